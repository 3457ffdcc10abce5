"""Section 7.5 of the model page: some teams choose district and activity anew (`allocate`)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from allocation_worlds import AID, PLACES, prepare
from harness import ACTIVITIES, DIMENSIONS, FAMILIES, NO_MISSION, Before, Note, clip, share, witness
from places import humanitarian_voice, of_family, units

PROJECTS = ["recovery", "quick_impact_project", "governance_support", "justice", "security_sector_support", "local_capacity"]
NEEDS_APPROVAL = np.isin(ACTIVITIES, PROJECTS)
LEVELS = ["nation", "province", "community"]
TOO_CLOSE = 1e-5  # of two utilities: roles and beliefs are kept as floats


def only(activity: str) -> np.ndarray:
    return np.isin(ACTIVITIES, [activity])


def by_district(w: Before, path: str, o: int) -> np.ndarray:
    """(district, dimension) of one organisation's row of a table by dimension × district."""
    return w[path][o].astype(float).reshape(len(DIMENSIONS), -1).T


def effort_of_others(w: Before, note: Note) -> np.ndarray:
    n = len(w["districts.id"])
    at_work = w["organisations.active_teams"] > 0
    told = np.minimum(1, w["beliefs.strength"])[:, at_work] @ w["effort.by_organisation"][at_work]
    others = np.maximum(0, w["effort.total"].T.reshape(1, -1) - w["effort.by_organisation"])
    eyes = w["beliefs.eyes"]
    seen = w.p["observation.neighbours_effort"] * np.tile(share(eyes, 1), len(DIMENSIONS)) * others
    note.case("seen rather than told", seen > told)
    note.case("never above the truth", np.maximum(told, seen) > others)
    note.case("strength above 1", w["beliefs.strength"] > 1)
    assert others.shape[1] == n * len(DIMENSIONS)
    known = np.minimum(others, np.maximum(told, seen))
    return np.where(w["organisations.present"][:, None], known, w["beliefs.others_effort"])


def placements(w: Before) -> np.ndarray:
    kept = np.exp(-w.p["allocation.every_weeks"] / w.p["coordination.memory"])
    placed = kept * w["forums.placed"].astype(float)
    o, presence = w["teams.organisation"].astype(int), w["teams.presence"].astype(float)
    active = w["organisations.active_teams"][o]
    cell = w["teams.district"].astype(int) * len(ACTIVITIES) + w["teams.activity"]
    counts = (active > 0) & (presence > 0)
    np.add.at(placed, (o[counts], cell[counts]), (1 - kept) * presence[counts] / active[counts])
    return placed


def civilian_view(w: Before) -> tuple[np.ndarray, np.ndarray]:
    """Access and believed need of civilian humanitarians, by district."""
    relief = DIMENSIONS.index("humanitarian")
    who = w["organisations.present"] & w["organisations.civilian"]
    who &= w["organisations.mandate"][:, relief] >= w.p["allocation.humanitarian_mandate"]
    n = len(w["districts.id"])
    if not who.any():
        return np.zeros(n), np.ones(n)
    believed = w["beliefs.mean"].astype(float)[who, relief * n : (relief + 1) * n]
    return w["association.access"][who].mean(axis=0), 1 - believed.mean(axis=0)


def robustness(w: Before, o: int) -> float:
    mission = w["organisations.mission"][o]
    if w["organisations.family"][o] == FAMILIES.index("foreign_force"):
        return 1.0
    of_mission = bool(of_family(w, "mission_force", "post")[o]) and mission != NO_MISSION
    return w[f"missions[{mission}].mandate_robust"] if of_mission else 0.0


def goals(w: Before, o: int) -> np.ndarray:
    if w["forums.goals"].size:
        return w["forums.goals"][o]
    breadth = w["organisations.breadth"][o]
    return (1 - breadth) * w["organisations.mandate"][o] * w["organisations.emphasis"][o] + breadth / len(DIMENSIONS)


