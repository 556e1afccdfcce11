"""Random ledgers: sessions in odd zones at odd times, under rules that change while they happen."""

import datetime

from naive import DAY, KINDS, date_of, iso, number, rfc3339

ZONES = (
    "Asia/Seoul", "Europe/London", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
    "Asia/Kathmandu", "Pacific/Apia", "America/St_Johns", "Africa/Casablanca", "Pacific/Chatham",
    "Antarctica/Troll",
)  # fmt: skip
HOMES = ("Asia/Seoul", "Europe/London", "America/New_York")
# Dates near which a clock somewhere does something unusual; a world is laid around one of them.
EVENTS = (
    ("Pacific/Apia", "2011-12-30"), ("Pacific/Apia", "2011-09-24"), ("Pacific/Apia", "2012-04-01"),
    ("Australia/Lord_Howe", "2025-04-06"), ("Australia/Lord_Howe", "2025-10-05"),
    ("Africa/Casablanca", "2024-03-10"), ("Africa/Casablanca", "2024-04-14"),
    ("Antarctica/Troll", "2025-03-30"), ("Antarctica/Troll", "2025-10-26"),
    ("Pacific/Chatham", "2026-04-05"), ("Pacific/Chatham", "2025-09-28"),
    ("America/St_Johns", "2026-03-08"), ("America/St_Johns", "2010-11-07"), ("America/St_Johns", "2010-03-14"),
    ("Europe/London", "2026-03-29"), ("Europe/London", "2026-10-25"),
    ("Europe/Berlin", "2026-03-29"), ("Europe/Berlin", "2025-10-26"),
    ("America/New_York", "2026-03-08"), ("America/New_York", "2026-11-01"),
    ("Asia/Seoul", "2026-10-05"), ("Asia/Kathmandu", "2025-01-01"),
)  # fmt: skip
CORES = (
    "mon-fri 09:00-18:00", "mon-fri 09:00-12:00,mon-fri 13:00-18:00", "mon-fri 10:00-19:00,sat 10:00-13:00",
    "mon-sat 18:00-26:00", "mon-fri 08:30-17:15", "tue-sat 22:00-30:00", "mon-sun 00:00-24:00",
    "mon-thu 07:00-15:30,fri 07:00-12:00", "wed 07:00-31:00", "mon-fri 01:00-09:00", "sun 11:00-16:00",
    "mon-fri 20:00-28:00,sun 02:30-03:30", "mon-wed 18:00-34:00,thu-sun 08:00-16:00", "mon-sun 20:00-40:00",
    "mon 12:00-36:00,tue 08:00-20:00,wed 20:00-44:00,thu 06:00-18:00,fri 22:00-40:00,sat 08:00-14:00",
)  # fmt: skip
SETTINGS = {
    "core": CORES,
    "night": ("22:00-06:00", "23:00-05:00", "00:00-05:00", "20:00-07:00", "21:30-05:30", "01:30-03:00"),
    "day_start": ("00:00", "00:00", "04:00", "05:30", "03:00", "02:30"),
    "rest_benchmark": ("11h", "12h", "10h30m", "8h"),
}
EVER = "1900-01-01"
PROJECTS = (("Thesis", "own"), ("NRF basic", "funded"), ("삼성 산학", "funded"), ("Lab server", "service"),
            ("Algebra TA", "course"), ("Unsorted", "unassigned"), (None, "unassigned"))  # fmt: skip


def day_in(text):
    return number(datetime.date.fromisoformat(text))


def make(dice, regions=()):
    """A world as plain lists, so that it can be printed, replayed and made smaller.

    settings: [(key, day or None for ever, text)] in order; days_off: [(first, last, half)];
    holidays: [(day, name, None to strike it out)]; sessions: [(start, end, zone, project, kind)];
    running: whether the last session still runs at `now`.
    """
    zone, around = dice.choice(EVENTS)
    if dice.random() < 0.25:
        zone, around = dice.choice(ZONES), iso(dice.randrange(day_in("2008-01-01"), day_in("2026-11-01")))
    first = day_in(around) - dice.randrange(2, 12)
    last = first + dice.randrange(9, 30)
    zones = [zone] + dice.sample(ZONES, dice.choice((0, 0, 1, 2)))
    return _trim({
        "home": dice.choice([zone, *HOMES]),
        "week_start": dice.choice(("mon", "mon", "sun", "sat")),
        "settings": _settings(dice, first, last, regions),
        "days_off": [_day_off(dice, first, last) for _ in range(dice.randrange(7))],
        "holidays": _holidays(dice, first, last, bool(regions)),
        "sessions": _sessions(dice, first, last, zones),
        "running": False,
        "region_mode": bool(regions),
    }, dice)  # fmt: skip


