#include "src/words.hpp"
#include "storage/export/writer.hpp"
#include "storage/import/csv_reader.hpp"
#include "storage/import/own_csv.hpp"

namespace labclock::storage {
namespace {

/// A cell by RFC 4180.
void append_cell(std::string& line, std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    line += text;
    return;
  }
  line += '"';
  for (const char c : text) {
    if (c == '"') { line += '"'; }
    line += c;
  }
  line += '"';
}

class Csv : public ExportFormat {
 public:
  void begin(Out& out) override {
    out.put(kOwnCsvHeader);
    out.put("\n");
  }

  bool session(const ExportRow& row, Out& out) override {
    line_.clear();
    append_cell(line_, row.project != nullptr ? guarded(row.project->name) : std::string{});
    line_ += ',';
    line_ += key_of(row.project != nullptr ? row.project->kind : Kind::unassigned);
    line_ += ',';
    append_cell(line_, guarded(row.facts.activity));
    line_ += ',';
    append_cell(line_, guarded(row.facts.note));
    line_ += ',';
    line_ += rfc3339(row.start);
    line_ += ',';
    if (row.end) { line_ += rfc3339(*row.end); }
    line_ += ',';
    append_cell(line_, row.facts.zone);
    line_ += ',';
    line_ += to_string(row.facts.uuid);
    line_ += ',';
    line_ += key_of(row.facts.origin);
    line_ += '\n';
    out.put(line_);
    return true;
  }

 private:
  std::string line_;
};

}  // namespace

std::unique_ptr<ExportFormat> csv_format() {
  return std::make_unique<Csv>();
}

}  // namespace labclock::storage
