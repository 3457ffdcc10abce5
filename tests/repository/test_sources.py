"""Rules of the house that a line of search can see."""

from __future__ import annotations

import re

from sources import ROOT, code, places, sources, text

PRESETS = (
    "no_mission stovepipes two_feet_out one_foot_in two_feet_in two_feet one_foot peacebuilding_office side_by_side "
    "whole_of_government form_follows_function"
).split()

# Counts, halves and signs are arithmetic; any other number in a phase is a parameter that has no name yet.
PLAIN_NUMBERS = {0.0, 0.5, 1.0, 2.0}
N_LINES = 450


def camel(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))


def test_no_code_knows_a_preset():
    # The integration models are data (scenarios/models); code that asks for one by name would give it a rule of its own.
    names = "|".join([*PRESETS, *(camel(name) for name in PRESETS)])
    pattern = rf"(?<![A-Za-z0-9_])({names})(?![A-Za-z0-9_])"
    wrong = [place for path in sources("sim", "analysis") for place in places(path, pattern, text(path))]
    assert not wrong, "\n".join(wrong)


def test_phases_have_no_naked_numbers():
    number = re.compile(r"(?<![\w.])(\d[\d']*\.\d*(?:[eE][-+]?\d+)?|\d+[eE][-+]?\d+)[fFlL]?(?![\w.])")
    wrong = []
    for path in sources("sim/mechanisms", suffixes=(".cpp",)):
        for n, line in enumerate(code(path).splitlines(), 1):
            if "constexpr" in line:  # it has a name there
                continue
            strange = [found[0] for found in number.finditer(line) if float(found[1].replace("'", "")) not in PLAIN_NUMBERS]
            wrong += [f"{path.relative_to(ROOT)}:{n}: {literal}" for literal in strange]
    assert not wrong, "a parameter, or a constexpr with a name and a reason:\n" + "\n".join(wrong)


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
