"""Section 7.11 of the model page: who attends which room, and the room that NGOs found for themselves."""

from dataclasses import dataclass

import numpy as np
from harness import BASES, CAMPS, DIMENSIONS, FAMILIES, NEVER, Before, Note, clip, logistic, share, witness
from rooms import AID, NGOS, PLANNING, of_families

FOUNDERS = "ngo_humanitarian ngo_multi_mandate ngo_development"
RELIEF = {"humanitarian", "human_rights"}


@dataclass
class Room:
    """One room with what each organisation finds there."""

    f: int
    seat: np.ndarray
    there: np.ndarray  # seat × attendance
    depth: int
    plans: bool
    contact_only: np.ndarray

    def terms(self, w: Before, field: str) -> float:
        return w[f"forums.terms[{self.f}].{field}"]


def room_of(w: Before, f: int) -> Room:
    seat, depth, own = w["forums.seat"][f], int(w["forums.depth"][f]), w[f"forums.terms[{f}].contact_group"]
    by_rule = w.p["rooms.contact_group"] * (of_families(w, AID) & bool(w["forums.mixed"][f]))
    return Room(f, seat, seat * w["forums.attendance"][f], depth, depth >= PLANNING and own < 1, np.maximum(own, by_rule))


def noticed(w: Before, note: Note) -> np.ndarray:
    """Trust once those who see for themselves have noticed how others colour the picture."""
    trust = w["organisations.trust"]
    if not (w.on("colouring") and w.on("information")):
        return trust
    sees = np.minimum(1, w["beliefs.eyes"]).mean(axis=1)[:, None]
    coloured = w.p["information.colouring"] * w["organisations.colouring"][None, :] * w["beliefs.divergence"] / 0.5
    lost = w.p["information.noticed"] * w.p["participation.every_weeks"] * sees * coloured * trust
    hears = (sees > 0) & (w["beliefs.strength"] > 0) & ~np.eye(len(trust), dtype=bool)
    note.case("hears of it", hears)
    note.term("noticed", lost * hears)
    note.case("trust is least", trust - lost < 0.02)
    return np.where(hears, np.clip(trust - lost, 0.02, 0.98), trust)


