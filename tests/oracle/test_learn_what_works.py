"""Section 7.11 of the model page: organisations evaluate their approaches, rooms prescribe one, and work yields accordingly."""

import numpy as np

from harness import ACTIVITIES, FAMILIES, Before, Note, clip, door, share, witness

SUCCESS: list[str] = door.vocabulary["success"]
PLANNING = door.vocabulary["forum_depth"].index("planning")
HORIZONTAL = door.vocabulary["power_rule"].index("horizontal")
KINDS: list[str] = door.vocabulary["district_kind"]
VARIANTS = 3
BY_TASK = (len(KINDS), len(ACTIVITIES), VARIANTS)  # shape of a row of ways
NONE = -1
TURNOVER = ("observation.handover", "rotation.scale")
AID = (
    "un_humanitarian",
    "humanitarian_coordination",
    "ngo_humanitarian",
    "ngo_multi_mandate",
    "ngo_development",
    "independent_humanitarian",
    "local_ngo",
)


def by_task(columns: np.ndarray) -> np.ndarray:
    return columns.reshape(-1, *BY_TASK).copy()


def count_work(w: Before) -> np.ndarray:
    """(organisation, kind of district, activity) teams at work."""
    work = np.zeros((len(w["organisations.id"]), *BY_TASK[:2]))
    kind = w["approaches.kind"][w["teams.district"]]
    np.add.at(work, (w["teams.organisation"], kind, w["teams.activity"]), w["teams.presence"].astype(float))
    return work


def forget(w: Before, precision: np.ndarray, note: Note) -> np.ndarray:
    if not w.on("rotation"):
        return precision
    left = w.p["rotation.scale"] * w["organisations.turnover"] * w.p["approaches.every_weeks"]
    kept = 1 - (1 - w.p["observation.handover"]) * (1 - w["organisations.memory"])
    note.case("all leave", left > 1)
    note.term("kept by handover and memory", kept * w["organisations.memory"] * w.p["observation.handover"])
    return precision * (1 - clip(left) * (1 - kept))[:, None, None, None]


def evaluate(w: Before, week: int, work: np.ndarray, precision: np.ndarray, note: Note) -> tuple[np.ndarray, np.ndarray]:
    """Own evaluations (mean, precision) with those of this review."""
    mean, success = by_task(w["approaches.own_mean"]), w["inner.success"]
    impact = success[:, SUCCESS.index("welfare")] + success[:, SUCCESS.index("peace")]
    asks = w.p["approaches.criteria"] + (1 - w.p["approaches.criteria"]) * impact
    counted = w.p["approaches.counted_outputs"]
    quality = w.p["approaches.evaluation"] * w["inner.openness"] * (counted + (1 - counted) * asks)
    tried = work[..., None] * w.p["approaches.every_weeks"] * by_task(w["approaches.use"])
    seen = quality[:, None, None, None] * share(tried, w.p["approaches.evaluated_work"])
    note.case("present", w["organisations.present"][seen.sum(axis=(1, 2, 3)) > 0])
    seen[~w["organisations.present"]] = 0
    noise = np.stack([w.normal(w["organisations.id"], week, "evaluation", way) for way in range(np.prod(BY_TASK))], axis=1)
    found = w["approaches.efficacy"].reshape(BY_TASK) + by_task(noise) / np.sqrt(np.where(seen > 0, seen, 1))
    total = precision + seen
    note.case("evaluated", seen > 0)
    return np.where(seen > 0, (mean * precision + found * seen) / np.where(total > 0, total, 1), mean), total


def pool(w: Before, mean: np.ndarray, precision: np.ndarray, note: Note) -> np.ndarray:
    favourite = w["approaches.favourite"][:, None, :, None] == np.arange(VARIANTS)
    upbringing = 1 + w.p["approaches.conviction"] * favourite
    strength = w["beliefs.strength"].copy()
    np.fill_diagonal(strength, 0)
    note.case("strength cut", strength > 1)
    told = w.p["lessons.exchange"] * (1 - w.p["lessons.sensitivity"]) * w["inner.openness"][:, None] * np.minimum(1, strength)
    told = told * w.on("lessons")
    note.term("told", told)
    weight = w.p["approaches.conviction_precision"] + precision + np.tensordot(told, precision, 1)
    total = w.p["approaches.conviction_precision"] * upbringing + precision * mean + np.tensordot(told, precision * mean, 1)
    return total / weight


