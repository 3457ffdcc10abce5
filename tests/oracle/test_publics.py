"""Section 7.1 of the model page: publics that send soldiers, and publics that give."""

import numpy as np
from harness import VIOLENCE, Before, Note, clip, door, fixture, shipped, witness

BASES = [fixture("two_missions", "two_feet_out"), shipped("archetype_contested", "two_feet_in"),
         shipped("archetype_named_donors", "whole_of_government"), shipped("liberia_2003", "no_mission")]  # fmt: skip


def fallen(w: Before, row: int, there: np.ndarray, week: int, note: Note) -> np.ndarray:
    """(contributor) last week's dead of a mission, each by a draw along the shares of who is there."""
    here = w["districts.mission"] == row
    n_dead = int(w["events.deaths"][here, VIOLENCE.index("attack_on_mission")].sum())
    shares, dead = np.where(there, w["money.contributors.share"], 0.0), np.zeros(len(there))
    note.case("all are away while some die", n_dead > 0 and not there.any())
    for i in range(n_dead if there.any() else 0):
        drawn = w.uniform(door.entity_id(w[f"missions[{row}].name"]), week, "contingent", i)[0]
        dead[np.flatnonzero(np.cumsum(shares) > drawn * shares.sum())[0]] += 1
    return dead


def hear_publics(w: Before, week: int, note: Note) -> dict[str, object]:
    note.case("publics count", w.on("home_public"))
    if not w.on("home_public"):
        return {}
    uninformed, floor = 1 - w.p["publics.informed"], w.p["mission.home_floor"]
    support, returns = w["money.contributors.support"].copy(), w["money.contributors.returns"].copy()
    share = w["money.contributors.share"]
    expected: dict[str, object] = {}
    for row in range(w.rows("missions")):
        note.case("the structure has the mission", w[f"missions[{row}].deployed"])
        if not w[f"missions[{row}].deployed"]:
            continue
        of = w["money.contributors.mission"] == row
        there = of & (week >= returns)
        note.case("there", there[of])
        dead = fallen(w, row, there, week, note)
        cost = w.p["mission.casualties_cost"] * uninformed * w["money.contributors.sensitivity"] * dead / share
        heard = support + w.p["mission.home_recovery"] * (1 - support) - cost
        note.term("cost", cost)
        note.case("at the floor", heard[there] < floor)
        heard = clip(heard, floor, 1)
        leaves = there & (heard < w.p["publics.withdraw_below"])
        note.case("leaves", leaves[there])
        support = np.where(leaves, 1.0, np.where(there, heard, support))
        returns = np.where(leaves, week + int(w.p["publics.replacement_weeks"]), returns)
        home = float((share * support)[there & ~leaves].sum())
        note.case("home at the floor", home < floor)
        expected[f"missions[{row}].home_support"] = max(floor, home)
    harmed = max(0, w["events.aid_victims"].sum() - w["events.aid_victims_national"])
    donors = w["money.donors.support"]
    moved = donors + w.p["publics.recovery"] * (1 - donors) - w.p["publics.victim_cost"] * uninformed * harmed
    note.case("donors at the floor", moved < w.p["publics.floor"])
    return expected | {"money.contributors.support": support, "money.contributors.returns": returns,
                       "money.donors.support": clip(moved, w.p["publics.floor"], 1)}  # fmt: skip


def make_losses(world: door.World, week: int, _: np.random.Generator) -> None:
    rng = np.random.default_rng(int(2**32 * world.uniform(np.array([1], dtype=np.uint32), 0, "resampling")[0]))  # another in each world
    deaths = world.get("events.deaths")
    world.set("events.deaths", deaths + rng.poisson(0.7, deaths.shape) * (rng.random() < 0.7))
    victims = rng.poisson(0.3, len(world.get("events.aid_victims")))
    world.set("events.aid_victims", victims)
    world.set("events.aid_victims_national", int(rng.integers(0, victims.sum() + 1)))
    returns = world.get("money.contributors.returns")
    some_away = np.where(rng.random(len(returns)) < 0.4, week + rng.integers(-1, 2, len(returns)), returns)
    world.set("money.contributors.returns", np.full(len(returns), week + 1) if rng.random() < 0.2 else some_away)
    for key, high in (("mission.casualties_cost", 0.05), ("publics.victim_cost", 0.05), ("publics.informed", 0.9)):
        world.set_parameter(key, float(rng.random() * high))


def test_losses_cost_support_at_home():
    vary = ["publics.", "mission.home_recovery", "mission.home_floor"]
    witness("hear_publics", hear_publics, vary=vary, switches=["home_public"], bases=BASES, prepare=make_losses, n_worlds=32)
