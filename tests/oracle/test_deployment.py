"""Section 7.1 of the model page: which teams are at work."""

import numpy as np
from harness import FAMILIES, NO_MISSION, Before, Note, clip, door, fixture, shipped, witness

BASES = [fixture("two_missions", "two_feet_out"), shipped("archetype_contested", "two_feet_in"), shipped("liberia_2003", "no_mission"),
         shipped("archetype_named_donors", "whole_of_government")]  # fmt: skip
FORCE = FAMILIES.index("mission_force")
OTHERS = [FAMILIES.index(name) for name in ("mission_police", "mission_civilian", "military_observers")]


def deploy(w: Before, week: int, note: Note) -> dict[str, object]:
    first, family, mission = w["teams.first"].astype(int), w["organisations.family"], w["organisations.mission"]
    presence, active = np.zeros(len(w["teams.id"])), np.zeros(len(family))
    for o, (begin, end) in enumerate(zip(first[:-1], first[1:])):
        level = w["organisations.funded_share"][o] * (end - begin)
        if mission[o] != NO_MISSION and family[o] == FORCE:
            note.term("strength", 1 - w[f"missions[{mission[o]}].strength"])
            level *= w[f"missions[{mission[o]}].strength"]
        elif mission[o] != NO_MISSION and family[o] in OTHERS:
            note.term("deployment", 1 - w[f"missions[{mission[o]}].deployment"])
            level *= w[f"missions[{mission[o]}].deployment"]
        moving = w["teams.arrives"][begin:end] > week
        barred = week < w["conduct.barred_until"][o]
        level *= w["organisations.present"][o] and not barred
        note.case("present", w["organisations.present"][o])
        note.case("barred", barred)
        note.case("moving", moving)
        at_work = clip(level - np.arange(end - begin))
        note.case("in part", (at_work > 0) & (at_work < 1))
        presence[begin:end] = np.where(moving, 0, at_work)
        active[o] = at_work.sum()
    return {"teams.presence": presence, "organisations.active_teams": active}


def bar_some(world: door.World, week: int, rng: np.random.Generator) -> None:
    until = world.get("conduct.barred_until")
    world.set("conduct.barred_until", np.where(rng.random(len(until)) < 0.3, week + rng.integers(-1, 2, len(until)), until))
    arrives = world.get("teams.arrives")
    world.set("teams.arrives", np.where(rng.random(len(arrives)) < 0.2, week + rng.integers(0, 2, len(arrives)), arrives))


def test_teams_are_at_work_as_far_as_they_are_paid_and_deployed():
    witness("deploy", deploy, bases=BASES, n_worlds=20, prepare=bar_some)
