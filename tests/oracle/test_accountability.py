"""Section 7.11 of the model page: results, as they are and as they are reported."""

import numpy as np

from harness import Before, Note, clip, door, witness

SUCCESS: list[str] = door.vocabulary["success"]


def report_results(w: Before, week: int, note: Note) -> dict[str, object]:
    due = week % int(w.p["accountability.every_weeks"]) == 0
    note.case("due", due)
    if not due:
        return {}
    effect, teams = w["effort.by_organisation"].sum(axis=1), w["organisations.active_teams"]
    idle = teams <= 0
    result = clip(np.divide(effect, teams * w.p["accountability.full_result"], out=np.zeros_like(effect), where=~idle))
    outputs = w["inner.success"][:, SUCCESS.index("outputs")]
    polish = w.p["accountability.over_reporting"] * outputs * (1 - w["inner.sincerity"]) * w.on("accountability")
    note.case("idle", idle)
    note.case("full", result >= 1)
    note.term("polished, had it a team", polish * idle)
    note.term("polished", polish * (1 - result) * ~idle)
    return {"inner.true_result": result, "inner.reported_result": np.where(idle, 0, result + polish * (1 - result))}


def some_due(w: Before, week: int, rng: np.random.Generator) -> int:
    every = int(w.p["accountability.every_weeks"])
    return every * int(rng.integers(0, 4)) if rng.random() < 0.8 else week


def test_results_are_reported_as_the_page_says():
    witness("report_results", report_results, vary=["accountability."], switches=["accountability", "motives"], weeks=some_due)
