#pragma once
// The messages of src/text/records.inc by name.
#define MSG_TABLE records
#define MSG_NUMBER 3
#include "src/msg/table.inc"
