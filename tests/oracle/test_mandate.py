"""Section 7.1 of the model page: mandates are reviewed on what the mission believes."""

import numpy as np
from harness import ACTIVITIES, DIMENSIONS, FAMILIES, NEVER, Before, Note, clip, door, fixture, shipped, witness

BASES = [fixture("two_missions", "two_feet_out"), shipped("archetype_contested", "two_feet_in"),
         fixture("two_countries", "two_feet_in:ocha_inside"), shipped("liberia_2003", "no_mission")]  # fmt: skip
COMPONENTS = [FAMILIES.index(name) for name in ("mission_force", "mission_police", "mission_civilian", "military_observers")]


def components(w: Before, m: int) -> np.ndarray:
    return (w["organisations.mission"] == m) & np.isin(w["organisations.family"], COMPONENTS)


class Belief:
    """What the components of a mission that are present believe of its area."""

    def __init__(self, w: Before, m: int, note: Note) -> None:
        who = components(w, m) & w["organisations.present"].astype(bool)
        area = w["districts.mission"] == m
        people = w["districts.people"][area] / w["districts.people"][area].sum()
        mean = w["beliefs.mean"].astype(float).reshape(len(who), len(DIMENSIONS), -1)
        self.condition = np.einsum("okd,d->k", mean[who][:, :, area], people) / who.sum()
        self.hostility = float(clip(w["beliefs.hostility"][who].mean()))
        eyes = w["beliefs.eyes"][who][:, area].sum(axis=0)
        violence = float((people * w["districts.violence"][area] * eyes / (1 + eyes)).sum())
        risen = clip((self.condition[DIMENSIONS.index("security")] - w.p["mission.ripe_from"]) / w.p["mission.ripe_span"])
        calm = 1 - clip(w.p["mission.ripe_violence"] * violence)
        note.case("risen in part", (risen > 0) & (risen < 1))
        note.case("calm in part", (calm > 0) & (calm < 1))
        self.ripeness = float(clip((1 - self.hostility) * risen * calm))


def scaled(weights: np.ndarray, trade: np.ndarray) -> np.ndarray:
    total = weights.sum()
    return weights / total if total > 0 else trade


def new_mandates(w: Before, m: int, mandate: np.ndarray, belief: Belief) -> None:
    for o in np.flatnonzero(components(w, m)):
        trade = w["organisations.vocation"][o]
        field = scaled(trade * (1 - belief.condition), trade)
        copied = scaled(trade * w[f"missions[{m}].template_weights"], trade)
        wanted = (1 - w.p["mandate.mismatch"]) * field + w.p["mandate.mismatch"] * copied
        mandate[o] += w.p["mandate.adaptable"] * (wanted - mandate[o])


def missing_task(w: Before, m: int, belief: Belief, note: Note) -> int | None:
    tasks, most, found = w[f"missions[{m}].tasks"], w.p["mandate.task_need"], None
    able = w["organisations.ability"][components(w, m)].max(axis=0, initial=0)
    for a, activity in enumerate(ACTIVITIES):
        effect = np.asarray(w.p["delivery.effect"])[a]
        asked = w.p["mandate.adaptable"] * able[a] * float((np.maximum(0, effect) * (1 - belief.condition)).sum())
        note.case("a task already", tasks >> a & 1)
        if not tasks >> a & 1 and activity != "offensive_operation" and asked > most:
            most, found = asked, a
    note.case("a task is missing", found is not None)
    return found


def review(w: Before, m: int, belief: Belief, now: dict[str, object], note: Note) -> None:
    at, adaptable = f"missions[{m}].", w.p["mandate.adaptable"]
    now |= {at + "review_due": True, at + "n_reviews": w[at + "n_reviews"] + 1}
    note.case("adaptable", adaptable > 0)
    if adaptable <= 0:
        return
    now[at + "rewriting"] = adaptable * w.p["mandate.review_cost"]
    if w.on("mandate_fit"):
        new_mandates(w, m, now["organisations.mandate"], belief)
    robust = w[at + "mandate_robust"]
    asked = w.p["mandate.robust_response"] * belief.hostility
    note.case("more robust", asked > robust)
    now[at + "mandate_robust"] = robust + adaptable * (max(robust, asked) - robust)
    note.case("ripe", belief.ripeness > 0.05)
    ceiling = 1 - adaptable * (1 - w.p["mandate.ceiling_floor"]) * belief.ripeness
    now[at + "ceiling"] = w[at + "ceiling"] + adaptable * (ceiling - w[at + "ceiling"])
    added = missing_task(w, m, belief, note)
    if added is not None:
        tasks = int(w[at + "tasks"]) | 1 << added
        now[at + "tasks"] = tasks
        given = np.array([tasks >> a & 1 for a in range(len(ACTIVITIES))], dtype=bool)
        who = components(w, m)[:, None]
        now["organisations.competence"] = np.where(who, np.where(given, w["organisations.ability"], 0), now["organisations.competence"])


