#!/usr/bin/env python3
"""The rules of the house that a compiler does not check. See docs/design.md.

    rules.py [ROOT]            checks the repository, prints one line a breach, exits 1 if there is any
    rules.py --list            the rules in a sentence each

What it is: a reader of lines. It knows no C++; each rule is a pattern that is rough on purpose, and a line
that is right nevertheless can say so with `rules: allow NAME` in a comment.
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass

ROOMS = ("src", "storage", "reports", "cli", "gui")
CODE = (".cpp", ".hpp", ".h", ".c")

# Which rooms a room may include from.
SEES = {
    "src": {"src"},
    "storage": {"src", "storage"},
    "reports": {"src", "reports"},
    "cli": {"src", "storage", "reports", "cli"},
    "gui": {"src", "storage", "reports", "gui"},
    "tests": {"src", "storage", "reports", "cli", "gui", "tests"},
    "cmake": set(),
}

# Libraries, by how their headers begin, and where each may be included. A place is a folder; one that ends
# in *.cpp is the .cpp files of that folder alone. What is not named here is not used by Labclock.
LIBRARIES = {
    "date/date.h": ["src", "storage", "reports", "cli", "gui", "tests"],
    "date/tz.h": ["tests"],
    "fmt/": ["src", "storage", "reports", "cli", "gui", "tests"],
    "utf8proc.h": ["src"],
    "SQLiteCpp/": ["storage/*.cpp", "storage/internal", "tests/*.cpp"],
    "sqlite3.h": ["storage/*.cpp", "storage/internal", "tests/*.cpp"],
    "nlohmann/json_fwd.hpp": ["storage", "reports", "cli", "gui", "tests"],
    "nlohmann/": ["storage/*.cpp", "storage/internal", "storage/import", "reports/*.cpp", "reports/writers", "cli", "gui/*.cpp",
                  "tests"],
    "libical/": ["storage/tools"],
    # Not set up in the static program: cmake/static/no_streams.cpp.
    "iostream": ["storage/tools", "tests"],
    "xlsxwriter": ["reports/paper/*.cpp"],
    "cairo/": ["reports/paper/*.cpp"],
    "pango/": ["reports/paper/*.cpp"],
    "qpdf/": ["reports/paper/*.cpp"],
    "imgui": ["gui", "tests"],
    "GLFW/": ["gui/window", "tests/bench"],
    "backends/imgui_impl": ["gui/window", "tests/bench"],
    "stb/": ["gui/window"],
    "GL/": ["gui/window"],
    "fontconfig/": ["gui/*.cpp"],
    "ft2build.h": ["gui/*.cpp"],
    "sdbus-c++/": ["gui/watch/*.cpp"],
    "X11/": ["gui/watch/*.cpp"],
    "doctest/": ["tests"],
    "rapidcheck": ["tests"],
}
# A view draws into the window it is given: it knows no file and no platform.
VIEW = re.compile(r"^gui/(views/|view_)")
# What draws on paper links Cairo and more; everybody else knows reports/paper.hpp.
PAPER = re.compile(r"^(reports/paper/|cli/tools/|tests/)")
VIEW_NEVER = re.compile(r"^(SQLiteCpp/|sqlite3\.h|GLFW/|storage/internal/|gui/window/)")

# Standard and system headers that read, write or ask a clock, which the pure rooms do not.
PURE = ("src", "reports")
IMPURE_HEADERS = {"fstream", "filesystem", "cstdio", "thread", "mutex", "future", "csignal"}
IMPURE_CALLS = re.compile(
    r"\b(system_clock|steady_clock|high_resolution_clock|random_device)\b|\bstd::(time|getenv|printf|puts|cout|cerr)\b|\bgetenv\s*\("
)

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')
ALLOW = re.compile(r"rules: allow ([\w-]+)")

# Put together from pieces, so that this file does not hold what it forbids.
FORBIDDEN_TEXT = [
    re.compile(pattern)
    for pattern in (
        r"(?<![\w.~$}])/" + r"(home|root|work|Users)/\w",
        "/tmp" + r"/b-\w",
        "deb" + r"\.debian\.org",
        "registry" + r"\.npmjs\.org",
        "pypi" + r"\.org",
        "proxy" + r"\.golang\.org",
        "crates" + r"\.io",
    )
]
UNFINISHED = re.compile(r"\b(" + "TO" + "DO|FIX" + "ME|XX" + r"X)\b")

LONG_FILE = 600


@dataclass
class Breach:
    path: str
    line: int
    rule: str
    text: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.rule}: {self.text}"


def files_of(root):
    """Tracked files and new ones that git does not ignore; without git, every file but build/."""
    try:
        out = subprocess.run(
            ["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            check=True, capture_output=True,
        ).stdout
        names = [name for name in out.decode().split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        names = []
        for folder, inside, here in os.walk(root):
            inside[:] = [name for name in inside if name not in ("build", ".git", ".cache")]
            names += [os.path.relpath(os.path.join(folder, name), root) for name in here]
    return sorted(name for name in set(names) if os.path.isfile(os.path.join(root, name)))


def read_lines(root, path):
    """The lines of a text file; None for a file that is not text."""
    with open(os.path.join(root, path), "rb") as file:
        data = file.read()
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return None


def may_hold(place, path):
    if place.endswith("/*.cpp"):
        return path.startswith(place[: -len("*.cpp")]) and path.endswith(".cpp")
    return path == place or path.startswith(place + "/")


def library_of(header):
    """The longest prefix in LIBRARIES that the header begins with."""
    fits = [prefix for prefix in LIBRARIES if header.startswith(prefix)]
    return max(fits, key=len) if fits else None


def wrong_quoted(root, path, header):
    room = path.split("/")[0]
    target = header.split("/")[0]
    if target not in ROOMS + ("tests",):
        return f'"{header}" does not begin at the root of the repository'
    if target not in SEES[room]:
        return f"{room} may not include from {target}"
    if target == "storage" and "/internal/" in header and room not in ("storage", "tests"):
        return f'"{header}" is for storage alone'
    if header.startswith("reports/paper/") and not PAPER.match(path):
        return f'"{header}" is for the room itself, labclock-paper and tests'
    if "/tools/" in header and "/tools/" not in path:
        return f'"{header}" belongs to a tool'
    if VIEW.match(path) and VIEW_NEVER.match(header):
        return f'a view may not include "{header}"'
    if not os.path.isfile(os.path.join(root, header)):
        return f'"{header}" does not exist'
    return None


def wrong_angled(path, header):
    room = path.split("/")[0]
    library = library_of(header)
    if VIEW.match(path) and VIEW_NEVER.match(header):
        return f"a view may not include <{header}>"
    if library:
        if not any(may_hold(place, path) for place in LIBRARIES[library]):
            return f"<{header}> may only be included in: {', '.join(LIBRARIES[library])}"
        return None
    if header.split("/")[0] in ROOMS:
        return f"<{header}> is ours: write it in quotes"
    if room in PURE and (header in IMPURE_HEADERS or header.endswith(".h")):
        return f"{room} does no input, output or clock: <{header}>"
    if "/" in header and not header.startswith(("sys/", "linux/", "netinet/")):
        return f"<{header}> is of a library that tests/rules does not know"
    return None


def check_include(root, path, header, angled):
    return wrong_angled(path, header) if angled else wrong_quoted(root, path, header)


def check_code_line(path, room, line):
    """Breaches in one line of code, as (rule, text)."""
    code = re.sub(r'"(\\.|[^"\\])*"', '""', line).split("//")[0]
    if VIEW.match(path) and PIXELS.search(code):
        yield "pixels", f"a view counts in em, not in pixels: {line.strip()}"
    if room in PURE and (found := IMPURE_CALLS.search(code)):
        yield "pure", f"{room} asks no clock and prints nothing: {found.group(0)}"
    if room in ROOMS and is_global(code):
        yield "globals", f"a variable at namespace scope that can change: {line.strip()}"
    if room in ROOMS and is_static_variable(code):
        yield "globals", f"a static variable that can change: {line.strip()}"


# Sizes in a view are em: a place built from numbers of pixels does not grow with the scale.
PIXELS = re.compile(r"\bImVec2\s*[({]\s*(?:[^,(){}]*,\s*)?-?(?:[3-9]|\d{2,})(?:\.\d*)?F?\s*[,)}]")


NOT_A_VARIABLE = re.compile(
    r"^(constexpr|const|consteval|using|typedef|namespace|struct|class|enum|union|template|extern|friend|return|"
    r"static_assert|public|private|protected|case|goto|break|continue|throw|else|do|if|for|while|switch|concept|requires|"
    r"inline constexpr|static constexpr|static const|inline const|constinit const|\[\[)\b|^[\[#}{)/*\s]|^\w+\("
)


def is_global(code):
    """A declaration at the left margin (nothing inside a namespace is indented) that makes a variable."""
    code = code.rstrip()
    if not code or not code.endswith((";", "{", "=")) or NOT_A_VARIABLE.match(code):
        return False
    declared = re.match(r"^(static |thread_local |inline )*[\w:]+(<.*>)?(\s*[&*])?\s+\w+(\[\w*\])?\s*(=[^=].*|=|\{.*\}?;|;)$", code)
    return bool(declared)


def is_static_variable(code):
    found = re.match(r"^\s*(static|thread_local|static thread_local)\s+(?!const\b|constexpr\b|inline\b)(.*)$", code)
    if not found:
        return False
    rest = found.group(2)
    if "const " in rest.split("=")[0].split("{")[0].split("(")[0]:
        return False
    return bool(re.match(r"^[\w:]+(<.*>)?(\s*[&*])?\s+\w+(\[\w*\])?\s*(;|=|\{)", rest)) and "(" not in rest.split("=")[0].split("{")[0]


PUBLIC_HEADER = re.compile(r"^(src|storage|reports)/\w+\.hpp$")


def check_header(path, lines):
    """Begins with #pragma once and says what it is: a paragraph where other rooms read it, else a line."""
    if not lines or lines[0].strip() != "#pragma once":
        return "the first line is not #pragma once"
    said = 0
    for line in lines[1:]:
        if line.startswith("//"):
            said += 1
        elif line.strip() or said:
            break
    if said < (2 if PUBLIC_HEADER.match(path) else 1):
        return "no paragraph after #pragma once that says what it is"
    return None


