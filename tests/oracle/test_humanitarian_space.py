"""Section 7.7 of the model page: with which camps organisations are associated, and the risk and access that follow."""

import numpy as np
from harness import BASES, CAMPS, FAMILIES, NO_MISSION, Before, Note, clip, share, witness
from places import may_work, mission_here, of_family, sometimes_gone, units

MISSION, FOREIGN, GOVERNMENT, GROUPS = (CAMPS.index(name) for name in ("mission", "foreign_force", "government", "armed_groups"))
HUMANITARIAN = "un_humanitarian humanitarian_coordination ngo_humanitarian ngo_multi_mandate independent_humanitarian local_ngo".split()


def keys(w: Before, prefix: str) -> dict[str, float]:
    return {key.split(".")[1]: value for key, value in w.p.items() if key.startswith(prefix)}


def flag(w: Before, path: str) -> np.ndarray:
    return w[path].astype(bool)


def distinctness(w: Before, note: Note) -> np.ndarray:
    """How far conduct tells an organisation from armed camps."""
    ties = w["structure.association"]
    tied_money = w["structure.funding"] @ np.maximum(ties[:, MISSION], ties[:, FOREIGN])
    itself = (w["conduct.own_logistics"] + w["conduct.own_brand"]) / 2
    known = share(w["conduct.years"], w.p["association.years_half"])
    ways = (w["conduct.negotiates"] + w["conduct.refuses_escorts"] + itself + known) / 4
    note.case("money of belligerents only", tied_money > 1)
    note.term("money of belligerents", tied_money)
    return flag(w, "organisations.civilian") * (1 - clip(tied_money)) * ways


def seen_in(w: Before, tie: np.ndarray) -> np.ndarray:
    """(organisation) tie of the strongest room that it attends."""
    rooms = flag(w, "forums.open")[:, None] * w["forums.attendance"] * w["forums.seat"] * tie[:, None]
    return rooms.max(axis=0, initial=0)


def lasting_ties(w: Before, note: Note) -> list[np.ndarray]:
    """By camp, (organisation, district): what structure and rooms leave untied."""
    n, rooms = len(w["districts.id"]), w.p["association.forum_share"]
    ties = w["structure.association"]
    note.term("tie of a room", w["forums.tie"])
    note.term("tie of a closed room", w["forums.tie"] * ~flag(w, "forums.open")[:, None])
    left = [np.tile(((1 - ties[:, b]) * (1 - rooms * seen_in(w, w["forums.tie"][:, b])))[:, None], n) for b in range(len(CAMPS))]
    if w.rows("missions") > 1:
        for m in range(w.rows("missions")):
            here = w["districts.mission"] == m
            by_room = 1 - rooms * seen_in(w, w["forums.tie_to_mission"][:, m])
            left[MISSION][:, here] = ((1 - w["structure.tie_to_mission"][:, m]) * by_room)[:, None]
            note.term("tie to a second mission", m * w["structure.tie_to_mission"][:, m])
    return left


def camps_there(w: Before, armed: list[bool], note: Note) -> list[np.ndarray]:
    """By camp, (district): whether there is one to be taken for."""
    n = len(w["districts.id"])
    mission = np.array([m != NO_MISSION and armed[m] and mission_here(w, int(m)) for m in w["districts.mission"]])
    foreign = (of_family(w, "foreign_force") & flag(w, "organisations.present")).any()
    note.case("camp of the mission", mission)
    note.case("foreign force", foreign)
    return [mission, np.full(n, foreign), np.full(n, True), np.full(n, len(w["groups.id"]) > 0)]


