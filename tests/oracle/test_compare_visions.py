"""Section 7.11 of the model page: what organisations take the problem to be, and how far apart they are."""

import numpy as np
from harness import Before, Note, clip, witness


def problems(w: Before, note: Note) -> np.ndarray:
    breadth, n = w["organisations.breadth"][:, None], len(w["organisations.id"])
    aim = (1 - breadth) * w["organisations.mandate"] * w["organisations.emphasis"] + breadth / 6
    believed = w["beliefs.mean"].astype(float).reshape(n, 6, -1)
    weight = aim * ((1 - believed) * w["districts.size"]).sum(axis=2)
    note.term("breadth", breadth)
    note.term("emphasis", w["organisations.emphasis"] - 1)
    note.term("size", w["districts.size"] - 1)
    total = weight.sum(axis=1, keepdims=True)
    note.case("nothing is lacking", total == 0)
    return np.where(total > 0, weight / np.where(total > 0, total, 1), 1 / 6)


def half_apart(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return np.abs(one - other).sum(axis=-1) / 2


def compare_visions(w: Before, week: int, note: Note) -> dict[str, object]:
    every = w.p["partnership.every_weeks"]
    note.case("due", week % every == 0)
    if week % every:
        return {}
    here = w["organisations.present"].astype(bool)
    note.case("present", here)
    note.case("the first week", week == 0)
    told = 0.0 if week == 0 else min(1.0, w.p["partnership.field_reports"] * every)
    note.case("told all", told == 1)
    problem = np.where(here[:, None], problems(w, note), w["inner.problem"])
    home = w["inner.problem_at_home"] + told * here[:, None] * (problem - w["inner.problem_at_home"])
    field_distance = np.where(here, half_apart(problem, home), w["inner.field_distance"])
    lost = w.p["partnership.headquarters_pull"] * (1 - w["organisations.autonomy"]) * field_distance * w.on("vision")
    follows = np.where(w.on("internal_consensus"), w["inner.unity"], 1.0) * (1 - clip(lost))
    note.case("nothing kept", lost > 1)
    note.term("unity", (1 - w["inner.unity"]) * w.on("internal_consensus"))
    distance = half_apart(problem[:, None, :], problem[None, :, :])
    return {
        "inner.problem": problem,
        "inner.problem_at_home": home,
        "inner.field_distance": field_distance,
        "inner.follows": np.where(here, follows, w["inner.follows"]),
        **between(w, distance, here, note),
    }


def between(w: Before, distance: np.ndarray, here: np.ndarray, note: Note) -> dict[str, object]:
    """What it comes to between two who are there."""
    pairs = here[:, None] & here[None, :] & ~np.eye(len(here), dtype=bool)
    credit = w.p["partnership.credit_discount"] * (1 - w["inner.sincerity"])[None, :] * w.on("motives")
    friction = w.p["partnership.vision_friction"] * distance * w.on("vision")
    foreign = np.abs(w["inner.culture"][:, None] - w["inner.culture"][None, :]) * w.on("culture")
    unlearnt = w.p["partnership.culture_friction"] * foreign * (1 - w["inner.interoperability"])
    learnt = foreign * w["inner.interoperability"]
    for name, term in {"credit": credit, "friction": friction, "foreign": unlearnt, "learnt": learnt}.items():
        note.term(name, term)
    new = {"inner.distance": distance, "inner.bond": (1 - credit) * (1 - friction), "beliefs.ease": 1 - unlearnt}
    return {path: np.where(pairs, value, w[path]) for path, value in new.items()}


def sometimes_due(w: Before, week: int, rng: np.random.Generator) -> int:
    rng = np.random.default_rng(int(w.uniform(2, week, "shock")[0] * 2**32))
    every = int(w.p["partnership.every_weeks"])
    return int(rng.choice([0, every, 2 * every, 3 * every, 3 * every + 1]))


def pulled_hard(world, week: int, rng: np.random.Generator) -> None:
    home = world.get("inner.problem_at_home")
    world.set("inner.problem_at_home", home / home.sum(axis=1, keepdims=True))
    believed = world.get("beliefs.mean")
    believed[rng.random(len(believed)) < 0.1] = 1.0  # to them nothing is lacking
    world.set("beliefs.mean", believed)
    if rng.random() < 0.4:
        world.set_parameter("partnership.headquarters_pull", 6.0)
    if rng.random() < 0.3:
        world.set_parameter("partnership.field_reports", 0.4)


def test_visions_are_compared_as_the_page_says():
    switches = ["vision", "internal_consensus", "motives", "culture"]
    prepared = {"weeks": sometimes_due, "prepare": pulled_hard}
    witness("compare_visions", compare_visions, vary=["partnership."], switches=switches, n_worlds=24, **prepared)
