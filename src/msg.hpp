#pragma once
// All messages by name, for src/text.cpp and the tests that look at each.
//
// What it is: every table of src/msg/. What it is not: for anybody else; who says something includes the header of
// the table it speaks from (src/msg/ledger.hpp for the sentences of src/text/ledger.inc), and a header none:
// src/text.hpp is enough there.

#include "src/msg/absence.hpp"
#include "src/msg/alerts.hpp"
#include "src/msg/bench.hpp"
#include "src/msg/cli.hpp"
#include "src/msg/cli_records.hpp"
#include "src/msg/crunch.hpp"
#include "src/msg/demo.hpp"
#include "src/msg/desktop.hpp"
#include "src/msg/doctor.hpp"
#include "src/msg/figures.hpp"
#include "src/msg/gui.hpp"
#include "src/msg/gui_absence.hpp"
#include "src/msg/gui_first_run.hpp"
#include "src/msg/gui_log.hpp"
#include "src/msg/gui_parts.hpp"
#include "src/msg/gui_projects.hpp"
#include "src/msg/gui_rest.hpp"
#include "src/msg/gui_settings.hpp"
#include "src/msg/gui_today.hpp"
#include "src/msg/help.hpp"
#include "src/msg/history.hpp"
#include "src/msg/holidays.hpp"
#include "src/msg/import.hpp"
#include "src/msg/ledger.hpp"
#include "src/msg/paper.hpp"
#include "src/msg/records.hpp"
#include "src/msg/reports.hpp"
#include "src/msg/review.hpp"
#include "src/msg/times.hpp"
#include "src/msg/timesheet.hpp"
#include "src/msg/watch.hpp"
#include "src/msg/words.hpp"
