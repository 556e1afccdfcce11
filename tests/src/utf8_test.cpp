#include "src/utf8.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

using namespace labclock;

namespace {

const std::string kComposed = "한글 \u00e9";                                     // 한글 é
const std::string kDecomposed = "\u1112\u1161\u11ab\u1100\u1173\u11af e\u0301";  // the same in parts

/// Any text of a few code points from the corners that matter here.
std::string any_text() {
  static const std::vector<std::string> kParts{
      "a",      "Z",      "é",        "e\u0301", "한",     "\u1112\u1161\u11ab",
      "ß",      "İ",      "ς",        "Σ",       "漢",     "…",
      " ",      "😀",      "👩\u200d🔬", "🇰🇷",      "\u0301", "\u200d",
      "\n",     "Ω",      "\u212a",   "\u1e9e",  "ﬀ",      "ᾈ",
      "\u0345", "\u1100", "\u1161",   "\u202e",  "\x1b",   "０"};
  std::string text;
  const int count = *rc::gen::inRange(0, 12);
  for (int i = 0; i < count; ++i) { text += kParts[*rc::gen::inRange<std::size_t>(0, kParts.size())]; }
  return text;
}

}  // namespace

TEST_CASE("what is UTF-8 and what is not") {
  for (const char* good : {"", "plain", "한글", "😀", "\u0000", "\U0010ffff", "\ue000", "\u00ad"}) {
    CHECK(valid_utf8(good));
  }
  CHECK(valid_utf8(std::string_view("a\0b", 3)));
  for (const char* bad : {"\xff", "\x80", "\xc3", "\xc3\x28", "\xed\x95", "a\xed\xa0\x80", "\xc0\x80",
                          "\xf4\x90\x80\x80", "\xe0\x80\xaf", "\xb0\xa1 in EUC-KR"}) {
    CAPTURE(bad);
    CHECK_FALSE(valid_utf8(bad));
  }
}

TEST_CASE("text is composed") {
  CHECK(nfc(kDecomposed) == kComposed);
  CHECK(nfc(kComposed) == kComposed);
  CHECK(nfc("plain") == "plain");
  CHECK(nfc("") == "");
  CHECK(nfc("\u212b") == "\u00c5");  // the sign of ångström is the letter
  CHECK(nfc("ﬀ ①") == "ﬀ ①");        // no compatibility folding
  CHECK_FALSE(nfc("a\xff"));
  const std::string zero("\u00e9\0x", 4);
  CHECK(nfc(zero) == zero);
}

TEST_CASE("names are the same whatever their case and their parts") {
  CHECK(fold_key(kDecomposed) == fold_key(kComposed));
  CHECK(fold_key("NRF Basic") == fold_key("nrf basic"));
  CHECK(fold_key("ÉCOLE") == fold_key("e\u0301cole"));
  CHECK(fold_key("ΟΔΟΣ") == fold_key("οδος"));
  CHECK(fold_key("οδος") == fold_key("οδοσ"));  // the final sigma is one
  CHECK(fold_key("ЛАБ") == fold_key("лаб"));
  CHECK(fold_key("\u212a") == "k");  // Kelvin
  CHECK(fold_key("한글") == "한글");
  CHECK(fold_key("") == "");
}

TEST_CASE("folding is by code point and knows no language") {
  CHECK(fold_key("Straße") == "straße");
  CHECK(fold_key("Straße") != fold_key("Strasse"));
  CHECK(fold_key("STRA\u1e9eE") == "straße");  // the capital sharp s has a simple folding
  CHECK(fold_key("I") == "i");
  CHECK(fold_key("İ") == "İ");
  CHECK(fold_key("ı") == "ı");
  CHECK(fold_key("ﬀ") == "ﬀ");
  CHECK(fold_key("ᾈ") == fold_key("ᾀ"));
  CHECK(fold_key("caf\xe9") == "caf\xe9");  // not UTF-8: the bytes unchanged
  CHECK(fold_key("CAF\xe9") == "CAF\xe9");
}

TEST_CASE("a key is its own key, and equal for equivalent texts") {
  CHECK(rc::check([] {
    const std::string text = any_text();
    const std::string key = fold_key(text);
    RC_ASSERT(valid_utf8(key));
    RC_ASSERT(fold_key(key) == key);
    RC_ASSERT(fold_key(*nfc(text)) == key);
  }));
}

