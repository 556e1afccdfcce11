#!/usr/bin/env python3
"""Do the manual and the completions tell of everything that the program takes, and in both languages alike?

What the program takes is read from its own help, which is made from the declarations that read the words. Then:
every command, subcommand, option, choice and setting must stand in the English and in the Korean manual and be
offered by all three completions; both manuals have the same pages with the same headings; and the completion for
bash is run, and that for fish where fish is there. At the end a few words are taken out on purpose: a check that
does not notice is no check.

usage: manual_test.py PROGRAM [ROOT]
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field

BASH_DRIVER = r"""
set -f
source "$1"
while IFS= read -r line; do
  COMP_LINE=$line COMP_POINT=${#line} COMPREPLY=() COMP_WORDS=($line)
  [[ $line == *" " ]] && COMP_WORDS+=("")
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  _labclock
  printf '%s\037' "${COMPREPLY[@]}"
  echo
done
"""


@dataclass
class Taken:
    """One command, or a command and its subcommand."""
    path: str
    options: list = field(default_factory=list)  # ["-n", "--note"]
    choices: dict = field(default_factory=dict)  # {"--kind": ["own", "funded"]}
    words: list = field(default_factory=list)  # of fixed choices that stand as a word: ["stop", "snooze"]


@dataclass
class Grammar:
    commands: list
    taken: list  # Taken
    globals_: Taken
    settings: list
    formats: dict  # {"import": [...], "export": [...]}

    def below(self, command):
        return [each.path.split()[1] for each in self.taken if each.path.startswith(command + " ")]


class Program:
    def __init__(self, path, home):
        self.path = path
        self.environment = {"HOME": home, "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8",
                            "COLUMNS": "100", "LABCLOCK_DB": os.path.join(home, "manual.db"),
                            "LABCLOCK_ZONE": "Asia/Seoul", "LABCLOCK_NOW": "2026-11-24T12:00:00+09:00",
                            "LABCLOCK_LANG": "en"}

    def run(self, *words):
        done = subprocess.run([self.path, *words], capture_output=True, text=True, env=self.environment,
                              stdin=subprocess.DEVNULL, timeout=60)
        return done.returncode, done.stdout

    def tell(self, *words):
        code, out = self.run(*words)
        if code != 0:
            sys.exit(f"labclock {' '.join(words)} ended with {code}")
        return out


# The program's own help -------------------------------------------------------------------------------------

OPTION_LINE = re.compile(r"^ {2,6}(?:(-\w), )?(--[\w-]+)(?: (\S+))?")
CHOICE_LINE = re.compile(r"^ {2}([a-z-]+(?:\|[a-z-]+)+)(?: {2,}|$)")


def read_options(taken, lines):
    for line in lines:
        if found := OPTION_LINE.match(line):
            short, name, label = found.groups()
            taken.options += [short, name] if short else [name]
            if label and re.fullmatch(r"[a-z-]+(\|[a-z-]+)+", label):
                taken.choices[name] = label.split("|")
        elif found := CHOICE_LINE.match(line):
            taken.words += found.group(1).split("|")


def read_help(program, command):
    """A Taken for the command and one for each of its subcommands."""
    blocks, here = [], []
    for line in program.tell("help", command).splitlines():
        if line.startswith("labclock " + command):
            here = []
            blocks.append((line, here))
        here.append(line)
    takens = []
    for number, (usage, lines) in enumerate(blocks):
        words = usage.split()
        taken = Taken(command if number == 0 else f"{command} {words[2]}")
        read_options(taken, lines)
        takens.append(taken)
    return takens


def read_grammar(program):
    overview = program.tell("help")
    commands = []
    for line in overview.split("Options of every command")[0].splitlines():
        if found := re.match(r"^  ([a-z][a-z-]*)(?:, ([a-z-]+))? {2,}\S", line):
            commands += [name for name in found.groups() if name]
    taken = [each for command in commands if command != "switch" for each in read_help(program, command)]
    globals_ = Taken("")
    read_options(globals_, program.tell("help", "options").splitlines())
    globals_.options += ["-h"] if "-h" not in globals_.options else []
    settings = [row["key"] for row in json.loads(program.tell("config", "list", "--json"))["settings"]]
    formats = {}
    for command, words in (("import", ("nosuch", "x")), ("export", ("nosuch",))):
        _, out = program.run(command, *words, "--json")
        formats[command] = json.loads(out)["error"]["hint"].removeprefix("the formats are ").split(", ")
    grammar = Grammar(commands, taken, globals_, list(dict.fromkeys(settings)), formats)
    # A reader of help that reads nothing would pass everything below.
    read = {"commands": len(commands), "subcommands": sum(" " in each.path for each in taken),
            "options": sum(len(each.options) for each in taken), "choices": sum(len(each.choices) for each in taken),
            "settings": len(grammar.settings), "formats": len(formats["import"]) + len(formats["export"])}
    least = {"commands": 30, "subcommands": 20, "options": 50, "choices": 10, "settings": 20, "formats": 10}
    for what, count in read.items():
        if count < least[what]:
            sys.exit(f"only {count} {what} were read from the program's help; this test no longer understands it")
    return grammar, read


# The manuals ------------------------------------------------------------------------------------------------

def has_word(text, word):
    return re.search(rf"(?<![\w.-]){re.escape(word)}(?![\w-])", text) is not None


def synopsis_of(text):
    """The first block of code, with lines that go on joined to the line before."""
    block = re.search(r"(?:^ {4}.*\n)+", text, re.M)
    return re.sub(r"\n {10,}", " ", block.group(0)) if block else ""


def page_of(pages, path):
    for name, text in pages.items():
        if re.search(rf"^ {{4}}labclock {re.escape(path)}(?: |$)", synopsis_of(text), re.M):
            return name, text
    return None, ""


def check_manual(grammar, pages, language):
    wrong = []
    overview = pages.get("labclock.md", "")
    for command in grammar.commands:
        if not has_word(overview, f"`{command}`".strip("`")) or f"`{command}`" not in overview:
            wrong.append(f"{language}: labclock.md does not list {command}")
    for option in grammar.globals_.options:
        if not has_word(overview, option):
            wrong.append(f"{language}: labclock.md does not explain {option}")
    for taken in grammar.taken:
        # "labclock project" alone does nothing: its subcommands stand in the synopsis.
        if " " not in taken.path and grammar.below(taken.path) and not taken.options:
            continue
        name, text = page_of(pages, taken.path)
        if name is None:
            wrong.append(f"{language}: no synopsis has labclock {taken.path}")
            continue
        needed = taken.options + [each for some in taken.choices.values() for each in some] + taken.words
        wrong += [f"{language}: {name} does not tell of {word} (labclock {taken.path})" for word in needed
                  if not has_word(text, word)]
    wrong += [f"{language}: labclock-config.md does not tell of {key}" for key in grammar.settings
              if f"`{key}`" not in pages.get("labclock-config.md", "")]
    for command, formats in grammar.formats.items():
        _, text = page_of(pages, command)
        wrong += [f"{language}: the page of {command} does not tell of the format {each}" for each in formats
                  if not has_word(text, each)]
    for name, text in pages.items():
        if not re.match(rf"# .+\n\n{re.escape(name.removesuffix('.md'))} - \S", text):
            wrong.append(f"{language}: {name} does not begin with its name and what it is")
        for other in re.findall(r"\b(labclock(?:-\w+)?)\(1\)", text):
            if other + ".md" not in pages:
                wrong.append(f"{language}: {name} sends to {other}(1), which is not there")
    return wrong


def headings(text):
    return [len(found) for found in re.findall(r"^(#+) ", text, re.M)]


def check_alike(english, korean):
    wrong = [f"{name} is there in one language alone" for name in sorted(english.keys() ^ korean.keys())]
    for name in sorted(english.keys() & korean.keys()):
        ours, theirs = english[name], korean[name]
        if headings(ours) != headings(theirs):
            wrong.append(f"{name}: the headings differ: {headings(ours)} and {headings(theirs)}")
        if len(re.findall(r"^- ", ours, re.M)) != len(re.findall(r"^- ", theirs, re.M)):
            wrong.append(f"{name}: the lists do not have the same number of lines")
        if synopsis_of(ours).count("\n") != synopsis_of(theirs).count("\n"):
            wrong.append(f"{name}: the synopses differ")
        if not re.search("[가-힣]", theirs):
            wrong.append(f"ko/{name} is not Korean")
    return wrong


# The completions --------------------------------------------------------------------------------------------

def questions(grammar, program):
    """(line, words that must be offered) for a completion that can be asked."""
    yield f"{program} ", grammar.commands
    yield f"{program} --", [each for each in grammar.globals_.options if each.startswith("--")]
    yield f"{program} help ", [*grammar.commands, "times", "options"]
    for command in grammar.commands:
        if grammar.below(command):
            yield f"{program} {command} ", grammar.below(command)
            yield f"{program} help {command} ", grammar.below(command)
    for taken in grammar.taken:
        long_names = [each for each in taken.options if each.startswith("--")]
        if long_names:
            yield f"{program} {taken.path} --", long_names
        for option, choices in taken.choices.items():
            yield f"{program} {taken.path} {option} ", choices
    for option, choices in grammar.globals_.choices.items():
        yield f"{program} {option} ", choices
    yield f"{program} config set ", grammar.settings
    yield f"{program} config get ", grammar.settings
    yield f"{program} alert answer 1 ", ["stop", "snooze", "continue"]
    yield f"{program} meeting note today ", ["done", "decision", "action"]
    for command, formats in grammar.formats.items():
        yield f"{program} {command} ", formats


def ask_bash(script, lines, environment):
    done = subprocess.run(["bash", "--norc", "-c", BASH_DRIVER, "bash", str(script)], input="\n".join(lines) + "\n",
                          capture_output=True, text=True, env=environment, timeout=120)
    if done.stderr:
        return None, done.stderr
    return [row.split("\037")[:-1] for row in done.stdout.splitlines()], ""


def ask_fish(script, lines, environment):
    asked = "".join(f"echo @; complete -C {json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    done = subprocess.run(["fish", "--no-config", "-c", f"source {script}\n{asked}"], capture_output=True, text=True,
                          env=environment, timeout=240)
    if done.stderr:
        return None, done.stderr
    answers = []
    for row in done.stdout.splitlines():
        if row == "@":
            answers.append([])
        else:
            answers[-1].append(row.split("\t")[0])
    return answers, ""


def check_asked(shell, ask, script, asked, environment):
    answers, trouble = ask(script, [line for line, _ in asked], environment)
    if answers is None or len(answers) != len(asked):
        return [f"{shell}: {trouble or 'it did not answer every line'}"]
    wrong = []
    for (line, needed), answer in zip(asked, answers):
        missing = [word for word in needed if word not in answer]
        if missing:
            wrong.append(f"{shell}: labclock {line.split(' ', 1)[1]!r} does not offer {', '.join(missing)}")
    return wrong


def check_zsh(grammar, text):
    """zsh cannot be asked without a terminal, so its cases are read."""
    shared = dict(re.findall(r"^  (globals|note|activity|at|facts)=\((.*?)\n?\s*\)$", text, re.M | re.S))
    body = text[text.index("case $place in"):]
    cases = {}
    for patterns, rest in re.findall(r"^    (\S.*?)\) (_arguments .*?);;", body, re.M | re.S):
        for name in shared:
            rest = re.sub(rf"\${name}\b", lambda _, name=name: shared[name], rest)
        for pattern in patterns.split("|"):
            cases[pattern.strip("'")] = rest.replace("\\:", ":")
    wrong = [f"zsh: {command} is not offered" for command in grammar.commands if f"'{command}:" not in text]
    for taken in grammar.taken:
        command = taken.path.split()[0]
        case = cases.get(taken.path, cases["*"])
        offered = taken.options + [each for some in taken.choices.values() for each in some] + taken.words
        wrong += [f"zsh: labclock {taken.path} does not offer {word}" for word in offered + grammar.globals_.options
                  if not has_word(case, word)]
        below = re.search(rf"^    {re.escape(command)}\) reply=\((.*?)\)", text, re.M)
        if " " in taken.path and (below is None or taken.path.split()[1] not in below.group(1).split()):
            wrong.append(f"zsh: the subcommand {taken.path} is not offered")
    wrong += [f"zsh: the setting {key} is not offered" for key in grammar.settings if not has_word(text, key)]
    for command, formats in grammar.formats.items():
        wrong += [f"zsh: {command} does not offer {each}" for each in formats if not has_word(cases[command], each)]
    return wrong


def smoke(program, script, environment):
    """Names of projects as people have them: blanks, a colon, quotes, Korean; an archived one is not offered."""
    for name in ("NRF basic", "Thesis: chapter 4", '수업 "조교"', "Old"):
        program.tell("project", "add", name, "--kind", "own")
    program.tell("project", "archive", "Old")
    asked = [
        ("start N", ["NRF\\ basic"]),
        ("start n", ["NRF\\ basic"]),
        ('start "NRF b', ["NRF basic"]),
        ("start 수", ['수업\\ \\"조교\\"']),
        ("start Th", ["Thesis\\:\\ chapter\\ 4"]),
        ("start O", []),
        ("project archive O", ["Old"]),
        ("start -n note Th", ["Thesis\\:\\ chapter\\ 4"]),
        ("project edit x --kind fu", ["funded"]),
        ("log last-w", ["last-week"]),
        ("stop --a", ["--at"]),
        ("nosuch ", []),
        ("add Thesis 9:30 ", []),
    ]
    answers, trouble = ask_bash(script, [f"{program.path} {line}" for line, _ in asked], environment)
    if answers is None:
        return [f"bash: {trouble}"]
    return [f"bash: labclock {line!r} gives {answer}, not {expected}"
            for (line, expected), answer in zip(asked, answers) if [each for each in answer if each] != expected]


# All of it --------------------------------------------------------------------------------------------------

def read_pages(folder):
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))}


def without(texts, name, word):
    assert word in texts[name], f"{word} does not stand in {name}: plant something else"
    return {**texts, name: texts[name].replace(word, "")}


def check_planted(grammar, english, korean, zsh):
    """Each of these takes something away; a check that still passes sees nothing."""
    planted = {
        "an option in English": check_manual(grammar, without(english, "labclock-add.md", "--trim"), "en"),
        "an option in Korean": check_manual(grammar, without(korean, "labclock-import.md", "--skip-bad"), "ko"),
        "a command": check_manual(grammar, without(english, "labclock-undo.md", "labclock redo"), "en"),
        "a setting": check_manual(grammar, without(korean, "labclock-config.md", "`idle.after`"), "ko"),
        "a choice": check_manual(grammar, without(english, "labclock-days.md", "|sick"), "en")
                    or check_manual(grammar, without(english, "labclock-alert.md", "experiment"), "en"),
        "a heading": check_alike(english, without(korean, "labclock-week.md", "# 예\n")),
        "a page": check_alike(english, {name: text for name, text in korean.items() if name != "labclock-demo.md"}),
        "an option of zsh": check_zsh(grammar, zsh.replace("--dry-run", "")),
        "a subcommand of zsh": check_zsh(grammar, zsh.replace("rename", "")),
    }
    return [f"taking away {what} was not noticed" for what, noticed in planted.items() if not noticed]


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    root = pathlib.Path(arguments[1] if len(arguments) > 1 else pathlib.Path(__file__).resolve().parents[2])
    manual, completions = root / "docs/manual", root / "completions"
    english, korean = read_pages(manual), read_pages(manual / "ko")
    with tempfile.TemporaryDirectory() as home:
        # Completions split the line at blanks: the program gets a path without any.
        place = pathlib.Path(home, "labclock")
        place.symlink_to(pathlib.Path(arguments[0]).resolve())
        program = Program(str(place), home)
        grammar, read = read_grammar(program)
        wrong = check_manual(grammar, english, "en") + check_manual(grammar, korean, "ko")
        wrong += check_alike(english, korean)
        zsh = (completions / "_labclock").read_text(encoding="utf-8")
        wrong += check_zsh(grammar, zsh)
        asked = list(questions(grammar, program.path))
        wrong += check_asked("bash", ask_bash, completions / "labclock.bash", asked, program.environment)
        wrong += smoke(program, completions / "labclock.bash", program.environment)
        shells = ["bash", "zsh (read)"]
        if shutil.which("zsh"):
            done = subprocess.run(["zsh", "-f", "-n", str(completions / "_labclock")], capture_output=True, text=True)
            wrong += [f"zsh: {line}" for line in done.stderr.splitlines()]
        if shutil.which("fish"):
            wrong += check_asked("fish", ask_fish, completions / "labclock.fish",
                                 [(line.replace(program.path, "labclock"), needed) for line, needed in asked],
                                 {**program.environment, "PATH": f"{home}:{program.environment['PATH']}"})
            shells.append("fish")
        wrong += check_planted(grammar, english, korean, zsh)
    for line in wrong:
        print(line)
    print("manual: " + ", ".join(f"{count} {what}" for what, count in read.items())
          + f"; {len(english)} pages in two languages; completions: {', '.join(shells)}; {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
