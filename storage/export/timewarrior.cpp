#include <algorithm>

#include "storage/export/writer.hpp"

namespace labclock::storage {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      if (c == '"' || c == '\\') { out += '\\'; }
      out += c;
    }
  }
  return out + '"';
}

class Timewarrior : public ExportFormat {
 public:
  bool session(const ExportRow& row, Out& out) override {
    std::vector<std::string> tags = activity_parts(row.facts.activity);
    if (row.project != nullptr) {
      std::erase(tags, row.project->name);
      tags.push_back(row.project->name);
    }
    // As Timewarrior itself keeps them: sorted by byte, each once.
    std::sort(tags.begin(), tags.end());
    tags.erase(std::unique(tags.begin(), tags.end()), tags.end());

    std::string line = "inc " + compact_stamp(row.start);
    if (row.end) { line += " - " + compact_stamp(*row.end); }
    if (!tags.empty() || !row.facts.note.empty()) { line += " #"; }
    for (const std::string& tag : tags) { line += ' ' + quoted(one_line(tag)); }
    if (!row.facts.note.empty()) { line += " # " + quoted(row.facts.note); }
    out.put(line + '\n');
    return true;
  }
};

}  // namespace

std::unique_ptr<ExportFormat> timewarrior_format() {
  return std::make_unique<Timewarrior>();
}

}  // namespace labclock::storage
