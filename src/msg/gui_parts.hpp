#pragma once
// The messages of src/text/gui_parts.inc by name.
#define MSG_TABLE gui_parts
#define MSG_NUMBER 17
#include "src/msg/table.inc"
