"""Section 7.6 of the model page: nationals are trained into leading posts, and hand over to the state."""

import numpy as np
from harness import Before, Note, clip, share, witness
from places import every_fourth, luck_of, of_family, units


def handed_over(w: Before, week: int, capacity: np.ndarray, note: Note) -> np.ndarray:
    """Capacity after missions that left this week have handed over."""
    posts = w["organisations.present"] & of_family(w, "mission_police", "mission_civilian")
    for m in range(w.rows("missions")):
        leaves = w[f"missions[{m}].left_week"] == week
        note.case("leaves this week", leaves)
        here = posts & (w["organisations.mission"] == m)
        if not leaves or not here.any():
            continue
        gain = w.p["succession.handover"] * w["voices.nationals"][here].mean()
        in_area = w["districts.mission"] == m
        note.term("handed over", gain * in_area)
        capacity = np.where(in_area, clip(capacity + gain * (1 - capacity)), capacity)
    return capacity


def train(w: Before, week: int, note: Note) -> dict[str, object]:
    on, begun, p = w.on("succession"), week >= w.p["succession.partnership_week"], w.p
    note.case("begun", begun)
    found: dict[str, object] = {
        "voices.engaged": begun or not on,
        "voices.staying": p["succession.stays"] if on else 0.0,
        "voices.training": begun and on,
    }
    if not on:
        return found
    capacity = handed_over(w, week, w["districts.state_capacity"], note)
    nationals = w["voices.nationals"]
    note.case("due", week % 4 == 0)
    if begun and week % 4 == 0:
        able = w["organisations.civilian"] & w["organisations.present"] & (w["organisations.active_teams"] > 0)
        note.case("has international staff", w["organisations.international_share"][able] > 0)
        who = able & (w["organisations.international_share"] > 0)
        pull = 4 * p["succession.pace"] * w["organisations.local_ownership"]
        moved = nationals + pull * (p["succession.ceiling"] - nationals)
        note.case("above the ceiling", nationals[who] > p["succession.ceiling"])
        trained = (w["effort.teams_here"] * (w["organisations.local_ownership"] * who)[:, None]).sum(axis=0)
        gain = 4 * p["succession.capacity"] * share(trained / units(w), 1) * (1 - w["districts.violence"]) * (1 - capacity)
        note.term("trained", gain)
        capacity = clip(capacity + gain)
        nationals = np.where(who, clip(moved), nationals)
    return found | {"districts.state_capacity": capacity, "voices.nationals": nationals}


def prepare(world, week, rng):
    rng = luck_of(world)
    n = len(world.get("organisations.present"))
    world.set("organisations.present", rng.random(n) < 0.9)
    world.set("voices.nationals", rng.random(n))
    world.set_parameter("succession.partnership_week", int(rng.choice([0, week, 104])))
    for path in world.all():
        if path.endswith("].left_week"):
            world.set(path, int(rng.choice([week - week % 4, week, week + 1, week - 1])))


def test_nationals_take_over():
    witness("train", train, vary=["succession."], switches=["succession"], n_worlds=48, weeks=every_fourth, prepare=prepare)