TEST_CASE("columns on a terminal") {
  CHECK(display_width("") == 0);
  CHECK(display_width("plain text") == 10);
  CHECK(display_width("한글") == 4);
  CHECK(display_width(kComposed) == 6);
  CHECK(display_width(kDecomposed) == 6);
  CHECK(display_width("漢字カナ") == 8);
  CHECK(display_width("ｶﾅ") == 2);    // halfwidth
  CHECK(display_width("ＡＢ") == 4);  // fullwidth
  CHECK(display_width("😀") == 2);
  CHECK(display_width("⌚") == 2);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("a\u200bb\u200d") == 2);
  CHECK(display_width("❤\ufe0f") == 1);
  CHECK(display_width("…·─░") == 4);
  CHECK(display_width("\t\n\x1b\x7f\u0085") == 0);
  CHECK(display_width("\U00020000") == 2);
  CHECK(display_width("a\xff\xfe") == 3);
}

TEST_CASE("text is cut at a character and says so") {
  CHECK(fit_width("short", 10) == "short");
  CHECK(fit_width("exactly", 7) == "exactly");
  CHECK(fit_width("too long", 4) == "too…");
  CHECK(fit_width("한글날", 6) == "한글날");
  CHECK(fit_width("한글날", 5) == "한글…");
  CHECK(fit_width("한글날", 4) == "한…");  // half a syllable is left out
  CHECK(fit_width("한글날", 1) == "…");
  CHECK(fit_width("한글날", 0) == "");
  CHECK(fit_width("한글날", -3) == "");
  CHECK(fit_width("", 0) == "");
  CHECK(fit_width("e\u0301e\u0301e\u0301", 2) == "e\u0301…");
  CHECK(fit_width(kDecomposed, 4) == "\u1112\u1161\u11ab…");
  CHECK(fit_width("👩\u200d🔬 lab", 5) == "👩\u200d🔬…");  // never half an emoji
  CHECK(fit_width("👩\u200d🔬 lab", 4) == "…");
  CHECK(fit_width("🇰🇷🇰🇷", 3) == "🇰🇷…");
  CHECK(fit_width("ab\xff\xff", 3) == "ab…");
}

TEST_CASE("fitted and padded text has the width asked for") {
  CHECK(rc::check([] {
    const std::string text = any_text();
    const int columns = *rc::gen::inRange(0, 30);
    const std::string fitted = fit_width(text, columns);
    RC_ASSERT(valid_utf8(fitted));
    RC_ASSERT(display_width(fitted) <= columns);
    if (display_width(text) <= columns && columns > 0) { RC_ASSERT(fitted == text); }
    RC_ASSERT(display_width(pad_right(fitted, columns)) == columns);
    RC_ASSERT(display_width(pad_left(fitted, columns)) == columns);
  }));
}

TEST_CASE("text is padded by columns and not by bytes") {
  CHECK(pad_right("한글", 6) == "한글  ");
  CHECK(pad_left("한글", 6) == "  한글");
  CHECK(pad_left("9:12", 6) == "  9:12");
  CHECK(pad_right("longer", 3) == "longer");
  CHECK(pad_left("longer", -1) == "longer");
}

TEST_CASE("a note cannot steer the terminal") {
  CHECK(printable("plain 한글 😀 e\u0301") == "plain 한글 😀 e\u0301");
  CHECK(printable("\x1b[31mred\x1b[0m") == "\\x1b[31mred\\x1b[0m");
  CHECK(printable("a\tb\nc\r\nd") == "a b c  d");
  CHECK(printable("bell\a") == "bell\\x07");
  CHECK(printable("\x7f") == "\\x7f");
  CHECK(printable("\u009b31m") == "\\x9b31m");  // the one-byte form of ESC [
  CHECK(printable("abc\u202edef\u2066\u2069") == "abc\\u202edef\\u2066\\u2069");
  CHECK(printable("line\u2028end\u2029") == "line end ");
  CHECK(printable("caf\xe9") == "caf\\xe9");
  CHECK(printable(std::string_view("a\0b", 3)) == "a\\x00b");
  CHECK(rc::check("and stays UTF-8 that is printed as it is", [] {
    std::string bytes = *rc::gen::arbitrary<std::string>() + any_text();
    const std::string shown = printable(bytes);
    RC_ASSERT(valid_utf8(shown));
    RC_ASSERT(printable(shown) == shown);
  }));
}
