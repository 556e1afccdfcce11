#pragma once
// The messages of src/text/ledger.inc by name.
#define MSG_TABLE ledger
#define MSG_NUMBER 2
#include "src/msg/table.inc"
