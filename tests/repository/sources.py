"""Reading the C++ sources, for the tests of this folder."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_COMMENT_OR_STRING = re.compile(
    r"""//[^\n]*|/\*.*?\*/|R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-zA-Z])'(?:\\.|[^'\\\n])+'""", re.DOTALL
)


def sources(*folders: str, suffixes: tuple[str, ...] = (".cpp", ".hpp")) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in suffixes)


def layer_of(path: Path) -> str:
    """`world` for sim/world/…, `analysis` for analysis/…"""
    parts = path.relative_to(ROOT).parts
    return parts[1] if parts[0] == "sim" else parts[0]


@lru_cache(maxsize=None)
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=None)
def code(path: Path) -> str:
    """The text with comments and the insides of literals blanked; line numbers stay."""
    return _COMMENT_OR_STRING.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text(path))


def includes(path: Path) -> list[tuple[int, str]]:
    """(line, file) of each #include, angle brackets or quotes taken off."""
    found = re.finditer(r'^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]', text(path), re.MULTILINE)
    return [(text(path).count("\n", 0, one.start()) + 1, one[1]) for one in found]


def places(path: Path, pattern: str, where: str) -> list[str]:
    """`file:line: what was found` for each match of the pattern."""
    name = path.relative_to(ROOT)
    return [f"{name}:{where.count(chr(10), 0, found.start()) + 1}: {found[0].strip()}" for found in re.finditer(pattern, where)]
