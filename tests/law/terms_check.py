#!/usr/bin/env python3
"""terms_check: deadlines reckoned once more, by other means, for test_term.c to be compared with.

Uses data/holidays.csv and its own arithmetic on days since the year 1; knows the periods from the
articles themselves, not from data/law/terms.csv. Never imports anything of the program.

    terms_check.py FOLDER           writes tests/law/data/deadlines.csv under FOLDER
    terms_check.py FOLDER --check   compares that file with what it would write
"""
import csv
import io
import sys

# key, length, unit, extensions, counted back from an event
TERMS = [
    ("filing", 15, "d", (15,), 0), ("decision", 90, "d", (30, 30), 0),
    ("preserve", 7, "wd", (), 0), ("preserve-approval", 24, "h", (), 0),
    ("statement", 5, "wd", (), 0), ("hearing-request", 5, "wd", (), 0),
    ("hearing-notice", 7, "wd", (), 1), ("service", 7, "wd", (), 0),
    ("payment", 15, "d", (), 0), ("spot-record", 3, "wd", (), 0),
    ("publish", 7, "wd", (), 0), ("publish-other", 20, "wd", (), 0),
    ("withdraw", 3, "wd", (), 0), ("recording", 1, "wd", (), 0),
    ("legal-review", 5, "wd", (3,), 0), ("crime-approval", 3, "d", (), 0),
    ("crime-handover", 24, "h", (), 0), ("supplement", 3, "d", (), 0),
    ("police-decision", 3, "d", (), 0), ("police-lead", 7, "d", (), 0),
    ("police-complex", 30, "d", (), 0), ("reconsider-police", 3, "wd", (), 0),
    ("goods", 3, "d", (), 0), ("prosecutor", 3, "d", (), 0),
    ("detention", 3, "wd", (), 0), ("platform", 7, "d", (), 0),
    ("seal", 30, "d", (30,), 0), ("lead-reply", 15, "wd", (), 0),
    ("reconsideration", 60, "d", (), 0), ("lawsuit", 6, "m", (), 0),
    ("follow-up", 30, "d", (), 0), ("observe", 15, "d", (15, 15), 0),
    ("emergency", 4, "h", (), 0), ("emergency-major", 2, "h", (), 0),
]

# On the eve of the holidays of three years, on days off, on days that are made up for, at month ends.
STARTS = [
    "2024-02-08", "2024-02-29", "2024-03-31", "2024-04-30", "2024-08-31", "2024-09-29", "2024-12-31",
    "2025-01-24", "2025-01-31", "2025-04-27", "2025-05-30", "2025-09-28", "2025-10-11",
    "2025-12-31", "2026-02-13", "2026-02-14", "2026-03-09", "2026-06-16", "2026-06-20", "2026-09-30",
    "2026-10-01", "2026-10-10",
]

# The examples that were worked out with the notices (domain of the law, section 7).
WORKED = [
    ("", 5, "wd", 0, 0, "2026-09-30", "", "2026-10-13"),
    ("", 15, "d", 0, 0, "2026-02-13", "", "2026-02-28"),
    ("", 3, "d", 0, 0, "2026-06-16", "", "2026-06-22"),
]

LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year, month):
    return LENGTHS[month - 1] + (month == 2 and leap(year))


def number(year, month, day):
    """Days since 0001-01-01, which was a Monday."""
    days = (year - 1) * 365 + (year - 1) // 4 - (year - 1) // 100 + (year - 1) // 400
    return days + sum(month_length(year, m) for m in range(1, month)) + day - 1


def parts(days):
    year = days // 366 + 1
    while number(year + 1, 1, 1) <= days:
        year += 1
    month = 12
    while number(year, month, 1) > days:
        month -= 1
    return year, month, days - number(year, month, 1) + 1


def read(text):
    return number(*(int(part) for part in text.split("-")))


def write(days):
    return "%04d-%02d-%02d" % parts(days)


class Office:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        self.kinds = {read(row["date"]): row["kind"] for row in rows}
        self.years = {int(row["date"][:4]) for row in rows}

    def works(self, day):
        kind = self.kinds.get(day)
        return kind == "workday" if kind else day % 7 < 5

    def due(self, length, unit, before, start, minute, stops):
        """(day, minute or None, whether some year had no notice)"""
        still = set()
        for first, last in stops:
            still.update(range(first, last + 1))
        step = -1 if before else 1
        if unit == "h":
            return self.hours(length, start, minute, still)
        if unit == "wd":
            day, left = start, length
            while left:
                day += step
                if day not in still and self.works(day):
                    left -= 1
            between = range(min(day, start + step), max(day, start + step) + 1)
            return day, None, self.unknown(between)
        day = start
        if unit == "d":
            left = length
        else:
            year, month, date = parts(start)
            month += step * length
            year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
            day = number(year, month, min(date, month_length(year, month)))
            left = len([d for d in still if start < d <= day or day <= d < start])
        while left:
            day += step
            left -= day not in still
        last = day
        while last in still or not self.works(last):
            last += step
        return last, None, self.unknown(range(min(day, last), max(day, last) + 1))

    @staticmethod
    def hours(length, start, minute, still):
        left, day = length * 60, start
        while left:
            if day in still:
                day, minute = day + 1, 0
                continue
            minute, left = minute + 1, left - 1
            if minute == 1440:
                day, minute = day + 1, 0
        return day, minute, False

    def unknown(self, days):
        return any(parts(day)[0] not in self.years for day in days)


def spans(text):
    return [tuple(read(end) for end in span.split("..")) for span in text.split(";") if span]


def cases():
    for worked in WORKED:
        yield worked
    seed = 2026
    for place, (key, length, unit, more, before) in enumerate(TERMS):
        for turn in range(11):
            seed = (seed * 1103515245 + 12345) % 2147483648
            start = STARTS[(place * 5 + turn * 3 + seed // 65536) % len(STARTS)]
            granted = turn % (len(more) + 1)
            stops = ""
            if turn >= 7:  # the clock stands still for a while, once or twice, perhaps over the end
                first = read(start) + (-1 if before else 1) * (turn - 6)
                last = first + seed // 131072 % 25
                if before:
                    first, last = first - (last - first), first
                stops = write(first) + ".." + write(last)
                if turn == 10:
                    stops += ";" + write(last - 1) + ".." + write(last + 3)
            yield key, length, unit, sum(more[:granted]), before, start, stops, None


def table(folder):
    office = Office(folder + "/data/holidays.csv")
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["term", "length", "unit", "extended", "before", "start", "stops", "due", "assumed"])
    for place, (key, length, unit, extended, before, start, stops, worked) in enumerate(cases()):
        minute = 15 * 60 + 20 + place * 37 % 500 if unit == "h" else 0
        day, end, assumed = office.due(length + extended, unit, before, read(start), minute,
                                       spans(stops))
        assert worked is None or write(day) == worked, (key, start, write(day), worked)
        due = write(day) + ("" if end is None else " %02d:%02d" % divmod(end, 60))
        begin = start + (" %02d:%02d" % divmod(minute, 60) if unit == "h" else "")
        rows.writerow([key, length, unit, extended, before, begin, stops, due, int(assumed)])
    return out.getvalue()


def main():
    folder = sys.argv[1]
    path = folder + "/tests/law/data/deadlines.csv"
    made = table(folder)
    if "--check" in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            if file.read() != made:
                sys.exit("tests/law/data/deadlines.csv is not what terms_check.py reckons")
    else:
        with open(path, "w", encoding="utf-8") as file:
            file.write(made)


if __name__ == "__main__":
    main()
