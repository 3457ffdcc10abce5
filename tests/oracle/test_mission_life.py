"""Section 7.1 of the model page: ripeness, elections, deployment, exit, and the phases of missions and districts."""

import numpy as np
from harness import DIMENSIONS, NEVER, NO_MISSION, Before, Note, clip, door, fixture, shipped, witness

BASES = [
    fixture("two_missions", "two_feet_out"),
    shipped("archetype_contested", "two_feet_in"),
    fixture("two_countries", "two_feet_in:ocha_inside"),
    shipped("liberia_2003", "no_mission"),
    shipped("archetype_hostile", "one_foot_in"),
]
PHASES: list[str] = door.vocabulary["phase"]


def inside(w: Before, area: np.ndarray, note: Note) -> float:
    """Share of the fighters of an area whose groups are inside the accord."""
    active = w["groups.active"] == 1
    here, elsewhere = w["groups.fighters"][:, area].sum(axis=1), w["groups.fighters"][:, ~area].sum(axis=1)
    away = (here <= 0) & (elsewhere > 0)
    note.case("active", active)
    note.case("elsewhere", away[active])
    note.case("inside", w["groups.outside"][active] <= 0)
    weight = np.where(active & ~away, here + 1, 0)
    return float(weight[w["groups.outside"] <= 0].sum() / weight.sum()) if weight.sum() > 0 else 1.0


def mean_over_people(w: Before, area: np.ndarray, values: np.ndarray) -> float:
    people = w["districts.people"] * area
    return float((people * values).sum() / people.sum()) if people.sum() > 0 else 0.0


def ripeness(w: Before, area: np.ndarray, note: Note) -> float:
    security = mean_over_people(w, area, w["districts.condition"][:, DIMENSIONS.index("security")])
    violence = mean_over_people(w, area, w["districts.violence"])
    risen = clip((security - w.p["mission.ripe_from"]) / w.p["mission.ripe_span"])
    calm = 1 - clip(w.p["mission.ripe_violence"] * violence)
    note.case("risen in part", (risen > 0) & (risen < 1))
    note.case("calm in part", (calm > 0) & (calm < 1))
    note.case("somebody lives there", area.any())
    return float(clip(inside(w, area, note) * risen * calm)) if area.any() else 0.0


def plan(w: Before, m: int, what: str) -> float:
    own = w[f"missions[{m}].plan.{what}"]
    value = own if own >= 0 else w.p[f"mission.{what}"]
    return max(1, value) if what in ("deployment_weeks", "exit_phase_weeks") else value


def arrived(w: Before, m: int, week: int, note: Note) -> float:
    start, takes = plan(w, m, "start_week"), plan(w, m, "deployment_weeks")
    note.case("sent", week >= start)
    if week < start:
        return 0.0
    since = max(0, week - start - w[f"missions[{m}].drafting_weeks"])
    slowness, slow_share = w["headquarters.deployment_slowness"], w.p["mission.slow_share"]
    fast = min(1, since / (slowness * takes))
    slow = min(1, since / (slowness * max(w.p["mission.slow_weeks"], takes)))
    note.term("slowness", slowness - 1)
    note.case("all fast ones there", fast == 1)
    note.case("slow ones are slower than the rest", w.p["mission.slow_weeks"] > takes)
    note.term("slow", slow_share * slow * (fast - slow))
    first = plan(w, m, "start_strength")
    return first + (1 - first) * ((1 - slow_share) * fast + slow_share * slow)


def exit_week(w: Before, m: int, week: int, ripe: float, note: Note) -> int:
    """As now planned: put off where a benchmark is missed."""
    planned, due = int(plan(w, m, "exit_week")), w[f"missions[{m}].exit_week"]
    due = planned if due == NEVER else due
    believed, benchmark = w[f"missions[{m}].believed_ripeness"], plan(w, m, "exit_benchmark")
    judged = believed if believed >= 0 else ripe
    latest = planned + int(w.p["mission.benchmark_limit_weeks"])
    if week != due:
        return due
    note.case("a benchmark", benchmark > 0)
    note.case("believes", believed >= 0)
    note.case("unripe", judged < benchmark)
    note.case("may still wait", week < latest)
    if benchmark > 0 and judged < benchmark and week < latest:
        note.case("put off by less than a step", week + w.p["mission.benchmark_step_weeks"] > latest)
        return min(week + int(w.p["mission.benchmark_step_weeks"]), latest)
    return due


