"""Section 7.6 of the model page: teams work (`work`), and conditions and capacities move (`change_conditions`)."""

import numpy as np
from harness import ACTIVITIES, DIMENSIONS, FAMILIES, Before, Note, clip, saturating, share, witness
from places import cut, luck_of, of_family, units

TALLIES = {  # column of the week's effort by district, and what counts there
    "offensive": ["offensive_operation"],
    "ddr": ["ddr"],
    "mediation": ["mediation"],
    "relief": ["relief"],
    "local_partners": ["local_capacity"],
    "public_information": ["public_information"],
    "monitoring": ["human_rights_monitoring"],
    "ceasefire": ["ceasefire_monitoring"],
}
PROJECTS = ["recovery", "quick_impact_project", "governance_support", "justice", "security_sector_support", "local_capacity"]


def does(activity: np.ndarray, *names: str) -> np.ndarray:
    return np.isin(activity, [ACTIVITIES.index(name) for name in names])


def through_state(w: Before, o: np.ndarray, activity: np.ndarray, note: Note) -> np.ndarray:
    """Share of each team's work that goes through the state."""
    asks = ~of_family(w, "government_ministry", "provincial_government", "community")[o] & does(activity, *PROJECTS)
    own = w["organisations.local_ownership"][o]
    note.case("needs approval", asks)
    note.term("oversight", w["voices.oversight_channel"] * (1 - own))
    return (own + w["voices.oversight_channel"] * asks * (1 - own)) * w["organisations.civilian"][o]


def work(w: Before, week: int, note: Note) -> dict[str, object]:
    p, presence = w.p, w["teams.presence"].astype(float)
    arrived = w["teams.arrives"] <= week
    note.case("arrived", arrived)
    note.term("arrives this week", w["teams.arrives"] == week)
    at_work = arrived & (presence > 0)
    o, d, a = (w[f"teams.{c}"][at_work].astype(int) for c in ("organisation", "district", "activity"))
    here = presence[at_work]
    time = 1 - w["organisations.coordination_share"] - w["inner.learning_time"]
    note.case("no time left", time < 0)
    ties = p["delivery.ties_floor"] + (1 - p["delivery.ties_floor"]) * w["teams.ties"][at_work].astype(float)
    able = here * w["association.access"][o, d] * np.maximum(0, time)[o] * w["conduct.effect"][o, d] * ties
    able = able * w["organisations.competence"][o, a]
    theta = through_state(w, o, a, note)
    country = w["districts.country"][d].astype(int)
    note.term("several countries", country)
    kept = p["delivery.through_floor"] + (1 - p["delivery.through_floor"]) * w["districts.state_capacity"][d]
    kept = kept * (1 - p["delivery.corruption_through"] * w["government.corruption"][country])
    task = w["approaches.kind"][d].astype(int) * len(ACTIVITIES) + a
    done = able * (1 - theta + theta * kept) * w["approaches.yield"][o, task]
    effect = done[:, None] * np.array(p["delivery.effect"])[a]
    note.case("negative effect", effect < 0)
    return tallies(w, o, d, a, done, note) | by_dimension(w, o, d, effect) | {
        "effort.teams_here": summed(w["effort.teams_here"], here, o, d),
        "effort.through_state": summed(w["effort.relief"], theta * able, d),
        "effort.beside_state": summed(
            w["effort.relief"], (1 - theta) * able * (w["organisations.international_share"] * w["organisations.civilian"])[o], d
        ),
        "effort.security_support": summed(w["effort.security_support"], done * does(a, "security_sector_support"), o, country),
        "effort.justice_support": summed(w["effort.justice_support"], done * does(a, "justice"), o, country),
        "effort.talks": summed(w["effort.talks"], done * does(a, "mediation"), o, d),
        "effort.disarmament": summed(w["effort.disarmament"], done * does(a, "ddr"), o),
    }


def summed(like: np.ndarray, values: np.ndarray, *rows: np.ndarray) -> np.ndarray:
    out = np.zeros(like.shape)
    np.add.at(out, rows, values)
    return out


