"""Section 7.6 of the model page: the force lends civilians transport."""

import numpy as np
from harness import FAMILIES, Before, Note, witness
from places import every_fourth, luck_of, of_family, own_mission_here, sometimes_gone


def lend_assets(w: Before, week: int, note: Note) -> dict[str, object]:
    note.case("due", week % 4 == 0)
    if week % 4:
        return {}
    present, working = w["organisations.present"], w["organisations.active_teams"] > 0
    force = of_family(w, "mission_force") & present
    note.case("a force is here", (force & own_mission_here(w))[force])
    force &= own_mission_here(w)
    soldiers = w["organisations.active_teams"][force].sum()
    lent, busy = np.zeros(len(present)), 0.0
    note.case("the force has soldiers", np.atleast_1d(soldiers > 0))
    if w.on("asset_support") and soldiers > 0:
        civilian = w["organisations.civilian"] & present
        note.case("civilians at work", working[civilian])
        note.term("trust of several forces", force.sum() > 1)
        lent = np.where(civilian & working, w.p["assets.grant"] * w["organisations.trust"][force].mean(axis=0), 0.0)
        remote_teams = w["effort.teams_here"] @ w["districts.remoteness"]
        moved = (remote_teams * (1 - w["conduct.own_logistics"]) * lent).sum()
        asked = moved / w.p["assets.civilians_per_escort_team"] / soldiers
        note.case("more is asked than the force gives", asked > w.p["assets.force_time"])
        busy = min(w.p["assets.force_time"], asked)
    return {"conduct.lent": lent, "conduct.busy_lending": busy}


def test_the_force_lends_transport():
    witness("lend_assets", lend_assets, vary=["assets."], switches=["asset_support"], n_worlds=40, weeks=every_fourth,
            prepare=prepare)


def prepare(world, week, rng):
    rng = luck_of(world)
    sometimes_gone(world, rng)
    teams = world.get("organisations.active_teams")
    force = world.get("organisations.family") == FAMILIES.index("mission_force")
    teams = np.where(force, 20 * rng.random(len(teams)), teams) * (0.02 if rng.random() < 0.3 else 1) * (rng.random(len(teams)) < 0.9)
    world.set("organisations.active_teams", teams)
    world.set("organisations.present", rng.random(len(teams)) < 0.9)
