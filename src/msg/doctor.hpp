#pragma once
// The messages of src/text/doctor.inc by name.
#define MSG_TABLE doctor
#define MSG_NUMBER 4
#include "src/msg/table.inc"
