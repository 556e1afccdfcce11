#!/usr/bin/env python3
"""Plants one breach at a time in a small tree of its own and asks whether rules.py sees it."""

import os
import subprocess
import tempfile
import unittest

import rules

CLEAN = {
    "src/session.hpp": '#pragma once\n// A session.\n// What it is not: more.\n\n#include <date/date.h>\n\n#include <vector>\n',
    "src/session.cpp": '#include "src/session.hpp"\n\n#include <fmt/format.h>\n\n'
                       "namespace labclock {\nconstexpr int kOne = 1;\nint one() { return kOne; }\n}\n",
    "storage/ledger.hpp": '#pragma once\n// The ledger.\n// One file.\n\n#include "src/session.hpp"\n',
    "storage/ledger.cpp": '#include "storage/ledger.hpp"\n\n#include <SQLiteCpp/SQLiteCpp.h>\n#include <sqlite3.h>\n'
                          "#include <unistd.h>\n#include <nlohmann/json.hpp>\n",
    "storage/internal/db.hpp": "#pragma once\n// Inside.\n// Alone.\n\n#include <SQLiteCpp/SQLiteCpp.h>\n",
    "storage/tools/ics.cpp": '#include <libical/ical.h>\n#include "src/session.hpp"\n',
    "reports/week.cpp": '#include "src/session.hpp"\n#include <nlohmann/json.hpp>\n',
    "cli/main.cpp": '#include <cstdio>\n#include "storage/ledger.hpp"\n',
    "gui/views/week.cpp": '#include <imgui.h>\n#include "src/session.hpp"\n',
    "tests/src/session_test.cpp": '#include <doctest/doctest.h>\n#include "src/session.hpp"\n#include <date/tz.h>\n',
}

# What is planted -> (file, lines, rule that must see it).
PLANTED = {
    "src includes storage": ("src/a.cpp", '#include "storage/ledger.hpp"', "include"),
    "src includes cli": ("src/a.cpp", '#include "cli/main.cpp"', "include"),
    "src includes SQLite": ("src/a.cpp", "#include <sqlite3.h>", "include"),
    "src includes date's zones": ("src/a.cpp", "#include <date/tz.h>", "include"),
    "src reads files": ("src/a.cpp", "#include <fstream>", "include"),
    "src calls the system": ("src/a.cpp", "#include <unistd.h>", "include"),
    "src asks the clock": ("src/a.cpp", "auto t = std::chrono::system_clock::now();", "pure"),
    "src reads the environment": ("src/a.cpp", '  auto* v = std::getenv("X");', "pure"),
    "storage includes reports": ("storage/a.cpp", '#include "reports/week.hpp"', "include"),
    "storage includes libical outside its tool": ("storage/a.cpp", "#include <libical/ical.h>", "include"),
    "a library that was given up": ("cli/a.cpp", "#include <CLI/CLI.hpp>", "include"),
    "SQLiteCpp in a public header": ("storage/a.hpp", "#include <SQLiteCpp/Database.h>", "include"),
    "reports includes storage": ("reports/a.cpp", '#include "storage/ledger.hpp"', "include"),
    "reports includes SQLite": ("reports/a.cpp", "#include <sqlite3.h>", "include"),
    "reports includes Cairo outside of paper": ("reports/a.cpp", "#include <cairo/cairo.h>", "include"),
    "Pango in a header of paper": ("reports/paper/a.hpp", "#include <pango/pangocairo.h>", "include"),
    "storage includes a workbook": ("storage/a.cpp", "#include <xlsxwriter.h>", "include"),
    "the window includes a PDF library": ("gui/a.cpp", "#include <qpdf/QPDF.hh>", "include"),
    "reports prints": ("reports/a.cpp", '  std::printf("x");', "pure"),
    "cli includes SQLiteCpp": ("cli/a.cpp", "#include <SQLiteCpp/SQLiteCpp.h>", "include"),
    "cli includes ImGui": ("cli/a.cpp", "#include <imgui.h>", "include"),
    "cli looks inside storage": ("cli/a.cpp", '#include "storage/internal/db.hpp"', "include"),
    "gui includes cli": ("gui/a.cpp", '#include "cli/a.hpp"', "include"),
    "a view includes GLFW": ("gui/views/a.cpp", "#include <GLFW/glfw3.h>", "include"),
    "a view counts in pixels": ("gui/views/a.cpp", "  const ImVec2 size = ImVec2(120, 40);", "pixels"),
    "a view counts in pixels downwards": ("gui/views/a.cpp", "  draw(ImVec2{0, 24.0F});", "pixels"),
    "a view includes the window": ("gui/view_day.cpp", '#include "gui/window/window.hpp"', "include"),
    "an include beside itself": ("src/a.cpp", '#include "session.hpp"', "include"),
    "an include upwards": ("src/a.cpp", '#include "../storage/ledger.hpp"', "include"),
    "an include of nothing": ("src/a.cpp", '#include "src/nothing.hpp"', "include"),
    "our header in angles": ("src/a.cpp", "#include <src/session.hpp>", "include"),
    "an unknown library": ("cli/a.cpp", "#include <boost/regex.hpp>", "include"),
    "spaces in the include": ("src/a.cpp", '  #  include "storage/ledger.hpp"', "include"),
    "a header without pragma": ("src/a.hpp", "// A.\n// B.\n", "header"),
    "a header that says nothing": ("src/a.hpp", "#pragma once\n#include <vector>\n", "header"),
    "a global": ("src/a.cpp", "int counter = 0;", "globals"),
    "a global in braces": ("storage/a.cpp", "std::map<int, std::string> cache{};", "globals"),
    "a bare global": ("cli/a.cpp", "std::string current;", "globals"),
    "a static variable of a file": ("cli/a.cpp", "static bool verbose = false;", "globals"),
    "a static variable of a function": ("cli/a.cpp", "  static int calls = 0;", "globals"),
    "a thread's variable": ("cli/a.cpp", "thread_local int depth = 0;", "globals"),
    "a machine's path": ("README.md", "See /" + "home/kim/labclock.", "machine"),
    "a build folder": ("dev", "cd /" + "work/main", "machine"),
    "a registry": ("README.md", "from https://pypi" + ".org/simple", "machine"),
    "work left undone": ("src/a.cpp", "// TO" + "DO: later", "unfinished"),
}

