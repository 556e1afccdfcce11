#pragma once
// The messages of src/text/gui_log.inc by name.
#define MSG_TABLE gui_log
#define MSG_NUMBER 19
#include "src/msg/table.inc"
