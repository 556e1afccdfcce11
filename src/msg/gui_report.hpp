#pragma once
// The messages of src/text/gui_report.inc by name.
#define MSG_TABLE gui_report
#define MSG_NUMBER 57
#include "src/msg/table.inc"
