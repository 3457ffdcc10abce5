"""Section 7.11 of the model page: what is written down, and how two learn to work together."""

import numpy as np
from harness import Before, Note, clip, witness


def contact(w: Before) -> np.ndarray:
    """Of each with each; seconded staff deepen what contact there is."""
    c = np.maximum(w["structure.information"], w["beliefs.strength"])
    return np.where(c > 0, c + (1 - c) * w["inner.seconded"], 0.0)


def keep_lessons(w: Before, week: int, note: Note) -> dict[str, object]:
    every, at_work = int(w.p["lessons.every_weeks"]), w.on("lessons")
    note.case("due", week % every == 0)
    note.case("lessons", at_work)
    if week % every or not at_work:
        return {}
    here = w["organisations.present"].astype(bool)
    leaving = clip(w.p["rotation.scale"] * w["organisations.turnover"] * every) * w.on("rotation")
    note.case("all leave", leaving == 1)
    memory = w["organisations.memory"]
    unwritten = np.maximum(0, w.p["lessons.usable"] - memory)
    note.case("more is written than can be", unwritten == 0)
    pace = w.p["lessons.capacity"] * w.p["lessons.writing"] * every
    written = min(1.0, pace) * unwritten
    note.case("all is written", pace > 1)
    lost = leaving * w.p["lessons.erosion"] * memory
    note.term("written", written)
    note.term("lost", lost)
    return {
        "organisations.memory": np.where(here, memory + written - lost, memory),
        "inner.interoperability": work_together(w, every, leaving, here, note),
    }


def work_together(w: Before, every: int, leaving: np.ndarray, here: np.ndarray, note: Note) -> np.ndarray:
    old = w["inner.interoperability"]
    pace = w.p["lessons.working_together"] * every * contact(w)
    forgotten = (leaving[:, None] + leaving[None, :]) / 2 * (old - w.p["lessons.training"])
    note.case("all is learnt", pace > 1)
    note.case("forgotten", forgotten > 0)
    note.case("trained", forgotten < 0)
    note.term("seconded", w["inner.seconded"] * (contact(w) > 0))
    note.case("contact", contact(w) > 0)
    new = old + np.minimum(1, pace) * (1 - old) - forgotten
    note.case("more than all", new > 1)
    pairs = here[:, None] & here[None, :] & ~np.eye(len(here), dtype=bool)
    return np.where(pairs, clip(new), old)


def sometimes_due(w: Before, week: int, rng: np.random.Generator) -> int:
    rng = np.random.default_rng(int(w.uniform(2, week, "shock")[0] * 2**32))
    every = int(w.p["lessons.every_weeks"])
    return every * int(rng.integers(4)) + int(rng.random() < 0.2)


def faster(world, week: int, rng: np.random.Generator) -> None:
    """Rates at which their limits are reached, in some worlds."""
    for key in ("lessons.writing", "lessons.working_together", "rotation.scale"):
        if rng.random() < 0.4:
            world.set_parameter(key, 10.0 if key == "rotation.scale" else 0.9)
    if rng.random() < 0.4:
        world.set_parameter("lessons.every_weeks", 8)


def test_lessons_are_kept_as_the_page_says():
    vary = ["lessons.", "rotation.scale"]
    witness("keep_lessons", keep_lessons, vary=vary, switches=["lessons", "rotation"], weeks=sometimes_due, prepare=faster, n_worlds=40)
