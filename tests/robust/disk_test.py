#!/usr/bin/env python3
"""A full disk and a disk that fails to sync, at every point of a change: a clear error and nothing lost.

The faults are injected by strace into the n-th write, or the n-th fsync, of the real program. Where strace
may not trace, the test says so and is skipped (exit 77).
"""

import shutil
import subprocess
import sys

from program import Program

SKIPPED = 77


def can_trace():
    if shutil.which("strace") is None:
        return False
    probe = subprocess.run(["strace", "-qq", "-e", "trace=none", "true"], capture_output=True, check=False)
    return probe.returncode == 0


def inject(fault):
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + fault.split(":")[0], "-e", "inject=" + fault]


def check_fault(program, calls, error, persistent, words, undo):
    """Injects the fault at the first, second, ... such call, until the command no longer meets it.

    A persistent fault goes on from there, as a full disk does. Gives how often the command failed.
    """
    failed = 0
    unharmed = 0
    for number in range(1, 80):
        before = program.everything()
        when = f"{number}+" if persistent else str(number)
        done = program.run(*words, prefix=inject(f"{calls}:error={error}:when={when}"))
        after = program.everything()
        program.must("doctor")
        if done.returncode == 0:
            # Done is done, whatever the daily copy or the tidying up met afterwards.
            assert after != before, f"{words} said it was done and changed nothing ({calls} {error} at {number})"
            program.must(*undo)
            assert program.everything() == before, f"undo after {calls} {error} at {number} left something behind"
            unharmed = unharmed + 1 if not done.stderr else 0
            if unharmed == 3:
                break
            continue
        assert done.returncode == 4, f"exit code {done.returncode} for {error} at call {number}: {done.stderr}"
        assert done.stderr.startswith("labclock: "), f"no clear line: {done.stderr!r}"
        assert len(done.stderr.splitlines()) >= 2, f"no hint: {done.stderr!r}"
        assert after == before, f"{words} failed and changed something ({calls} {error} at {number})"
        failed += 1
    return failed


def main():
    if not can_trace():
        print("strace cannot trace here: skipped")
        return SKIPPED
    program = Program(sys.argv[1])
    program.must("project", "add", "Disk", "--kind", "own")
    program.must("add", "Disk", "2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z")
    words = ["add", "Disk", "2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z"]
    undo = ["undo"]
    faults = (("pwrite64", "ENOSPC", True), ("pwrite64", "EIO", False), ("fsync,fdatasync", "EIO", False),
              ("fsync,fdatasync", "EIO", True))
    for calls, error, persistent in faults:
        failed = check_fault(program, calls, error, persistent, words, undo)
        print(f"{calls} {error}{' from then on' if persistent else ''}: {failed} failures, each told, nothing changed")
        assert failed >= 1, f"{calls} {error} never failed a command: the test tested nothing"
    return 0


if __name__ == "__main__":
    sys.exit(main())
