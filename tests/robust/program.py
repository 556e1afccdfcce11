"""Runs the real program against a database in a temporary folder: what the tests of this folder share."""

import json
import os
import subprocess
import tempfile


class Program:
    """One database, one clock, and the ways to call the program on it."""

    def __init__(self, path, now="2026-11-24T12:00:00Z"):
        self.path = os.path.abspath(path)
        self.folder = tempfile.TemporaryDirectory(prefix="labclock-robust-")
        self.database = os.path.join(self.folder.name, "labclock.db")
        self.environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "HOME": self.folder.name,
            "LABCLOCK_DB": self.database,
            "LABCLOCK_NOW": now,
            "LABCLOCK_ZONE": "UTC",
            "LABCLOCK_LANG": "en",
        }
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def command(self, *words):
        return [self.path, *words]

    def run(self, *words, prefix=()):
        environment = dict(self.environment)
        if prefix:  # the leak checker does not work under a tracer
            environment["ASAN_OPTIONS"] = environment.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
        return subprocess.run([*prefix, *self.command(*words)], env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=120, check=False)

    def must(self, *words):
        done = self.run(*words)
        if done.returncode != 0:
            raise AssertionError(f"labclock {' '.join(words)} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def sessions(self):
        return json.loads(self.must("log", "all", "--json"))["sessions"]

    def everything(self):
        return self.must("export", "json")
