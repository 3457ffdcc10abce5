"""Section 7.6 of the model page: what internationals pay and rent."""

import numpy as np
from harness import Before, Note, share, witness
from places import cut, every_fourth, luck_of, units


def pay_staff(w: Before, week: int, note: Note) -> dict[str, object]:
    note.case("due", week % 4 == 0)
    if week % 4:
        return {}
    p, abroad = w.p, w["organisations.international_share"]
    pays = w["organisations.present"] & (abroad > 0)
    note.case("pays", pays)
    note.case("soldiers", w["organisations.military"][pays])
    team = np.where(w["organisations.military"], p["economy.soldiers_per_team"], p["economy.workers_per_team"])
    staff = w["effort.teams_here"] * (team * pays)[:, None]
    foreigners = (staff * abroad[:, None]).sum(axis=0) / units(w)
    hired = (staff * (1 - abroad)[:, None]).sum(axis=0) / units(w)
    code = p["economy.hiring_code"]
    wages = p["economy.income"] * (1 - p["economy.code_pay"] * code) * share(hired, p["economy.income_half"])
    rents = p["economy.rents"] * share(foreigners, p["economy.rents_half"])
    note.term("code", p["economy.code_pay"] * code)
    note.term("wages", wages)
    note.term("rents", rents)
    return {
        "economy.code": code,
        "economy.drain_kept": 1 - p["economy.code_drain"] * code,
        "economy.hired": hired,
        "economy.foreigners": foreigners,
        "economy.welfare": (wages - rents) * w.on("mission_economy"),
    }


def prepare(world, week, rng):
    rng = luck_of(world)
    n = len(world.get("organisations.present"))
    world.set("organisations.present", rng.random(n) < 0.9)
    world.set("organisations.military", rng.random(n) < 0.3)
    cut(world, "organisations.international_share")


def test_wages_and_rents():
    witness("pay_staff", pay_staff, vary=["economy."], switches=["mission_economy"], n_worlds=32, weeks=every_fourth, prepare=prepare)
