#pragma once
// The messages of src/text/demo.inc by name.
#define MSG_TABLE demo
#define MSG_NUMBER 5
#include "src/msg/table.inc"