# Lines that look like a breach and are none.
INNOCENT = [
    ("src/a.cpp", "static constexpr int kTwo = 2;"),
    ("src/a.cpp", "constexpr auto kTable = std::to_array<int>({1, 2});"),
    ("src/a.cpp", "static int helper(int value);"),
    ("src/a.cpp", "std::string name_of(int id);"),
    ("src/a.cpp", "  static const std::vector<int> table = make();"),
    ("src/a.cpp", "using Table = std::vector<int>;"),
    ("src/a.cpp", "template <class T>\nstruct std::hash<Id<T>>;"),
    ("src/a.cpp", "}  // namespace labclock"),
    ("src/a.cpp", "const std::vector<int>& all() {"),
    ("src/a.cpp", 'auto text = 1;  // std::printf("x") is not called; rules: allow globals'),
    ("src/a.cpp", "bool operator==(const Span& a, const Span& b) = default;"),
    ("src/a.cpp", "std::optional<Day> last_meeting() const;"),
    ("cli/a.cpp", "int count = 0;  // rules: allow globals"),
    ("README.md", "The database is in ~/.local/share/labclock and $HOME/" + "work" + "/notes."),
    ("storage/internal/a.hpp", "#pragma once\n// Inside, one line will do.\n"),
    ("README.md", "See src/session.hpp and docs/home/index."),
]


class Tree:
    """A tree with the clean files in a temporary folder."""

    def __init__(self, folder):
        self.folder = folder
        for path, text in CLEAN.items():
            self.write(path, text)

    def write(self, path, text):
        full = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)

    def rules_broken(self):
        breaches, _, _ = rules.check(self.folder)
        return [(breach.path, breach.rule) for breach in breaches]


class Planted(unittest.TestCase):
    def test_clean_tree_passes(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(Tree(folder).rules_broken(), [])

    def test_each_breach_is_seen(self):
        for name, (path, text, rule) in PLANTED.items():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                tree = Tree(folder)
                tree.write(path, text + "\n")
                self.assertIn((path, rule), tree.rules_broken())

    def test_innocent_lines_pass(self):
        for path, text in INNOCENT:
            with self.subTest(text), tempfile.TemporaryDirectory() as folder:
                tree = Tree(folder)
                tree.write(path, text + "\n")
                self.assertEqual(tree.rules_broken(), [])

    def test_program_exits_with_one(self):
        program = os.path.abspath(rules.__file__)
        with tempfile.TemporaryDirectory() as folder:
            tree = Tree(folder)
            self.assertEqual(subprocess.run(["python3", program, folder], stdout=subprocess.DEVNULL).returncode, 0)
            tree.write("src/a.cpp", '#include "storage/ledger.hpp"\n')
            done = subprocess.run(["python3", program, folder], capture_output=True, text=True)
            self.assertEqual(done.returncode, 1)
            self.assertIn("src/a.cpp:1: include: src may not include from storage", done.stdout)

    def test_an_empty_folder_is_no_pass(self):
        with tempfile.TemporaryDirectory() as folder:
            program = os.path.abspath(rules.__file__)
            self.assertEqual(subprocess.run(["python3", program, folder], stdout=subprocess.DEVNULL).returncode, 1)

    def test_new_files_of_a_git_tree_are_read(self):
        with tempfile.TemporaryDirectory() as folder:
            tree = Tree(folder)
            subprocess.run(["git", "init", "-q", folder], check=True)
            tree.write(".gitignore", "/build/\n")
            tree.write("build/generated.cpp", '#include "storage/ledger.hpp"\n')
            tree.write("src/a.cpp", '#include "storage/ledger.hpp"\n')
            self.assertEqual(tree.rules_broken(), [("src/a.cpp", "include")])

    def test_a_long_file_is_a_warning(self):
        with tempfile.TemporaryDirectory() as folder:
            tree = Tree(folder)
            tree.write("src/a.cpp", "\n" * (rules.LONG_FILE + 1))
            breaches, warnings, _ = rules.check(folder)
            self.assertEqual(breaches, [])
            self.assertEqual(len(warnings), 1)


if __name__ == "__main__":
    unittest.main()