def choose(w: Before, believed: np.ndarray) -> np.ndarray:
    choice = by_task(w["approaches.choice"])
    odds = np.exp((believed - believed.max(axis=-1, keepdims=True)) / w.p["approaches.experimentation"])
    return choice + w.p["approaches.pace"] * (odds / odds.sum(axis=-1, keepdims=True) - choice)


def gives_aid(w: Before) -> np.ndarray:
    return np.isin(w["organisations.family"], [FAMILIES.index(name) for name in AID])


def engaged(w: Before, f: int, note: Note) -> np.ndarray:
    """How far members take part in a planning room: seat × attendance, and less where a room only keeps contact."""
    attendance, seat = w["forums.attendance"][f], w["forums.seat"][f]
    listens = attendance < w.p["rooms.observer_below"]
    note.case("only listens", listens[seat > 0])
    of_room, of_aid = w[f"forums.terms[{f}].contact_group"], w.p["rooms.contact_group"] * w["forums.mixed"][f] * gives_aid(w)
    contact = np.maximum(of_room, of_aid)
    note.term("contact group of the room", of_room)
    note.term("contact group for aid", (of_aid > of_room) * seat)
    return seat * attendance * (1 - contact) * ~listens * w["organisations.present"]


def plans(w: Before, f: int) -> bool:
    return bool(w["forums.open"][f] and w["forums.depth"][f] >= PLANNING and w[f"forums.terms[{f}].contact_group"] < 1)


def prescribe(w: Before, choice: np.ndarray, note: Note) -> np.ndarray:
    """(forum, activity) the variant with most votes, or none."""
    sanctioned = w["approaches.prescribed"].copy()
    is_post = w["organisations.family"] == FAMILIES.index("post")
    able = (w["organisations.competence"] > 0) | is_post[:, None]
    for f in range(len(sanctioned)):
        note.case("room plans", plans(w, f))
        if not plans(w, f):
            sanctioned[f] = NONE
            continue
        exponent = w.p["coordination.power_scale"] * w["forums.power"][f] * w["forums.leverage"][f]
        exponent *= w["forums.rule"][f] != HORIZONTAL
        power = np.maximum(w["organisations.power"], w.p["coordination.smallest_power"]) ** exponent
        voice = (engaged(w, f, note) * power)[:, None] * able
        votes = np.einsum("oa,okav->av", voice, choice)
        total = len(KINDS) * voice.sum(axis=0)
        had = np.flatnonzero(sanctioned[f] != NONE)
        before = votes.argmax(axis=1)
        votes[had, sanctioned[f][had]] += w.p["approaches.loyalty"] * total[had]
        note.term("exponent", exponent)
        note.term("loyalty decides", votes.argmax(axis=1) != before)
        note.case("votes", total > 0)
        sanctioned[f] = np.where(total > 0, votes.argmax(axis=1), NONE)
    return sanctioned


def follow(w: Before, choice: np.ndarray, prescribed: np.ndarray, note: Note) -> np.ndarray:
    if not w.on("planning"):
        return choice
    filled = np.minimum(1, w["forums.seat"] * w["forums.attendance"])
    bound = w.p["approaches.prescription"] * w["inner.follows"] * w["forums.private_commitment"] * filled  # (forum, organisation)
    bound = bound[:, :, None] * (prescribed != NONE)[:, None, :]
    asked = (bound[..., None] * (prescribed[:, None, :, None] == np.arange(VARIANTS))).sum(axis=0)  # (organisation, activity, variant)
    total, free = bound.sum(axis=0), np.prod(1 - bound, axis=0)
    note.case("bound by plans", total > 0)
    note.term("two rooms ask for different variants", (asked > 0).sum(axis=-1) > 1)
    part = asked / np.where(total > 0, total, 1)[..., None]
    return free[:, None, :, None] * choice + ((1 - free)[..., None] * part)[:, None]