def conduct_towards(w: Before, note: Note) -> tuple[dict[int, np.ndarray], np.ndarray]:
    """By camp, (organisation, district): what conduct leaves untied; and what partiality would take of it."""
    p, rules = keys(w, "association."), keys(w, "civil_military.")
    aid, people, half = of_family(w, *HUMANITARIAN)[:, None], units(w), p["patrol_half"]
    ruled = w.on("civil_military_rules")
    projects = share(w["effort.military_projects"] / people, half)
    blurred = aid * w.on("blurring") * p["blurring"] * projects
    controlled = 1 - ruled * rules["compliance"] * rules["civilian_control"]
    many_sided = 1 - ruled * rules["compliance"] * rules["multilateral"]
    visited = ruled * rules["cimic_seen"] * rules["cimic"] * (1 - rules["civilian_channels"])
    visits = aid * visited * share(w["effort.patrol"] / people, half)
    escorted = p["escort_share"] * w["conduct.escorted"]
    lacks = (w["conduct.lent"] * (1 - w["conduct.own_logistics"]))[:, None]
    borrowed = p["borrowed"] * lacks * w["districts.remoteness"]
    towards_mission = (1 - controlled * blurred) * (1 - escorted) * (1 - visits) * (1 - borrowed)

    outside = (w["groups.presence"] * w["groups.outside"][:, None]).max(axis=0, initial=0)
    mediates = p["talking"] * share(w["effort.talks"], p["talks_half"])
    negotiates = aid * p["negotiating"] * w["conduct.negotiates"][:, None]
    talks = (w["effort.teams_here"] > 0) * clip(outside * np.maximum(mediates, negotiates))
    through = p["through_state"] * w["organisations.local_ownership"][:, None]
    for name, term in {
        "blurred": blurred, "escorted": escorted, "visits": visits, "borrowed": borrowed, "mediates": mediates * outside,
        "negotiates": negotiates * outside, "through": through, "controlled": 1 - controlled, "many sided": 1 - many_sided,
    }.items():  # fmt: skip
        note.term(name, term)
    note.case("mediates more than it negotiates", (talks > 0) & (mediates > negotiates))
    return {
        MISSION: towards_mission,
        FOREIGN: 1 - many_sided * controlled * blurred,
        GOVERNMENT: np.broadcast_to(1 - through, blurred.shape),
        GROUPS: 1 - talks,
    }


def associate(w: Before, note: Note) -> tuple[list[np.ndarray], np.ndarray, list[bool]]:
    """Association by camp, distinctness, and which missions are armed."""
    p, present = keys(w, "association."), flag(w, "organisations.present")[:, None]
    distinct = distinctness(w, note)
    several = w.rows("missions") > 1
    armed = [bool(w["structure.armed"][m]) if several else bool(w["structure.has_armed_mission"]) for m in range(w.rows("missions"))]
    told = flag(w, "organisations.civilian")[:, None] * p["roles_explained"] * w["opinion.informed"]
    known = clip(p["distinctness"] * distinct[:, None] + told)
    note.term("told", told)
    note.case("wholly distinct", p["distinctness"] * distinct[:, None] + told > 1)
    partiality = np.array([0.0 if m == NO_MISSION else w[f"missions[{m}].partiality"] for m in w["districts.mission"]])
    conduct, lasting, there = conduct_towards(w, note), lasting_ties(w, note), camps_there(w, armed, note)
    with_camp: list[np.ndarray] = []
    for b in range(len(CAMPS)):
        if b == GOVERNMENT:
            conduct[b] = conduct[b] * (1 - partiality * with_camp[MISSION])
            note.term("partial", partiality * with_camp[MISSION])
        target = there[b] * (1 - lasting[b] * conduct[b]) * (1 - known)
        before = w[f"association.with_camp[{b}]"]
        with_camp.append(np.where(present, before + p["pull"] * (target - before), before))
    return with_camp, distinct, armed


def open_space(w: Before, with_camp: list[np.ndarray], note: Note) -> dict[str, object]:
    """Risk and access."""
    p, ties = keys(w, "access.") | {k: w.p[f"association.{k}"] for k in ("closing", "partisan_block")}, np.stack(with_camp)
    soldier, foreign = flag(w, "organisations.military")[:, None], (w["organisations.international_share"] > 0)[:, None]
    spared, open_share = np.ones(ties.shape[1:]), np.ones(ties.shape[1:])
    for g in range(len(w["groups.id"])):
        there = w["groups.presence"][g] * w["groups.outside"][g]
        hostile = np.tensordot(w["groups.host"][g], ties, axes=1)
        note.case("wholly hostile", hostile > 1)
        hostile = clip(hostile)
        blocked = there * (p["closing"] * hostile * (1 - w["residents.district_acceptance"]) + p["partisan_block"])
        note.case("all that one can close", blocked > p["largest_block"])
        spared = spared * (1 - there * hostile)
        open_share = open_share * (1 - np.minimum(blocked, p["largest_block"]))
    timid = np.where(soldier, 0, 1 - w["organisations.risk_tolerance"][:, None])
    country = w["districts.country"]
    unwanted = w["government.obstruction"][country] + np.einsum("db,bod->od", w["government.host"][country], ties)
    denied = foreign * p["obstruction"] * clip(unwanted)
    note.case("wholly unwanted", unwanted > 1)
    passes = np.where(soldier, 1 - p["soldiers_block"] * (1 - open_share), open_share)
    access = (1 - p["violence_cost"] * w["districts.violence"] * timid) * passes * (1 - denied)
    note.case("least access", access < p["smallest"])
    works, present = may_work(w), flag(w, "organisations.present")[:, None]
    note.case("may work", works)
    return {
        "association.at_risk": np.where(present, np.where(works, 1 - spared, 0), w["association.at_risk"]),
        "association.access": np.where(present, np.where(works, clip(access, p["smallest"], 1), 0), w["association.access"]),
    }


