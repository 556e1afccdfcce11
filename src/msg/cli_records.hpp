#pragma once
// The messages of src/text/cli_records.inc by name.
#define MSG_TABLE cli_records
#define MSG_NUMBER 13
#include "src/msg/table.inc"
