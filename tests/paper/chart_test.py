#!/usr/bin/env python3
"""Pictures and documents of the chart command, as a person makes them and as other programs read them.

usage: chart_test.py LABCLOCK [CASE...]
"""

import json
import pathlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree

from papers import Desk, Failure, check_pdf, have, need, output_of, png_size, run_cases, same, text_of

FIGURES = ("week", "rhythm", "split", "agreements", "trend", "rest")
LONG = "A project of the institute whose name fills eighty characters and then some more"
HOSTILE = {
    "formula": '=cmd|"/c calc"!A1',
    "markup": '<script>alert("x")</script> & **bold** | pipe',
    "rtl": "פרויקט מחקר: שלב א",
    "override": "safe \u202egnp.exe",
    "emoji": "🧪 lab 👩‍🔬",
    "korean": "초거대 언어 모델 기반 연구노트 자동화 과제",
}


def files(labclock):
    """labclock links none of the libraries; what it hands over comes out whole, and the same each time."""
    tool = pathlib.Path(labclock).resolve().parent / "labclock-paper"
    if shutil.which("readelf"):
        needed = output_of("readelf", "-d", labclock)
        for library in ("cairo", "pango", "qpdf", "xlsxwriter", "glib"):
            need(library not in needed, f"labclock is linked with {library}")
            need(library == "glib" or library in output_of("readelf", "-d", tool), f"labclock-paper is not linked with {library}")
    desk = Desk(labclock)
    desk.demo()
    for figure in FIGURES:
        for ending in ("png", "svg", "pdf"):
            name = f"{figure}.{ending}"
            said = desk.must("chart", figure, "-o", name)
            need(name in said, f"not said where it went: {said}")
            data = desk.path(name).read_bytes()
            need(len(data) > 2000, f"{name} is nearly empty")
            desk.must("chart", figure, "--output", name)
            same(desk.path(name).read_bytes(), data, f"{name}, made twice")
        same(png_size(desk.path(f"{figure}.png"))[0], 1200, f"width of {figure}.png")
        root = xml.etree.ElementTree.fromstring(desk.path(f"{figure}.svg").read_text(encoding="utf-8"))
        need(root.find("{http://www.w3.org/2000/svg}title").text, f"{figure}.svg has no title")
        need(len(root.find("{http://www.w3.org/2000/svg}desc").text) > 40, f"{figure}.svg does not say what it shows")
    told = json.loads(desk.must("chart", "week", "-o", "week.png", "--json"))
    same(told, {"file": "week.png", "bytes": desk.path("week.png").stat().st_size}, "told as JSON")
    different = {desk.must("chart", "week", "-o", "t.png", "--theme", theme) and desk.path("t.png").read_bytes()
                 for theme in ("light", "dark", "print")}
    need(len(different) == 3, "the themes look alike")
    desk.must("chart", "rhythm", "-o", "s.png", "--size", "1920x1080")
    same(png_size(desk.path("s.png")), (1920, 1080), "the size asked for")


def refusals(labclock):
    """Each wrong word has its line and its hint, and nothing is left in the folder."""
    desk = Desk(labclock)
    desk.demo()
    desk.path("kept.png").write_bytes(b"mine")
    desk.path("folder.png").mkdir()
    desk.refused(2, "chart", "pie", "-o", "kept.png")
    desk.refused(2, "chart", "week", "-o", "kept.gif")
    desk.refused(2, "chart", "week", "-o", "kept")
    for size in ("10x10", "99999x99999", "wide", "800", "800x", "x600", "-800x600", "800x600x3", "8e3x600", ""):
        desk.refused(2, "chart", "week", "-o", "kept.png", "--size", size)
    desk.refused(2, "chart", "week", "-o", "kept.png", "--theme", "sepia")
    desk.refused(2, "chart", "week", "last-4-weeks", "-o", "kept.png")
    desk.refused(2, "chart", "trend", "2020-01-01..2026-11-24", "-o", "kept.png")
    desk.refused(2, "chart", "rest", "2026", "-o", "kept.png")
    said = desk.refused(2, "chart", "rest", "2026-09-01..2026-11-24", "-o", "kept.png", "--size", "300x200")
    need("300x200" in said, f"not said which size would do: {said}")
    desk.refused(4, "chart", "week", "-o", "no/such/folder.png")
    desk.refused(4, "chart", "week", "-o", "folder.png")
    done = desk.run("chart", "week")
    same(done.returncode, 2, "without a file")
    same(desk.path("kept.png").read_bytes(), b"mine", "the file that was there")
    wrong = json.loads(desk.run("chart", "week", "-o", "kept.gif", "--json").stdout)
    same(wrong["error"]["code"], "unknown_format", "the error as JSON")
    # Without its helper.
    alone = desk.folder / "alone"
    alone.mkdir()
    shutil.copy(labclock, alone / "labclock")
    said = desk.refused(4, "chart", "week", "-o", "kept.png", program=str(alone / "labclock"))
    need("labclock-paper" in said, f"not said what is missing: {said}")


