#pragma once
// The messages of src/text/watch.inc by name.
#define MSG_TABLE watch
#define MSG_NUMBER 61
#include "src/msg/table.inc"
