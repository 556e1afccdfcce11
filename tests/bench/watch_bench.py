#!/usr/bin/env python3
"""How light the background program is: on ten years of data, a session running, buses and an X server there.

    watch_bench.py --build FOLDER [--seconds N]

A line says what was measured and what is asked of it. Exit code 1 if something is heavier than asked.
"""

import argparse
import datetime

import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import window_bench
import worlds

# What is asked of it: milliseconds of CPU a second, megabytes in memory.
CPU = 0.1
MEMORY = 25


def bus(folder, environment, variable):
    """A bus that starts no service; its address in the environment."""
    config = folder / f"{variable}.conf"
    config.write_text(
        '<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"'
        ' "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">'
        f"<busconfig><type>session</type><listen>unix:path={folder}/{variable}</listen>"
        '<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>'
        '<allow own="*"/></policy></busconfig>')
    process = subprocess.Popen(["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    environment[variable] = process.stdout.readline().strip()
    return process


def resident_mb(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the background program is gone")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", required=True)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    for tool in ("dbus-daemon", "Xvfb"):
        if shutil.which(tool) is None:
            sys.exit(f"watch_bench: {tool} is not installed")
    build = pathlib.Path(options.build).resolve()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="labclock-watch-"))
    display = window_bench.Display(folder)
    processes = []
    heavy = 0
    try:
        environment = {**display.environment, "LABCLOCK_DB": str(folder / "labclock.db")}
        processes = [bus(folder, environment, name) for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS")]
        worlds.write_csv(folder / "rows.csv", worlds.sessions(29_200, datetime.date.today()))
        for words in (["import", "csv", str(folder / "rows.csv")], ["start", "Thesis"]):
            subprocess.run([build / "labclock", *words], env=environment, check=True, stdin=subprocess.DEVNULL,
                           stdout=subprocess.DEVNULL)
        watch = subprocess.Popen([build / "labclock-watch"], env=environment, stdin=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL)
        processes.append(watch)
        time.sleep(5)
        start = window_bench.cpu_ms([watch.pid])
        begin = time.monotonic()
        time.sleep(options.seconds)
        used = (window_bench.cpu_ms([watch.pid]) - start) / (time.monotonic() - begin)
        memory = resident_mb(watch.pid)
        for name, value, limit, unit in (("background-cpu", used, CPU, "ms/s"), ("background-memory", memory, MEMORY, "MB")):
            good = value <= limit
            heavy += not good
            print(f"{'ok  ' if good else 'HEAVY'} {name:<20} {value:9.3f} {unit:<5} (at most {limit:g})", flush=True)
        print(f"     its start took {start:.0f} ms of CPU; of its memory {window_bench.memory_mb([watch.pid]):.1f} MB are its own")
        watch.terminate()
        if watch.wait(timeout=20) != 0:
            sys.exit("watch_bench: it did not end as it should")
    finally:
        for process in reversed(processes):
            if process.poll() is None:
                process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()
        display.close()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main())