def documents(labclock):
    """Text is text, its fonts are in the file, and the numbers are those of the JSON."""
    if missing := have("pdftotext", "pdffonts", "pdfinfo", "qpdf"):
        return f"without {', '.join(missing)}"
    desk = Desk(labclock)
    desk.demo()
    desk.must("chart", "split", "last-month", "-o", "split.pdf")
    check_pdf(desk.path("split.pdf"), "Split of time, 1-31 Oct 2026", "en-GB")
    said = text_of(desk.path("split.pdf"))
    agreed = json.loads(desk.must("agreements", "last-month", "--json"))
    need(len(agreed["projects"]) >= 3, "the demo has projects")
    for row in agreed["projects"]:
        if row["share_of_total"] is not None and row["project"]:
            need(row["project"] in said, f"{row['project']} is not in the document")
        if row["load"] is not None:
            need(f"L {row['load']:.2f}" in said, f"the load {row['load']:.2f} is not in the document")
    desk.must("chart", "week", "last-week", "-o", "week.pdf", "--lang", "ko")
    check_pdf(desk.path("week.pdf"), "47주차, 2026년 11월 16일-22일", "ko-KR")
    week = json.loads(desk.must("week", "last-week", "--json"))
    said = text_of(desk.path("week.pdf"))
    total = week["total_s"] // 60
    need(f"{total // 60}시간 {total % 60:02}분" in said or f"{total // 60}시간 {total % 60}분" in said, f"the total is not in {said}")
    for day in week["days"]:
        if day["total_s"]:
            need(f"{day['total_s'] / 3600:.1f}" in said, f"{day['date']} is not in the document")
    desk.must("chart", "trend", "-o", "trend.pdf")
    said = text_of(desk.path("trend.pdf"))
    need(f"{week['total_s'] / 3600:.1f}" in said, "the hours of the last week are not above its bar")
    desk.must("chart", "rhythm", "-o", "sized.pdf", "--size", "960x600")
    need("720 x 450" in output_of("pdfinfo", desk.path("sized.pdf")), "96 pixels are not an inch")
    return None


def hostile(labclock):
    """Whatever a name holds, it is text: in a picture, in the markup of an SVG, and in a document."""
    desk = Desk(labclock)
    for number, name in enumerate([LONG, *HOSTILE.values()]):
        desk.must("project", "add", "--kind", "funded", "--", name)
        desk.must("agree", name, "10", "--from", "2026-11-01")
        desk.must("add", "-n", "=1+1\t<b>", "--", name, f"2026-11-{10 + number} 09:00", "7h")
    for figure in FIGURES:
        for ending in ("png", "svg", "pdf"):
            desk.must("chart", figure, "2026-11-09..2026-11-15" if figure in ("week", "rhythm") else "2026-11", "-o",
                      f"{figure}.{ending}")
        xml.etree.ElementTree.fromstring(desk.path(f"{figure}.svg").read_text(encoding="utf-8"))
    if not have("pdftotext", "qpdf"):
        output_of("qpdf", "--check", desk.path("split.pdf"))
        said = " ".join(text_of(desk.path("split.pdf")).split())
        for key in ("formula", "korean"):
            need(" ".join(HOSTILE[key].split()) in said, f"{key} is not in the document: {said}")
        need("\u202e" not in said, "an override of the direction of writing got through")
        for word in LONG.split():
            need(word in said, f"{word!r} of the long name is nowhere: {said}")
    return None


CASES = {"files": files, "refusals": refusals, "documents": documents, "hostile": hostile}


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    try:
        return run_cases(CASES, arguments[1:], arguments[0])
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    except subprocess.TimeoutExpired as slow:
        print(slow, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
