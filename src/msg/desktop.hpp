#pragma once
// The messages of src/text/desktop.inc by name.
#define MSG_TABLE desktop
#define MSG_NUMBER 55
#include "src/msg/table.inc"
