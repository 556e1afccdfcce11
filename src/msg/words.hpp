#pragma once
// The messages of src/text/words.inc by name.
#define MSG_TABLE words
#define MSG_NUMBER 0
#include "src/msg/table.inc"
