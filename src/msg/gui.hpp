#pragma once
// The messages of src/text/gui.inc by name.
#define MSG_TABLE gui
#define MSG_NUMBER 16
#include "src/msg/table.inc"
