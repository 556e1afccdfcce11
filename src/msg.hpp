#pragma once
// The messages by name: Msg::session_overlap and all the others, from the tables in src/text/.
//
// What it is: what a .cpp file includes that says something. What it is not: for headers; src/text.hpp is
// enough for them, and a new sentence then compiles only those anew who speak.

#include "src/text.hpp"

namespace labclock {

enum class Msg : unsigned short {
#define TEXT(id, en, ko) id,
#include "src/text/all.inc"
#undef TEXT
};

}  // namespace labclock
