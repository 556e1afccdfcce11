#pragma once
// The messages of src/text/gui_rest.inc by name.
#define MSG_TABLE gui_rest
#define MSG_NUMBER 51
#include "src/msg/table.inc"