def live_on(w: Before, m: int, week: int, ripe: float, note: Note) -> dict[str, object]:
    at = f"missions[{m}]."
    due = exit_week(w, m, week, ripe, note)
    left = 0.0 if week < due else min(1.0, (week - due + 1) / plan(w, m, "exit_phase_weeks"))
    note.case("leaving", 0 < left < 1)
    begins = w.p["headquarters.reorganisation_week"]
    shaken = w.on("reorganisation") and begins > 0 and begins <= week < begins + w.p["headquarters.reorganisation_weeks"]
    note.case("shaken", shaken)
    there = arrived(w, m, week, note)
    note.case("below the ceiling", there < w[at + "ceiling"])
    deployment = min(w[at + "ceiling"], there) * (1 - left) * (1 - w[at + "rewriting"])
    deployment *= 1 - w.p["headquarters.reorganisation_cost"] if shaken else 1
    found = {at + "exit_week": due, at + "arrived": week >= plan(w, m, "start_week"), at + "deployment": deployment,
             at + "strength": deployment * w[at + "home_support"]}  # fmt: skip
    gone = left >= 1 and w[at + "left_week"] == NEVER
    note.case("gone now", gone)
    return found | ({at + "left_week": week, at + "partiality": 0.0, at + "mandate_robust": 0.0} if gone else {})


def phase(w: Before, m: int, week: int, now: dict[str, object], note: Note) -> str:
    """By what holds first; `now` holds what changed this week."""
    at, deployed = f"missions[{m}].", w[f"missions[{m}].deployed"]
    since = now[at + "accord_since"]
    fought = mean_over_people(w, w["districts.mission"] == m, w["districts.violence"]) > w.p["mission.crisis_violence"]
    if deployed and now.get(at + "left_week", w[at + "left_week"]) != NEVER:
        return "after"
    if deployed and week >= now[at + "exit_week"]:
        return "transition"
    if since == NEVER and fought:
        return "crisis"
    if since != NEVER and week < since + w.p["mission.settlement_weeks"]:
        return "settlement"
    if deployed and week < plan(w, m, "start_week") + plan(w, m, "deployment_weeks"):
        return "stabilisation"
    return "consolidation" if now[at + "ripeness"] > w.p["mission.consolidated"] else "stabilisation"


def local_phases(w: Before, of_mission: list[str], note: Note) -> np.ndarray:
    security, law = (w["districts.condition"][:, DIMENSIONS.index(name)] for name in ("security", "rule_of_law"))
    found = []
    for d, m in enumerate(w["districts.mission"]):
        theirs = "stabilisation" if m == NO_MISSION else of_mission[m]
        if w["districts.violence"][d] > w.p["mission.crisis_violence"]:
            found.append("crisis")
        elif security[d] < w.p["mission.settled_security"]:
            found.append("settlement")
        elif min(security[d], law[d]) < w.p["mission.local_consolidated"]:
            found.append("stabilisation")
        else:
            found.append(theirs if theirs in ("transition", "after") else "consolidation")
    for name in PHASES:
        note.case(f"a district in {name}", np.array(found) == name)
    return np.array([PHASES.index(name) for name in found])


def follow_calendar(w: Before, week: int, note: Note) -> dict[str, object]:
    now: dict[str, object] = {}
    logit, phases = w["groups.commitment_logit"].copy(), []
    for m in range(w.rows("missions")):
        at, area = f"missions[{m}].", w["districts.mission"] == m
        now[at + "ripeness"] = ripeness(w, area, note)
        accord = inside(w, area, note) >= w.p["mission.accord_share"]
        since = w[at + "accord_since"]
        now[at + "accord_since"] = (week if since == NEVER else since) if accord else NEVER
        note.case("accord", accord)
    for country, own in enumerate(w["government.election_week"]):
        due = own if own >= 0 else w.p["mission.election_week"]
        note.case("its own election", own >= 0)
        held = w.on("elections") and due > 0 and week == due
        note.case("election", held)
        if held:
            ripe = ripeness(w, w["districts.country"] == country, note)
            logit += np.where(w["groups.country"] == country, w.p["mission.election_stakes"] * (ripe - w.p["mission.election_ripe"]), 0)
    for m in range(w.rows("missions")):
        note.case("the structure has it", w[f"missions[{m}].deployed"])
        if w[f"missions[{m}].deployed"]:
            now |= live_on(w, m, week, float(now[f"missions[{m}].ripeness"]), note)
        phases.append(phase(w, m, week, now, note))
        now[f"missions[{m}].phase"] = PHASES.index(phases[m])
    for name in PHASES:
        note.case(f"a mission in {name}", [name == found for found in phases])
    return now | {"groups.commitment_logit": logit, "districts.phase": local_phases(w, phases, note)}


