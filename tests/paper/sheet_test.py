#!/usr/bin/env python3
"""The month sheet in its four formats and presets, read by the programs that others read it with.

usage: sheet_test.py LABCLOCK [CASE...]
"""

import csv
import io
import json
import re
import subprocess
import sys
import zipfile

from papers import Desk, Failure, check_pdf, have, need, run_cases, same, text_of

PRESETS = ("plain", "horizon", "us", "kr")
MONTH = "2026-10"
TABLES = {"plain": "Total h", "horizon": "Total h", "us": "Award", "kr": "Participation"}


def ledger(labclock):
    """A year of made-up work, a person, an agreement more, and names that would like to be something else."""
    desk = Desk(labclock)
    desk.demo()
    desk.must("config", "set", "name", "=HYPERLINK(\"x\") Kim")
    desk.must("config", "set", "position", "PhD student <b>")
    desk.must("config", "set", "advisor", "Prof. Park")
    desk.must("project", "add", "--kind", "funded", "--number", "+82-2026-01", "--funder", "@fund | pipe", "--role", "pi",
              "--", "=1+1")
    desk.must("agree", "=1+1", "15", "--from", "2026-09-01")
    desk.must("add", "-n", "-2+3", "--", "=1+1", "2026-10-18 09:00", "7h50m")
    return desk


def numbers_of(desk, month=MONTH):
    """What the sheet must say, from the JSON of the agreements: hours by project and in all."""
    agreed = json.loads(desk.must("agreements", month, "--json"))
    return agreed, {row["project"]: row for row in agreed["projects"]}


def refusals(labclock):
    desk = ledger(labclock)
    desk.path("kept.pdf").write_bytes(b"mine")
    desk.refused(2, "report", "timesheet", "2026", "-f", "md")
    desk.refused(2, "report", "timesheet", "2026-10-02..2026-10-31", "-f", "md")
    desk.refused(2, "report", "timesheet", "nonsense", "-f", "md")
    desk.refused(2, "report", "timesheet", MONTH, "-f", "docx")
    desk.refused(2, "report", "timesheet", MONTH, "-f", "pdf")
    desk.refused(2, "report", "timesheet", MONTH, "-f", "pdf", "--preset", "eu", "-o", "kept.pdf")
    desk.refused(3, "report", "timesheet", MONTH, "-f", "pdf", "--project", "nosuch", "-o", "kept.pdf")
    desk.refused(1, "report", "timesheet", "2027-01", "-f", "md")
    desk.refused(4, "report", "timesheet", MONTH, "-f", "pdf", "-o", "no/such/folder.pdf")
    same(desk.path("kept.pdf").read_bytes(), b"mine", "the file that was there")


def same_numbers(labclock):
    """Markdown, CSV and PDF tell the hours that the agreements tell, in every preset."""
    if missing := have("pdftotext", "pdffonts", "pdfinfo", "qpdf"):
        return f"without {', '.join(missing)}"
    desk = ledger(labclock)
    agreed, rows = numbers_of(desk)
    for preset in PRESETS:
        name = f"{preset}.pdf"
        desk.must("report", "timesheet", MONTH, "-f", "pdf", "--preset", preset, "-o", name)
        title = re.search(r"^# (.+)$", desk.must("report", "timesheet", MONTH, "-f", "md", "--preset", preset), re.M)
        need(title, f"{preset}: the Markdown has no title")
        check_pdf(desk.path(name), f"{title.group(1)}, 1-31 Oct 2026", "en-GB", "=HYPERLINK(\"x\") Kim")
        for said in (text_of(desk.path(name)), desk.must("report", "timesheet", MONTH, "-f", "md", "--preset", preset),
                     desk.must("report", "timesheet", MONTH, "-f", "csv", "--preset", preset)):
            if preset != "horizon":
                for row in rows.values():
                    if row["actual_s"]:
                        near_number(said, row["actual_s"] / 3600, f"{preset}: {row['project']}")
            near_number(said, agreed["total_s"] / 3600, f"{preset}: the total", 0.051)
        data = desk.path(name).read_bytes()
        desk.must("report", "timesheet", MONTH, "-f", "pdf", "--preset", preset, "-o", name)
        same(desk.path(name).read_bytes(), data, f"{name}, made twice")
    # In Korean, the table of participation.
    desk.must("report", "timesheet", MONTH, "-f", "pdf", "--preset", "kr", "-o", "ko.pdf", "--lang", "ko")
    said = text_of(desk.path("ko.pdf"))
    for word in ("과제명", "참여율(계약)", "기준시간", "실제시간", "담당업무", "연구책임자"):
        need(word in said, f"{word} is not in the Korean sheet")
    # CSV: nothing that a spreadsheet would run.
    for line in csv.reader(io.StringIO(desk.must("report", "timesheet", MONTH, "-f", "csv", "--preset", "kr").lstrip("\ufeff"))):
        for cell in line:
            need(not re.match(r"[=+@\t\r]", cell) or re.fullmatch(r"[+-]?[\d.]+%?", cell), f"a cell that is run: {cell!r}")
    return None


