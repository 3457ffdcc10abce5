#!/usr/bin/python3
"""Writes what the test door needs to know of the core, from the core itself: `fields.inc`, the members of every plain struct
of the structure (the world describes its columns itself); `purposes.inc`, the purposes of draws.

    generate_door.py SIM_DIRECTORY OUTPUT_DIRECTORY

Nothing is listed by hand, so nothing can be forgotten: a column that a header gains stands in the door with the next build.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

# Headers of the structure, each after those it is made of. Structs in them are visited member by member.
HEADERS = ["structure/lines.hpp", "structure/strongest_path.hpp", "structure/graph.hpp", "structure/structure.hpp", "structure/adaptive_rule.hpp"]
# Structs of these headers that hold no state of a run.
LEFT_OUT = {"StructureFactors", "Names", "Station", "Graph", "Edge", "PostSpec", "FunctionSpec", "Process", "Member"}


@dataclass
class Struct:
    name: str
    fields: list[str]


def without_templates(text: str) -> str:
    return re.sub(r"template <[^>]*>\s*struct [^{]*\{.*?\};", "", text, flags=re.DOTALL)


def body_of(text: str, begin: int) -> tuple[str, int]:
    """What stands between the brace at `begin` and its partner."""
    depth = 0
    for at in range(begin, len(text)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if depth == 0:
            return text[begin + 1 : at], at
    raise SystemExit("generate_door.py: a brace is never closed")


def members(body: str) -> list[str]:
    """Names of data members in their order."""
    found: list[str] = []
    declaration, depth = "", 0
    for line in body.splitlines():
        code = line.partition("//")[0].strip()
        depth += code.count("{") - code.count("}")
        declaration += " " + code
        if depth == 0 and declaration.rstrip().endswith((";", "}")):
            found += names_of(declaration)
            declaration = ""
    return found


def names_of(declaration: str) -> list[str]:
    """Names that a declaration brings; none for functions, constants and types."""
    text = declaration.strip().rstrip(";").strip()
    if re.match(r"(static|using|friend|constexpr|enum|struct|explicit|template)\b", text):
        return []
    text = re.sub(r"\{[^{}]*\}", "", text)
    while re.search(r"<[^<>]*>", text):
        text = re.sub(r"<[^<>]*>", "", text)
    if "(" in text.split("=")[0]:
        return []
    names = []
    for at, part in enumerate(text.split(",")):
        words = re.findall(r"[A-Za-z_]\w*", part.split("=")[0])
        if words:
            names.append(words[-1] if at == 0 else words[0])
    return names


def structs_of(text: str) -> list[Struct]:
    found = []
    text = without_templates(text)
    for match in re.finditer(r"^struct (\w+) \{", text, re.MULTILINE):
        body, _ = body_of(text, match.end() - 1)
        if match[1] not in LEFT_OUT:
            found.append(Struct(match[1], members(body)))
    return found


def write_fields(sim: Path, output: Path) -> None:
    lines, n = ["// Written by generate_door.py. One overload a struct: its members by name."], 0
    for header in HEADERS:
        for struct in structs_of((sim / header).read_text()):
            if not struct.fields:
                continue
            n += len(struct.fields)
            lines += [f"template <class Visitor> void visit_fields(Visitor&& visit, {struct.name}& s) {{"]
            lines += [f'    visit("{name}", s.{name});' for name in struct.fields]
            lines += ["}"]
    if n < 30:
        raise SystemExit(f"generate_door.py: only {n} members were found in {sim}: the headers are read no more as they are written")
    (output / "fields.inc").write_text("\n".join(lines) + "\n")


def write_purposes(sim: Path, output: Path) -> None:
    text = (sim / "core/draws.hpp").read_text()
    body, _ = body_of(text, text.index("{", text.index("enum class Purpose")))
    names = re.findall(r"^\s*(\w+) = \d+,", body, re.MULTILINE)
    (output / "purposes.inc").write_text("".join(f'{{"{name}", Purpose::{name}}},\n' for name in names))


if __name__ == "__main__":
    sim, output = Path(sys.argv[1]), Path(sys.argv[2])
    output.mkdir(parents=True, exist_ok=True)
    write_fields(sim, output)
    write_purposes(sim, output)
