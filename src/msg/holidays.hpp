#pragma once
// The messages of src/text/holidays.inc by name.
#define MSG_TABLE holidays
#define MSG_NUMBER 8
#include "src/msg/table.inc"
