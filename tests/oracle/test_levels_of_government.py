"""Section 7.4 of the model page: nation, provinces and communities say what they want, and are heard unequally."""

import numpy as np
from harness import DIMENSIONS, FAMILIES, Before, Note, witness

SECURITY, HUMANITARIAN, DEVELOPMENT = (DIMENSIONS.index(name) for name in ("security", "humanitarian", "development"))
ON_GRIEVANCE = [DIMENSIONS.index(name) for name in ("political", "rule_of_law", "human_rights")]


def of_family(w: Before, name: str) -> np.ndarray:
    return (w["organisations.family"] == FAMILIES.index(name)) & w["organisations.present"].astype(bool)


def trade(w: Before, who: np.ndarray, note: Note) -> np.ndarray:
    """(dimension) mandates of those who speak, the largest weight 1."""
    note.case("somebody speaks", who.any())
    total = w["organisations.mandate"][who].sum(axis=0)
    return total / total.max() if who.any() else np.ones(len(DIMENSIONS))


def of_nation(w: Before, note: Note) -> np.ndarray:
    country = w["districts.country"]
    regime = w.p["levels.regime_security"] * w["government.predation"][country][:, None]
    security = np.eye(len(DIMENSIONS))[SECURITY]
    ruling = w["districts.identity_share"][np.arange(len(country)), w["government.in_power"][country]]
    near = (1 - w["districts.remoteness"]) * (1 - w["government.exclusion"][country] * (1 - ruling))
    note.term("regime", regime)
    return near[:, None] * ((1 - regime) * trade(w, of_family(w, "government_ministry"), note) + regime * security)


def of_provinces(w: Before, note: Note) -> np.ndarray:
    need = w.p["levels.provincial_need"]
    return trade(w, of_family(w, "provincial_government"), note) * ((1 - need) * 0.5 + need * (1 - w["districts.condition"]))


def of_communities(w: Before, fear, grievance, welfare, relief) -> np.ndarray:
    asked = np.zeros((len(fear), len(DIMENSIONS)))
    asked[:, ON_GRIEVANCE] = (w.p["levels.grievance"] * grievance)[:, None]
    asked[:, SECURITY], asked[:, HUMANITARIAN], asked[:, DEVELOPMENT] = fear, relief, 1 - welfare
    return asked


def heard(w: Before, note: Note) -> np.ndarray:
    """(organisation, level)"""
    note.case("hears more than the structure passes", w["beliefs.strength"] > w["structure.information"])
    link = np.minimum(1, np.maximum(w["structure.information"], w["beliefs.strength"]))
    np.fill_diagonal(link, 1)
    present = w["organisations.present"].astype(bool)

    def best(name: str) -> np.ndarray:
        return present * np.max(link[:, of_family(w, name)], axis=1, initial=0)

    communities, relayed = best("community"), w.p["levels.relayed"] * best("local_ngo")
    note.case("relayed", relayed > communities)
    levels = [best("government_ministry"), best("provincial_government"), np.maximum(communities, relayed)]
    return w.p["levels.unlinked"] + np.stack(levels, axis=1)


def speak_up(w: Before, week: int, note: Note) -> dict[str, object]:
    due = week % int(w.p["levels.every_weeks"]) == 0
    note.case("due", due)
    before = 1 if w["voices.engaged"] else w.p["levels.before_engagement"]
    note.case("engaged", w["voices.engaged"])
    met = {"voices.met": w.p["levels.face_to_face"] * before}
    if not due:
        return met
    relief = 1 - w["districts.condition"][:, HUMANITARIAN]
    each = [w[f"residents.{name}"] for name in ("fear", "grievance", "welfare")]
    group = of_communities(w, *each, np.repeat(relief, int(w["residents.n_identities"])))
    everyone = of_communities(w, *(w[f"residents.district_{name}"] for name in ("fear", "grievance", "welfare")), relief)
    on = w.on("levels_of_government")
    return met | {"voices.wanted[0]": of_nation(w, note) if on else everyone, "voices.wanted[1]": of_provinces(w, note) if on else everyone,
            "voices.wanted[2]": everyone, "voices.wanted_by_group": group, "voices.heard": heard(w, note)}  # fmt: skip


def test_levels_say_what_they_want():
    def some_due(w: Before, week: int, rng) -> int:
        return week - week % int(w.p["levels.every_weeks"]) if rng.random() < 0.7 else week

    def hear(world, week: int, rng) -> None:
        world.set("voices.engaged", bool(rng.random() < 0.5))
        families = world.get("organisations.family")
        silent = [FAMILIES.index(name) for name in ("government_ministry", "provincial_government") if rng.random() < 0.2]
        world.set("organisations.present", world.get("organisations.present") & ~np.isin(families, silent))

    witness("speak_up", speak_up, prepare=hear, vary=["levels."], switches=["levels_of_government"], weeks=some_due)
