"""What the tests of pictures and documents share: the two programs, a made-up ledger, and readers of what came out."""

import os
import pathlib
import shutil
import struct
import subprocess
import tempfile

NOW = "2026-11-24T12:00:00+09:00"
SKIPPED = 77


class Failure(Exception):
    pass


def need(holds, text):
    if not holds:
        raise Failure(text)


def same(found, expected, text):
    need(found == expected, f"{text}: {found!r}, not {expected!r}")


class Desk:
    """A folder, a database in it, and the program that reads it."""

    def __init__(self, program):
        self.program = str(pathlib.Path(program).resolve())
        self.keep = tempfile.TemporaryDirectory(prefix="labclock-paper-")
        self.folder = pathlib.Path(self.keep.name)
        self.environment = {
            "HOME": str(self.folder), "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8",
            "LABCLOCK_DB": str(self.folder / "labclock.db"), "LABCLOCK_ZONE": "Asia/Seoul", "LABCLOCK_NOW": NOW,
            "LABCLOCK_LANG": "en", "COLUMNS": "100",
        }
        for name in ("UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def run(self, *words, program=None, **environment):
        return subprocess.run([program or self.program, *map(str, words)], capture_output=True, stdin=subprocess.DEVNULL,
                              env={**self.environment, **environment}, cwd=self.folder, timeout=120, check=False)

    def must(self, *words, **more):
        done = self.run(*words, **more)
        need(done.returncode == 0, f"labclock {' '.join(map(str, words))} ended with {done.returncode}: {done.stderr.decode()}")
        return done.stdout.decode()

    def refused(self, code, *words, **more):
        """Ends with this code, one clear line and a hint, and leaves nothing behind. Gives what it said."""
        before = self.listing()
        done = self.run(*words, **more)
        said = done.stderr.decode()
        need(done.returncode == code, f"{' '.join(map(str, words))} ended with {done.returncode}, not {code}: {said}")
        need(said.startswith("labclock: ") and len(said.splitlines()) == 2, f"no clear line and hint: {said!r}")
        same(self.listing(), before, f"files after {' '.join(map(str, words))}")
        return said

    def listing(self):
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*") if ".db" not in path.name)

    def path(self, name):
        return self.folder / name

    def demo(self):
        """A year of made-up work becomes the ledger."""
        file = str(self.folder / "demo.db")
        self.must("demo", file)
        self.environment["LABCLOCK_DB"] = file


def have(*tools):
    """What of these is not installed."""
    return [tool for tool in tools if shutil.which(tool) is None]


def output_of(*command):
    done = subprocess.run(list(map(str, command)), capture_output=True, stdin=subprocess.DEVNULL, timeout=120, check=False)
    need(done.returncode == 0, f"{' '.join(map(str, command))} ended with {done.returncode}: {done.stderr.decode(errors='replace')}"
                               f"{done.stdout.decode(errors='replace')[:500]}")
    return done.stdout.decode(errors="replace")


def png_size(path):
    data = pathlib.Path(path).read_bytes()
    need(data.startswith(b"\x89PNG\r\n\x1a\n") and data.rstrip(b"\0").endswith(b"IEND\xaeB`\x82"), f"{path} is no whole PNG")
    return struct.unpack(">II", data[16:24])


def text_of(pdf):
    return output_of("pdftotext", "-layout", pdf, "-")


def check_pdf(pdf, title, lang, author=None):
    """Well formed, its fonts in it, its text selectable, and what it says about itself."""
    output_of("qpdf", "--check", pdf)
    fonts = output_of("pdffonts", pdf).splitlines()[2:]
    need(fonts, f"{pdf} has no fonts: its text is not text")
    for line in fonts:
        embedded, subset, mapped = line.split()[-5:-2]
        need((embedded, subset, mapped) == ("yes", "yes", "yes"), f"{pdf}: a font that is not embedded: {line}")
    info = dict(line.split(":", 1) for line in output_of("pdfinfo", "-isodates", pdf).splitlines() if ":" in line)
    same(info["Title"].strip(), title, f"title of {pdf}")
    if author is not None:
        same(info.get("Author", "").strip(), author, f"author of {pdf}")
    need(info["CreationDate"].strip().startswith("2026-11-24T03:00:00"), f"made at {info['CreationDate']}")
    need(f"/Lang ({lang})" in output_of("qpdf", "--qdf", "--object-streams=disable", pdf, "-"), f"{pdf} has not /Lang {lang}")


def run_cases(cases, names, *arguments):
    """Runs the named cases, all without a name. A case gives words why it was skipped, else nothing."""
    skipped = 0
    chosen = names or list(cases)
    for name in chosen:
        why = cases[name](*arguments)
        print(f"{name}: {'skipped, ' + why if why else 'fine'}")
        skipped += 1 if why else 0
    return SKIPPED if skipped == len(chosen) else 0
