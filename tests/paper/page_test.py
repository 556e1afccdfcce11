#!/usr/bin/env python3
"""The page for the advisor in its formats, read by the programs that others read it with.

usage: page_test.py LABCLOCK [CASE...]
"""

import json
import re
import shutil
import subprocess
import sys

from papers import Desk, Failure, check_pdf, have, need, run_cases, same, text_of

RANGE = "2026-10-28..2026-11-24"


def ledger(labclock):
    """A year of made-up work, a person, and a meeting with what was done and is asked."""
    desk = Desk(labclock)
    desk.demo()
    desk.must("config", "set", "name", "Kim Haneul")
    desk.must("config", "set", "advisor", "Prof. Park Seowon")
    desk.must("meeting", "add", "2026-11-24")
    for kind, text in (("done", "=1+1 <b>draft</b> & 12 pages"), ("decision", "Keep 20 h a week"), ("action", "Notes | @home")):
        desk.must("meeting", "note", "2026-11-24", kind, "--", text)
    return desk


def told_numbers(desk):
    """What every format has to say: hours and shares of each project, out of the JSON of the same page's numbers."""
    agreed = json.loads(desk.must("agreements", RANGE, "--json"))
    told = {}
    for row in agreed["projects"]:
        if row["actual_s"] and row["project"]:
            told[row["project"]] = (row["actual_s"] / 3600, row["share_of_total"] * 100, row["load"])
    need(len(told) >= 3, "the demo has projects")
    return told


def check_numbers(said, told, what):
    found = [float(each) for each in re.findall(r"(?<![\d.])\d+\.\d+", said)]
    for project, (hours, share, load) in told.items():
        need(project in said, f"{what}: {project} is not there")
        for value, most in ((hours, 0.11), (share, 0.11), (load, 0.0051)):
            need(value is None or any(abs(each - value) < most for each in found), f"{what}: {value} of {project} is not told")


def documents(labclock):
    """One side of A4 with its fonts, and the numbers of the JSON in it."""
    if missing := have("pdftotext", "pdffonts", "pdfinfo", "qpdf"):
        return f"without {', '.join(missing)}"
    desk = ledger(labclock)
    told = told_numbers(desk)
    for lang, code in (("en", "en-GB"), ("ko", "ko-KR")):
        desk.must("report", "advisor", RANGE, "-f", "pdf", "-o", "page.pdf", "--lang", lang)
        page = json.loads(desk.must("report", "advisor", RANGE, "-f", "json", "--lang", lang))
        need(len(json.dumps(page)) > 500, "the JSON says little")
        title = next(line.split(":", 1)[1].strip() for line in
                     subprocess.run(["pdfinfo", desk.path("page.pdf")], capture_output=True, text=True, check=True).stdout.splitlines()
                     if line.startswith("Title"))
        need(title, "the document has no title")
        check_pdf(desk.path("page.pdf"), title, code, "Kim Haneul")
        said = text_of(desk.path("page.pdf"))
        check_numbers(said, told, f"PDF, {lang}")
        need("Keep 20 h a week" in said and "=1+1 <b>draft</b> & 12 pages" in said, "what was typed is not there as text")
        same(said.count("\f"), 1, f"pages ({lang})")
        data = desk.path("page.pdf").read_bytes()
        desk.must("report", "advisor", RANGE, "-f", "pdf", "-o", "page.pdf", "--lang", lang)
        same(desk.path("page.pdf").read_bytes(), data, "the page, made twice")
    for form in ("md", "csv", "html"):
        check_numbers(desk.must("report", "advisor", RANGE, "-f", form), told, form)
    return None


def hidden(labclock):
    """What is hidden is nowhere in the file, what the document says about itself included."""
    if missing := have("pdftotext", "qpdf"):
        return f"without {', '.join(missing)}"
    desk = ledger(labclock)
    desk.must("meeting", "remove", "2026-11-24")
    desk.must("meeting", "add", "2026-11-24", "-n", "SECRETNOTE")
    desk.must("report", "advisor", RANGE, "-f", "pdf", "-o", "page.pdf", "--hide", "notes,off-hours,rest,activities")
    plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", desk.path("page.pdf"), "-"], capture_output=True,
                           check=True).stdout.decode("latin-1")
    said = text_of(desk.path("page.pdf"))
    for word in ("SECRETNOTE", "Off-hours", "Longest run"):
        need(word not in said and word not in plain, f"{word} is in the document")
    return None


def browser(labclock):
    """Chromium prints the HTML; its paper has the numbers."""
    program = next((tool for tool in ("chromium", "chromium-browser", "google-chrome") if shutil.which(tool)), None)
    if program is None or have("pdftotext"):
        return "without chromium or pdftotext"
    desk = ledger(labclock)
    desk.must("report", "advisor", RANGE, "-f", "html", "-o", "page.html")
    subprocess.run([program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                    f"--user-data-dir={desk.path('browser')}", "--no-pdf-header-footer",
                    f"--print-to-pdf={desk.path('printed.pdf')}", f"file://{desk.path('page.html')}"],
                   capture_output=True, timeout=120, check=False, env={**desk.environment, "HOME": str(desk.folder)})
    need(desk.path("printed.pdf").exists(), "chromium printed nothing")
    check_numbers(text_of(desk.path("printed.pdf")), told_numbers(desk), "printed")
    return None


def workbook(labclock):
    """LibreOffice opens the page's workbook; hours and shares of the projects are numbers (it writes shares as per cent)."""
    if missing := have("soffice"):
        return f"without {', '.join(missing)}"
    desk = ledger(labclock)
    desk.must("report", "advisor", RANGE, "-f", "xlsx", "-o", "page.xlsx")
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{desk.path('office')}", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", "--outdir", str(desk.path("out")),
         str(desk.path("page.xlsx"))],
        capture_output=True, timeout=200, env={**desk.environment, "HOME": str(desk.folder)}, check=False)
    need(done.returncode == 0, f"soffice ended with {done.returncode}")
    sheets = sorted(desk.path("out").glob("*.csv"))
    need(len(sheets) >= 2, f"the sheets are {[sheet.name for sheet in sheets]}")
    said = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    found = [float(each) for each in re.findall(r"(?<![\w.-])\d+\.\d+(?![\w.])", said)]
    for project, (hours, share, _) in told_numbers(desk).items():
        need(project in said, f"{project} is not in the workbook")
        need(any(abs(each - hours) < 1e-6 for each in found), f"{hours} h of {project} are not in the workbook")
        need(any(abs(each - share) < 1e-4 for each in found), f"the share of {project}, {share} %, is not in the workbook")
    need("=1+1 <b>draft</b> & 12 pages" in said, "a text that looks like a formula is no text any more")
    return None


CASES = {"documents": documents, "hidden": hidden, "browser": browser, "workbook": workbook}


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
