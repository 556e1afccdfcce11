#pragma once
// The messages of src/text/times.inc by name.
#define MSG_TABLE times
#define MSG_NUMBER 1
#include "src/msg/table.inc"