def perceive(w: Before, week: int, note: Note) -> dict[str, object]:
    if w.on("association"):
        with_camp, distinct, armed = associate(w, note)
        expected: dict[str, object] = {f"missions[{m}].armed": value for m, value in enumerate(armed)}
    else:
        with_camp, distinct = [np.zeros_like(w["association.at_risk"]) for _ in CAMPS], distinctness(w, note)
        expected = {}
    expected |= {f"association.with_camp[{b}]": column for b, column in enumerate(with_camp)} | {"conduct.distinct": distinct}
    return expected | open_space(w, with_camp, note)


def without_groups(world: object) -> None:
    """A country at peace: nobody bears arms but the state and who came to help."""
    for path, column in world.all().items():
        if path.startswith("groups."):
            world.set(path, column[:0])


def mingle(world: object, week: int, _: np.random.Generator) -> None:
    """Soldiers and aid side by side, talks, hosts of all camps, rooms open and closed, organisations absent, missions gone."""
    rng = np.random.default_rng([week, int(1e9 * world.get("districts.condition").sum())])
    sometimes_gone(world, rng)
    if rng.random() < 0.25:
        without_groups(world)
    n, districts = len(world.get("organisations.id")), len(world.get("districts.id"))

    def some(path: str, chance: float, most: float = 1.0) -> None:
        old = world.get(path)
        world.set(path, np.where(rng.random(old.shape) < chance, most * rng.random(old.shape), old))

    for path, most in (("talks", 1), ("teams_here", 1), ("military_projects", 3), ("patrol", 3)):
        some(f"effort.{path}", 0.3, most)
    for path in ("negotiates", "refuses_escorts", "own_logistics", "own_brand", "lent", "escorted"):
        some(f"conduct.{path}", 0.5)
    for path in ("groups.host", "government.host", "government.obstruction", "groups.outside", "groups.presence", "forums.tie"):
        some(path, 0.3)
    for path in ("structure.association", "structure.funding", "residents.district_acceptance"):
        some(path, 0.1)
    for path in world.all():
        if path.endswith("].partiality"):
            world.set(path, rng.random())
        elif path.endswith("].armed") and not path.startswith("rule"):
            world.set(path, bool(rng.random() < 0.5))
    for path in ("association.at_risk", "association.access"):
        some(path, 1)
    for path in ("forums.tie_to_mission", "structure.tie_to_mission"):
        some(path, 0.3)
    for path in ("districts.violence", "residents.district_acceptance"):
        world.set(path, np.minimum(1, world.get(path)))
    world.set("organisations.present", world.get("organisations.present") & (rng.random(n) < 0.9))
    world.set("organisations.international_share", world.get("organisations.international_share") * (rng.random(n) < 0.8))
    if rng.random() < 0.3:
        force = world.get("organisations.family") == FAMILIES.index("foreign_force")
        world.set("organisations.present", world.get("organisations.present") & ~force)
    world.set("structure.has_armed_mission", bool(rng.random() < 0.8))
    world.set("structure.armed", rng.random(len(world.get("structure.armed"))) < 0.7)
    world.set("forums.open", rng.random(len(world.get("forums.open"))) < 0.7)
    world.set("opinion.informed", rng.random(districts))
    for key in ("cimic", "cimic_seen", "civilian_channels", "civilian_control", "multilateral"):
        world.set_parameter(f"civil_military.{key}", float(rng.random()))
    world.turn("civil_military_rules", bool(rng.random() < 0.6))
    if rng.random() < 0.3:
        world.set_parameter("association.roles_explained", 1.0)


def test_association_closes_access():
    witness(
        "perceive",
        perceive,
        vary=["association.", "access.", "civil_military.compliance"],
        switches=["association", "blurring"],
        bases=[*BASES[:4], *BASES[5:], BASES[6], BASES[2], BASES[6]],
        n_worlds=33,
        prepare=mingle,
    )
