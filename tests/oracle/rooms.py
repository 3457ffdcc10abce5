"""Section 7.4 of the model page, rooms: who meets, what is wished, and the plan that comes of it."""

from dataclasses import dataclass

import numpy as np
from harness import ACTIVITIES, FAMILIES, Before, Note, clip

PLANNING = 2
AID = "un_humanitarian humanitarian_coordination ngo_humanitarian ngo_multi_mandate ngo_development independent_humanitarian local_ngo"
NGOS = "ngo_humanitarian ngo_multi_mandate ngo_development local_ngo"
LEVELS = ["government_ministry", "provincial_government", "community"]
NOBODY = 255


def of_families(w: Before, families: str) -> np.ndarray:
    return np.isin(np.array(FAMILIES)[w["organisations.family"]], families.split())


def here(w: Before) -> np.ndarray:
    return w["organisations.present"].astype(bool)


def by_cell(w: Before, values: np.ndarray) -> np.ndarray:
    """(…, activity) for each (…, district × activity)."""
    return np.tile(values, len(w["districts.id"]))


def filled(w: Before, f: int) -> np.ndarray:
    return w["forums.seat"][f] * w["forums.attendance"][f] * here(w)


def contact_only(w: Before, f: int) -> np.ndarray:
    """(organisation) how far the room is but a contact group to it."""
    by_rule = w.p["rooms.contact_group"] * (of_families(w, AID) & bool(w["forums.mixed"][f]))
    return np.maximum(w[f"forums.terms[{f}].contact_group"], by_rule)


def plans(w: Before, f: int) -> bool:
    return bool(w["forums.depth"][f] >= PLANNING and w[f"forums.terms[{f}].contact_group"] < 1)


@dataclass
class Room:
    """A planning room that meets, with its members in the order of their rows."""

    f: int
    rows: np.ndarray  # (member) organisation
    engaged: np.ndarray  # (member)
    leverage: float  # mean power of the convenors over members
    press: float  # how hard power presses; 0 where horizontal
    friction: float  # share of skill lost between soldiers and aid
    scope: np.ndarray  # (cell) where it plans
    near: bool = False  # a decision was too close to call


def power_of_convenors(w: Before, f: int) -> np.ndarray:
    """(organisation) over it, as far as they chair."""
    return clip((1 - w.p["rooms.honest_broker"]) * (w["forums.convenes"][f] @ w["power.over"]))


def gather(w: Before, f: int, note: Note) -> Room:
    seat, attendance = w["forums.seat"][f], w["forums.attendance"][f]
    listens = attendance < w.p["rooms.observer_below"]
    engaged = np.where(here(w) & (seat > 0) & ~listens, attendance * (1 - contact_only(w, f)), 0.0)
    rows = np.flatnonzero(engaged > 0)
    weight = (engaged * seat)[rows] / max((engaged * seat).sum(), 1e-300)
    soldiers, aid = (weight[which[rows]].sum() for which in (w["organisations.military"].astype(bool), of_families(w, AID)))
    horizontal, scaled = w["forums.rule"][f] == 1, w["forums.power"][f] * w.p["coordination.power_scale"]
    for name, holds in {"listens": listens & (seat > 0), "horizontal": horizontal, "presses wholly": scaled > 1}.items():
        note.case(name, holds)
    note.term("friction", soldiers * aid)
    note.term("contact group", contact_only(w, f)[rows])
    leverage = power_of_convenors(w, f)[rows].mean() if len(rows) else 0.0
    own = w[f"forums.scope[{f}]"].astype(float)
    scope = own if len(own) else np.ones(w["forums.wish"].shape[1])
    press = 0.0 if horizontal else float(clip(scaled))
    return Room(f, rows, engaged[rows], leverage, press, w.p["rooms.friction"] * clip(4 * soldiers * aid), scope)


def aims(w: Before) -> np.ndarray:
    breadth = w["organisations.breadth"][:, None]
    return (1 - breadth) * w["organisations.mandate"] * w["organisations.emphasis"] + breadth / 6


