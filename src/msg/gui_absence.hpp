#pragma once
// The messages of src/text/gui_absence.inc by name.
#define MSG_TABLE gui_absence
#define MSG_NUMBER 52
#include "src/msg/table.inc"
