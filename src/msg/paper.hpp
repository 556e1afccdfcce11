#pragma once
// The messages of src/text/paper.inc by name.
#define MSG_TABLE paper
#define MSG_NUMBER 40
#include "src/msg/table.inc"