def worth(w: Before, o: int, others: np.ndarray, note: Note) -> np.ndarray:
    """(district, dimension)"""
    p, aim = w.p, goals(w, o)
    believed = by_district(w, "beliefs.mean", o)
    need = 1 - believed
    severe = 1 + p["allocation.severity"] * w["organisations.humanity"][o] * need
    safe = np.minimum(1, believed[:, DIMENSIONS.index("security")] / p["delivery.gate_security"])
    gate = np.where(
        np.isin(DIMENSIONS, ["security", "humanitarian"]), 1, (p["delivery.gate_floor"] + (1 - p["delivery.gate_floor"]) * safe)[:, None]
    )
    room = 2 * w["districts.absorption"][:, None] * (p["allocation.room_for_need"] * need + p["allocation.room_without"])
    crowd = others.reshape(len(DIMENSIONS), -1).T / units(w)[:, None]
    note.term("crowd", crowd)
    return aim / aim.max() * need * severe * gate * np.exp(-crowd / room)


def heard(w: Before, o: int) -> np.ndarray:
    """(district, dimension) what an organisation hears asked for."""
    met = np.zeros((len(LEVELS), len(w["districts.id"])))
    met[LEVELS.index("community")] = w["voices.met"] * share(w["beliefs.eyes"][o], 1)
    weight = w["voices.heard"][o][:, None] + met
    asked = sum(weight[level][:, None] * w[f"voices.wanted[{level}]"] for level in range(len(LEVELS)))
    total = weight.sum(axis=0)[:, None]
    return np.divide(asked, total, out=np.zeros(asked.shape), where=total > 0)


def wanted_by_government(w: Before, o: int, note: Note) -> np.ndarray:
    """(district) times how partial the organisation is."""
    country, mission = w["districts.country"].astype(int), w["districts.mission"].astype(int)
    several = "missions[1].left_week" in w.columns
    pull, partial = np.zeros(len(country)), np.zeros(len(country))
    for d, m in enumerate(mission):
        tie = w["structure.pull"][o]
        if several and m != NO_MISSION:
            tie = w["structure.tie_to_mission"][o, m] if w["structure.tie_to_mission"].size else w["structure.association"][o, 0]
        pull[d] = tie if w["structure.pull"][o] > 0 else 0.0
        partial[d] = w[f"missions[{m}].partiality"] if m != NO_MISSION else 0.0
    political = pull * partial * (1 - w["organisations.independence"][o]) * w.on("advocacy")
    note.case("politics pull", political > w["organisations.partiality"][o])
    excluded = w["government.exclusion"][country]
    in_power = w["districts.identity_share"][np.arange(len(country)), w["government.in_power"][country]]
    wanted = (1 - w["districts.remoteness"]) * (1 - excluded * (1 - in_power))
    return np.maximum(w["organisations.partiality"][o], political) * (1 - w["organisations.impartiality"][o]) * wanted


def rules_allow(w: Before, o: int, access: np.ndarray, need: np.ndarray, note: Note) -> np.ndarray:
    """(district) share of soldiers' civilian tasks that civil-military rules leave."""
    p = {key.removeprefix("civil_military."): value for key, value in w.p.items() if key.startswith("civil_military.")}
    if not w.on("civil_military_rules"):
        return np.ones(len(access))
    own = w["teams.organisation"] == o
    direct = AID[w["teams.activity"][own]].mean()
    note.case("cap used up", direct >= p["direct_cap"])
    cap = 1 - p["compliance"] if direct >= p["direct_cap"] and p["direct_cap"] < 1 else 1.0
    request = clip(need) * clip((p["last_resort"] - access) / p["last_resort"])
    note.term("on request", p["compliance"] * p["on_request"] * (1 - request))
    return cap * (1 - p["compliance"] * p["on_request"] * (1 - request))


@dataclass
class Choices:
    """(district, able activity) of one organisation, before a team looks at its own situation."""

    able: np.ndarray
    value: np.ndarray
    from_afar: np.ndarray
    role: np.ndarray
    open: np.ndarray


