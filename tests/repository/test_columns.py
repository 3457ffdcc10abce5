"""Each member of a struct of the world's state is described, once, in the order of the struct, in words that stand alone."""

from __future__ import annotations

import re

import pytest
from sources import ROOT, sources, text

HEADERS = [path for path in sources("sim/world", suffixes=(".hpp",)) if "void describe_columns(Values&" in text(path)]


def body_of(code: str, begin: int) -> str:
    depth = 0
    for at in range(begin, len(code)):
        depth += {"{": 1, "}": -1}.get(code[at], 0)
        if depth == 0:
            return code[begin + 1 : at]
    raise AssertionError("a brace is never closed")


def members(body: str) -> list[str]:
    """Names of data members: `type name;`, `type name = value;`, `type name{};`, `type one, other;`."""
    found: list[str] = []
    whole = code = re.sub(r"//[^\n]*", "", body)
    while re.search(r"\{[^{}]*\}", code):  # functions and initialisers
        code = re.sub(r"\([^()]*\)\s*(const\s*)?\{[^{}]*\}", ";", code)
        code = re.sub(r"\{[^{}]*\}", "", code)
    for statement in code.split(";"):
        plain = statement.strip()
        while re.search(r"<[^<>]*>", plain):
            plain = re.sub(r"<[^<>]*>", "", plain)
        if not plain or re.match(r"(static|using|friend|constexpr|enum|struct|template)\b", plain) or "(" in plain.split("=")[0]:
            continue
        for at, part in enumerate(plain.split(",")):
            words = re.findall(r"[A-Za-z_]\w*", part.split("=")[0])
            found += words[-1:] if at == 0 else words[:1]
    return [name for name in found if not re.search(rf"^    [\w:<>& ]+ {name}\(", whole, re.MULTILINE)]  # what is left of functions


def described(code: str, struct: str) -> list[tuple[str, str, str]]:
    """(member, name, meaning) of each row of a struct's description."""
    begin = re.search(rf"MaybeConst<{struct}> Values, class Visitor>\s*void describe_columns\(Values& (\w+), Visitor&& visit\) \{{", code)
    assert begin, f"{struct} has no description"
    body = body_of(code, begin.end() - 1)
    rows = re.findall(rf'visit\(\s*{begin[1]}\.(\w+),\s*(?:Column|Part)\{{(.*?)\}}\);', body, re.DOTALL)
    told = []
    for member, row in rows:
        name = re.search(r'\.name = "(\w+)"', row)
        meaning = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', row[row.index(".meaning") :]))
        told.append((member, name[1] if name else "", meaning))
    return told


def structs(code: str) -> list[str]:
    return re.findall(r"MaybeConst<(\w+)> Values, class Visitor>\s*void describe_columns", code)


def test_the_headers_are_found():
    assert len(HEADERS) > 20
    assert sum(len(structs(text(path))) for path in HEADERS) > 35


@pytest.mark.parametrize("path", HEADERS, ids=lambda path: path.stem)
def test_every_member_is_described_in_its_place(path):
    code = text(path)
    wrong = []
    for struct in structs(code):
        begin = re.search(rf"^struct {struct} \{{", code, re.MULTILINE)
        assert begin, f"{struct} is described, but not here"
        have, told = members(body_of(code, begin.end() - 1)), described(code, struct)
        if have != [member for member, _, _ in told]:
            wrong.append(f"{struct}: members {have}, described {[member for member, _, _ in told]}")
        wrong += [f"{struct}.{member} is called {name}" for member, name, _ in told if member != name]
        wrong += [f"{struct}.{member}: {meaning!r}" for member, _, meaning in told if len(meaning) < 4 or meaning.endswith(".") or "the same shape" in meaning]
    assert not wrong, f"{path.relative_to(ROOT)}:\n" + "\n".join(wrong)


def test_every_part_of_the_world_is_described():
    world = text(ROOT / "sim" / "world" / "world.hpp")
    described_structs = {struct for path in HEADERS for struct in structs(text(path))}
    begin = re.search(r"^struct World \{", world, re.MULTILINE)
    assert begin
    types = set(re.findall(r"^    (?:std::vector<)?([A-Z]\w+)>? \w+;", body_of(world, begin.end() - 1), re.MULTILINE))
    assert len(types) > 25
    assert types - described_structs == set()
