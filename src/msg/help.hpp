#pragma once
// The messages of src/text/help.inc by name.
#define MSG_TABLE help
#define MSG_NUMBER 12
#include "src/msg/table.inc"