def soldiers_leave(w: Before, o: int, view: tuple[np.ndarray, np.ndarray], allowed: np.ndarray, note: Note) -> np.ndarray:
    """(district) what is left of the need that soldiers' aid meets."""
    mission = int(w["organisations.mission"][o])
    voice = humanitarian_voice(w, 0 if mission == NO_MISSION else mission) * w.on("advocacy")
    note.term("restraint", voice * w.p["allocation.restraint"])
    note.term("turned down", w["money.funds.turned_down"] * view[0])
    left = (1 - w.p["allocation.civilian_first"] * view[0]) * (1 - w.p["allocation.restraint"] * voice)
    return allowed * left * (1 - w["money.funds.turned_down"] * view[0])


def weigh(w: Before, o: int, able: np.ndarray, others: np.ndarray, view: tuple[np.ndarray, np.ndarray], note: Note) -> tuple:
    p = {key.removeprefix("allocation."): value for key, value in w.p.items() if key.startswith("allocation.")}
    effect, military, v = np.maximum(np.array(w.p["delivery.effect"]), 0), w["organisations.military"][o], w["districts.violence"]
    size, presence = np.sqrt(w["districts.size"])[:, None], w["groups.presence"]
    skill = w["organisations.competence"][o] * np.where(only("offensive_operation"), robustness(w, o), 1)
    allowed = rules_allow(w, o, *view, note) if military else np.ones(len(v))
    mandated = worth(w, o, others, note) @ effect.T
    if military:
        mandated = np.where(AID, mandated * soldiers_leave(w, o, view, allowed, note)[:, None], mandated)
    directive = w["headquarters.directive"][o]
    away = 1 - by_district(w, "headquarters.known", o)
    directed = (directive / max(1e-9, directive.max()) * away) @ effect.T * skill * size
    soldiers = share(w["effort.military_projects"] / units(w), p["soldiers_half"])
    follows = w["money.accounts.interest"][o] * v + w["money.accounts.beside"][o] * soldiers
    tied = effect @ w["money.accounts.steer"][o] + AID * follows[:, None]
    believed_risk = w["conduct.believed_risk"][o]
    contested = clip((presence * w["groups.outside"][:, None]).sum(axis=0))
    waiting = presence[w["groups.outside"] <= 0].sum(axis=0) / (1 + w["effort.ddr"] / units(w))
    seen = allowed * w["organisations.visibility_need"][o] * w["inner.visible_pull"][o] * w.on("visibility")
    listens = clip(w["organisations.local_ownership"][o] + w["inner.hearing"][o])
    note.case("listens wholly", w["organisations.local_ownership"][o] + w["inner.hearing"][o] > 1)
    government = bool(of_family(w, "government_ministry", "provincial_government", "community")[o])
    asks = NEEDS_APPROVAL & (not government) & bool(w["organisations.civilian"][o])
    afraid = 0.0 if military else (1 - w["organisations.risk_tolerance"][o]) * w["inner.caution"][o]
    terms = {
        "need": p["need"] * skill * mandated * size,
        "tied": p["tied"] * skill * tied,
        "headquarters": w["headquarters.pull"][o] * directed,
        "government": (p["government"] * wanted_by_government(w, o, note))[:, None],
        "community": p["community"] * listens * heard(w, o) @ effect.T,
        "oversight": w["voices.oversight_weight"] * w["voices.wanted[0]"] @ effect.T * asks,
        "opinion": p["opinion"] * (1 - w["opinion.surveyed"])[:, None] * only("public_information"),
        "visibility": p["visibility"] * seen[:, None] * AID,
        "warning": p["warning"] * believed_risk[:, None] * (only("patrol") & military),
        "disarmament": p["disarmament"] * skill * waiting[:, None] * only("ddr"),
        "home": w["inner.home_pull"][o] * contested[:, None] * ~only("relief"),
        "risk": -(p["risk"] * afraid * believed_risk)[:, None],
        "travel": -(p["travel"] * w["districts.remoteness"])[:, None],
    }
    for name, value in terms.items():
        note.term(name, value)
    return sum(terms.values())[:, able], p["need"] * directed[:, able]


