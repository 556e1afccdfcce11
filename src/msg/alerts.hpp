#pragma once
// The messages of src/text/alerts.inc by name.
#define MSG_TABLE alerts
#define MSG_NUMBER 14
#include "src/msg/table.inc"
