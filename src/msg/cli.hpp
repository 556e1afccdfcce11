#pragma once
// The messages of src/text/cli.inc by name.
#define MSG_TABLE cli
#define MSG_NUMBER 11
#include "src/msg/table.inc"
