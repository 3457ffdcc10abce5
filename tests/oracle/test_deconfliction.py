"""Section 7.3 of the model page: forces are told of sites, and hit them less by accident."""

import numpy as np
from harness import FAMILIES, Before, Note, clip, door, share, witness


def best_link(w: Before, families: list[str], note: Note) -> np.ndarray:
    """(organisation) how well those of these families hear it at best; 0 for soldiers and the absent."""
    present = w["organisations.present"].astype(bool)
    hear = np.isin(w["organisations.family"], [FAMILIES.index(name) for name in families])
    note.case(f"{families[0]} present", present[hear])
    tells = present & w["organisations.civilian"].astype(bool)
    strength = clip(w["beliefs.strength"])
    np.fill_diagonal(strength, 0)
    return np.where(tells, np.max(strength[hear & present], axis=0, initial=0), 0)


def deconflict(w: Before, week: int, note: Note) -> dict[str, object]:
    due = week % int(w.p["deconfliction.every_weeks"]) == 0
    note.case("due", due)
    if not due:
        return {}
    outsiders = share(w["effort.offensive"], 1)
    predation = w["government.predation"][w["districts.country"]]
    by_force, by_state = best_link(w, ["mission_force", "foreign_force"], note), best_link(w, ["government_ministry"], note)
    told = outsiders * by_force[:, None] + (1 - outsiders) * by_state[:, None] * (1 - predation)
    civilian = w["organisations.civilian"].astype(bool)
    teams = w["effort.teams_here"] * civilian[:, None]
    mean = np.divide((teams * told).sum(axis=0), teams.sum(axis=0), out=np.zeros(len(predation)), where=teams.sum(axis=0) > 0)
    on = w.on("deconfliction")
    note.term("outsiders", outsiders[None, :] * by_force[:, None])
    note.term("insiders", by_state[:, None] * predation)
    note.case("without teams", teams.sum(axis=0) == 0)
    note.case("soldiers' teams", w["effort.teams_here"].sum(axis=0) > teams.sum(axis=0))
    return {"deconfliction.spared": on * w.p["deconfliction.spared"] * told,
            "deconfliction.spared_people": on * w.p["deconfliction.people"] * w.p["deconfliction.accident"] * mean}  # fmt: skip


def leave_some_out(world: door.World, week: int, rng: np.random.Generator) -> None:
    present = world.get("organisations.present")
    world.set("organisations.present", present & (rng.random(len(present)) < 0.7))


def test_sites_that_forces_know_of_are_spared():
    def some_due(w: Before, week: int, rng) -> int:
        return week - week % int(w.p["deconfliction.every_weeks"]) if rng.random() < 0.7 else week

    witness("deconflict", deconflict, vary=["deconfliction."], switches=["deconfliction"], weeks=some_due, prepare=leave_some_out)