def shared_goals(w: Before, is_open: np.ndarray, note: Note) -> np.ndarray:
    """(organisation, dimension) aims drawn together among those who sit in planning rooms."""
    own, part = aims(w), np.zeros(len(here(w)))
    for f in np.flatnonzero(is_open):
        if plans(w, f):
            part = np.maximum(part, clip(w["forums.seat"][f] * w["forums.attendance"][f]))
    common = part @ own / max(part.sum(), 1e-300)
    drawn = w.p["approach.shared_vision"] * part[:, None] * (common - own) * (part.sum() > 0)
    note.term("shared vision", drawn)
    return own + drawn


def speaks_for(w: Before) -> np.ndarray:
    """(organisation, activity) competence; a post or a community speaks for anything."""
    return np.where(of_families(w, "post community")[:, None], 1.0, w["organisations.competence"])


def robustness(w: Before) -> np.ndarray:
    missions = [w[f"missions[{m}].mandate_robust"] for m in range(w.rows("missions"))]
    mission = w["organisations.mission"]
    mandated = np.array([missions[m] if m != NOBODY else 0.0 for m in mission])
    return np.select([of_families(w, "foreign_force"), of_families(w, "mission_force post")], [1.0, mandated], 0.0)


def may_work(w: Before) -> np.ndarray:
    """(organisation, district)"""
    country, mission = w["organisations.country"][:, None], w["organisations.mission"][:, None]
    at_home = (country == NOBODY) | (country == w["districts.country"][None, :])
    return at_home & ((mission == NOBODY) | (mission == w["districts.mission"][None, :]))


def wishes(w: Before, goals: np.ndarray, note: Note) -> np.ndarray:
    """(organisation, cell), sum 1."""
    n, n_d = len(goals), len(w["districts.id"])
    asked = goals[:, None, :] * (1 - w["beliefs.mean"].astype(float).reshape(n, 6, n_d)).transpose(0, 2, 1)
    for level, family in enumerate(LEVELS):
        speaks = of_families(w, family)
        note.case(f"{family} asks", speaks & w.on("levels_of_government"))
        if w.on("levels_of_government"):
            asked[speaks] = w[f"voices.wanted[{level}]"]
    effect = np.maximum(0, np.array(w.p["delivery.effect"]))
    able = speaks_for(w).copy()
    able[:, ACTIVITIES.index("offensive_operation")] *= robustness(w)
    note.term("offensive", able[:, ACTIVITIES.index("offensive_operation")])
    note.case("may work", may_work(w))
    size = np.sqrt(w["districts.size"])[None, :] * may_work(w)
    value = np.einsum("oa,ak,odk,od->oda", able, effect, asked, size).reshape(n, -1)
    total = value.sum(axis=1, keepdims=True)
    return value / np.where(total > 0, total, 1)


def normalised(plan: np.ndarray) -> np.ndarray | None:
    return plan / plan.sum() if plan.sum() > 0 else None


def plan_by_power(w: Before, room: Room, wish: np.ndarray, note: Note) -> np.ndarray | None:
    power, ngo = w["organisations.power"][room.rows], of_families(w, NGOS)[room.rows]
    joint = clip((power * ngo).sum())
    note.case("NGOs are as strong as can be", (power * ngo).sum() > 1)
    note.term("body of NGOs", w.p["rooms.ngo_body"] * ngo * (joint - power))
    power = power + w.p["rooms.ngo_body"] * ngo * (joint - power)
    horizontal = w["forums.rule"][room.f] == 1
    exponent = 0.0 if horizontal else w.p["coordination.power_scale"] * w["forums.power"][room.f] * room.leverage
    note.case("powerless", power < w.p["coordination.smallest_power"])
    weight = np.maximum(power, w.p["coordination.smallest_power"]) ** exponent
    voice = room.engaged * w["forums.seat"][room.f, room.rows] * weight
    note.term("exponent", exponent)
    note.case("plans for all", room.scope.min() > 0)
    return normalised(voice @ wish[room.rows] * room.scope)


def framework(w: Before, is_open: np.ndarray) -> np.ndarray:
    """(cell) all rooms' last plans, by the teams of those who stated something there."""
    common = np.zeros(w["forums.wish"].shape[1])
    for f in np.flatnonzero(is_open):
        if plans(w, f):
            teams = ((w["forums.stated"][f] > 0) * w["organisations.active_teams"] * w["forums.attendance"][f]).sum()
            common += teams * w[f"forums.plan[{f}]"][0]
    return common