def review_mandates(w: Before, week: int, note: Note) -> dict[str, object]:
    moved = ("organisations.mandate", "organisations.competence", "government.obstruction")
    now: dict[str, object] = {name: w[name].copy() for name in moved}
    obstruction = now["government.obstruction"]
    for m in range(w.rows("missions")):
        at = f"missions[{m}]."
        now |= {at + "review_due": False, at + "rewriting": w.p["mandate.rewriting_kept"] * w[at + "rewriting"], at + "believed_ripeness": -1.0}
        own = w[at + "plan.start_week"]
        since = week - (own if own >= 0 else w.p["mission.start_week"])
        here = w[at + "deployed"] and w[at + "arrived"] and w[at + "left_week"] == NEVER and since >= 0
        note.case("here", here)
        if not here:
            continue
        area = np.unique(w["districts.country"][w["districts.mission"] == m])
        vague = w.p["mandate.manipulation"] * (1 - w[at + "clarity"]) * w["government.predation"][area] * w.on("vague_mandates")
        note.term("manipulation", vague)
        note.case("a government elsewhere", len(area) < len(obstruction))
        obstruction[area] += vague * (1 - obstruction[area])
        someone = bool((components(w, m) & w["organisations.present"].astype(bool)).any())
        note.case("components", someone)
        if not w.on("reviews") or not someone:
            continue
        belief = Belief(w, m, note)
        now[at + "believed_ripeness"] = belief.ripeness
        due = since > 0 and since % int(w.p["mandate.every_weeks"]) == 0
        note.case("due", due)
        note.case("due at the very start", due or since != 0)
        if due:
            review(w, m, belief, now, note)
    return now


def make_due(world: door.World, week: int, _: np.random.Generator) -> None:
    rng = np.random.default_rng(int(2**32 * world.uniform(np.array([1], dtype=np.uint32), 0, "resampling")[0]))  # another in each world
    organisations = world.get("organisations.present")
    nobody = rng.random() < 0.15
    lost = np.isin(world.get("organisations.family"), COMPONENTS) & (nobody | (rng.random(len(organisations)) < 0.2))
    world.set("organisations.present", organisations & ~lost)
    country, paths, number = world.get("districts.country"), world.all(), 0
    while f"missions[{number}].name" in paths:
        at = f"missions[{number}]."
        world.set(at + "plan.start_week", int(week - rng.choice([-1, 0, 4, 6])))
        world.set(at + "tasks", int(rng.integers(0, 2 ** len(ACTIVITIES))))
        world.set(at + "arrived", bool(rng.random() < 0.9))
        world.set(at + "left_week", NEVER if rng.random() < 0.9 else week - 1)
        world.set(at + "n_reviews", int(rng.integers(0, 4)))
        world.set(at + "rewriting", float(0.3 * rng.random()))
        world.set(at + "mandate_robust", float(rng.random() * rng.choice([0.1, 1])))
        if rng.random() < 0.2:  # a mandate copied from nowhere
            world.set(at + "template_weights", np.zeros(len(DIMENSIONS)))
        if country.max() > 0 and rng.random() < 0.5:
            world.set("districts.mission", np.where(country == 0, 0, 255).astype(np.uint8))
        number += 1
    world.set("beliefs.hostility", 1.3 * rng.random(len(organisations)) * rng.choice([0.3, 0.7, 2]))
    mean = world.get("beliefs.mean")
    met = rng.random(len(DIMENSIONS))  # some needs are better met
    met[DIMENSIONS.index("security")] = 1
    world.set("beliefs.mean", mean * np.repeat(met, mean.shape[1] // len(DIMENSIONS)))
    world.set("districts.violence", world.get("districts.violence") * rng.choice([0.1, 1]))
    world.set_parameter("mandate.task_need", float(rng.random()))
    world.set_parameter("mandate.every_weeks", int(rng.choice([1, 2, 4, 5])))
    effect = rng.choice([0.1, 1]) * rng.uniform(-1, 1, (len(ACTIVITIES), len(DIMENSIONS)))
    effect[ACTIVITIES.index("offensive_operation")] = 1
    world.set_parameter("delivery.effect", effect.tolist())
    world.set_parameter("mandate.adaptable", float(rng.choice([0, 0, *rng.random(3), 1])))


def test_mandates_move_towards_what_is_believed_to_be_needed():
    vary = ["mandate.", "mission.ripe_"]
    switches = ["mandate_fit", "vague_mandates", "reviews"]
    witness("review_mandates", review_mandates, vary=vary, switches=switches, bases=BASES, prepare=make_due,
            n_worlds=60, households=100)  # fmt: skip
