#pragma once
// The messages of src/text/absence.inc by name.
#define MSG_TABLE absence
#define MSG_NUMBER 62
#include "src/msg/table.inc"
