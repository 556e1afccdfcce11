#pragma once
// The messages of src/text/gui_today.inc by name.
#define MSG_TABLE gui_today
#define MSG_NUMBER 18
#include "src/msg/table.inc"