def hear_plans(w: Before, o: int, able: np.ndarray, note: Note) -> tuple[np.ndarray, np.ndarray]:
    n = len(w["districts.id"])
    role, left_open = np.zeros((n, len(ACTIVITIES))), np.zeros((n, len(ACTIVITIES)))
    teams = w["organisations.active_teams"][o]
    for f in range(len(w["forums.id"])):
        plans = w["forums.depth"][f] >= 2 and w[f"forums.terms[{f}].contact_group"] < 1
        if not (w["forums.open"][f] and plans and w.on("planning")):
            continue
        attendance = w["forums.attendance"][f, o]
        note.case("seat beyond 1", w["forums.seat"][f, o] * attendance > 1)
        meant = w["inner.follows"][o] * w["forums.private_commitment"][f, o] * min(1, w["forums.seat"][f, o] * attendance)
        meant = meant * (1 + w.p["allocation.planned"] * w["money.accounts.planned"][o])
        if meant <= 0:
            continue
        own = teams * w[f"forums.role[{f}]"][o].astype(float).reshape(n, -1)
        counted = w["forums.counted"][f, o] * min(1, attendance)
        missing = w["forums.unfilled"][f].astype(float).reshape(n, -1) + counted * own
        note.case("missing below -1", missing < -1)
        note.case("missing above 1", missing > 1)
        role += meant * own
        left_open += meant * w["organisations.competence"][o] * clip(missing, -1, 1)
    return role[:, able], left_open[:, able]


class Teams:
    """Where teams are, as choices move them."""

    def __init__(self, w: Before) -> None:
        self.district, self.activity = w["teams.district"].astype(int), w["teams.activity"].copy()
        self.arrives, self.ties, self.drawn = w["teams.arrives"].copy(), w["teams.ties"].copy(), w["teams.drawn_by_plan"].copy()
        self.moves, self.weight = w["money.accounts.moves"].copy(), np.maximum(0, w["teams.presence"].astype(float))
        self.near = np.zeros(len(self.district), dtype=bool)

    def here(self, own: np.ndarray, but: int, shape: tuple[int, int], able: np.ndarray) -> np.ndarray:
        """(district, able activity) presence of an organisation's teams but one."""
        counted = np.zeros((shape[0], len(ACTIVITIES)))
        rest = own[own != but]
        np.add.at(counted, (self.district[rest], self.activity[rest]), self.weight[rest])
        return counted[:, able]


def close_call(utility: np.ndarray) -> bool:
    best = np.sort(utility, axis=None)[-2:]
    return len(best) > 1 and np.isfinite(best[0]) and best[1] - best[0] < TOO_CLOSE


def choose(w: Before, week: int, team: int, choices: Choices, here: np.ndarray, gumbel: np.ndarray, teams: Teams, note: Note) -> None:
    p, o = w.p, int(w["teams.organisation"][team])
    reach = w["association.access"][o] >= p["allocation.reachable"]
    note.case("within reach", reach)
    overrides = w["headquarters.overrides"][o]
    afar = overrides > 0 and w.uniform(w["teams.id"][team], week, "headquarters_override")[0] < overrides
    note.case("decided from afar", afar)
    unserved = clip(choices.role - here)
    asked = unserved + p["allocation.open_share"] * choices.open
    note.case("role is filled", choices.role < here)
    note.case("least pull", asked < -1)
    note.case("largest pull", asked > p["allocation.largest_pull"])
    pull = 0.0 if afar else p["allocation.plan"] * clip(asked, -1, p["allocation.largest_pull"])
    worth = choices.from_afar if afar else choices.value
    note.case("worth more than nothing", worth > 0)
    alone = np.where(worth > 0, worth / (1 + p["allocation.own_crowding"] * here), worth) + gumbel
    alone = alone + p["allocation.inertia"] * (choices.able == teams.activity[team])
    alone = alone + p["allocation.inertia_district"] * (np.arange(len(reach)) == teams.district[team])[:, None]
    alone = np.where(reach[:, None], alone, -np.inf)
    if not reach.any():
        return
    drawn = alone + pull
    teams.near[team] = close_call(alone) or close_call(drawn)
    d, j = np.unravel_index(np.argmax(drawn), drawn.shape)
    teams.drawn[team] = np.argmax(drawn) != np.argmax(alone)
    note.case("drawn by plan", teams.drawn[team])
    settle(w, week, team, int(d), int(choices.able[j]), teams, note)


