"""The same made-up work as labclock's CSV, timewarrior's data files and ledger's timeclock file.

Sessions lie evenly over the weekdays of ten years, so that every year, month and week holds the same number.
Weekends are free, as most people's are: a run of working days is looked back over to its first day, so ten
years without a single day off would be measured by that alone.
"""

import datetime
import json

PROJECTS = (("Thesis", "own"), ("NRF basic", "funded"), ("Lab service", "service"), ("Teaching", "course"))
ZONE = "Asia/Seoul"
OFFSET = datetime.timedelta(hours=9)  # Seoul has had one offset since 1988
DAYS = 3650


def sessions(count, end):
    """(start, end, project, kind) in UTC, oldest first: `count` of them on the weekdays of 3650 days before `end`."""
    first = datetime.datetime.combine(end, datetime.time()) - datetime.timedelta(days=DAYS) - OFFSET
    working = [day for day in range(DAYS) if (end - datetime.timedelta(days=DAYS - day)).weekday() < 5]
    per_day = count // len(working)
    # A working day from 09:00 for a few sessions, the whole day for many.
    begin, step = (9 * 3600, 3000) if per_day <= 14 else (0, 86400 // (per_day + 2))
    number = 0
    for index, day in enumerate(working):
        midnight = first + datetime.timedelta(days=day)
        # The remainder goes to the last days, so that exactly `count` come out.
        here = per_day + (1 if index >= len(working) - count % len(working) else 0)
        for part in range(here):
            start = midnight + datetime.timedelta(seconds=begin + part * step)
            project, kind = PROJECTS[number % len(PROJECTS)]
            yield start, start + datetime.timedelta(seconds=step * 5 // 6), project, kind
            number += 1


def write_csv(path, rows):
    count = 0
    with open(path, "w", encoding="utf-8") as out:
        out.write("project,kind,activity,note,start,end,zone\n")
        for start, end, project, kind in rows:
            out.write(f"{project},{kind},,,{start:%Y-%m-%dT%H:%M:%S}Z,{end:%Y-%m-%dT%H:%M:%S}Z,{ZONE}\n")
            count += 1
    return count


def write_timewarrior(folder, rows):
    data = folder / "data"
    data.mkdir(parents=True)
    (folder / "timewarrior.cfg").write_text("", encoding="utf-8")
    files, tags = {}, {}
    for start, end, project, _ in rows:
        lines = files.setdefault(f"{start:%Y-%m}.data", [])
        tag = f'"{project}"' if " " in project else project
        lines.append(f"inc {start:%Y%m%dT%H%M%S}Z - {end:%Y%m%dT%H%M%S}Z # {tag}\n")
        tags[project] = tags.get(project, 0) + 1
    for name, lines in files.items():
        (data / name).write_text("".join(lines), encoding="utf-8")
    (data / "tags.data").write_text(json.dumps({tag: {"count": n} for tag, n in tags.items()}), encoding="utf-8")


def write_timeclock(path, rows):
    with open(path, "w", encoding="utf-8") as out:
        for start, end, project, _ in rows:
            out.write(f"i {start + OFFSET:%Y/%m/%d %H:%M:%S} {project}\no {end + OFFSET:%Y/%m/%d %H:%M:%S}\n")
