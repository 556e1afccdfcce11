#pragma once
// The messages of src/text/review.inc by name.
#define MSG_TABLE review
#define MSG_NUMBER 10
#include "src/msg/table.inc"
