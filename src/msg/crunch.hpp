#pragma once
// The messages of src/text/crunch.inc by name.
#define MSG_TABLE crunch
#define MSG_NUMBER 63
#include "src/msg/table.inc"