def make_eventful(world: door.World, week: int, _: np.random.Generator) -> None:
    rng = np.random.default_rng(int(2**32 * world.uniform(np.array([1], dtype=np.uint32), 0, "resampling")[0]))  # another in each world
    def some(probability: float) -> bool:
        return bool(rng.random() < probability)

    n_groups, n_districts = world.get("groups.fighters").shape
    outside = world.get("groups.outside")
    world.set("groups.outside", np.where(rng.random(n_groups) < rng.choice([0.2, 0.6]), 0, np.maximum(outside, 0.1)))
    world.set("groups.active", (rng.random(n_groups) < rng.choice([0, 0.8, 0.8, 0.8])).astype(np.uint8))
    fighters = world.get("groups.fighters")
    fighters[rng.random(n_groups) < 0.3, : n_districts // 2] = 0
    world.set("groups.fighters", fighters * (rng.random((n_groups, 1)) < 0.8))
    violence = world.get("districts.violence")
    world.set("districts.violence", violence * rng.choice([0, 0.02, 0.2, 1]))
    condition = world.get("districts.condition")
    world.set("districts.condition", condition ** rng.choice([0.3, 1.0]))
    world.set("headquarters.deployment_slowness", float(1 + rng.random() * some(0.7)))
    world.set("government.election_week", np.where(rng.random(len(world.get("government.election_week"))) < 0.5, -1, week))
    world.set_parameter("mission.election_week", int(rng.choice([0, week, week + 1])))
    for key, low, high in (("mission.slow_weeks", 1, 30), ("mission.deployment_weeks", 1, 30), ("mission.exit_week", 1, 26),
                           ("mission.exit_phase_weeks", 1, 8), ("mission.start_week", 0, 6), ("mission.benchmark_step_weeks", 1, 20),
                           ("mission.benchmark_limit_weeks", 0, 15), ("mission.settlement_weeks", 0, 15)):  # fmt: skip
        world.set_parameter(key, int(rng.integers(low, high)))
    world.set_parameter("headquarters.reorganisation_week", int(rng.choice([0, week - 2, week, week + 1])))
    world.set_parameter("headquarters.reorganisation_weeks", int(rng.choice([2, 3])))
    world.set_parameter("mission.exit_benchmark", float(rng.random() * some(0.7)))
    world.set_parameter("mission.slow_share", float(rng.random() * 0.7))
    paths, number = world.all(), 0
    while f"missions[{number}].name" in paths:
        at = f"missions[{number}]."
        for name in ("deployment_weeks", "exit_phase_weeks"):
            world.set(at + f"plan.{name}", int(rng.choice([-1, -1, 0, 4])))
        plan = world.get(at + "plan.exit_week")
        planned = plan if plan >= 0 else int(world.parameters()["mission.exit_week"])
        world.set(at + "exit_week", int(rng.choice([NEVER, planned, week, week, week + 1, week - 1, week - 3])))
        world.set(at + "believed_ripeness", float(rng.choice([-1, rng.random()])))
        world.set(at + "accord_since", int(rng.choice([NEVER, week - 10, week - 1])))
        world.set(at + "left_week", week - 1 if some(0.15) else NEVER)
        world.set(at + "drafting_weeks", int(rng.integers(0, 5)))
        number += 1
    if number > 1 and some(0.2):  # a mission without an area
        world.set("districts.mission", np.zeros(n_districts, dtype=np.uint8))


def test_missions_follow_their_calendar():
    vary = ["mission.ripe_", "mission.election_", "mission.start_strength", "mission.accord_share", "mission.crisis_violence",
            "mission.settled_security", "mission.local_consolidated", "mission.consolidated",
            "headquarters.reorganisation_cost"]  # fmt: skip
    witness("follow_calendar", follow_calendar, vary=vary, switches=["elections", "reorganisation"], bases=BASES,
            prepare=make_eventful, n_worlds=72, households=100)  # fmt: skip
