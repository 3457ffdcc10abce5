"""Section 7.3 of the model page: a force commander gets to know the coordinator."""

from harness import Before, Note, witness


def meet_commander(w: Before, week: int, note: Note) -> dict[str, object]:
    if not w.on("force_commander"):
        return {"commander.rapport": 1.0, "commander.hears": 1.0}
    new = week % int(w.p["commander.tour_weeks"]) == 0
    rapport = w.p["commander.rapport_start"] if new else w["commander.rapport"]
    step = 0.0 if new else w.p["commander.rapport_pace"] * w["structure.voice"]
    note.case("a new commander", new)
    note.term("contact", step)
    note.term("guidelines", w.p["commander.guidelines"] * (1 - rapport))
    rapport += step * (1 - rapport)
    return {"commander.rapport": rapport, "commander.hears": rapport + (1 - rapport) * w.p["commander.guidelines"]}


def test_commanders_change_and_gain_rapport():
    def some_new(w: Before, week: int, rng) -> int:
        return int(w.p["commander.tour_weeks"]) * int(rng.integers(0, 4)) if rng.random() < 0.4 else week

    witness("meet_commander", meet_commander, vary=["commander."], switches=["force_commander"], weeks=some_new, n_worlds=32)