def _trim(world, dice):
    sessions = world["sessions"]
    start, end = sessions[-1][:2]
    choice = dice.random()
    if choice < 0.3:  # the last session still runs
        world["now"], world["running"] = end, True
    elif choice < 0.6:
        world["now"] = end + dice.randrange(2 * DAY)
    else:
        world["now"] = end + dice.randrange(2, 60) * DAY
    return world


def _settings(dice, first, last, regions):
    wanted = dict(SETTINGS, **({"region": regions} if regions else {}))
    entries = []
    for key, values in wanted.items():
        entries.append((key, None, dice.choice(values)))
        changes = sorted(dice.sample(range(first, last + 1), dice.choice((0, 0, 1, 1, 2, 3))))
        entries += [(key, day, dice.choice(values)) for day in changes]
    if not regions:
        entries.append(("region", None, "none"))
    return entries


def _day_off(dice, first, last):
    day = dice.randrange(first, last + 1)
    half = dice.choice(("", "am", "pm"))
    return (day, day + (0 if half else dice.choice((0, 0, 1, 2, 6))), half)


def _holidays(dice, first, last, struck):
    days = dice.sample(range(first, last + 1), dice.randrange(5))
    return [(day, None if struck and dice.random() < 0.4 else f"Feast {day % 7}", dice.random()) for day in days]


def _sessions(dice, first, last, zones):
    sessions = []
    t = first * DAY + dice.randrange(DAY)
    while t < last * DAY or not sessions:
        length = dice.choice((dice.randrange(1, 3600), dice.randrange(600, 5 * 3600), dice.randrange(3600, 9 * 3600)))
        if dice.random() < 0.04:
            length = dice.randrange(10 * 3600, 40 * 3600)
        end = t + length
        if dice.random() < 0.4:  # meet the minutes at which bands change
            end = max(t + 1, end - end % 1800)
        project, kind = dice.choice(PROJECTS)
        sessions.append((t, end, zones[0] if dice.random() < 0.7 else dice.choice(zones), project, kind))
        t = end + dice.choice((0, dice.randrange(1, 3600), dice.randrange(3600, 16 * 3600), dice.randrange(7, 15) * 3600))
        if dice.random() < 0.08:
            t += dice.randrange(1, 4) * DAY
    return sessions


def queries(dice, world):
    """What to ask: [(command words, first day, last day)]; None as a day is the first session's or today."""
    begin = world["sessions"][0][0] // DAY - 2
    end = world["now"] // DAY + 1
    asked = [("split all", None, None), ("rest all", None, None)]
    for _ in range(2):
        asked.append(week(dice.randrange(begin, end + 1), world["week_start"]))
    for command in ("split", "rest"):
        a, b = sorted((dice.randrange(begin, end + 1), dice.randrange(begin, end + 1)))
        asked.append((f"{command} {iso(a)}..{iso(b)}", a, b))
    date = date_of(dice.randrange(begin, end + 1))
    month = datetime.date(date.year, date.month, 1)
    following = datetime.date(date.year + date.month // 12, date.month % 12 + 1, 1)
    asked.append((f"split {month:%Y-%m}", number(month), number(following) - 1))
    return asked


def week(day, week_start):
    """The seven days from `week_start` that hold the day, under the ISO label of their Thursday."""
    starts = {"mon": 0, "sat": 5, "sun": 6}[week_start]
    first = day - (day + 3 - starts) % 7
    thursday = next(d for d in range(first, first + 7) if (d + 3) % 7 == 3)
    year, label, _ = date_of(thursday).isocalendar()
    return (f"week {year:04}-W{label:02}", first, first + 6)


def csv_rows(world):
    rows = ["project,kind,activity,note,start,end,zone"]
    count = len(world["sessions"]) - world["running"]
    for start, end, zone, project, kind in world["sessions"][:count]:
        shown = kind if kind in KINDS and kind != "unassigned" else ""
        rows.append(f"{project or ''},{shown},,,{rfc3339(start)},{rfc3339(end)},{zone}")
    return rows
