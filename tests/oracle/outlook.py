"""Section 7.9 of the model page: what a district holds in store for those who live there. Used by test_live.py."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from harness import DIMENSIONS, NO_MISSION, VIOLENCE, Before, Note, clip, share

F = np.float32


def condition(w: Before, name: str) -> np.ndarray:
    return w["districts.condition"][:, DIMENSIONS.index(name)]


def deaths(w: Before, kind: str) -> np.ndarray:
    return w["events.deaths"][:, VIOLENCE.index(kind)].astype(float)


def units(w: Before) -> np.ndarray:
    return w["districts.people"] / 1e5


def of_country(w: Before, path: str) -> np.ndarray:
    return w[path][w["districts.country"]]


def of_mission(w: Before) -> tuple[np.ndarray, np.ndarray]:
    """(district) strength and partiality of the mission in whose area a district lies; 0 without one."""
    strength, partiality = np.zeros(len(w["districts.id"])), np.zeros(len(w["districts.id"]))
    for d, m in enumerate(w["districts.mission"]):
        if m != NO_MISSION:
            strength[d] = w[f"missions[{m}].strength"] * w[f"missions[{m}].deployed"]
            partiality[d] = w[f"missions[{m}].partiality"]
    return strength, partiality


def by_identity(w: Before, path: str) -> np.ndarray:
    return w[path].reshape(len(w["districts.id"]), -1)


def excluded(w: Before) -> np.ndarray:
    """(district, identity group) of what the state gives."""
    seat = w["accord.seat_of_identity"]
    in_power = of_country(w, "government.in_power")[:, None] == np.arange(len(seat))
    return of_country(w, "government.exclusion")[:, None] * (1 - seat) * ~in_power


def targets(w: Before, note: Note) -> dict[str, np.ndarray]:
    """(district, identity group) where feelings tend to, but for a household's own part."""
    p = {key.removeprefix("prospects."): value for key, value in w.p.items()}
    q, x, violence = {name: condition(w, name) for name in DIMENSIONS}, excluded(w).T, w["districts.violence"]
    abuse, corruption = of_country(w, "government.abuse"), of_country(w, "government.corruption")
    patrolled, capacity = share(w["effort.patrol"] / units(w), w.p["violence.patrol_half"]), w["districts.state_capacity"]
    strength, partiality = of_mission(w)
    informed, army = w["opinion.informed"], w.p["violence.government_base"] + w.p["violence.government_capacity"] * capacity
    projects = p["trust_projects"] * share(w["effort.military_projects"] / units(w), p["projects_half"]) * w.on("hearts_and_minds")
    presence = p["trust_presence"] + p["trust_patrols"] * patrolled + p["trust_informed"] * informed + projects
    through = share(w["effort.through_state"] / units(w), 1)
    served = capacity * (1 - abuse) * (1 - p["legitimacy_corruption"] * corruption)
    for name, term in {"excluded": x, "partial": abuse * partiality, "through": abuse * through, "projects": projects * strength}.items():
        note.term(name, term)
    for path in ("economy.welfare", "livelihoods.income", "accord.welfare_lost", "communities.grudge"):
        note.term(path, w[path])
    grudge = by_identity(w, "communities.grudge").T
    everywhere = w["economy.welfare"] + w["livelihoods.income"] - w["accord.welfare_lost"]
    found = {
        "welfare": p["welfare_base"]
        + p["welfare_development"] * q["development"]
        + p["welfare_humanitarian"] * q["humanitarian"]
        - p["welfare_violence"] * violence
        - p["welfare_excluded"] * x
        + everywhere,
        "fear": p["fear_violence"] * violence + p["fear_insecurity"] * (1 - q["security"]) - p["fear_patrols"] * patrolled + 0 * x,
        "grievance": p["grievance_base"]
        + p["grievance_lawless"] * (1 - q["rule_of_law"])
        + p["grievance_abuse"] * abuse
        + p["grievance_corruption"] * corruption
        - p["grievance_political"] * q["political"]
        + p["grievance_excluded"] * x
        + grudge,
        "legitimacy": p["legitimacy_base"]
        + p["legitimacy_capacity"] * served
        + p["legitimacy_law"] * q["rule_of_law"]
        + p["legitimacy_security"] * q["security"]
        - p["legitimacy_abuse"] * abuse * (1 - p["legitimacy_army"] * (1 - army))
        - p["legitimacy_excluded"] * x,
        "trust": p["trust_base"] + presence * strength - abuse * (p["trust_partial"] * partiality + p["trust_through"] * through) + 0 * x,
        "acceptance": p["acceptance_base"] + p["acceptance_condition"] * q["humanitarian"] + 0 * x,
        "expectation": p["promise"] * strength * (1 - p["informed"] * informed) * w.on("expectations") + 0 * x,
    }
    return {name: value.T for name, value in found.items()}


def reached(w: Before) -> np.ndarray:
    need = 1 - condition(w, "humanitarian")
    return 1 - np.exp(-(w["effort.relief"] / units(w)) / (w.p["prospects.relief_half"] * need + w.p["prospects.relief_floor"]))


