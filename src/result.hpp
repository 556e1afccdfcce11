#pragma once
// How a function says that it could not do what it was asked.
//
// What it is: `Result<T>`, a value or an `Error`, at every border a person can reach. What it is not:
// exceptions, which stay inside the room that throws them (storage turns SQLite's into Errors).
//
// An Error carries phrases, not sentences: it is put into words, in the person's language, where it is
// shown. Its kind decides the exit code of the terminal program (docs/manual/labclock.md).

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "src/text.hpp"

namespace labclock {

/// The class of an error; the number is the exit code.
enum class ErrorKind : unsigned char {
  refused = 1,     ///< a rule says no (overlap, nothing running)
  usage = 2,       ///< the words are wrong (an impossible time, an unknown option)
  not_found = 3,   ///< no such project, session, file
  storage = 4,     ///< the database: locked, full, read-only, corrupt, foreign, newer
  cancelled = 130  ///< the person stopped it (Ctrl-C); nothing has changed
};

struct Error {
  ErrorKind kind = ErrorKind::refused;
  std::string code;             ///< short and stable, for scripts: "overlap", "no_such_project"
  Phrase message;               ///< what is wrong
  std::optional<Phrase> hint;   ///< what to do, where there is something to do
  std::vector<Phrase> details;  ///< further lines (the sessions that are in the way)
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  [[nodiscard]] T& value() & {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] const T& value() const& {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  /// Of a temporary by value, so that `for (… : *f())` walks over something that lives.
  [[nodiscard]] T value() && {
    assert(ok());
    return std::move(*std::get_if<0>(&state_));
  }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  [[nodiscard]] const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const Error& error() const {
    assert(!ok());
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

/// Builds an error; `refuse(ErrorKind::usage, "bad_time", {msg::bad_time, {{"text", s}}}, msg::hint_time)`.
[[nodiscard]] inline Error refuse(ErrorKind kind, std::string code, Phrase message,
                                  std::optional<Phrase> hint = std::nullopt) {
  return Error{kind, std::move(code), std::move(message), std::move(hint), {}};
}

}  // namespace labclock
