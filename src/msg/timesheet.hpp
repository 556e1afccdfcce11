#pragma once
// The messages of src/text/timesheet.inc by name.
#define MSG_TABLE timesheet
#define MSG_NUMBER 41
#include "src/msg/table.inc"