def harmed(w: Before, note: Note) -> tuple[np.ndarray, np.ndarray]:
    """(district) probability of harm by the government's forces; (district, identity group) by anybody."""
    each, per_death = w["households.people_per_household"], w.p["prospects.harmed_per_death"]
    people = np.maximum(1, w["residents.district_households"] * each)
    own = np.maximum(1, by_identity(w, "residents.households") * each)
    government = deaths(w, "government_against_civilians") / people
    battle = w.p["prospects.battle_harm"] * (1 - w["deconfliction.spared_people"]) * deaths(w, "battle")
    others = (deaths(w, "groups_against_civilians") + battle) / people
    neighbours = w["communities.killed"] / own
    for name, term in {"government": government, "battle": battle, "others": others, "neighbours": neighbours}.items():
        note.term(f"harm by {name}", term)
    everybody = ((government + others)[:, None] + neighbours) * per_death
    note.case("surely harmed", everybody > 1)
    note.case("nobody lives there", by_identity(w, "residents.households") == 0)
    return clip(government * per_death), clip(everybody)


@dataclass
class Place:
    """What a district holds in store for those who live there, by (district, identity group), as floats."""

    feel: dict[str, np.ndarray]
    need: np.ndarray
    reached: np.ndarray
    by_government: np.ndarray
    harmed: np.ndarray
    flight: np.ndarray
    base_flight: np.ndarray
    homecoming: np.ndarray
    join_logit: np.ndarray
    join_scale: np.ndarray
    recruiter: np.ndarray


def movement(w: Before, note: Note) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(district) flight per squared fear, base of flight, return to it."""
    violence = w["districts.violence"]
    noisy, calm = violence > w.p["displacement.quiet"], np.maximum(0, 1 - w.p["displacement.return_violence"] * violence)
    note.case("noisy", noisy)
    note.case("calm enough for return", calm > 0)
    safe, provided = 0.2 + condition(w, "security"), 0.3 + 0.7 * condition(w, "humanitarian")
    back = w.p["displacement.return_rate"] * calm * safe * provided
    base, flight = w.p["displacement.base_flight"] * noisy, w.p["displacement.flight"] * violence * noisy
    # A flight of 0 per squared fear is none, whatever its base.
    return tuple(F(value * w.on("displacement")) for value in (flight, base * (flight > 0), back))


def recruiting(w: Before, note: Note) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(district, identity group) 1 + the group that recruits there or 0, its logit and its scale."""
    n, n_identities = len(w["districts.id"]), len(w["accord.seat_of_identity"])
    recruiter, logit, scale, strongest = (np.zeros((n, n_identities)) for _ in range(4))
    level = w.p["violence.government_base"] + w.p["violence.government_capacity"] * w["districts.state_capacity"]
    army = clip(level - w.p["violence.government_remote"] * w["districts.remoteness"])
    for g in np.flatnonzero(w["groups.active"]):
        identity, presence = w["groups.identity"][g], w["groups.presence"][g]
        reach = np.where(w["groups.country"][g] == w["districts.country"], 1, w["districts.porous"]) * w["groups.outside"][g]
        pull = reach * (w.p["prospects.strange_presence"] + presence)
        facing = army + presence
        outnumbered = np.where(facing > 0, army / np.where(facing > 0, facing, 1) - w.p["mobilisation.usual_force"], 0)
        feared = w.p["mobilisation.force"] * outnumbered * w.on("deterrence")
        rest = w["livelihoods.pull"] - w["accord.pay_lost"][g] - feared
        its = w.p["mobilisation.base"] + w.p["mobilisation.poverty"] + w.p["mobilisation.presence"] * presence + rest
        here = pull > strongest[:, identity]
        note.case("recruits more than another", here[strongest[:, identity] > 0])
        note.term("pay lost", w["accord.pay_lost"][g] * here)
        note.term("over a border", here * (w["groups.country"][g] != w["districts.country"]) * reach)
        for column, value in ((recruiter, g + 1), (logit, its), (scale, reach), (strongest, pull)):
            column[:, identity] = np.where(here, value, column[:, identity])
    return recruiter.astype(int), F(logit), F(scale * w.on("mobilisation"))


def look(w: Before, note: Note) -> Place:
    government, everybody = harmed(w, note)
    feel = {name: F(value) for name, value in targets(w, note).items()}
    feel["peers"] = F(by_identity(w, "residents.grievance"))
    recruiter, logit, scale = recruiting(w, note)
    flight, base, back = movement(w, note)
    need = 1 - condition(w, "humanitarian")
    return Place(feel, F(need), F(reached(w)), F(government), F(everybody), flight, base, back, logit, scale, recruiter)


def refuges(w: Before, d: int, note: Note) -> tuple[np.ndarray, np.ndarray]:
    """Districts that those who flee `d` consider, and their pull."""
    across, along = w["districts.x"][d] - w["districts.x"], w["districts.y"][d] - w["districts.y"]
    distance = np.sqrt(across * across + along * along)  # as rounded by the core: on a lattice many are equal
    passage = np.where(w["districts.country"] == w["districts.country"][d], 1, w["districts.porous"])
    others = np.array([i for i in range(len(distance)) if i != d])
    note.case("some border is open", np.any(passage[others] > 0))
    if np.any(passage[others] > 0):
        others = others[passage[others] > 0]
    else:
        passage = np.ones(len(passage))  # nobody stays under fire for a border post
    nearest = others[np.argsort(distance[others], kind="stable")][: int(w.p["displacement.refuges"])]
    note.term("over a porous border", passage[nearest] % 1)
    gravity = np.sqrt(w["districts.people"][nearest]) / np.maximum(distance[nearest], 1) ** w.p["displacement.distance_decay"]
    return nearest, gravity * passage[nearest] * (1 - w["districts.violence"][nearest]) ** 2
