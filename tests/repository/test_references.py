"""The repository speaks for itself: whatever a comment, a page or a scenario refers to can be opened here, or is published."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

import pytest
from sources import ROOT

FOLDERS = ("sim", "analysis", "python", "scenarios", "tests", "tools", "docs", "benchmarks", "cmake", ".ci")
LEFT_OUT = {"dist", "node_modules", "results", "__pycache__"}
SUFFIXES = {"", ".hpp", ".cpp", ".in", ".py", ".ipynb", ".toml", ".md", ".csv", ".txt", ".js", ".json", ".cmake", ".css", ".sh"}

# Documents by a name in capitals: `NOTES.md`, `PLAN 4.7`, `TABLE 31`. Years and places in a journal are no sections.
NAMED = re.compile(r"\b[A-Z]{4,}(?:-[A-Z]+)*\.md\b|\b(?!VERSION )[A-Z]{4,} \d{1,2}\.\d{1,2}\b|\b(?:MODEL|PEACE|STYLE|OUTPUT|TARGETS|COVERAGE|STRUCTURES|INTERFACE|MECHANISMS|DEFINITIONS|PROTOTYPE) \d")
# A comment that begins with the number of a section, of a page that it does not name.
BARE = re.compile(r"(?m)^\s*(?://|#|\"\"\"|\*) ?\d{1,2}\.\d{1,2}(?:(?:,| and) \d{1,2}\.\d{1,2})*(?:, [a-z ]+)?: ")
# Rows of lists that are kept elsewhere, and texts that came before the program.
CODED = re.compile(r"\b[LS]\d{1,2} of (?:the|our) \w+|\bof the targets\b|\bdesign (?:texts?|documents?)\b|\bdesign's own \w+", re.IGNORECASE)

OF_THE_MODEL_PAGE = re.compile(r"\bodd\.md (\d+(?:\.\d+)?)")
OF_WHAT_HOLDS = re.compile(r"\bwhat-holds\.md ((?:\d+)(?:(?:,| and) \d+)*)")
PATHS = re.compile(r"(?<![\w./-])docs/[\w./-]*\w/?")


def read(path: Path) -> str:
    """The text; of a notebook what people wrote, not its pictures."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        return text
    return "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])


@lru_cache(maxsize=1)
def texts() -> dict[str, str]:
    paths = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*"))] + sorted(ROOT.glob("*"))
    kept = [path for path in paths if path.is_file() and path.suffix in SUFFIXES and not LEFT_OUT & set(path.parts) and path != Path(__file__).resolve()]
    return {str(path.relative_to(ROOT)): read(path) for path in kept}


def found(name: str, text: str, pattern: re.Pattern[str]) -> list[str]:
    return [f"{name}:{text.count(chr(10), 0, one.start()) + 1}: {one[0].strip()}" for one in pattern.finditer(text)]


def strangers(name: str, text: str) -> list[str]:
    """References to documents that are not here."""
    told = found(name, text, NAMED) + found(name, text, BARE) + found(name, text, CODED)
    return [one for one in told if not (ROOT / one.rpartition(" ")[2]).exists()]


def sections(page: str) -> set[str]:
    return set(re.findall(r"(?m)^#+ (\d+(?:\.\d+)?)\.? ", (ROOT / page).read_text(encoding="utf-8")))


def lost(name: str, text: str) -> list[str]:
    """References to sections, items and files of docs/ that do not exist."""
    wrong = [f"{name}: odd.md {one}" for one in OF_THE_MODEL_PAGE.findall(text) if one not in sections("docs/model/odd.md")]
    items = [item for several in OF_WHAT_HOLDS.findall(text) for item in re.findall(r"\d+", several)]
    wrong += [f"{name}: what-holds.md {item}" for item in items if item not in sections("docs/what-holds.md")]
    return wrong + [f"{name}: {path}" for path in PATHS.findall(text) if not (ROOT / path).exists()]


def test_texts_are_found():
    assert len(texts()) > 800
    assert {"README.md", "sim/run/step.cpp", "docs/model/odd.md", "scenarios/liberia_2003.toml", ".ci/run"} <= set(texts())


def test_nothing_refers_to_a_document_that_is_not_here():
    wrong = [one for name, text in texts().items() for one in strangers(name, text)]
    assert not wrong, "\n".join(wrong)


def test_sections_items_and_pages_that_are_named_exist():
    wrong = [one for name, text in texts().items() for one in lost(name, text)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "// MECHANISMS 2.3: association by camp",
        "what the plan says (MODEL 10)",
        "sizes follow NOTES.md",
        "see ROUGH-DRAFT.md",
        "// 4.8: commitment",
        "    # 4.1 and 4.2: teams act",
        "// 4.3, second half: links",
        "Of all. L13 of the targets: 0.10 to 0.30",
        "The design texts came first",
        "taken from the design's own list",
        "names a row of COVERAGE 155",
    ],
)
def test_a_reference_to_elsewhere_is_seen(text: str):
    assert strangers("a file", text)


@pytest.mark.parametrize("text", ["README.md", "// odd.md 7.8: stance", "AWSR 2012", "PNAS 99 suppl. 3", "run 12 of the design", "UNMIL 2003", "// 0.5 in all", "HDF5 1.10"])
def test_what_is_here_or_published_is_left_alone(text: str):
    assert strangers("a file", text) == []


@pytest.mark.parametrize("text", ["odd.md 7.99", "// odd.md 11: nothing", "what-holds.md 3, 40: none", "see docs/nowhere.md", "docs/model/other.md"])
def test_a_reference_that_leads_nowhere_is_seen(text: str):
    assert lost("a file", text)


def test_a_reference_that_leads_somewhere_is_left_alone():
    assert lost("a file", "odd.md 7.11, what-holds.md 3, 25 and docs/model/odd.md, docs/reference/ and tests/docs/none") == []