def by_dimension(w: Before, o: np.ndarray, d: np.ndarray, effect: np.ndarray) -> dict[str, object]:
    n, n_dimensions = len(w["districts.id"]), len(DIMENSIONS)
    by_organisation = np.zeros((len(w["organisations.id"]), n_dimensions, n))
    np.add.at(by_organisation, (o, slice(None), d), np.maximum(effect, 0))
    found = {"effort.by_organisation": by_organisation.reshape(len(by_organisation), -1)}
    for name, value in {"total": np.maximum(effect, 0), "signed_sum": effect, "absolute_sum": np.abs(effect)}.items():
        found[f"effort.{name}"] = summed(w[f"effort.{name}"], value, d)
    return found


def tallies(w: Before, o: np.ndarray, d: np.ndarray, a: np.ndarray, done: np.ndarray, note: Note) -> dict[str, object]:
    police = w["organisations.family"][o] == FAMILIES.index("mission_police")
    counted = {name: does(a, *activities) for name, activities in TALLIES.items()} | {
        "patrol": does(a, "patrol") & ~police,
        "police": does(a, "patrol", "security_sector_support") & police,
        "regional": does(a, "mediation") & (w["organisations.family"][o] == FAMILIES.index("regional_organisation")),
        "military_projects": does(a, "relief", "recovery", "quick_impact_project") & w["organisations.military"][o],
    }
    for name, which in counted.items():
        note.term(name, done * which)
    return {f"effort.{name}": summed(w["effort.relief"], done * which, d) for name, which in counted.items()}


def prepare_work(world, week, rng):
    rng = luck_of(world)
    teams, n = len(world.get("teams.id")), len(world.get("organisations.present"))
    world.set("teams.activity", rng.integers(0, len(ACTIVITIES), teams))
    world.set("teams.arrives", np.where(rng.random(teams) < 0.2, week + rng.integers(0, 2, teams), 0))
    world.set("organisations.competence", np.where(rng.random((n, len(ACTIVITIES))) < 0.8, rng.random((n, len(ACTIVITIES))), 0))
    world.set("voices.oversight_channel", rng.random() if rng.random() < 0.6 else 0.0)
    world.set("inner.learning_time", rng.random(n) * 0.6)
    # families and soldiers as few scenarios have them
    world.set("organisations.military", rng.random(n) < 0.3)
    family = world.get("organisations.family")
    world.set("organisations.family", np.where(rng.random(n) < 0.1, FAMILIES.index("regional_organisation"), family))
    cut(world, "organisations.international_share", "teams.ties", "teams.presence")
    effect = np.array(world.parameters()["delivery.effect"])
    world.set_parameter("delivery.effect", np.where(rng.random(effect.shape) < 0.3, rng.uniform(-1, 1, effect.shape), effect).tolist())


def test_teams_work():
    witness("work", work, vary=["delivery."], n_worlds=16, prepare=prepare_work)


def gate(w: Before) -> np.ndarray:
    """(district, dimension) share of effort that counts without security; 1 for security and relief."""
    p, security = w.p, w["districts.condition"][:, DIMENSIONS.index("security")]
    safe = np.minimum(1, security * (1 - w["districts.violence"]) / p["delivery.gate_security"])
    open_ = (p["delivery.gate_floor"] + (1 - p["delivery.gate_floor"]) * safe)[:, None]
    needs_none = np.isin(DIMENSIONS, ["security", "humanitarian"])
    return np.where(needs_none, 1.0, open_)


def by_key(w: Before, name: str) -> np.ndarray:
    return np.array(w.p[f"delivery.{name}"])


def displaced(w: Before) -> np.ndarray:
    """Share of displaced among residents of each district."""
    there = w["residents.displaced_here"].reshape(len(w["districts.id"]), -1).sum(axis=1)
    living = w["residents.district_households"]
    return np.divide(there, living, out=np.zeros(len(there)), where=living > 0)


def conditions(w: Before, absorption: np.ndarray, corruption: np.ndarray, note: Note) -> np.ndarray:
    p, q, v = w.p, w["districts.condition"], w["districts.violence"][:, None]
    C, Cc = w["districts.state_capacity"][:, None], w["districts.community_capacity"][:, None]
    X = w["effort.total"] / units(w)[:, None]
    taken_up = saturating(X, absorption[:, None]) if w.on("absorption") else X
    grows = by_key(w, "growth") * gate(w) * taken_up
    kept_up = by_key(w, "upkeep") * (C * (1 - p["delivery.corruption_upkeep"] * corruption[:, None]) + p["delivery.community_share"] * Cc)
    falls = by_key(w, "decay") * (1 + p["delivery.orphan_decay"] * (1 - C)) + by_key(w, "harm") * v
    strain = p["delivery.displaced_strain"] * displaced(w)[:, None] * np.isin(DIMENSIONS, ["humanitarian"])
    note.term("strain", strain)
    moved = q + (grows + kept_up) * (1 - q) - falls * q
    note.case("above 1", moved > 1)
    return clip(moved * (1 - strain))


