"""The definitions of days, bands and rest, said again in Python, slowly and plainly.

Nothing here is shared with the program, neither code nor strategy: no spans are built. An instant is
judged by the *reading* of the clock on the wall, and by nothing else. The reading of an instant is the
latest time that the local clock has shown up to it: in the autumn hour that exists twice the clock falls
back, but the reading stands still until it is caught up with. "The first instant at which the local clock
reads a time or later" is then simply the first instant with such a reading, so every rule that is given as
a clock time on a date can be asked of the reading directly, on days of 23, 24 and 25 hours and on dates
that a zone skipped.

Dates are whole days since 1970-01-01, readings and instants whole seconds.
"""

import bisect
import datetime
import re
import zoneinfo

DAY = 86400
BANDS = ("core", "early", "evening", "night", "weekend", "holiday", "leave")
KINDS = ("own", "funded", "service", "course", "unassigned")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WORKED = 30 * 60  # a day with less than this is a day off
_EPOCH = datetime.date(1970, 1, 1)


def number(date):
    """The day number of a datetime.date."""
    return (date - _EPOCH).days


def date_of(day):
    return _EPOCH + datetime.timedelta(days=day)


def iso(day):
    return date_of(day).isoformat()


def weekday(day):
    """0 = Monday."""
    return (day + 3) % 7


def clock(text):
    hours, minutes = text.split(":")
    return int(hours) * 3600 + int(minutes) * 60


