"""Who may work where and whose mission is there: small readings of a world that several oracles share."""

from __future__ import annotations

import numpy as np
from harness import ANY_COUNTRY, FAMILIES, NEVER, NO_MISSION, Before, door


def units(w: Before) -> np.ndarray:
    """Registered people of each district in units of 100,000."""
    return w["districts.people"] / 1e5


def of_family(w: Before, *names: str) -> np.ndarray:
    return np.isin(w["organisations.family"], [FAMILIES.index(name) for name in names])


def mission_here(w: Before, mission: int) -> bool:
    """Deployed, sent by now and not yet wholly gone."""
    at = f"missions[{mission}]."
    return bool(mission != NO_MISSION and w[at + "deployed"] and w[at + "arrived"] and w[at + "left_week"] == NEVER)


def own_mission_here(w: Before) -> np.ndarray:
    return np.array([mission_here(w, int(m)) for m in w["organisations.mission"]])


def may_work(w: Before) -> np.ndarray:
    """(organisation, district): a mission's components in its area, a ministry or province in its country, others everywhere."""
    mission, country = w["organisations.mission"][:, None], w["organisations.country"][:, None]
    in_area = (mission == NO_MISSION) | (mission == w["districts.mission"])
    return in_area & ((country == ANY_COUNTRY) | (country == w["districts.country"]))


def humanitarian_voice(w: Before, mission: int) -> float:
    """Attention of the coordinator's post × best path to the force × the force's trust × how far its commander hears."""
    nobody = len(w["structure.post_of_station"])
    listener = w["structure.listeners"][mission] if len(w["structure.listeners"]) else w["structure.listener"]
    path = w["structure.voices"][mission] if len(w["structure.voices"]) else w["structure.voice"]
    speakers = w["structure.station_of"] == w["structure.speaker"]
    forces = w["structure.station_of"] == listener
    if w["structure.speaker"] >= nobody or listener >= nobody or not speakers.any() or not forces.any():
        return 0.0
    trust = w["organisations.trust"][np.ix_(forces, speakers)].mean()
    return float(w["hat_attention"][speakers].mean() * path * trust * w["commander.hears"])


def luck_of(world: door.World) -> np.random.Generator:
    """Luck of a world's own: what `prepare` is given is the same in all worlds of one week."""
    return np.random.default_rng(int(np.sum(world.get("beliefs.eyes")) * 1e6))


def sometimes_gone(world: door.World, rng: np.random.Generator, chance: float = 0.2) -> None:
    """Some missions have left, some were not sent yet; all others are here."""
    for path in world.all():
        if path.endswith("].left_week") and rng.random() < chance:
            world.set(path, 2)
        if path.endswith("].arrived"):
            world.set(path, bool(rng.random() > chance / 2))


def every_fourth(w: Before, week: int, rng: np.random.Generator) -> int:
    """A week in which ways of working are settled, or now and then any other."""
    return week - week % 4 if rng.random() < 0.8 else week


def cut(world: door.World, *paths: str) -> None:
    """Back into [0, 1] what the worlds' random factors moved beyond."""
    for path in paths:
        world.set(path, np.clip(world.get(path), 0, 1))
