#pragma once
// The messages of src/text/import.inc by name.
#define MSG_TABLE import
#define MSG_NUMBER 7
#include "src/msg/table.inc"
