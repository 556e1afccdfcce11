#pragma once
// The messages of src/text/gui_settings.inc by name.
#define MSG_TABLE gui_settings
#define MSG_NUMBER 21
#include "src/msg/table.inc"