def rfc3339(instant):
    return datetime.datetime.fromtimestamp(instant, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class Clock:
    """The clock on the wall of one zone, between two instants."""

    def __init__(self, name, begin, end):
        self.zone = zoneinfo.ZoneInfo(name)
        self.changes = []  # instants at which the offset changes, with the last reading before each
        t = begin
        while t < end:
            if self.offset(t) != self.offset(t + 3600):
                low, high = t, t + 3600
                while high - low > 1:
                    middle = (low + high) // 2
                    if self.offset(middle) == self.offset(t):
                        low = middle
                    else:
                        high = middle
                self.changes.append((high, low + self.offset(low)))
            t += 3600

    def offset(self, t):
        return int(datetime.datetime.fromtimestamp(t, self.zone).utcoffset().total_seconds())

    def reading(self, t):
        shown = t + self.offset(t)
        for change, before in self.changes:
            if change <= t:
                shown = max(shown, before)
        return shown

    def first(self, reading):
        """The first instant with this reading or a later one, by halving."""
        low, high = reading - 40 * 3600, reading + 40 * 3600
        while high - low > 1:
            middle = (low + high) // 2
            if self.reading(middle) >= reading:
                high = middle
            else:
                low = middle
        return high


def parse_core(text):
    """Weekday -> (start, end): first start to last end, since time between two core spans is core."""
    spans = {}
    for part in text.split(","):
        days, times = part.split()
        first, _, last = days.partition("-")
        start, end = (clock(t) for t in times.split("-"))
        for day in range(WEEKDAYS.index(first), WEEKDAYS.index(last or first) + 1):
            known = spans.get(day, (start, end))
            spans[day] = (min(known[0], start), max(known[1], end))
    return spans


def parse_night(text):
    start, end = (clock(t) for t in text.split("-"))
    return (start, end if end > start else end + DAY)


def parse_hours(text):
    hours, minutes = re.fullmatch(r"(\d+)h(?:(\d+)m)?", text).groups()
    return int(hours) * 3600 + int(minutes or 0) * 60


_PARSERS = {"core": parse_core, "night": parse_night, "day_start": clock, "rest_benchmark": parse_hours}


class Rules:
    """Dated settings, days off and holidays.

    settings: key -> [(day, text)], ascending; days_off: [(first, last, half or "")];
    holidays: {day: [names]}.
    """

    def __init__(self, settings, days_off, holidays):
        self.settings = {
            key: ([day for day, _ in entries], [_PARSERS[key](text) for _, text in entries])
            for key, entries in settings.items()
            if key in _PARSERS
        }
        self.off = {}
        for first, last, half in days_off:
            for day in range(first, last + 1):
                self.off.setdefault(day, set()).update([half] if half else ["am", "pm"])
        self.holidays = holidays

    def on(self, key, day):
        days, values = self.settings[key]
        return values[max(0, bisect.bisect_right(days, day) - 1)]

    def core(self, day):
        return self.on("core", day).get(weekday(day))

    def fully_off(self, day):
        return len(self.off.get(day, ())) == 2

    def logical_day(self, reading):
        for day in range(reading // DAY - 2, reading // DAY + 2):
            begins = day * DAY + self.on("day_start", day)
            ends = (day + 1) * DAY + self.on("day_start", day + 1)
            if begins <= reading < ends:
                return day
        raise AssertionError("a reading without a logical day")

    def band(self, reading):
        """Domain section 1.4, in its order of words."""
        today = self.logical_day(reading)
        near = range(today - 3, today + 3)
        half_leave = False
        for day in near:
            span = self.core(day)
            if span is None or self.fully_off(day):
                continue
            begins, ends = day * DAY + span[0], day * DAY + span[1]
            if not begins <= reading < ends:
                continue
            half = self.off.get(day)
            if half:
                middle = begins + (ends - begins) // 2
                if (reading < middle) == ("am" in half):
                    half_leave = True
                    continue
            if day not in self.holidays:
                return "core"
        if half_leave or self.fully_off(today):
            return "leave"
        if today in self.holidays:
            return "holiday"
        if self.core(today) is None:
            return "weekend"
        for day in near:
            begins, ends = self.on("night", day)
            if day * DAY + begins <= reading < day * DAY + ends:
                return "night"
        return "early" if reading < today * DAY + self.core(today)[0] else "evening"

    def turning_points(self, first, last):
        """Every reading of these dates at which the answer could change."""
        for day in range(first, last + 1):
            yield day * DAY + self.on("day_start", day)
            night = self.on("night", day)
            yield day * DAY + night[0]
            yield day * DAY + night[1]
            core = self.core(day)
            if core:
                yield day * DAY + core[0]
                yield day * DAY + core[1]
                yield day * DAY + core[0] + (core[1] - core[0]) // 2


class World:
    """A person's ledger at one instant, and every number that is asked of it.

    sessions: ascending [(start, end, zone, project or None, kind)], the last one may be running (its end
    is then `now`).
    """

    def __init__(self, rules, sessions, home, now):
        self.rules, self.sessions, self.now = rules, sessions, now
        begin, end = sessions[0][0] - 8 * DAY, now + 8 * DAY
        self.clocks = {zone: Clock(zone, begin, end) for zone in {home} | {s[2] for s in sessions}}
        self.today = rules.logical_day(self.clocks[home].reading(now))
        self.slices = [piece for session in sessions for piece in self.slice(session)]
        self.first_day = self.slices[0][2]
        self.work = {}  # day -> seconds
        for start, end, day, _, _, _ in self.slices:
            self.work[day] = self.work.get(day, 0) + end - start
        self.listed = self._nights()

    def slice(self, session):
        """(start, end, day, band, project, kind) of every piece."""
        start, end, zone, project, kind = session
        wall = self.clocks[zone]
        first, last = wall.reading(start), wall.reading(end)
        turns = self.rules.turning_points(first // DAY - 3, last // DAY + 2)
        cuts = {wall.first(turn) for turn in turns if first <= turn <= last}
        cuts = sorted({start, end} | {cut for cut in cuts if start < cut < end})
        for begin, stop in zip(cuts, cuts[1:]):
            reading, later = wall.reading(begin), wall.reading(stop - 1)
            day, band = self.rules.logical_day(reading), self.rules.band(reading)
            assert (day, band) == (self.rules.logical_day(later), self.rules.band(later)), "a piece of two bands"
            yield (begin, stop, day, band, project, kind)

    def _nights(self):
        """Section 1.10: (day, gap's start, gap's end) of each night from the first day to yesterday.

        A gap that is still open takes part, so that a short pause before it does not become the night,
        but is not listed itself.
        """
        gaps = [(a[1], b[0], a[2]) for a, b in zip(self.sessions, self.sessions[1:]) if a[1] < b[0]]
        open_since = self.sessions[-1][1]
        if open_since < self.now:
            gaps.append((open_since, self.now, self.sessions[-1][2]))
        nights, seen = [], set()
        for day in range(self.first_day, self.today):
            found = None
            for gap in gaps:
                wall = self.clocks[gap[2]]
                evening, noon = day * DAY + 18 * 3600, (day + 1) * DAY + 12 * 3600
                # overlap: some instant of the gap lies at or after the evening and before the noon
                if wall.reading(gap[1] - 1) < evening or wall.reading(gap[0]) >= noon:
                    continue
                if found is None or gap[1] - gap[0] > found[1] - found[0]:
                    found = gap
            if found and found not in seen:
                seen.add(found)
                if found[0] != open_since:
                    nights.append((day, found[0], found[1]))
        return nights

    def run_up_to(self, day):
        """Consecutive days of 30 minutes and more that end on this one."""
        length = 0
        while day - length >= self.first_day and self.work.get(day - length, 0) >= WORKED:
            length += 1
        return length

    def days_since_day_off(self):
        """Days of work in a row up to yesterday; today joins at 30 minutes."""
        return self.run_up_to(self.today) or self.run_up_to(self.today - 1)

    def totals(self, first, last):
        """The numbers of `split`, and those of `week` without its label and days."""
        slices = [s for s in self.slices if first <= s[2] <= last]
        by_band = dict.fromkeys(BANDS, 0)
        by_kind = dict.fromkeys(KINDS, 0)
        kind_by_band = {kind: dict.fromkeys(BANDS, 0) for kind in KINDS}
        projects = {}
        for start, end, _, band, project, kind in slices:
            by_band[band] += end - start
            by_kind[kind] += end - start
            kind_by_band[kind][band] += end - start
            row = projects.setdefault(project, {"kind": kind, "total_s": 0, "off_hours_s": 0})
            row["total_s"] += end - start
            row["off_hours_s"] += (end - start) * (band != "core")
        total = sum(by_band.values())
        for row in projects.values():
            row["share"] = row["total_s"] / total
        looked_at = range(max(first, self.first_day), min(last, self.today - 1) + 1)
        rests = [end - start for day, start, end in self.listed if first <= day <= last]
        return {
            "from": iso(first),
            "to": iso(last),
            "total_s": total,
            "off_hours_s": total - by_band["core"],
            "by_kind": by_kind,
            "by_band": by_band,
            "kind_by_band": kind_by_band,
            "by_project": projects,
            "days_off": sum(1 for day in looked_at if self.work.get(day, 0) < WORKED),
            "longest_run_days": max((self.run_up_to(day) for day in range(first, min(last, self.today) + 1)), default=0),
            "shortest_rest_s": min(rests, default=None),
        }

    def day_rows(self, first, last):
        rows = []
        for day in range(first, last + 1):
            sums = self.totals(day, day)
            row = {key: sums[key] for key in ("total_s", "off_hours_s", "by_kind", "by_band")}
            rows.append({"date": iso(day), "holiday": self.rules.holidays.get(day), **row})
        return rows

    def nights(self, first, last):
        return [
            {
                "after": iso(day),
                "from": rfc3339(start),
                "to": rfc3339(end),
                "rest_s": end - start,
                "short": end - start < self.rules.on("rest_benchmark", day),
            }
            for day, start, end in self.listed
            if first <= day <= last
        ]
