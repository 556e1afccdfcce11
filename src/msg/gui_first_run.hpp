#pragma once
// The messages of src/text/gui_first_run.inc by name.
#define MSG_TABLE gui_first_run
#define MSG_NUMBER 22
#include "src/msg/table.inc"
