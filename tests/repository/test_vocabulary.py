"""What the model knows of a family, an activity or a feeling by its kind stands in one table; nothing else lists kinds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sources import ROOT, code, places, sources

WORLD = ROOT / "sim" / "world"
# Enumeration, its file, the column of the table that says which row it is.
TABLES = [
    ("Family", "families.hpp", "family"),
    ("Activity", "activities.hpp", "activity"),
    ("Feeling", "feelings.hpp", "feeling"),
    ("Dimension", "vocabulary.hpp", "dimension"),
    ("Violence", "vocabulary.hpp", "violence"),
]
KINDS = "|".join(kind for kind, _, _ in TABLES)


def elsewhere() -> list[Path]:
    tables = {WORLD / file for _, file, _ in TABLES}
    return [path for path in sources("sim", "analysis", "python") if path not in tables]


def lists_of(kind: str, text: str) -> list[tuple[int, str]]:
    """(line, kinds) of each statement that names several of them."""
    found, line = [], 1
    for statement in re.split(r"(;|\)\s*\{)", text):
        named = list(dict.fromkeys(re.findall(rf"\b{kind}::(\w+)", statement)))
        if len(named) > 1:
            at = re.search(rf"\b{kind}::", statement)
            found.append((line + statement.count("\n", 0, at.start()), ", ".join(named)))
        line += statement.count("\n")
    return found


def enumerators(kind: str, text: str) -> list[str]:
    body = re.search(rf"enum class {kind} \{{([^}}]*)\}}", text)
    assert body, kind
    return re.findall(r"\w+", body[1])


def columns(kind: str, text: str) -> list[str]:
    body = re.search(rf"struct {kind}Traits \{{(.*?)\n\}};", text, re.DOTALL)
    assert body, kind
    return re.findall(r"(\w+)(?: = [^;]+|\{\})?;", body[1])


def test_no_switch_over_kinds_outside_their_table():
    pattern = rf"\bcase\s+(?:entente::)?(?:{KINDS})::\w+|\busing\s+enum\s+(?:entente::)?(?:{KINDS})\b"
    wrong = [place for path in elsewhere() for place in places(path, pattern, code(path))]
    assert not wrong, "a column of the table in sim/world, asked for by traits_of:\n" + "\n".join(wrong)


@pytest.mark.parametrize("kind", ["Family", "Activity", "Feeling"])
def test_no_statement_lists_several_kinds(kind: str):
    # One kind alone may be what a sentence of the model is about: patrols are posted, the force lends transport.
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {named}" for path in elsewhere() for line, named in lists_of(kind, code(path))
    ]
    assert not wrong, "a column of the table in sim/world, asked for by traits_of:\n" + "\n".join(wrong)


def test_a_list_is_seen_over_several_lines():
    text = "int a;\nif (f == Family::post ||\n    f == Family::community) {\n    return Family::post;\n}\n"
    assert lists_of("Family", text) == [(2, "post, community")]
    assert lists_of("Family", "a = f == Family::post; b = f == Family::community;") == []


@pytest.mark.parametrize(("kind", "file", "column"), TABLES)
def test_each_kind_has_one_row(kind: str, file: str, column: str):
    # Rows out of order do not compile; a last one that is missing does.
    text = code(WORLD / file)
    assert re.findall(rf"\{{\.{column} = {kind}::(\w+),", text) == enumerators(kind, text)


@pytest.mark.parametrize(("kind", "file", "column"), TABLES)
def test_the_page_of_the_vocabulary_tells_every_column(kind: str, file: str, column: str):
    told = code(ROOT / "sim" / "cli" / "list_vocabulary.cpp")
    held = {"word", column}
    if kind == "Feeling":  # where its values lie, but for who asks for them
        held |= {"column", "mean"}
    found = columns(kind, code(WORLD / file))
    assert len(found) > 2
    assert [name for name in found if name not in held and not re.search(rf"(?:::|\.){name}\b", told)] == []
