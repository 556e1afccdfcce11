// A page as JSON: values by key, nothing rounded, nothing in words that has a value.

#include <cmath>
#include <nlohmann/json.hpp>

#include "reports/writers/writers.hpp"
#include "src/words.hpp"

namespace labclock::reports {

namespace {

using Json = nlohmann::ordered_json;

/// Six decimals, as everywhere in Labclock's JSON.
Json decimal(double number) {
  if (!std::isfinite(number)) { return nullptr; }
  constexpr double kScale = 1e6;
  return std::round(number * kScale) / kScale + 0.0;  // + 0.0 makes a zero of a negative one
}

struct ValueJson {
  Json operator()(std::monostate /*untold*/) const { return nullptr; }
  Json operator()(const std::string& text) const { return text.empty() ? Json(nullptr) : Json(text); }
  Json operator()(Seconds time) const { return time.count(); }
  Json operator()(double number) const { return decimal(number); }
  Json operator()(std::int64_t count) const { return count; }
  Json operator()(Day day) const { return iso_day(day); }
};

Json value_of(const Cell& cell) {
  return std::visit(ValueJson{}, cell.value);
}

class Writer {
 public:
  explicit Writer(const Page& page) {
    out_["report"] = page.id;
    out_["title"] = page.title;
    out_["lang"] = page.lang == Lang::ko ? "ko" : "en";
    each_block(page, [this](const PageBlock& block) {
      std::visit([&](const auto& content) { write(block.key, content); }, block.content);
    });
  }
  [[nodiscard]] const Json& json() const { return out_; }

 private:
  static void put(Json& object, const std::vector<Fact>& facts) {
    for (const Fact& fact : facts) { object[fact.key] = value_of(fact.value); }
  }

  void write(const std::string& /*key*/, const TitleBlock& title) { put(out_, title.facts); }
  void write(const std::string& key, const BigNumbers& numbers) {
    Json object = Json::object();
    for (const BigNumber& number : numbers.numbers) {
      put(object, {number.fact});
      put(object, number.details);
    }
    out_[key] = std::move(object);
  }
  void write(const std::string& key, const FactBox& box) {
    Json object = Json::object();
    put(object, box.facts);
    out_[key] = std::move(object);
  }
  static Json row_json(const Table& table, const TableRow& row) {
    Json object = Json::object();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (table.columns[i].pen) { continue; }
      object[table.columns[i].key] = value_of(row.cells[i]);
    }
    return object;
  }
  void write(const std::string& key, const Table& table) {
    Json rows = Json::array();
    for (const TableRow& row : table.rows) { rows.push_back(row_json(table, row)); }
    out_[key] = std::move(rows);
    if (table.total) { out_[key + "_total"] = row_json(table, *table.total); }
    if (table.below.empty()) { return; }
    Json below = Json::array();
    for (const TableRow& row : table.below) { below.push_back(row_json(table, row)); }
    out_[key + "_below"] = std::move(below);
  }
  void write(const std::string& key, const FigureBlock& figure) { write(key, figure.data); }
  void write(const std::string& key, const ListBlock& list) { out_[key] = list.items; }
  void write(const std::string& key, const Paragraph& words) {
    out_[key] = words.day ? Json(iso_day(*words.day)) : words.text.empty() ? Json(nullptr) : Json(words.text);
  }
  void write(const std::string& /*key*/, const SignatureBlock& /*lines*/) {}  // a signature is no value
  void write(const std::string& key, const FootNotes& notes) { out_[key] = notes.notes; }
  void write(const std::string& /*key*/, const SideBySide& /*both*/) {}  // each_block hands over what is in it

  Json out_ = Json::object();
};

}  // namespace

std::string page_json(const Page& page) {
  const Writer writer{page};
  return writer.json().dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace labclock::reports
