"""Section 7.9 of the model page: ex-combatants find civil life or go back to their group; children are released."""

import numpy as np
from harness import DIMENSIONS, Before, Note, clip, share, witness
from places import units

DEVELOPMENT = DIMENSIONS.index("development")
NEVER, DISARMED, SETTLED, RE_ARMED = range(4)  # standing of who laid down arms
UNKNOWN = 31  # a former group that nobody knows


def follow_up(w: Before, week: int, p: dict[str, float], note: Note) -> dict[str, object]:
    """Marks, allegiance and fighters counted anew."""
    mark, allegiance, home = w["households.demobilised"], w["households.allegiance"].astype(int), w["households.residence"]
    standing, again, group = mark & 3, (mark >> 2) & 1, mark >> 3
    n = len(w["groups.id"])
    known = group < n
    former = np.where(known, group, 0)
    ex = mark != NEVER
    armed = ex & (allegiance != 0)
    left = ex & (allegiance == 0) & (standing == RE_ARMED)
    free = ex & (allegiance == 0) & (standing != RE_ARMED) & known

    teams = (w["effort.ddr"] + w["effort.total"][:, DEVELOPMENT]) / units(w)
    support = p["pace"] + p["programme"] * share(teams, p["programme_half"]) * (p["programme_jobless"] + w["livelihoods.jobs"])
    abusive = 1 - p["abusive"] * w["groups.predation"][former]
    finds = p["every_weeks"] * support[home] * abusive
    drawn_by = p["re_arm"] * np.where(standing == SETTLED, p["re_arm_settled"], 1.0)
    back = p["every_weeks"] * drawn_by * (1 + p["re_arm_outside"] * w["groups.outside"][former])

    rows = np.arange(len(mark))
    luck = [w.uniform(rows, week, "reintegration", which, households=True) for which in (0, 1)]
    exists = w["groups.active"][former].astype(bool)
    returns = free & exists & (luck[0] < back)
    settles = free & ~returns & (standing == DISARMED) & (luck[1] < finds)
    cases = {"armed": armed, "left": left, "unknown": ex & ~known, "returns": returns, "settles": settles}
    cases |= {"no group to go back to": free & ~exists & (luck[0] < back), "settled go back": returns & (standing == SETTLED)}
    cases |= {"settled, would settle": free & (standing == SETTLED) & (luck[1] < finds), "again": settles & (again == 1)}
    for name, holds in cases.items():
        note.case(name, holds)

    standing = np.select([armed | returns, left, settles], [RE_ARMED, DISARMED, SETTLED], standing)
    again = np.where(armed | returns | left, 1, again)
    allegiance = np.where(returns, former + 1, allegiance)
    fighters = np.zeros_like(w["residents.fighters"])
    fights = allegiance > 0
    np.add.at(fighters, (allegiance[fights] - 1, home[fights]), 1)
    close = free & ((abs(luck[0] - back) < 1e-6) | (abs(luck[1] - finds) < 1e-6))
    near = {"households.demobilised": close, "households.allegiance": close, "residents.fighters": np.full(fighters.shape, close.any())}
    return {
        "households.demobilised": np.where(ex, group.astype(int) * 8 + again * 4 + standing, 0),
        "households.allegiance": allegiance,
        "residents.fighters": fighters,
        "near": near,
    }


def release(w: Before, p: dict[str, float], note: Note) -> dict[str, object]:
    """Children who are let go, and those whom groups outside the accord take."""
    total, children, outside = w["groups.fighters_total"], w["groups.children"], w["groups.outside"]
    n = len(w["districts.id"])
    where = np.array([w["groups.fighters"][g] / total[g] if total[g] > 0 else np.full(n, 1 / n) for g in range(len(total))])
    effort = where @ ((w["effort.ddr"] + w["effort.monitoring"]) / units(w))
    lets_go = np.where(outside > 0, p["release_outside"], 1.0)
    open_share = p["every_weeks"] * p["release"] * lets_go * share(effort, p["release_half"])
    released = children * clip(open_share)
    asked = p["children"] * total - children
    taken = np.maximum(0, asked) * clip(p["every_weeks"] * p["release"]) * outside
    note.case("group without fighters", total <= 0)
    note.case("outside", outside > 0)
    note.case("more children than asked for", asked < 0)
    note.case("all taken", p["every_weeks"] * p["release"] > 1)
    note.case("all released", open_share > 1)
    return {"groups.children": children + taken - released, "groups.children_released": released}


def reintegrate(w: Before, week: int, note: Note) -> dict[str, object]:
    p = {key.split(".")[1]: value for key, value in w.p.items() if key.startswith("reintegration.")}
    expected: dict[str, object] = {"groups.children_released": np.zeros(len(w["groups.id"]))}
    due = week % p["every_weeks"] == 0
    note.case("due", due)
    if due and w.on("reintegration"):
        expected |= follow_up(w, week, p, note)
    if due and w.on("child_release"):
        expected |= release(w, p, note)
    return expected


def disarm(world: object, week: int, _: np.random.Generator) -> None:
    """Households of every standing, also of unknown groups and of splinters; children; paces from slow to all at once."""
    rng = np.random.default_rng([week, int(1e9 * world.get("districts.condition").sum())])
    households, n = len(world.get("households.origin")), len(world.get("groups.id"))
    group = rng.choice([*range(n), UNKNOWN], households)
    mark = group * 8 + rng.integers(0, 2, households) * 4 + rng.choice([DISARMED, DISARMED, SETTLED, RE_ARMED], households)
    world.set("households.demobilised", np.where(rng.random(households) < 0.2, NEVER, mark).astype(np.uint8))
    arms = np.where(rng.random(households) < 0.3, rng.integers(1, n + 1, households), 0)
    world.set("households.allegiance", arms.astype(np.uint8))
    world.set("groups.outside", rng.random(n) * (rng.random(n) < 0.6))
    fighters = world.get("groups.fighters") * (rng.random((n, 1)) < 0.8)
    world.set("groups.fighters", fighters)
    world.set("groups.fighters_total", fighters.sum(axis=1))
    world.set("groups.children", 1000 * rng.random(n) * (rng.random(n) < 0.8))
    world.set("groups.children_released", np.full(n, 5.0))
    world.set_parameter("reintegration.every_weeks", int(rng.choice([1, 4, 4, 13])))
    if rng.random() < 0.6:
        for key, most in (("pace", 0.05), ("re_arm", 0.02), ("programme", 0.1)):
            world.set_parameter(f"reintegration.{key}", most * rng.random())
    if rng.random() < 0.3:
        world.set_parameter("reintegration.release", 0.5)
        world.set_parameter("reintegration.release_half", 0.01)


def mostly_due(w: Before, week: int, rng: np.random.Generator) -> int:
    return week if week % 5 == 0 else week * int(w.p["reintegration.every_weeks"])


def test_ex_combatants_and_children_are_followed_up():
    switches = ["reintegration", "child_release"]
    witness("reintegrate", reintegrate, vary=["reintegration."], switches=switches, prepare=disarm, weeks=mostly_due, households=600)
