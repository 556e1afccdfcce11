#pragma once
// The messages of src/text/reports.inc by name.
#define MSG_TABLE reports
#define MSG_NUMBER 9
#include "src/msg/table.inc"
