#include "storage/export/writer.hpp"

namespace labclock::storage {
namespace {

constexpr std::size_t kLineOctets = 75;  // RFC 5545, 3.1

/// Text as RFC 5545, 3.3.11 writes it.
std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') { continue; }
    if (c == '\n' || c == '\r') {
      out += "\\n";
    } else if (c == '\\' || c == ';' || c == ',') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') {
      if (c != 0x7F) { out += c; }
    }
  }
  return out;
}

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// One content line, folded so that no line is longer than 75 octets and no character is cut.
void put_line(Out& out, std::string_view line) {
  std::size_t room = kLineOctets;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && continues(line[cut])) { --cut; }
    if (cut == 0) { cut = room; }  // not UTF-8: cut anywhere
    out.put(line.substr(0, cut));
    out.put("\r\n ");
    line.remove_prefix(cut);
    room = kLineOctets - 1;  // the blank counts
  }
  out.put(line);
  out.put("\r\n");
}

std::string summary_of(const ExportRow& row) {
  std::string summary = row.project != nullptr ? row.project->name : std::string{};
  if (!row.facts.activity.empty()) { summary += (summary.empty() ? "" : ": ") + row.facts.activity; }
  if (summary.empty()) { summary = one_line(row.facts.note); }
  if (summary.empty()) { summary = key_of(Kind::unassigned); }
  return escaped(summary);
}

class Ics : public ExportFormat {
 public:
  void begin(Out& out) override {
    for (const char* line :
         {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Labclock//Labclock//EN", "CALSCALE:GREGORIAN"}) {
      put_line(out, line);
    }
  }

  bool session(const ExportRow& row, Out& out) override {
    if (!row.end) { return false; }
    const Kind kind = row.project != nullptr ? row.project->kind : Kind::unassigned;
    put_line(out, "BEGIN:VEVENT");
    put_line(out, "UID:" + to_string(row.facts.uuid));
    put_line(out, "DTSTAMP:" + compact_stamp(row.changed_at));
    put_line(out, "DTSTART:" + compact_stamp(row.start));
    put_line(out, "DTEND:" + compact_stamp(*row.end));
    put_line(out, "SUMMARY:" + summary_of(row));
    const std::string project = row.project != nullptr ? escaped(row.project->name) + ',' : std::string{};
    put_line(out, "CATEGORIES:" + project + std::string{key_of(kind)});
    if (!row.facts.note.empty()) { put_line(out, "DESCRIPTION:" + escaped(row.facts.note)); }
    put_line(out, "X-LABCLOCK-ZONE:" + escaped(row.facts.zone));
    put_line(out, "END:VEVENT");
    return true;
  }

  void end(Out& out) override { put_line(out, "END:VCALENDAR"); }
};

}  // namespace

std::unique_ptr<ExportFormat> ics_format() {
  return std::make_unique<Ics>();
}

}  // namespace labclock::storage
