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

// help.cpp
void declare_help(Options& options);

}  // namespace labclock::cli
