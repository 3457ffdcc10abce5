"""The pages agree with the code: files exist, links lead somewhere, every phase is told, every idea of the sources has a row."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from sources import ROOT

N_IDEAS = 384
STATUS = {"covered", "partial", "no"}
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
COVERAGE = ROOT / "docs" / "coverage.csv"

# Written by the program (tools/docs); absent until `make docs` has run. Pictures come from a run.
MADE = ("docs/reference/", "docs/images/")

LINK = re.compile(r"(?<!`)\[[^\]\n]*\]\(([^)\s]+)\)")


def prose(page: Path) -> str:
    """The text without blocks of code, in which brackets are no links."""
    return re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)


def anchor(heading: str) -> str:
    """As the usual renderers make it from a heading."""
    kept = re.sub(r"[^\w\- ]", "", re.sub(r"`", "", heading.strip().lower()))
    return kept.replace(" ", "-")


def rows() -> list[dict[str, str]]:
    with COVERAGE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def places_of(row: dict[str, str], column: str) -> list[tuple[str, str]]:
    """(file, word in it or nothing) of each `file` or `file:word` between semicolons."""
    entries = [entry.strip() for entry in row[column].split(";")]
    return [tuple((entry + ":").split(":")[:2]) for entry in entries if entry]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path):
    wrong = []
    for target in LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, part = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        name = str(there.relative_to(ROOT))
        if not there.exists():
            if not name.startswith(MADE):
                wrong.append(f"{target}: no such file")
            continue
        if part and there.suffix == ".md":
            headings = re.findall(r"^#+ (.*)$", prose(there), re.MULTILINE)
            if part not in {anchor(heading) for heading in headings}:
                wrong.append(f"{target}: no such heading")
    assert not wrong, f"{page.relative_to(ROOT)}:\n" + "\n".join(wrong)


@pytest.mark.parametrize("page", ["docs/model/odd.md", "docs/architecture.md"])
def test_files_that_a_page_names_exist(page: str):
    text = prose(ROOT / page)
    named = set(re.findall(r"`([\w./-]+\.(?:cpp|hpp|py|toml|txt))`", text))
    missing = [name for name in named if "*" not in name and not any((ROOT / top / name).exists() for top in ("", "sim"))]
    # Short names are allowed where one folder is meant: `parameters.hpp`.
    missing = [name for name in missing if "/" in name or not list((ROOT / "sim").rglob(name))]
    assert not missing, "\n".join(sorted(missing))


def phases() -> list[str]:
    text = (ROOT / "sim" / "run" / "week.cpp").read_text(encoding="utf-8")
    return re.findall(r'^    \{"\w+", "(\w+)"', text, re.MULTILINE)


def test_every_phase_of_the_week_is_told_in_the_model_page():
    called = phases()
    assert len(called) > 15
    text = (ROOT / "docs" / "model" / "odd.md").read_text(encoding="utf-8")
    assert [name for name in called if f"`{name}`" not in text] == []


def test_the_order_of_phases_is_that_of_the_week():
    called = phases()
    text = (ROOT / "docs" / "model" / "odd.md").read_text(encoding="utf-8")
    table = text[text.index("## 3. ") : text.index("## 4. ")]
    told = [name for name in re.findall(r"`([a-z_]+)`", table) if name in called]
    assert told == called


def test_coverage_has_each_idea_once():
    assert [int(row["id"]) for row in rows()] == list(range(1, N_IDEAS + 1))


def test_each_idea_is_named_with_its_source():
    with (ROOT / "docs" / "ideas.csv").open(encoding="utf-8", newline="") as file:
        ideas = list(csv.DictReader(file))
    assert [idea["id"] for idea in ideas] == [row["id"] for row in rows()]
    assert {idea["source"] for idea in ideas} == set("RBODG")
    assert [idea["id"] for idea in ideas if not idea["idea"]] == []


def test_the_readme_counts_as_the_table_does():
    counts = {status: sum(row["status"] == status for row in rows()) for status in STATUS}
    said = f"{N_IDEAS} ideas of the policy texts are in: {counts['covered']} covered by a test that moves something, "
    assert said + f"{counts['partial']} in part, {counts['no']} not" in prose(ROOT / "README.md")


def test_coverage_says_what_it_must():
    wrong = []
    for row in rows():
        if row["status"] not in STATUS:
            wrong.append(f"{row['id']}: status {row['status']!r}")
        if row["status"] != "no" and not row["where"]:
            wrong.append(f"{row['id']}: {row['status']}, but no place")
        if row["status"] == "covered" and not row["evidence"]:
            wrong.append(f"{row['id']}: covered, but no evidence")
        if row["status"] == "no" and (row["where"] or row["evidence"] or not row["remark"]):
            wrong.append(f"{row['id']}: no needs a reason and nothing else")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("column", ["where", "evidence"])
def test_places_in_coverage_exist(column: str):
    wrong = []
    texts: dict[str, str] = {}
    for row in rows():
        for file, word in places_of(row, column):
            path = ROOT / file
            if not path.exists():
                wrong.append(f"{row['id']}: {file} does not exist")
                continue
            if not word:
                continue
            if file not in texts:
                texts[file] = path.read_text(encoding="utf-8")
            if word not in texts[file]:
                wrong.append(f"{row['id']}: {file} does not mention {word}")
    assert not wrong, "\n".join(wrong)
