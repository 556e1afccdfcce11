#pragma once
// The messages of src/text/gui_projects.inc by name.
#define MSG_TABLE gui_projects
#define MSG_NUMBER 20
#include "src/msg/table.inc"
