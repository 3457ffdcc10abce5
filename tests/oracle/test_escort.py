"""Section 7.6 of the model page: teams at risk move under escort."""

import numpy as np
from harness import Before, Note, clip, share, witness
from places import every_fourth, luck_of, units


def escort(w: Before, week: int, note: Note) -> dict[str, object]:
    note.case("due", week % 4 == 0)
    if week % 4:
        return {}
    tolerance = w["organisations.risk_tolerance"][:, None]
    believed = w["conduct.believed_risk"]
    excess = np.where(tolerance < 1, clip((believed - tolerance) / np.where(tolerance < 1, 1 - tolerance, 1)), 0)
    wish = clip(w.p["risk.escort_demand"] * believed)
    note.case("wish is cut at 1", w.p["risk.escort_demand"] * believed > 1)
    note.case("above tolerance", excess > 0)
    given = share(w["effort.patrol"] / units(w), w.p["risk.escort_half"])
    kept = 1 - w.p["risk.escorts_last_resort"] * (1 - excess)
    who = w["organisations.present"] & w["organisations.civilian"] & w.on("escorts")
    note.term("guidelines", 1 - kept)
    note.case("who may", who)
    note.term("refused", w["conduct.refuses_escorts"])
    escorted = np.where(who[:, None], wish * (1 - w["conduct.refuses_escorts"])[:, None] * given * kept, 0.0)
    return {"conduct.escorted": escorted}


def prepare(world, week, rng):
    rng = luck_of(world)
    n = len(world.get("conduct.refuses_escorts"))
    world.set("conduct.refuses_escorts", clip(rng.random(n) * 1.3 - 0.2))
    world.set("organisations.present", rng.random(n) < 0.9)
    tolerance = world.get("organisations.risk_tolerance")
    world.set("organisations.risk_tolerance", np.where(rng.random(n) < 0.2, 1.0, clip(tolerance)))


def test_escorts_follow_believed_risk():
    witness("escort", escort, vary=["risk."], switches=["escorts"], n_worlds=32, weeks=every_fourth, prepare=prepare)
