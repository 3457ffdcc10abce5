"""docs/sweeps.md: its design and its commands work as they stand there (with fewer runs)."""

import re
import shlex

from conftest import ROOT

PAGE = (ROOT / "docs" / "sweeps.md").read_text()


def blocks(language: str) -> list[str]:
    fenced = re.findall(r"^```(\w*)\n(.*?)^```", PAGE, flags=re.M | re.S)
    return [text for of, text in fenced if of == language]


def smaller(design: str) -> str:
    for large, small in (("replicates = 4", "replicates = 2"), ("weeks = 104", "weeks = 8"), ("rows = 16", "rows = 2"),
                         ("households = 1000", "households = 200")):
        assert large in design
        design = design.replace(large, small)
    return design


def test_an_idea_becomes_a_table(entente):
    (entente.folder / "idea.toml").write_text(smaller(blocks("toml")[0]))
    commands = [line.split("#")[0] for line in blocks("")[0].splitlines() if line.startswith("entente ")]
    assert [shlex.split(command)[1] for command in commands] == ["sweep", "sweep", "sensitivity", "compare"]
    for command in commands:
        entente(*shlex.split(command)[1:])
    assert (entente.folder / "idea.h5").exists() and (entente.folder / "idea.h5.log").exists()


def test_the_rule_for_worlds_is_one_that_a_design_takes(entente):
    rule = next(block for block in blocks("toml") if block.startswith("until"))
    text = smaller(blocks("toml")[0]).replace("two_feet_in", "one_foot_in")
    (entente.folder / "idea.toml").write_text(re.sub(r"^replicates.*$", lambda _: rule.strip(), text, flags=re.M))
    assert "from 8 to 64" in entente("sweep", "idea.toml", "--dry-run").out


def test_designs_that_come_with_the_program_are_sound_and_named_on_the_page(entente):
    shipped = sorted((ROOT / "scenarios" / "sweeps").glob("*.toml"))
    assert len(shipped) >= 6
    for path in shipped:
        assert f"sweeps/{path.name})" in PAGE, path.name
        assert "no problem" in entente("check", path).out