def lead(w: Before) -> np.ndarray:
    C = w["districts.state_capacity"]
    around = [w.neighbours(d) for d in range(len(C))]
    return np.array([max(0.0, C[near].mean() - C[d]) if len(near) else 0.0 for d, near in enumerate(around)])


def change_conditions(w: Before, week: int, note: Note) -> dict[str, object]:
    p, v, C, Cc = w.p, w["districts.violence"], w["districts.state_capacity"], w["districts.community_capacity"]
    country = w["districts.country"].astype(int)
    corruption = w["government.corruption"][country]
    room = (p["delivery.absorption_base"] + p["delivery.absorption_capacity"] * C) * (1 - p["delivery.violence_absorption"] * v)
    absorption = np.maximum(p["delivery.smallest_absorption"], room)
    note.case("smallest absorption", room < p["delivery.smallest_absorption"])

    through, beside, projects, partners = (
        w[f"effort.{name}"] / units(w) for name in ("through_state", "beside_state", "military_projects", "local_partners")
    )
    held = np.minimum(1, (w["groups.presence"] * w["groups.outside"][:, None]).sum(axis=0))
    note.case("wholly held", held >= 1)
    limit = p["delivery.crowding_limit"]
    note.case("beyond the limit", beside > limit)
    note.case("with projects beyond the limit", (beside + projects > limit) & (beside < limit))
    crowding = p["state.crowding"] * share(projects, p["state.crowding_half"]) * w.on("crowding_out")
    built = (1 + p["state.effort_half"]) * p["state.from_effort"] * share(through, p["state.effort_half"]) * (1 - corruption)
    paid = p["state.from_revenue"] * w["government.revenue"][country] * w["residents.district_legitimacy"]
    spread = p["state.extension"] * lead(w) * (1 - v) * (1 - held) * w.on("state_extension")
    drain = p["state.brain_drain"] * w["economy.drain_kept"] * np.minimum(beside, limit) * w.on("brain_drain")
    state = C + (built + paid) * (1 - crowding) * (1 - C) + spread - (p["state.decay"] + p["state.violence"] * v + drain) * C

    crowded = p["community.crowding"] * np.minimum(beside + projects, limit) * w.on("crowding_out")
    heals = p["community.recovery"] * (1 - v) * (p["community.rest"] - Cc)
    backed = p["community.support"] * share(partners, 1) * (1 - Cc)
    community = Cc + heals + backed - (crowded + p["state.violence"] * v) * Cc
    note.case("nothing left of communities", community < 0)
    for name, value in {"crowding": crowding, "spread": spread, "drain": drain, "crowded": crowded, "backed": backed}.items():
        note.term(name, value)
    return {
        "districts.condition": conditions(w, absorption, corruption, note),
        "districts.absorption": absorption,
        "districts.state_capacity": clip(state),
        "districts.community_capacity": clip(community),
    }


def prepare_change(world, week, rng):
    rng = luck_of(world)
    n = len(world.get("districts.id"))
    for path, scale in {"total": 4, "through_state": 3, "beside_state": 15, "military_projects": 6, "local_partners": 2}.items():
        shape = np.shape(world.get(f"effort.{path}"))
        people = world.get("districts.people").reshape((n,) + (1,) * (len(shape) - 1)) / 1e5
        world.set(f"effort.{path}", people * rng.exponential(scale, shape) * (rng.random(shape) < 0.8))
    world.set("economy.drain_kept", rng.random())
    for key in world.parameters():
        if key.startswith(("state.", "community.")) and rng.random() < 0.3:
            world.set_parameter(key, float(rng.random() * min(1.0, world.ranges()[key][1])))
        if key.removeprefix("delivery.") in ("growth", "upkeep", "decay", "harm"):
            world.set_parameter(key, (rng.random(len(DIMENSIONS)) * world.ranges()[key][1]).tolist())


def test_conditions_follow_work():
    witness("change_conditions", change_conditions, vary=["delivery.", "state.", "community."], n_worlds=24,
            switches=["absorption", "crowding_out", "state_extension", "brain_drain"], prepare=prepare_change)
