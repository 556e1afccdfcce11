#!/usr/bin/env python3
"""Four writers, three hundred commands, each killed at a random moment: nothing acknowledged is lost.

A command is acknowledged when it ended by itself with 0. What was killed may or may not have happened, but
never by half. Afterwards the doctor finds nothing, and every change that is left can be undone.
"""

import json
import random
import signal
import subprocess
import sys
import threading
import time

from program import Program

WRITERS = 4
COMMANDS = 300


class Writer(threading.Thread):
    """Adds one-minute sessions of its own hour range, and kills most of its commands on the way."""

    def __init__(self, program, number, share, seed, longest):
        super().__init__()
        self.program = program
        self.number = number
        self.share = share
        self.dice = random.Random(seed)
        self.longest = longest
        self.acknowledged = []
        self.killed = 0
        self.refused = []

    def run(self):
        for index in range(self.share):
            self.one(index)

    def one(self, index):
        start = self.number * 400 + index
        day, minute = divmod(start, 1440)
        begin = f"2026-11-{2 + day:02d}T{minute // 60:02d}:{minute % 60:02d}:00Z"
        end = f"2026-11-{2 + day:02d}T{minute // 60:02d}:{minute % 60:02d}:40Z"
        child = subprocess.Popen(self.program.command("add", "Crash", begin, end, "--json"), env=self.program.environment,
                                 stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(self.dice.random() * self.longest)
        child.send_signal(signal.SIGKILL)
        out, err = child.communicate()
        # About half are to be killed, on any machine and however busy it is.
        if child.returncode == 0:
            self.acknowledged.append((begin, json.loads(out)))
            self.longest *= 0.9
        elif child.returncode == -signal.SIGKILL:
            self.killed += 1
            self.longest *= 1.1
        else:
            self.refused.append((child.returncode, err))


def time_of_one(program):
    """How long a command takes here: where the writers begin to look for the moment that kills half of them."""
    begin = time.monotonic()
    program.must("status")
    return max(0.002, time.monotonic() - begin)


def main():
    program = Program(sys.argv[1])
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20261124
    program.must("project", "add", "Crash", "--kind", "own")
    longest = time_of_one(program) * 3 * WRITERS
    writers = [Writer(program, number, COMMANDS // WRITERS, seed + number, longest) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    refused = [entry for writer in writers for entry in writer.refused]
    assert not refused, f"refused though nobody held the database for long: {refused[:3]}"
    acknowledged = [entry for writer in writers for entry in writer.acknowledged]
    killed = sum(writer.killed for writer in writers)
    there = {session["start"] for session in program.sessions()}
    lost = [begin for begin, _ in acknowledged if begin not in there]
    assert not lost, f"acknowledged and lost: {lost[:3]}"
    assert len(there) <= len(acknowledged) + killed, "more sessions than commands"
    assert killed > 20, f"only {killed} commands were killed: the test tested nothing"
    assert len(acknowledged) > 20, f"only {len(acknowledged)} commands were acknowledged: the test tested nothing"

    program.must("doctor")
    changes = len(json.loads(program.must("history", "all", "--json"))["history"])
    assert changes == len(there) + 1, f"{changes} history entries for {len(there)} sessions and a project"
    program.must("undo", str(changes))
    assert program.sessions() == []
    program.must("redo", str(changes))
    assert {session["start"] for session in program.sessions()} == there
    print(f"{len(acknowledged)} acknowledged, {killed} killed, {len(there)} kept, none lost")


if __name__ == "__main__":
    main()
