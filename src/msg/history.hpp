#pragma once
// The messages of src/text/history.inc by name.
#define MSG_TABLE history
#define MSG_NUMBER 6
#include "src/msg/table.inc"
