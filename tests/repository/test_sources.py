"""Rules of the house that a line of search can see."""

from __future__ import annotations

import re

import pytest
from sources import ROOT, code, places, sources, text

PRESETS = (
    "no_mission stovepipes two_feet_out one_foot_in two_feet_in two_feet one_foot peacebuilding_office side_by_side "
    "whole_of_government form_follows_function"
).split()

# Nothing and all are arithmetic. What else is no size of an effect has a name (`one_half`, `twice`); any other number is a parameter
# that has no name yet.
PLAIN_NUMBERS = {0.0, 1.0}
N_LINES = 450


def camel(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))


def test_no_code_knows_a_preset():
    # The integration models are data (scenarios/models); code that asks for one by name would give it a rule of its own.
    names = "|".join([*PRESETS, *(camel(name) for name in PRESETS)])
    pattern = rf"(?<![A-Za-z0-9_])({names})(?![A-Za-z0-9_])"
    wrong = [place for path in sources("sim", "analysis") for place in places(path, pattern, text(path))]
    assert not wrong, "\n".join(wrong)


def without_defaults(header: str) -> str:
    """A header but for members with their defaults and for what is said of them: those have names."""
    def blank(found: re.Match[str]) -> str:
        return "\n" * found[0].count("\n")

    plain = re.sub(r"(?:Spec|Column)\{.*?\}\)", blank, header, flags=re.DOTALL)
    member = r"(?m)^    (?:static )?(?:double|int|float|bool|By\w+|std::array<[^;]*?>|[A-Z]\w+) [^()]*?;"
    return re.sub(r"(?m)^struct \w+ \{\n(?:.*\n)*?\};", lambda found: re.sub(member, blank, found[0]), plain)


@pytest.mark.parametrize("layer", ["mechanisms", "scenario"])
def test_no_size_of_an_effect_is_out_of_reach(layer: str):
    number = re.compile(r"(?<![\w.])(\d[\d']*\.\d*(?:[eE][-+]?\d+)?|\d+[eE][-+]?\d+)[fFlL]?(?![\w.])")
    wrong = []
    for path in sources(f"sim/{layer}", suffixes=(".cpp", ".hpp")):
        whole = without_defaults(code(path))
        whole = re.sub(r"constexpr[^;{]*[;{]", lambda found: "\n" * found[0].count("\n"), whole)  # it has a name there
        for n, line in enumerate(whole.splitlines(), 1):
            strange = [found[0] for found in number.finditer(line) if float(found[1].replace("'", "")) not in PLAIN_NUMBERS]
            wrong += [f"{path.relative_to(ROOT)}:{n}: {literal}" for literal in strange]
    assert not wrong, "a parameter, one_half or twice, or a constexpr with a name and a reason:\n" + "\n".join(wrong)


def test_a_file_holds_one_noun():
    files = [*sources("sim", "analysis", "tests", "benchmarks"), *sources("python", "tests", "tools", suffixes=(".py",))]
    lengths = {path.relative_to(ROOT): text(path).count("\n") for path in files}
    wrong = [f"{path}: {n} lines" for path, n in lengths.items() if n > N_LINES]
    assert not wrong, f"longer than {N_LINES} lines:\n" + "\n".join(wrong)


def test_nothing_aborts_exits_or_prints_outside_the_command_line():
    layers = [f"sim/{layer}" for layer in ("core", "world", "structure", "mechanisms", "scenario", "record", "design", "run", "output")]
    pattern = r"\bstd::(abort|exit|quick_exit|terminate)\s*\(|\bstd::(cout|cerr|clog)\b|\bf?printf\s*\("
    wrong = [place for path in sources(*layers, "analysis") for place in places(path, pattern, code(path))]
    assert not wrong, "only main catches, only the commands print:\n" + "\n".join(wrong)


def test_no_code_is_switched_off():
    wrong = [place for path in sources("sim", "analysis") for place in places(path, r"(?m)^[ \t]*#[ \t]*if[ \t]+0\b", text(path))]
    assert not wrong, "\n".join(wrong)
