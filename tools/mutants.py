"""One-term mutants of C++ sources: where a mechanism could be wrong by one term, and what it would look like.

Kinds: `factor` and `term` (one dropped), `sign`, `constant`, `comparison`, `bound` (min for max, a cut to [0, 1] dropped), `index`
(another row, another word of a vocabulary) and `clear` (a column that is no longer reset).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OPERAND_END = re.compile(r"[\w)\]]")
VOCABULARIES = ("Dimension", "Activity", "Family", "Camp", "Violence", "CommonFund", "Level", "Audience", "Success", "SecurityBody")


@dataclass(frozen=True)
class Mutant:
    file: str  # relative to the root of the repository
    begin: int
    end: int
    replacement: str
    kind: str

    def apply(self, text: str) -> str:
        return text[: self.begin] + self.replacement + text[self.end :]

    def lines(self, text: str) -> tuple[int, str, str]:
        """Line number, the line as it is and as it would be (several joined where the change spans them)."""
        first, last = text.rfind("\n", 0, self.begin) + 1, text.find("\n", self.end)
        was = " ".join(text[first:last].split())
        now = " ".join((text[first : self.begin] + self.replacement + text[self.end : last]).split())
        return text.count("\n", 0, self.begin) + 1, was, now


def blank(text: str, pattern: str) -> str:
    """What matches becomes spaces, so that places stay."""
    return re.sub(pattern, lambda found: re.sub(r"[^\n]", " ", found[0]), text, flags=re.DOTALL)


def closing(text: str, at: int) -> int:
    """Place after the bracket that closes the one at `at`."""
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] in "([{") - (text[place] in ")]}")
        if depth == 0:
            return place + 1
    return len(text)


def opening(text: str, at: int) -> int:
    """Place of the bracket that the one at `at` closes."""
    depth = 0
    for place in range(at, -1, -1):
        depth += (text[place] in ")]}") - (text[place] in "([{")
        if depth == 0:
            return place
    return 0


def code_of(text: str) -> str:
    """Statements of functions only: no comments, texts, includes, descriptions of parameters, structs, tables of words."""
    code = blank(text, r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])'|^#[^\n]*")
    for head in (r"void describe\([^{;]*\{", r"\bstruct \w+ \{", r"\benum (?:class )?\w+[^{;]*\{", r"\bconstexpr auto \w+ = std::to_array[^{]*\{"):
        at = 0
        while found := re.compile(head).search(code, at):
            end = closing(code, found.end() - 1)
            body = code[found.end() : end - 1]
            if "struct" in head and re.search(r"\)\s*(const\s*)?\{", body):  # its functions stay
                kept = blank(body, r"^[^(){}]*;[^\n]*$")
                code = code[: found.end()] + kept + code[end - 1 :]
                at = found.end()
                continue
            code = code[: found.end()] + blank(body, r".+") + code[end - 1 :]
            at = end
    return blank(code, r"template <[^>]*>|static_assert\([^;]*;|static_cast<[^<>]*(?:<[^<>]*>)?[^<>]*>|std::\w+<[^;(){}]*?>(?=[ ({&*>,])|using [^;]*;")


def operand_after(code: str, at: int) -> int:
    """End of the primary expression that begins at `at`."""
    place = at + (len(code[at:]) - len(code[at:].lstrip(" \n")))
    while place < len(code) and code[place] in "-!*&":
        place += 1
    begin = place
    while place < len(code):
        if code[place] in "([":
            place = closing(code, place)
        elif code[place] == "{" and place > begin:
            place = closing(code, place)
        elif re.match(r"\w", code[place]) or code[place : place + 2] in ("::", "->") or (code[place] == "." and place > begin):
            place += 2 if code[place : place + 2] in ("::", "->") else 1
        else:
            break
    return place


def operand_before(code: str, at: int) -> int:
    """Begin of the primary expression that ends at `at`."""
    place = at
    while place > 0 and code[place - 1] in " \n":
        place -= 1
    while place > 0:
        last = code[place - 1]
        if last in ")]":
            place = opening(code, place - 1)
        elif re.match(r"[\w.]", last):
            place -= 1
        elif code[place - 2 : place] in ("::", "->"):
            place -= 2
        else:
            break
    return place


def term_after(code: str, at: int) -> int:
    """End of the product that begins at `at`."""
    place = operand_after(code, at)
    while found := re.match(r"\s*[*/]\s*", code[place:]):
        place = operand_after(code, place + found.end())
    return place


def arithmetic(code: str) -> Iterator[tuple[int, int, str, str]]:
    for found in re.finditer(r"(?<=[\w)\]])\s+([-+*/])\s+(?=[\w(\-])", code):
        sign, begin, end = found[1], found.start(), found.end()
        place = found.start(1)
        before = code[operand_before(code, begin) : begin]
        if sign in "+-":
            if re.fullmatch(r"[\w.]*(begin|end|data)\(\)?", before):
                continue
            yield place, place + 1, "-" if sign == "+" else "+", "sign"
            yield begin, term_after(code, end), "", "term"
        else:
            yield begin, operand_after(code, end), "", "factor"
            if sign == "*" and before:
                yield operand_before(code, begin), end, "", "factor"
    for found in re.finditer(r" ([-+*])= ", code):
        yield found.start(1), found.start(1) + 1, {"+": "-", "-": "+", "*": "+"}[found[1]], "sign"


def constants(code: str) -> Iterator[tuple[int, int, str, str]]:
    other = {0.0: "1.0", 1.0: "0.5", 0.5: "1.0", 2.0: "1.0"}
    for found in re.finditer(r"(?<![\w.])(\d+\.\d*)(f?)(?![\w.])", code):
        yield found.start(), found.end(), other.get(float(found[1]), "1.0") + found[2], "constant"


def comparisons(code: str) -> Iterator[tuple[int, int, str, str]]:
    swap = {"<": ">", ">": "<", "<=": ">", ">=": "<", "==": "!=", "!=": "==", "&&": "||", "||": "&&"}
    closer = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
    for found in re.finditer(r" (<=|>=|==|!=|<|>|&&|\|\|) ", code):
        begin = code.rfind("\n", 0, found.start()) + 1
        line = code[begin : code.find("\n", found.end())]
        if re.search(r"\bfor \(", code[begin : found.start()]) and ";" in code[begin : found.start()]:
            continue  # the end of a loop: beyond it lies other memory
        yield found.start(1), found.end(1), swap[found[1]], "comparison"
        if found[1] in closer and re.search(r"week|_before|_after|size\(\)|n_\w+", line, re.IGNORECASE):
            yield found.start(1), found.end(1), closer[found[1]], "comparison"


def bounds(code: str) -> Iterator[tuple[int, int, str, str]]:
    for found in re.finditer(r"\bstd::(max|min)\(", code):
        yield found.start(1), found.end(1), "min" if found[1] == "max" else "max", "bound"
    for found in re.finditer(r"\b(?:clip|clip01)(?=\()", code):
        end = closing(code, found.end())
        inside = code[found.end() + 1 : end - 1]
        while re.search(r"\([^()]*\)", inside):
            inside = re.sub(r"\([^()]*\)", "", inside)
        if "," not in inside:  # a cut to [0, 1]
            yield found.start(), found.end(), "", "bound"


def indices(code: str, words: dict[str, list[str]]) -> Iterator[tuple[int, int, str, str]]:
    for found in re.finditer(rf"\b({'|'.join(VOCABULARIES)})::(\w+)\b", code):
        known = words.get(found[1], [])
        if found[2] in known:
            yield found.start(2), found.end(2), known[(known.index(found[2]) + 1) % len(known)], "index"
    for found in re.finditer(r"(?<=[\w\])])\[(\w+)\]", code):
        if not found[1].isdigit():
            yield found.start(1), found.end(1), "0", "index"
    for found in re.finditer(r"\b[\w.]+\((\w), (\w)\)", code):  # a cell of a table
        yield found.start(1), found.end(2), f"{found[1]}, 0", "index"
        yield found.start(1), found.end(2), f"0, {found[2]}", "index"


def clearings(code: str) -> Iterator[tuple[int, int, str, str]]:
    for found in re.finditer(r"^ +[\w.>()\-\[\], ]+(?:\.|->)(?:fill|clear)\([^;\n]*\);", code, re.MULTILINE):
        yield found.start(), found.end(), ";", "clear"
    for found in re.finditer(r"^ +std::fill\([^;]*\);|^ +[\w.\[\]>\-]+ = (?:0|0\.0|false);", code, re.MULTILINE):
        yield found.start(), found.end(), ";", "clear"
    for found in re.finditer(r"for \((?:const )?auto\*? \w+ : \{(&[^{}]*)\}\)", code):
        for item in re.finditer(r"&[\w.]+,\s*|,\s*&[\w.]+(?=\s*$)", found[1]):
            yield found.start(1) + item.start(), found.start(1) + item.end(), "", "clear"


def vocabularies(root: Path) -> dict[str, list[str]]:
    words = {}
    for path in sorted((root / "sim" / "world").glob("*.hpp")):
        for found in re.finditer(r"enum class (\w+)[^{;]*\{([^}]*)\}", path.read_text()):
            words[found[1]] = re.findall(r"\b[a-z]\w*\b", re.sub(r"//[^\n]*", "", found[2]))
    return words


def mutants_of(path: Path, root: Path, words: dict[str, list[str]]) -> list[Mutant]:
    """All mutants of a file, in the order of their places."""
    text = path.read_text()
    code = code_of(text)
    found = {
        Mutant(str(path.relative_to(root)), *change)
        for changes in (arithmetic(code), constants(code), comparisons(code), bounds(code), indices(code, words), clearings(code))
        for change in changes
    }
    return sorted(found, key=lambda mutant: (mutant.begin, mutant.end, mutant.replacement))


def all_mutants(root: Path) -> list[Mutant]:
    words = vocabularies(root)
    files = sorted(path for path in (root / "sim" / "mechanisms").iterdir() if path.suffix in (".cpp", ".hpp"))
    return [mutant for path in files for mutant in mutants_of(path, root, words)]