def learn_what_works(w: Before, week: int, note: Note) -> dict[str, object]:
    due = week % int(w.p["approaches.every_weeks"]) == 0 and w.on("theories_of_change")
    note.case("due", due)
    if not due:
        return {}
    work, choice, written = count_work(w), by_task(w["approaches.choice"]), {}
    note.case("first week", week == 0)
    if week > 0:
        precision = forget(w, by_task(w["approaches.own_precision"]), note)
        mean, precision = evaluate(w, week, work, precision, note)
        believed = pool(w, mean, precision, note)
        choice = choose(w, believed)
        written = {"own_mean": mean, "own_precision": precision, "believed": believed, "choice": choice}
    prescribed = prescribe(w, choice, note)
    use = follow(w, choice, prescribed, note)
    everyone = work.sum(axis=0)
    common = np.where(everyone[..., None] > 0, (work[..., None] * use).sum(axis=0) / np.where(everyone > 0, everyone, 1)[..., None], 1.0)
    note.case("somebody works", everyone > 0)
    efficacy = w["approaches.efficacy"].reshape(BY_TASK)
    result = (use * efficacy * (1 - w.p["approaches.clash"] * (1 - common))).sum(axis=-1)
    written |= {"prescribed": prescribed, "use": use, "common": common, "work": everyone, "yield": result}
    return {f"approaches.{name}": value.reshape(w[f"approaches.{name}"].shape) for name, value in written.items()}


def make_experienced(world: door.World, week: int, rng: np.random.Generator) -> None:
    """Shares sum to 1 by task; organisations have evaluated before; rooms differ in the variants that they sanction."""
    for name in ("choice", "use"):
        shares = world.get(f"approaches.{name}")
        raw = rng.random((len(shares), *BY_TASK)) ** 3
        world.set(f"approaches.{name}", (raw / raw.sum(axis=-1, keepdims=True)).reshape(shares.shape))
    shape = world.get("approaches.own_precision").shape
    world.set("approaches.own_precision", rng.exponential(3, shape) * (rng.random(shape) < 0.8))
    world.set("approaches.own_mean", rng.lognormal(0, 0.5, shape))
    world.set("approaches.prescribed", rng.integers(NONE, VARIANTS, world.get("approaches.prescribed").shape))
    strength, present = 1.3 * world.get("beliefs.strength"), world.get("organisations.present")
    np.fill_diagonal(strength, 0.5)  # nobody tells itself anything
    world.set("beliefs.strength", strength)
    world.set("organisations.present", present & (rng.random(len(present)) < 0.9))
    open_ = world.get("forums.open")
    world.set("forums.open", open_ & (rng.random(len(open_)) < 0.9))
    world.set("forums.mixed", rng.random(len(open_)) < 0.6)
    world.set("forums.rule", rng.integers(0, 2, len(open_)))
    world.set("forums.leverage", rng.random(len(open_)))
    for f in range(len(open_)):
        world.set(f"forums.terms[{f}].contact_group", float(rng.choice([0, 0, 0.5, 1])))


def some_due(w: Before, week: int, rng: np.random.Generator) -> int:
    return int(w.p["approaches.every_weeks"]) * int(rng.choice([0, 1, 2, 3])) if rng.random() < 0.85 else week


def test_organisations_learn_what_works_as_the_page_says():
    witness(
        "learn_what_works",
        learn_what_works,
        vary=["approaches.", "lessons.", "rooms.", "coordination.power_scale", "coordination.smallest_power", *TURNOVER],
        switches=["theories_of_change", "lessons", "planning", "rotation"],
        keep=["approaches.choice", "approaches.use"],
        weeks=some_due,
        prepare=make_experienced,
        n_worlds=32,
    )