def known(w: Before, trust: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(organisation) own precision within its mandate; what it knows without rooms."""
    n = len(trust)
    own = (w["organisations.mandate"] * w["beliefs.own_precision"].astype(float).reshape(n, 6, -1).mean(axis=2)).sum(axis=1)
    own = own * w["organisations.present"]
    heard = (w["structure.information"] * trust * w["beliefs.candour"]) @ own
    return own, w.p["observation.prior_precision"] + own + heard


def gained(w: Before, room: Room, trust: np.ndarray, note: Note) -> np.ndarray:
    """Share of what one would know that comes through this room alone."""
    own, already = known(w, trust)
    deep = w.p["information.forum_information" if room.depth == 0 else "information.forum_analysis"]
    pace = 1 - np.exp(-w.p["information.meeting_pace"] / w["forums.interval_weeks"][room.f])
    beyond = deep * pace * room.seat[:, None] * room.there[None, :] - w["structure.information"]
    note.case("the room links better", beyond[:, room.there > 0] > 0)
    note.case("room for information", room.depth == 0)
    np.fill_diagonal(beyond, 0)
    more = (np.maximum(0, beyond) * trust * w["beliefs.candour"]) @ own
    return share(more, already)


def others(room: Room, values: np.ndarray) -> np.ndarray:
    """(organisation) sum over those who are there, but for itself."""
    weighted = np.where(room.there > 0, room.there * values, 0)
    return weighted.sum() - weighted


def influence(w: Before, room: Room, note: Note) -> np.ndarray:
    everybody = others(room, np.ones(len(room.there)))
    with np.errstate(invalid="ignore", divide="ignore"):
        power = others(room, w["organisations.power"]) / everybody
        autonomy = others(room, w["organisations.autonomy"]) / everybody
        by_power = w["organisations.power"] / (w["organisations.power"] + power)
    horizontal = w["forums.rule"][room.f] == 1
    weighs = 0 if horizontal else clip(w["forums.power"][room.f] * w.p["coordination.power_scale"])
    say = 0.5 + (weighs if room.plans else 0) * (by_power - 0.5)
    note.case("horizontal", horizontal)
    note.case("plans", room.plans)
    note.case("weighs wholly", w["forums.power"][room.f] * w.p["coordination.power_scale"] > 1)
    own_master = 1 - w["headquarters.defection"] * w["headquarters.overrides"]
    note.term("overridden", 1 - own_master)
    return np.where(everybody > 1e-9, say * 2 * autonomy, 0) * own_master * w["organisations.consensus_skill"]


def unsafe(w: Before) -> np.ndarray:
    believed = w["beliefs.mean"].astype(float).reshape(len(w["beliefs.eyes"]), 6, -1)[:, DIMENSIONS.index("security")]
    weight = w.p["power.heard_anyway"] + np.minimum(1, w["beliefs.eyes"])
    return (weight * (1 - believed)).sum(axis=1) / weight.sum(axis=1)


def security(w: Before, room: Room, note: Note) -> np.ndarray:
    actors = w["organisations.mandate"][:, DIMENSIONS.index("security")] >= 0.5
    everybody = others(room, np.ones(len(room.there)))
    part = np.divide(others(room, actors.astype(float)), everybody, out=np.zeros(len(everybody)), where=everybody > 1e-9)
    note.case("soldiers", w["organisations.military"].astype(bool))
    return part * unsafe(w) * ~w["organisations.military"].astype(bool)


def funds(w: Before, room: Room, note: Note) -> np.ndarray:
    grants = (w["money.funds.decides"][:, room.f][:, None] * w["money.funds.access"]).max(axis=0)
    income = grants * w["money.accounts.from_funds"]
    note.case("grants are more", income > room.terms(w, "pooled_funds"))
    return np.maximum(room.terms(w, "pooled_funds"), income)


def team_weeks(w: Before, room: Room, note: Note) -> np.ndarray:
    """That the room would take each week from who is always there: `spend_time` of the page."""
    p = w.p
    of_depth = [p["coordination.burden_information"], p["coordination.burden_analysis"], 1.0, 1.0][room.depth]
    burden = of_depth + room.contact_only * (min(of_depth, p["coordination.burden_information"]) - of_depth)
    factor = (0.5 + room.terms(w, "preparation")) * (1 + p["rooms.face_cost"] * room.terms(w, "face_time"))
    mixed = bool(w["forums.mixed"][room.f])
    factor = factor * (1 + p["rooms.friction"] * (1 - room.contact_only) * mixed)
    note.case("soldiers and aid", mixed)
    if room.depth >= PLANNING:
        kinds = {"vision": "shared_vision", "alignment": "aligned_planning", "monitoring": "joint_monitoring", "framework": "framework"}
        more = sum(p[f"approach.{kind}_time"] * p[f"approach.{what}"] for kind, what in kinds.items())
        body = p["rooms.ngo_body_time"] * p["rooms.ngo_body"] * of_families(w, NGOS)
        factor = factor * (1 + more + p["rooms.broker_time"] * p["rooms.honest_broker"]) * (1 + body)
        note.term("more time", more)
        note.term("a body of NGOs", body)
    return w["forums.intensity"][room.f] * p["coordination.meeting_cost"] * burden * factor / w["forums.interval_weeks"][room.f]


def neutrality(w: Before, room: Room, note: Note) -> np.ndarray:
    unsure = of_families(w, "ngo_multi_mandate ngo_development")
    dimensions = room.terms(w, "dimensions")
    relief = bool(dimensions) and set(dimensions) <= RELIEF
    note.case("for relief", relief)
    misapplies = w.uniform(w["organisations.id"], 0, "rule_taken") < w.p["participation.rule_misapplied"]
    applies = unsure & misapplies & w.on("rule_misapplication") & (not relief)
    note.case("misapplies", (unsure & misapplies)[unsure])
    own, asked = w["organisations.neutrality"], w.p["participation.relief_neutrality"]
    note.case("asks for more", applies & (asked > own))
    return np.where(applies, np.maximum(own, asked), own)


def ties(w: Before, f: int, note: Note) -> np.ndarray:
    """(camp) as which the room is seen; missions that are no armed camp do not count."""
    tie, n, mission = w["forums.tie"][f].copy(), w.rows("missions"), CAMPS.index("mission")
    own = [w["forums.tie_to_mission"][f, m] if n > 1 else tie[mission] for m in range(n)]
    tie[mission] = 0.0
    for m, to_it in enumerate(own):
        state = {field: w[f"missions[{m}].{field}"] for field in ("armed", "deployed", "arrived", "left_week")}
        counts = state["armed"] and state["deployed"] and state["arrived"] and state["left_week"] == NEVER
        note.case("an armed mission is there", counts)
        tie[mission] = max(tie[mission], to_it * counts)
    return tie


def worth(w: Before, room: Room, trust: np.ndarray, note: Note) -> np.ndarray:
    p = {key.removeprefix("participation."): value for key, value in w.p.items() if key.startswith("participation.")}
    depth = (1 - room.contact_only) * room.depth
    unclear = 1 - max(room.terms(w, "goals_upfront"), p["goals_known"])
    mismatch = np.abs(depth - w["organisations.desired_depth"]) + p["doubt"] * unclear
    tainted = (ties(w, room.f, note) * w["beliefs.hostility_to"]).max(axis=1) * w.on("association")
    terms = {
        "information": p["information"] * gained(w, room, trust, note),
        "influence": p["influence"] * influence(w, room, note),
        "security": p["security"] * security(w, room, note),
        "funds": p["funds"] * funds(w, room, note),
        "habit": p["habit"],
        "time": -p["time"] * team_weeks(w, room, note) / (w["organisations.active_teams"] + w.p["coordination.office_teams"]),
        "autonomy": -p["autonomy"] * w["forums.pressure"][room.f] * w["organisations.autonomy"],
        "mismatch": -p["depth_mismatch"] * mismatch,
        "association": -p["association"] * (1 - room.contact_only) * neutrality(w, room, note) * tainted,
        "directive": (1 - w["organisations.autonomy"]) * w["forums.directive"][room.f],
    }
    for name, term in terms.items():
        note.term(name, term)
    note.term("contact only", room.contact_only)
    return sum(terms.values())


def found_rival(w: Before, attendance: np.ndarray, week: int, note: Note) -> dict[str, object]:
    """NGOs that have left the rooms where plans are made open the room that is kept for them."""
    seat, is_open, founded, attendance = w["forums.seat"].copy(), w["forums.open"].copy(), w["forums.founded"].copy(), attendance.copy()
    here = w["organisations.present"].astype(bool)
    founders = of_families(w, FOUNDERS) & here
    ngos, coordination = of_families(w, NGOS) & here, of_families(w, "humanitarian_coordination") & here
    for rival in np.flatnonzero((w["forums.open"] == 0) & (w["forums.founded"] != NEVER)):
        planning = np.array([bool(is_open[f]) and room_of(w, f).plans for f in range(len(seat))])
        seats = seat[planning][:, founders]
        filled = (seats * attendance[planning][:, founders]).sum() / max(seats.sum(), 1e-300)
        founds = seats.sum() > 0 and filled <= w.p["participation.rival_threshold"]
        note.case("founds", founds)
        if founds:
            is_open[rival], founded[rival] = True, week
            seat[rival, ngos], attendance[rival, ngos] = 1.0, w.p["participation.rival_turnout"]
            seat[rival, coordination], attendance[rival, coordination] = w.p["participation.rival_liaison"], 1.0
    return {"forums.seat": seat, "forums.open": is_open, "forums.founded": founded, "forums.attendance": attendance}


def participate(w: Before, week: int, note: Note) -> dict[str, object]:
    due = week > 0 and week % w.p["participation.every_weeks"] == 0
    note.case("due", due)
    if not due:
        return {}
    trust = noticed(w, note)
    if not w.on("participation"):
        return {"organisations.trust": trust}
    attendance, voluntary = w["forums.attendance"], (w["organisations.voluntary"] & w["organisations.present"]).astype(bool)
    note.case("voluntary", voluntary)
    note.case("open", w["forums.open"])
    note.case("kept for NGOs", (w["forums.open"] == 0) & (w["forums.founded"] != NEVER))
    new = attendance.copy()
    for f in np.flatnonzero(w["forums.open"]):
        room = room_of(w, f)
        decides = voluntary & (room.seat > 0)
        aim = logistic(w.p["participation.slope"] * worth(w, room, trust, note))
        new[f] += w.p["participation.pace"] * np.where(decides, aim - attendance[f], 0)
    rival = found_rival(w, new, week, note) if w.on("rival_forums") else {"forums.attendance": new}
    return {"organisations.trust": trust, **rival}


def sometimes_due(w: Before, week: int, rng: np.random.Generator) -> int:
    rng = np.random.default_rng(int(w.uniform(2, week, "shock")[0] * 2**32))
    every = int(w.p["participation.every_weeks"])
    return int(rng.choice([0, every, every, every, 2 * every, every + 1], p=[0.1, 0.25, 0.2, 0.2, 0.19, 0.06]))


def prepare(world, week: int, rng: np.random.Generator) -> None:
    """Rooms on many terms, so that each term of the choice is something; some closed, and none kept for anybody."""
    rng = np.random.default_rng(int(world.uniform([1], week, "shock", 0, False)[0] * 2**32))
    world.set("forums.open", world.get("forums.open") & (rng.random(len(world.get("forums.open"))) < 0.8))
    n_forums, n = world.get("forums.seat").shape
    for f in range(n_forums):
        for field in ("goals_upfront", "face_time", "preparation", "pooled_funds"):
            world.set(f"forums.terms[{f}].{field}", float(rng.random() if rng.random() < 0.7 else 0.0))
        world.set(f"forums.terms[{f}].contact_group", float(rng.choice([0.0, 0.0, rng.random(), 1.0])))
    world.set("forums.depth", rng.integers(0, 4, n_forums))
    world.set("forums.directive", rng.normal(0, 0.3, (n_forums, n)))
    world.set("forums.intensity", rng.random(n_forums))
    world.set("money.funds.decides", rng.random((5, n_forums)) * (rng.random((5, n_forums)) < 0.5))
    seat = world.get("forums.seat")
    world.set("forums.seat", np.where((seat == 0) & (rng.random(seat.shape) < 0.3), 0.4, seat))
    luck = world.uniform(world.get("organisations.id"), 0, "rule_taken", 0, False)
    world.set_parameter("participation.rule_misapplied", float(min(1, rng.choice(luck) * rng.choice([0.99, 1.01]))))
    leave_rooms(world, rng)
    call_home(world, week, rng)
    if rng.random() < 0.25:
        nearly_found(world, rng)


def nearly_found(world, rng: np.random.Generator) -> None:  # no oracle
    """Nobody moves, and NGOs fill a little more or less of their seats than the threshold."""
    w = Before(world)
    founders = of_families(w, FOUNDERS) & w["organisations.present"].astype(bool)
    planning = np.array([bool(is_open) and room_of(w, f).plans for f, is_open in enumerate(w["forums.open"])])
    seats, attendance = w["forums.seat"][planning][:, founders], w["forums.attendance"][planning][:, founders]
    world.set_parameter("participation.pace", 0.0)
    if seats.sum() > 0:
        filled = (seats * attendance).sum() / seats.sum()
        world.set_parameter("participation.rival_threshold", float(min(1, filled * rng.choice([0.95, 1.05]))))


def leave_rooms(world, rng: np.random.Generator) -> None:  # no oracle
    """International NGOs stay away while others come, or come while others stay away."""
    founders = np.isin(np.array(FAMILIES)[world.get("organisations.family")], FOUNDERS.split())
    away = rng.random() < 0.5
    attendance = world.get("forums.attendance")
    world.set("forums.attendance", np.where(founders == away, 0.3, 1.0) * attendance)
    if rng.random() < 0.7:
        world.set_parameter("participation.pace", 0.05)


def call_home(world, week: int, rng: np.random.Generator) -> None:  # no oracle
    for path in [path for path in world.all() if path.endswith(".left_week")]:
        mission = path.removesuffix(".left_week")
        ways = [("armed", False), ("left_week", week), ("arrived", False), ("deployed", False)]
        field, value = ways[rng.integers(4)] if rng.random() < 0.4 else ("armed", True)
        world.set(f"{mission}.armed", True)
        world.set(f"{mission}.{field}", value)


def test_rooms_are_attended_as_the_page_says():
    vary = ["participation.", "rooms.", "approach.", "information.", "power.heard_anyway", "coordination.", "observation.prior_precision"]
    switches = ["participation", "colouring", "information", "rule_misapplication", "association", "rival_forums"]
    bases = [*BASES, BASES[2]]
    witness("participate", participate, vary=vary, switches=switches, prepare=prepare, weeks=sometimes_due, bases=bases, n_worlds=45)
