#pragma once
// The declarations of all commands, for the registry: one function each, defined in the file of its group.

#include "cli/options.hpp"

namespace labclock::cli {

// session.cpp: what runs
void declare_start(Options& options);
void declare_stop(Options& options);
void declare_continue(Options& options);
void declare_toggle(Options& options);
void declare_status(Options& options);

// edit.cpp: finished sessions and their corrections
void declare_add(Options& options);
void declare_edit(Options& options);
void declare_cut(Options& options);
void declare_merge(Options& options);
void declare_delete(Options& options);

// log.cpp
void declare_log(Options& options);

// history.cpp
void declare_undo(Options& options);
void declare_redo(Options& options);
void declare_history(Options& options);

// project.cpp
void declare_project(Options& options);

// agree.cpp
void declare_agree(Options& options);

// days.cpp
void declare_day_off(Options& options);

// holiday.cpp
void declare_holiday(Options& options);

// meeting.cpp
void declare_meeting(Options& options);

// review.cpp: week, split, rest, agreements
void declare_week(Options& options);
void declare_split(Options& options);
void declare_rest(Options& options);
void declare_agreements(Options& options);

// report.cpp: pages to hand out; timesheet.cpp: the month sheet among them
void declare_report(Options& options);
void declare_report_timesheet(Options& options);

// chart.cpp
void declare_chart(Options& options);
// benchmarks.cpp
void declare_benchmarks(Options& options);

// alert.cpp
void declare_alert(Options& options);

// crunch.cpp
void declare_crunch(Options& options);

// away.cpp
void declare_away(Options& options);

// config.cpp
void declare_config(Options& options);

// import.cpp
void declare_import(Options& options);

// data.cpp: export, backup, restore
void declare_export(Options& options);
void declare_backup(Options& options);
void declare_restore(Options& options);

// doctor.cpp
void declare_doctor(Options& options);

// demo.cpp
void declare_demo(Options& options);

// help.cpp
void declare_help(Options& options);

}  // namespace labclock::cli
