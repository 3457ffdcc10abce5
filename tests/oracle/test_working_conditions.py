"""Section 7.6 of the model page: what is left of effect, attacks and sight (`set_out`)."""

import numpy as np
from harness import Before, Note, clip, witness
from places import cut, every_fourth, luck_of, of_family


def everywhere(w: Before, note: Note) -> np.ndarray:
    """Factor on effect that an organisation has in every district."""
    civilian, abroad = w["organisations.civilian"], w["organisations.international_share"] > 0
    trains = civilian & abroad & w["voices.training"]
    training = w.p["succession.training_time"] * w["organisations.local_ownership"] * trains
    quality = w.p["economy.code_quality"] * w["economy.code"] * (civilian & abroad)
    busy = w["conduct.busy_lending"] * of_family(w, "mission_force")
    for name, value in {"training": training, "hiring code": quality, "busy lending": busy}.items():
        note.term(name, value)
    note.case("training", trains)
    return ((1 - training) * (1 - quality) * (1 - busy))[:, None]


def set_out(w: Before, week: int, note: Note) -> dict[str, object]:
    note.case("due", week % 4 == 0)
    if week % 4:
        return {}
    p, out = w.p, w["organisations.present"] & (w["organisations.active_teams"] > 0)
    note.case("sets out", out)
    remote, walls, escorted = w["conduct.remote"], w["conduct.bunkered"], w["conduct.escorted"]
    lacking = (1 - w["conduct.own_logistics"]) * (1 - w["conduct.lent"]) * w["organisations.civilian"] * w.on("asset_support")
    far = p["assets.distance_loss"] * w["districts.remoteness"] * lacking[:, None]
    given_up = clip(remote + walls)
    note.term("distance", far)
    note.case("given up wholly", remote + walls > 1)
    near_nothing = p["risk.remote_effect"] * remote + p["risk.bunker_effect"] * walls
    note.case("no effect left", near_nothing > 1)
    effect = everywhere(w, note) * (1 - far) * clip(1 - near_nothing) * (1 - p["risk.escort_time"] * escorted)
    exposure = (1 - p["risk.exposure_spared"] * given_up) * (1 - p["risk.escort_safety"] * escorted)
    now = {
        "effect": effect,
        "exposure": exposure,
        "sight": 1 - p["risk.blindness"] * given_up,
        "shifted": p["risk.transfer"] * remote,
    }
    found = {f"conduct.{name}": np.where(out[:, None], value, w[f"conduct.{name}"]) for name, value in now.items()}
    return found | {"conduct.years": w["conduct.years"] + 4 / 52}


def prepare(world, week, rng):
    rng = luck_of(world)
    n = len(world.get("organisations.present"))
    world.set("organisations.present", rng.random(n) < 0.9)
    for path in ("conduct.remote", "conduct.bunkered"):
        world.set(path, rng.random((n, len(world.get("districts.id")))))
    cut(world, "organisations.international_share", "conduct.own_logistics", "conduct.escorted")
    world.set("voices.training", bool(rng.random() < 0.6))
    world.set("economy.code", rng.random())
    world.set("conduct.busy_lending", rng.random())
    world.set("conduct.lent", rng.random(n))
    world.set_parameter("risk.remote_effect", 0.3 + 0.7 * rng.random())
    world.set_parameter("risk.bunker_effect", 0.3 + 0.7 * rng.random())


def test_ways_of_working_leave_a_part():
    witness("set_out", set_out, vary=["risk.", "assets.", "succession.", "economy."], switches=["asset_support", "succession"],
            n_worlds=32, weeks=every_fourth, prepare=prepare)
