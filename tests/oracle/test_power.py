"""Section 7.4 of the model page: money, protection, lines and permits are power of one over another."""

import numpy as np
from harness import DIMENSIONS, FAMILIES, Before, Note, witness


def insecurity(w: Before, note: Note) -> np.ndarray:
    """(organisation) how unsafe it believes the places to be where it has eyes; none for soldiers."""
    n_districts = len(w["districts.id"])
    believed = w["beliefs.mean"].astype(float).reshape(len(w["organisations.id"]), len(DIMENSIONS), n_districts)
    weight = w.p["power.heard_anyway"] + np.minimum(1, w["beliefs.eyes"])
    note.case("eyes enough", w["beliefs.eyes"] > 1)
    mean = (weight * (1 - believed[:, DIMENSIONS.index("security")])).sum(axis=1) / weight.sum(axis=1)
    return np.where(w["organisations.military"], 0, mean)


def weigh_power(w: Before, week: int, note: Note) -> dict[str, object]:
    due = week % int(w.p["power.every_weeks"]) == 0
    note.case("due", due)
    if not w.on("power"):
        return {"power.over": np.zeros_like(w["power.over"])}
    if not due:
        return {}
    p = {name: w.p[f"power.{name}"] for name in ("purse", "protection", "line", "permits", "provincial")}
    family, military = w["organisations.family"], w["organisations.military"].astype(bool)
    present = w["organisations.present"].astype(bool)
    authority, income = w["structure.authority"].T, w["structure.funding"].T
    commands = np.where(military, 1, np.max(authority[:, military & present], axis=1, initial=0))
    note.case("commands partly", (commands > 0) & (commands < 1))
    ministry, province = (family == FAMILIES.index(f) for f in ("government_ministry", "provincial_government"))
    governs = ministry | province
    permits = (ministry + province * p["provincial"])[:, None] * p["permits"] * ~governs
    depends = (1 - w["organisations.independence"]) * insecurity(w, note)
    parts = {"purse": p["purse"] * income, "protection": p["protection"] * depends * commands[:, None],
             "line": p["line"] * authority, "permits": permits}  # fmt: skip
    free = 1
    for name, part in parts.items():
        note.term(name, part)
        free = free * (1 - part)
    both = present[:, None] & present
    note.case("both present", both)
    over = np.where(both, 1 - free, 0)
    np.fill_diagonal(over, 0)
    return {"power.over": over}


def test_power_of_one_over_another():
    def some_due(w: Before, week: int, rng) -> int:
        return week - week % int(w.p["power.every_weeks"]) if rng.random() < 0.7 else week

    def bend_lines(world, week: int, rng) -> None:
        authority = world.get("structure.authority")
        further = 0.1 * (rng.random(authority.shape) < 0.02)
        world.set("structure.authority", 0.9 * authority * rng.uniform(0.5, 1, authority.shape) + further)

    witness("weigh_power", weigh_power, prepare=bend_lines, vary=["power."], switches=["power"], weeks=some_due)
