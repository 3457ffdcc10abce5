"""Mutants of C++ sources are one wrong term each, drawn by a seed, and the sources stay as they are."""

from __future__ import annotations

import runpy
import sys
from collections import Counter

import pytest
from sources import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import mutants  # noqa: E402

SOURCE = """
struct Pace {
    double rate = 0.5;
};
void describe(Visitor& visit, Pace& pace) { visit(rate, 0.5 * 2.0); }
/// Half of 0.5 * 0.5 in a comment.
void move(Districts& d, const Pace& p) {
    for (std::size_t i = 0; i < d.size(); ++i) {
        if (d.week > p.from) continue;
        d.welfare[i] += p.rate * (1.0 - d.fear[i]) - p.travel * d.remoteness[i];
        d.rights(i, index_of(Dimension::security)) = clip(std::max(0.0, d.law[i]));
    }
    d.reached.fill(0.0);
}
"""


@pytest.fixture
def found(tmp_path) -> list[mutants.Mutant]:
    path = tmp_path / "pace.cpp"
    path.write_text(SOURCE)
    return mutants.mutants_of(path, tmp_path, {"Dimension": ["political", "security", "rule_of_law"]})


def changed(found: list[mutants.Mutant], kind: str) -> set[str]:
    return {mutant.lines(SOURCE)[2] for mutant in found if mutant.kind == kind}


def test_each_kind_of_wrong_term_is_made(found):
    assert "d.welfare[i] += p.rate - p.travel * d.remoteness[i];" in changed(found, "factor")
    assert "d.welfare[i] += p.rate * (1.0 - d.fear[i]) - d.remoteness[i];" in changed(found, "factor")
    assert "d.welfare[i] += p.rate * (1.0 - d.fear[i]);" in changed(found, "term")
    assert "d.welfare[i] -= p.rate * (1.0 - d.fear[i]) - p.travel * d.remoteness[i];" in changed(found, "sign")
    assert "d.welfare[i] += p.rate * (0.5 - d.fear[i]) - p.travel * d.remoteness[i];" in changed(found, "constant")
    assert {"if (d.week < p.from) continue;", "if (d.week >= p.from) continue;"} == changed(found, "comparison")
    assert "d.rights(i, index_of(Dimension::security)) = (std::max(0.0, d.law[i]));" in changed(found, "bound")
    assert "d.rights(i, index_of(Dimension::rule_of_law)) = clip(std::max(0.0, d.law[i]));" in changed(found, "index")
    assert changed(found, "clear") == {";"}


def test_what_is_no_equation_stays(found):
    touched = {mutant.lines(SOURCE)[1] for mutant in found}
    assert not [line for line in touched if "comment" in line or "visit" in line or "rate = 0.5" in line or "for (" in line]


def test_a_mutant_changes_one_place(found):
    for mutant in found:
        text = mutant.apply(SOURCE)
        assert text != SOURCE
        assert text[: mutant.begin] == SOURCE[: mutant.begin] and text.endswith(SOURCE[mutant.end :])


def test_sites_are_drawn_by_the_seed_over_all_mechanisms():
    tool = runpy.run_path(str(ROOT / "tools" / "mutate"))
    everywhere = mutants.all_mutants(ROOT)
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "sim" / "mechanisms").glob("*.cpp")}
    assert files - {mutant.file for mutant in everywhere} <= {"sim/mechanisms/room_rules.cpp"}
    first = tool["draw"](everywhere, 1)[:300]
    assert first == tool["draw"](everywhere, 1)[:300] != tool["draw"](everywhere, 2)[:300]
    assert set(Counter(mutant.kind for mutant in first)) == set(tool["WEIGHTS"])


def test_too_many_survivors_are_more_than_the_goal_explains():
    tool = runpy.run_path(str(ROOT / "tools" / "mutate"))
    assert tool["chance"](12, 3) > tool["FALSE_ALARM"] > tool["chance"](12, 4)
