#pragma once
// Output in as few writes as can be.
//
// What it is: a buffer in front of a Sink, flushed when it is large and at the end; it remembers the
// first trouble, after which nothing more is written. What it is not: a stream with formats or locales.

#include <string>
#include <string_view>

#include "cli/environment.hpp"

namespace labclock::cli {

class Output {
 public:
  explicit Output(Sink& sink) : sink_(&sink) {}
  /// False once something could not be written.
  bool write(std::string_view bytes);
  bool flush();
  /// The errno of the first trouble, 0 while there was none.
  [[nodiscard]] int trouble() const { return trouble_; }

 private:
  Sink* sink_;
  std::string buffer_;
  int trouble_ = 0;
};

}  // namespace labclock::cli