def check_file(root, path, lines):
    breaches = []
    room = path.split("/")[0]
    code = path.endswith(CODE) and room in SEES
    for number, line in enumerate(lines, 1):
        allowed = {found.group(1) for found in ALLOW.finditer(line)}

        def tell(rule, text, number=number, allowed=allowed):
            if rule not in allowed:
                breaches.append(Breach(path, number, rule, text))

        for pattern in FORBIDDEN_TEXT:
            if found := pattern.search(line):
                tell("machine", f"a path or host of one machine: {found.group(0)}")
        if not code:
            continue
        if UNFINISHED.search(line):
            tell("unfinished", line.strip())
        if found := INCLUDE.match(line):
            wrong = check_include(root, path, found.group(2), found.group(1) == "<")
            if wrong:
                tell("include", wrong)
        for rule, text in check_code_line(path, room, line):
            tell(rule, text)
    if code and room in ROOMS and path.endswith(".hpp"):
        wrong = check_header(path, lines)
        if wrong:
            breaches.append(Breach(path, 1, "header", wrong))
    return breaches


def check(root):
    """(breaches, warnings) of a tree."""
    breaches, warnings, seen = [], [], 0
    for path in files_of(root):
        lines = read_lines(root, path)
        if lines is None:
            continue
        seen += 1
        breaches += check_file(root, path, lines)
        if path.endswith(CODE + (".py",)) and len(lines) > LONG_FILE:
            warnings.append(f"{path}: {len(lines)} lines: does it still hold one idea?")
    return breaches, warnings, seen


RULES = """include     includes point one way: src <- storage <- cli, gui and src <- reports <- cli, gui; libraries stay in their rooms
pure        src and reports do no input, output or clock
globals     no variable at namespace scope, and no static one, that can change
header      a header begins with #pragma once and a paragraph that says what it is
machine     no path or host of one machine in a tracked file
unfinished  no note of work left undone in code"""


def main(arguments):
    if arguments and arguments[0] == "--list":
        print(RULES)
        return 0
    root = arguments[0] if arguments else os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    breaches, warnings, seen = check(root)
    for warning in warnings:
        print("warning:", warning)
    for breach in breaches:
        print(breach)
    if not seen:
        print(f"no file was read in {root}")
        return 1
    print(f"rules: {seen} files read, {len(breaches)} breaches, {len(warnings)} warnings")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