def near_number(text, value, what, most=0.11):
    """A number within a tenth, since parts are adjusted so that they add up."""
    found = [float(each) for each in re.findall(r"(?<![\d.])\d+\.\d(?!\d)", text)]
    need(any(abs(each - value) < most for each in found), f"{what}: {value:.3f} is not told")


def workbooks(labclock):
    """LibreOffice opens the workbooks; their cells hold the exact numbers, and no text became a formula."""
    if missing := have("soffice"):
        return f"without {', '.join(missing)}"
    desk = ledger(labclock)
    agreed, rows = numbers_of(desk)
    books = desk.path("books")
    books.mkdir()
    for preset in PRESETS:
        desk.must("report", "timesheet", MONTH, "-f", "xlsx", "--preset", preset, "-o", str(books / f"{preset}.xlsx"))
        with zipfile.ZipFile(books / f"{preset}.xlsx") as book:
            same(book.testzip(), None, "a damaged part")
            for part in book.namelist():
                need("<f>" not in book.read(part).decode("utf-8", "replace"), f"{preset}: a formula in {part}")
            first = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
            need('state="frozen"' in first, f"{preset}: the head is not frozen")
            need('paperSize="9"' in first and 'fitToHeight="0"' in first, f"{preset}: no print set-up")
            need("Print_Titles" in book.read("xl/workbook.xml").decode("utf-8"), f"{preset}: the head is not repeated")
    # One run for all of them; -1: every sheet to a file of its own, with raw numbers.
    out = desk.path("out")
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{desk.path('office')}", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", "--outdir", str(out),
         *map(str, sorted(books.glob("*.xlsx")))],
        capture_output=True, timeout=200, env={**desk.environment, "HOME": str(desk.folder)}, check=False)
    need(done.returncode == 0, f"soffice ended with {done.returncode}: {done.stderr.decode()[:400]}")
    for preset in PRESETS:
        sheets = sorted(out.glob(f"{preset}-*.csv"))
        need(len(sheets) == (2 if preset == "horizon" else 1), f"{preset} has the sheets {[each.name for each in sheets]}")
        lines = [line for sheet in sheets for line in csv.reader(io.StringIO(sheet.read_text(encoding="utf-8")))]
        heads = [i for i, line in enumerate(lines) if TABLES[preset] in line]
        need(heads, f"{preset}: no head in {lines[:14]}")
        head = lines[heads[0]]
        column = head.index({"us": "Hours", "kr": "Actual h"}.get(preset, "Total h"))
        names = head.index({"us": "Award"}.get(preset, "Project"))
        told = {}
        for line in lines[heads[0] + 1:]:
            if len(line) > column and line[column] and line[names] not in told:
                told[line[names]] = line
        for name, row in rows.items():
            if name is None:
                name = "no project"
            if row["actual_s"] or row["agreed_share"] is not None:
                need(name in told, f"{preset}: {name} is not in the workbook, but {sorted(told)}")
                near(told[name][column], row["actual_s"] / 3600, f"{preset}: hours of {name}")
                if preset in ("us", "kr") and row["share_of_total"] is not None:
                    near(told[name][head.index("Actual")], row["share_of_total"], f"{preset}: share of {name}")
                if preset == "us" and row["agreed_share"] is not None:
                    near(told[name][head.index("Committed")], row["agreed_share"], f"{preset}: agreed share of {name}")
                if preset == "kr" and row["expected_s"] is not None:
                    near(told[name][head.index("Standard h")], row["expected_s"] / 3600, f"expected hours of {name}")
        total = told[{"kr": "Total"}.get(preset, "All work")]
        near(total[column], agreed["total_s"] / 3600, f"{preset}: the total")
        whole = "\n".join(",".join(line) for line in lines)
        for text in ("=1+1", "+82-2026-01", "=HYPERLINK(\"x\") Kim"):
            need(text in whole, f"{preset}: {text!r} is not a text any more")
    return None


def near(text, value, what):
    need(abs(float(text.rstrip("%")) / (100 if text.endswith("%") else 1) - value) < 1e-6, f"{what}: {text}, not {value}")


def one_project(labclock):
    """With --project the sheet is about one; the others are one row, and the total is the same."""
    desk = ledger(labclock)
    agreed, rows = numbers_of(desk)
    said = desk.must("report", "timesheet", MONTH, "-f", "csv", "--project", "=1+1", "--preset", "us").lstrip("\ufeff")
    lines = list(csv.reader(io.StringIO(said)))
    head = next(line for line in lines if "Award" in line)
    at = {line[head.index("Award")]: line for line in lines[lines.index(head) + 1:] if len(line) == len(head)}
    need("Other work" in at, f"no other work in {sorted(at)}")
    same(len([name for name in at if name]), 3, "rows of the sheet")
    hours = head.index("Hours")
    near(at["All work"][hours], round(agreed["total_s"] / 3600, 1), "the total")
    parts = sum(float(line[hours]) for name, line in at.items() if name and name != "All work")
    need(abs(parts - float(at["All work"][hours])) < 1e-6, f"the parts sum to {parts}")


CASES = {"refusals": refusals, "same_numbers": same_numbers, "workbooks": workbooks, "one_project": one_project}


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    try:
        return run_cases(CASES, arguments[1:], arguments[0])
    except (Failure, subprocess.TimeoutExpired) as failure:
        print(failure, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
