"""`entente check` judges a file as it will be used: with all that it extends, whatever kind of file it is."""

from __future__ import annotations

import pytest
from conftest import ROOT, Entente

WORLD = 'extends = "scenarios/archetype_calm.toml"\n\n'  # the rest begins in line 3
STRUCTURE = 'extends = "scenarios/models/two_feet_out.toml"\n\n'
PROCESS = 'extends = "scenarios/models/process_base.toml"\n\n'
DESIGN = 'extends = "base.toml"\n\n'
LEVER = '[lever]\ntitle = "x"\nsource = "x"\ncost = "x"\nindependent_evidence = false\n\n[set]\n'
PROFILE = 'extends = "scenarios/profiles/families.toml"\n\n'

# (file, what is said)
BROKEN = {
    "unknown key": (WORLD + "[world]\nsegregatoin = 0.5\n", ":4: world.segregatoin is not a parameter; did you mean world.segregation?"),
    "unknown table": (WORLD + "[wrold]\nhostility = 0.5\n", ":4: wrold.hostility is not a parameter; did you mean world.hostility?"),
    "key outside of tables": (WORLD + "hostility = 0.5\n", ":3: hostility is not a parameter"),
    "out of range": (WORLD + "[world]\nhostility = 7\n", ":4: world.hostility = 7 is outside [-1, 1]"),
    "wrong type": (WORLD + '[world]\nhostility = "much"\n', ':4: world.hostility = "much"'),
    "wrong unit": (WORLD + '[mission]\ndeployment_weeks = "3 kilometres"\n', "kilometres"),
    "unknown word": (WORLD + '[organisation.unhcr]\ndesired_depth = "plan"\n', ':4: organisation.unhcr.desired_depth = "plan" is not one of: information'),
    "unknown field": (WORLD + "[armed_group.east]\ncomitment = 0.5\n", ":4: armed_group.east.comitment is not a parameter; did you mean commitment?"),
    "unknown mechanism": (WORLD + "[mechanisms]\nasociation = false\n", ":4: mechanisms.asociation: asociation is not a mechanism; did you mean association?"),
    "mechanism that is no truth": (WORLD + "[mechanisms]\nassociation = 0.5\n", ":4: mechanisms.association = 0.5 is not true or false"),
    "unknown lever": (WORLD + "[levers]\njoint_trainig = 1\n", ":4: levers.joint_trainig: joint_trainig is not a lever; did you mean joint_training?"),
    "lever beyond its end": (WORLD + "[levers]\njoint_training = 2\n", ":4: levers.joint_training = 2 is outside [0, 1]"),
    "unknown profile": (WORLD + '[organisations]\nprofile = "familys"\n', ":4: organisations.profile: familys is not a profile; did you mean families?"),
    "unknown structure": (WORLD + '[integration]\nmodels = ["two_fet_out"]\n', "two_fet_out is not an integration model; did you mean two_feet_out?"),
    "unknown process": (WORLD + '[integration]\nprocess = "planing"\n', "planing is not a process; did you mean planning?"),
    "district file that is not there": (WORLD + '[world]\ndistrict_file = "nowhere.csv"\n', "nowhere.csv"),
    "contradiction": (WORLD + "[violence]\nmemory = 0.9\nexcitation = 0.5\n", "violence would feed on itself without end"),
    "date before the start": (WORLD + "[calendar]\nelection = 1999-01-01\n", ":4: calendar.election = 1999-01-01 is before the start"),
    "set twice": (WORLD + "[government]\nattitude = 0.3\npredation = 0.4\n", ":5: government.predation is set already by government.attitude"),
    "base that is not there": ('extends = "scenarios/archetype_clam.toml"\n\n[world]\nhostility = 7\n', ":1: extends: "),
    "base by a wrong name": ('extends = "archetype_clam"\n', ":1: extends: archetype_clam is neither a file nor the name of one that comes with the program; did you mean archetype_calm?"),
    "base that is no text": ("extends = 5\n[world]\nhostility = 0.5\n", ":1: extends = 5 is not a text"),
    "circle": ('extends = "mine.toml"\n[world]\nhostility = 0.5\n', ":1: extends = "),
    "part of a scenario": ("[world]\nsegregatoin = 0.5\n", ":2: world.segregatoin is not a parameter; did you mean world.segregation?"),
    "edge to nobody": (STRUCTURE + '[edges]\nreports_to = [ { from = "OCHA", to = "SRGS", weight = 0.5 } ]\n', ":4: edges.reports_to: SRGS is not a node or a forum; did you mean SRSG?"),
    "weight of an edge": (STRUCTURE + '[edges]\nreports_to = [ { from = "OCHA", to = "SRSG", weight = 1.5 } ]\n', ":4: "),
    "unknown layer": (STRUCTURE + '[edges]\nreport_to = [ { from = "OCHA", to = "SRSG", weight = 0.5 } ]\n', "did you mean reports_to?"),
    "unknown table of a structure": (STRUCTURE + '[edges]\nfunds = []\n[forun.X]\ndepth = "analysis"\n', ":5: forun is not a key; did you mean forum?"),
    "field of a node": ('[nodes]\nPRT = { meaning = "x", off_state = true }\n', ":2: nodes.PRT.off_state is not a key; did you mean of_state?"),
    "process that lays placement": (PROCESS + '[edges]\nreports_to = [ { from = "OCHA", to = "SRSG", weight = 0.5 } ]\n', ":4: "),
    "design": (DESIGN + "[axes]\nworld.hostilty = [0.1, 0.2]\n", ":4: "),
    "setting of a design": (DESIGN + "[set]\nworld.hostility = 7\n[axes]\nworld.segregation = [0.1]\n", ":4: world.hostility = 7 is outside [-1, 1]"),
    "lever that moves nothing known": (LEVER + "association.pul = 0.5\n", ":8: set.association.pul is not a parameter; did you mean association.pull?"),
    "end of a lever": (LEVER + "association.pull = 7\n", ":8: set.association.pull = 7 is outside [0, 1] 1/week"),
    "end of a lever for a family": (LEVER + "organisation_family.ngo_humanitarian.neutrality.to = 7\n", ":8: set.organisation_family.ngo_humanitarian.neutrality = 7 is outside [0, 1]"),
    "lever without a cost": ('[lever]\ntitle = "x"\nsource = "x"\nindependent_evidence = false\n[set]\nassociation.pull = 0.5\n', "lever.cost is missing"),
    "unknown family": (PROFILE + "[family.ngo_humanitarain]\nneutrality = 0.5\n", ":3: family.ngo_humanitarain is not a key; did you mean ngo_humanitarian?"),
    "value of a family": (PROFILE + "[family.ngo_humanitarian]\nneutrality = 5\n", ":4: family.ngo_humanitarian.neutrality = 5 is outside [0, 1]"),
    "value of a well-known name": (PROFILE + "[organisation.unhcr]\nneutrality = 5\n", "neutrality = 5 is outside [0, 1]"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_told_with_its_place(entente: Entente, text: str, said: str):
    (entente.folder / "base.toml").write_text(
        '[sweep]\nscenario = "archetype_calm"\nmodels = ["two_feet_out"]\nreplicates = 1\n[set]\nscenario.weeks = 4\n'
    )
    (entente.folder / "mine.toml").write_text(text)
    done = entente("check", "mine.toml", code=2)
    assert said in done.err, done.err
    assert "mine.toml" in done.err or "nowhere" in done.err
    assert "no problem" not in done.out


def test_all_problems_of_a_file_are_told_and_those_of_its_base(entente: Entente):
    (entente.folder / "base.toml").write_text('extends = "archetype_calm"\n[world]\nhostility = 7\n')
    (entente.folder / "mine.toml").write_text('extends = ["base.toml", "nowhere.toml"]\n[world]\nsegregatoin = 0.5\n')
    err = entente("check", "mine.toml", code=2).err
    for said in ("base.toml:3: world.hostility = 7", "mine.toml:1: extends: nowhere.toml cannot be read", "mine.toml:3: world.segregatoin"):
        assert said in err


@pytest.mark.parametrize(
    "text",
    [
        WORLD + "[world]\nhostility = 0.5\n",
        STRUCTURE + '[edges]\nreports_to = [ { from = "OCHA", to = "SRSG", weight = 0.5 } ]\n',
        DESIGN + "[axes]\nworld.hostility = [0.1, 0.2]\n",
        "[world]\nhostility = 0.5\n",
        LEVER + "association.pull.times = 3\n",
        PROFILE + "[family.ngo_humanitarian]\nneutrality = 0.5\n",
    ],
    ids=["scenario", "structure", "design", "part", "lever", "profile"],
)
def test_a_sound_file_without_a_head_of_its_own_is_none_the_worse(entente: Entente, text: str):
    (entente.folder / "base.toml").write_text(
        '[sweep]\nscenario = "archetype_calm"\nmodels = ["two_feet_out"]\nreplicates = 1\n[set]\nscenario.weeks = 4\n'
    )
    (entente.folder / "mine.toml").write_text(text)
    done = entente("check", "mine.toml")
    assert done.out.startswith("mine.toml: no problem\n")
    assert done.err == ""


def test_everything_that_comes_with_the_program_is_sound(entente: Entente):
    files = [path.relative_to(ROOT) for path in sorted((ROOT / "scenarios").rglob("*.toml"))]
    done = entente("check", *files)
    assert done.err == ""
    assert sum(line.endswith((": no problem", "with nothing wrong in it")) for line in done.out.splitlines()) == len(files)


def test_files_are_checked_by_name(entente: Entente):
    (entente.folder / "scenarios").unlink()
    done = entente("check", "archetype_calm", "one_foot_in", "two_feet_in:ocha_inside", "regime_map", "joint_training", "families")
    assert done.out.count("no problem") == 6
    err = entente("check", "archetype_clam", code=2).err
    assert "archetype_clam is not a file that comes with the program; did you mean archetype_calm?" in err