def other_tracks(w: Before, room: Room, is_open: np.ndarray, note: Note) -> np.ndarray:
    """(cell) teams that rooms linked to this one count on."""
    teams, own, links = np.zeros(w["forums.wish"].shape[1]), filled(w, room.f), w.p["approach.aligned_planning"]
    if not w.on("linked_tracks"):
        return teams
    for g in np.flatnonzero(is_open):
        there = filled(w, g)
        promised = w["forums.counted"][g] * w["forums.attendance"][g] * w["organisations.active_teams"] * here(w)
        if g == room.f or not plans(w, g) or there.sum() <= 0 or promised.sum() <= 0:
            continue
        outside = promised[own <= 0].sum() / promised.sum()
        shared = w.p["approach.shared_members"] * np.minimum(own, there).sum() / min(own.sum(), there.sum())
        link = links + (1 - links) * shared
        note.term("linked by members", (1 - links) * shared * outside)
        note.term("aligned", links * outside)
        note.case("outside", outside > 0)
        teams += link * outside * w["forums.promised"][g].astype(float) * (room.scope > 0)
    return teams


def fit(w: Before, room: Room, plan: np.ndarray, common: np.ndarray, others: np.ndarray, note: Note) -> np.ndarray:
    mixed = normalised(common * room.scope)
    if mixed is not None:
        note.term("framework", w.p["approach.framework"] * (mixed - plan))
        plan = plan + w.p["approach.framework"] * (mixed - plan)
    if others.sum() <= 0:
        return plan
    own = (room.engaged * w["organisations.active_teams"][room.rows]).sum()
    left = plan * (own + others.sum()) - others
    note.case("others do enough", left < 0)
    fitted = normalised(np.maximum(0, left))
    return plan if fitted is None else fitted


def breadths(room: Room, wish: np.ndarray, cells: np.ndarray) -> np.ndarray:
    """(member) share of its wish that the room plans for."""
    return wish[room.rows] @ cells


def scaled_wish(room: Room, wish: np.ndarray, breadth: np.ndarray) -> np.ndarray:
    return wish[room.rows] / np.where(breadth > 0, breadth, np.inf)[:, None]


def shares(w: Before, room: Room, plan: np.ndarray) -> np.ndarray:
    """(member, cell) what the plan asks of a member before anybody is assigned, sum 1."""
    able = by_cell(w, speaks_for(w)[room.rows]) * np.repeat(w["association.access"][room.rows], len(ACTIVITIES), axis=1)
    asked = plan * able
    total = asked.sum(axis=1, keepdims=True)
    return asked / np.where(total > 0, total, 1)


def skill(w: Before, room: Room, note: Note) -> float:
    f, own = room.f, w["organisations.consensus_skill"][room.rows]
    prepared = min(1.0, 2 * w[f"forums.terms[{f}].preparation"])
    led = w["forums.attention"][f] * w["forums.leadership"][f]
    found = w.p["coordination.consensus_scale"] * led * prepared * (1 - room.friction) * (own * room.engaged).mean()
    for name in ("leadership", "attention"):
        note.term(name, 1 - w[f"forums.{name}"][f])
    note.term("prepared", 1 - prepared)
    return float(clip(found))


def consensus(w: Before, room: Room, plan: np.ndarray, wish: np.ndarray, note: Note) -> np.ndarray:
    """A few steps towards cells where members miss their wish."""
    rounds, carried, found = int(w.p["coordination.consensus_rounds"]), plan, skill(w, room, note)
    if found <= 0 or rounds == 0:
        return plan
    own = scaled_wish(room, wish, breadths(room, wish, room.scope)) * (plan > 0) * (by_cell(w, speaks_for(w)[room.rows]) > 0)
    for _ in range(rounds):
        asked = shares(w, room, carried)
        dissent = 1 - np.minimum(own, asked).sum(axis=1, keepdims=True)
        close = np.abs(asked - own) < 1e-6 * own
        room.near = room.near or bool((close & (dissent > 1e-5)).any())
        ascent = ((asked < own) * dissent).sum(axis=0)
        note.term("ascent", ascent)
        carried = carried * (1 + w.p["coordination.consensus_step"] / len(room.rows) * ascent)
        carried = carried / carried.sum()
    return (1 - found) * plan + found * carried
