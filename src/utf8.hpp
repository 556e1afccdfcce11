#pragma once
// Text as people write it: UTF-8, composed (NFC), compared without regard to case, and measured in
// terminal columns.
//
// What it is: the few things asked of Unicode, answered by utf8proc. What it is not: locale-dependent
// (Turkish i and German ß fold by code point everywhere alike).

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace labclock {

[[nodiscard]] bool valid_utf8(std::string_view text);
/// Composed form. Invalid UTF-8 gives nothing.
[[nodiscard]] std::optional<std::string> nfc(std::string_view text);
/// NFC and folded by code point: equal keys are the same name (docs/manual/labclock.md, PROJECT NAMES).
/// Invalid UTF-8 gives the bytes unchanged.
[[nodiscard]] std::string fold_key(std::string_view text);
/// Columns on a terminal: East Asian wide characters take 2, combining marks 0, control characters 0.
[[nodiscard]] int display_width(std::string_view text);
/// At most `columns` wide, cut at a character with an ellipsis ("…", one column) where it did not fit.
[[nodiscard]] std::string fit_width(std::string_view text, int columns);
/// Padded with spaces to `columns`; longer text is left as it is.
[[nodiscard]] std::string pad_right(std::string_view text, int columns);
[[nodiscard]] std::string pad_left(std::string_view text, int columns);
/// Control characters (C0, DEL, C1) and bidirectional overrides become visible "\x1b" or spaces, so that
/// a note cannot steer the terminal it is printed on.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace labclock
