"""Sections 7.3, 7.4 and 7.11 of the model page: staff time for lessons, the first assessment, and plans made in the field."""

import numpy as np
from harness import Before, Note, witness


def spend_learning_time(w: Before, week: int, note: Note) -> dict[str, object]:
    p = w.p
    turnover = p["rotation.scale"] * w["organisations.turnover"] * w.on("rotation")
    parts = {what: p[f"lessons.time_{what}"] * p[f"lessons.{what}"] for what in ("capacity", "exchange", "secondment", "training")}
    parts["training"] = parts["training"] * turnover
    for name, part in parts.items():
        note.term(name, part)
    assessing = week < p["assessment.weeks"]
    note.case("assessing", assessing)
    first = p["assessment.time"] * p["assessment.breadth"] * assessing * w.on("needs_assessment")
    note.term("first assessment", first)
    time = sum(parts.values()) * w.on("lessons") + first
    most = p["lessons.largest_time"]
    note.case("too much", time > most)
    seconded = p["lessons.seconded_reach"] * p["lessons.secondment"] * w.on("lessons")
    note.case("seconded to all", seconded >= 1)
    return {"inner.learning_time": np.minimum(time, most) + np.zeros(len(turnover)), "inner.seconded": min(1, seconded)}


def plan_in_the_field(w: Before, week: int, note: Note) -> dict[str, object]:
    share, more = w["organisations.coordination_share"], w["headquarters.delegated"]
    most = w.p["coordination.largest_share"]
    note.term("delegated", more)
    at_work = w["organisations.active_teams"] > 0
    note.case("at work", at_work)
    note.case("too much", share + more > most)
    return {"organisations.coordination_share": np.where(at_work, np.minimum(share + more, most), share)}


def test_learning_takes_time():
    def some_week(w: Before, week: int, rng) -> int:
        return int(rng.choice([0, int(w.p["assessment.weeks"]), week]))

    witness("spend_learning_time", spend_learning_time, vary=["lessons.", "assessment.", "rotation.scale"],
            switches=["lessons", "needs_assessment", "rotation"], weeks=some_week, n_worlds=40, prepare=leave_more)  # fmt: skip


def leave_more(world, week: int, rng) -> None:
    if rng.random() < 0.3:
        world.set_parameter("lessons.seconded_reach", 200)
    turnover = world.get("organisations.turnover")
    world.set("organisations.turnover", np.where(rng.random(len(turnover)) < 0.2, 10 * turnover + 0.5, turnover))


def test_delegated_plans_take_time():
    def delegate(world, week: int, rng) -> None:
        world.set("headquarters.delegated", rng.random(len(world.get("headquarters.delegated"))) * 0.5)

    witness("plan_in_the_field", plan_in_the_field, vary=["coordination.largest_share"], prepare=delegate, n_worlds=12)