def settle(w: Before, week: int, team: int, district: int, activity: int, teams: Teams, note: Note) -> None:
    o, moving = int(w["teams.organisation"][team]), w.p["allocation.moving_weeks"]
    government = bool(of_family(w, "government_ministry", "provincial_government", "community")[o])
    asks = NEEDS_APPROVAL[activity] and not government and w["organisations.civilian"][o]
    waits = w["voices.approval_weeks"] if asks else 0
    note.case("moves", district != teams.district[team])
    if district != teams.district[team]:
        on_the_way = max(0, int(np.floor(moving + w["money.accounts.delay"][o] + 0.5)))
        note.case("approval takes longer than the way", waits > on_the_way)
        teams.arrives[team] = week + max(waits, on_the_way)
        teams.moves[o] += 1
        teams.ties[team] *= np.float32(w.p["allocation.ties_kept"])
    elif activity != teams.activity[team]:
        note.case("waits for another task", waits > 0)
        note.case("waits no longer", teams.arrives[team] > week + moving)
        teams.arrives[team] = week + waits if waits > 0 else min(teams.arrives[team], week + moving)
    teams.district[team], teams.activity[team] = district, activity


def review(w: Before, week: int, o: int, others: np.ndarray, view: tuple[np.ndarray, np.ndarray], teams: Teams, note: Note) -> None:
    own = np.flatnonzero(w["teams.organisation"] == o)
    may = (w["organisations.competence"][o] > 0) & ~(only("offensive_operation") & (robustness(w, o) <= 0))
    able = np.flatnonzero(may)
    if not w["organisations.present"][o] or not len(own) or not len(able):
        return
    choices = Choices(able, *weigh(w, o, able, others, view, note), *hear_plans(w, o, able, note))
    shape = choices.value.shape
    reviewed = own[w.uniform(w["teams.id"][own], week, "review") < w.p["allocation.review_share"]]
    note.case("can go on", np.isin(teams.activity[reviewed], able))
    draws = np.array([w.uniform(w["teams.id"][reviewed], week, "placement", cell) for cell in range(choices.value.size)])
    for i, team in enumerate(reviewed):
        gumbel = -np.log(-np.log(draws[:, i])).reshape(shape)
        choose(w, week, int(team), choices, teams.here(own, team, shape, able), gumbel, teams, note)
        teams.near[team] |= teams.near[reviewed[:i]].any()


def allocate(w: Before, week: int, note: Note) -> dict[str, object]:
    due = week % w.p["allocation.every_weeks"] == 0
    note.case("due", due)
    if not due:
        return {}
    others, view, teams = effort_of_others(w, note), civilian_view(w), Teams(w)
    for o in range(len(w["organisations.id"])):
        review(w, week, o, np.asarray(others[o], dtype=np.float32).astype(float), view, teams, note)
    near = {f"teams.{c}": teams.near for c in ("district", "activity", "arrives", "ties", "drawn_by_plan")}
    uncertain = np.zeros(len(teams.moves), dtype=bool)
    uncertain[w["teams.organisation"][teams.near]] = True
    return {
        "beliefs.others_effort": others,
        "forums.placed": placements(w),
        "teams.district": teams.district,
        "teams.activity": teams.activity,
        "teams.arrives": teams.arrives,
        "teams.ties": teams.ties,
        "teams.drawn_by_plan": teams.drawn,
        "money.accounts.moves": teams.moves,
        "near": near | {"money.accounts.moves": uncertain},
    }


def due_or_not(w: Before, week: int, rng: np.random.Generator) -> int:
    return week - week % w.p["allocation.every_weeks"] if rng.random() < 0.75 else week


def test_teams_choose_place_and_task():
    vary = ["allocation.room", "civil_military.", "observation.neighbours_effort", "coordination.memory", "delivery.gate"]
    switches = ["advocacy", "planning", "visibility", "civil_military_rules"]
    size = {"n_worlds": 24, "households": 100}
    witness("allocate", allocate, bases=PLACES, vary=vary, switches=switches, weeks=due_or_not, prepare=prepare, **size)
