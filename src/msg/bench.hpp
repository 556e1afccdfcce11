#pragma once
// The messages of src/text/bench.inc by name.
#define MSG_TABLE bench
#define MSG_NUMBER 50
#include "src/msg/table.inc"
