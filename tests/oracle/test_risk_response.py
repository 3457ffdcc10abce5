"""Section 7.3 of the model page: organisations hear of risk, and go remote or behind walls."""

import numpy as np
from harness import Before, Note, clip, door, witness


def answer_risk(w: Before, week: int, note: Note) -> dict[str, object]:
    due = week % int(w.p["risk.every_weeks"]) == 0
    note.case("due", due)
    if not due:
        return {}
    truth = clip(w["districts.violence"] + w["association.at_risk"])
    note.case("as dangerous as can be", truth == 1)
    believed = truth
    if w.on("believed_risk"):
        eyes = np.minimum(w["beliefs.eyes"], w.p["risk.most_eyes"])
        note.case("eyes beyond the most", w["beliefs.eyes"] > w.p["risk.most_eyes"])
        others = np.where(w["organisations.active_teams"] > 0, w["beliefs.strength"], 0)
        np.fill_diagonal(others, 0)
        told = others @ eyes
        note.term("told", told)
        pace = 1 - np.exp(-w.p["risk.news"] - w.p["risk.sight"] * (eyes + told))
        believed = w["conduct.believed_risk"] + pace * (truth - w["conduct.believed_risk"])
    tolerance = np.broadcast_to(w["organisations.risk_tolerance"][:, None], believed.shape)
    civilian = w["organisations.civilian"][:, None].astype(bool)
    excess = np.where(tolerance < 1, clip((believed - tolerance) / np.where(tolerance < 1, 1 - tolerance, 1)), 0)
    note.case("above tolerance", excess > 0)
    note.case("wholly tolerant", tolerance >= 1)
    note.case("civilian", civilian)
    excess = excess * civilian * w.on("risk_response")
    found = {"conduct.believed_risk": believed, "conduct.remote": w["conduct.goes_remote"][:, None] * excess,
             "conduct.bunkered": w["conduct.bunkers"][:, None] * excess}  # fmt: skip
    present = w["organisations.present"].astype(bool)[:, None]
    note.case("present", present)
    return {path: np.where(present, values, w[path]) for path, values in found.items()}


def give_all_ways(world: door.World, week: int, rng: np.random.Generator) -> None:
    for column in ("conduct.goes_remote", "conduct.bunkers"):
        world.set(column, rng.random(len(world.get(column))))


def test_risk_is_believed_and_answered():
    def some_due(w: Before, week: int, rng) -> int:
        return week - week % int(w.p["risk.every_weeks"]) if rng.random() < 0.7 else week

    witness("answer_risk", answer_risk, vary=["risk."], switches=["believed_risk", "risk_response"], weeks=some_due,
            prepare=give_all_ways, n_worlds=32)  # fmt: skip
