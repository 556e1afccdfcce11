#pragma once
// The messages of src/text/figures.inc by name.
#define MSG_TABLE figures
#define MSG_NUMBER 15
#include "src/msg/table.inc"
