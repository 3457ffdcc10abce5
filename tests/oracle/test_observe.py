"""Section 7.2 of the model page: beliefs fade, and teams see the district where they work."""

import numpy as np
from harness import DIMENSIONS, Before, Note, clip, entity_pair, witness


def eyes_of_teams(w: Before, note: Note) -> np.ndarray:
    """(organisation, district) presence that sees."""
    eyes = np.zeros_like(w["beliefs.eyes"])
    base = w.p["observation.base_sight"]
    sees = w["teams.presence"].astype(float) * (base + (1 - base) * w["teams.ties"].astype(float))
    note.case("at work", w["teams.presence"] > 0)
    np.add.at(eyes, (w["teams.organisation"], w["teams.district"]), sees)
    note.case("blinded", w["conduct.sight"] < 1)
    return eyes * w["conduct.sight"]


def noise(w: Before, week: int) -> np.ndarray:
    """(organisation, dimension, district) standard normals."""
    n_districts = len(w["districts.id"])
    pairs = [entity_pair(o, d) for o in w["organisations.id"] for d in w["districts.id"]]
    drawn = [w.normal(pairs, week, "observation", k).reshape(-1, n_districts) for k in range(len(DIMENSIONS))]
    return np.stack(drawn, axis=1)


def observe(w: Before, week: int, note: Note) -> dict[str, object]:
    n_organisations, n_districts = w["beliefs.eyes"].shape
    shape = (n_organisations, len(DIMENSIONS), n_districts)
    mean, precision = (w[f"beliefs.own_{what}"].astype(float).reshape(shape) for what in ("mean", "precision"))
    eyes, present = eyes_of_teams(w, note), w["organisations.present"].astype(bool)
    left = clip(w.p["rotation.scale"] * w["organisations.turnover"]) * w.on("rotation")
    lost = left * (1 - w.p["observation.handover"]) * (1 - w["organisations.memory"])
    note.term("lost to turnover", lost)
    note.case("all leave", left == 1)
    note.case("present", present)
    precision = precision * np.where(present, 0.5 ** (1 / w.p["observation.half_life"]) * (1 - lost), 1)[:, None, None]
    mandate = w["organisations.mandate"]
    least = w.p["observation.focus_least"]
    attention = least + (1 - least) * mandate / mandate.max(axis=1, keepdims=True)
    seen = w.p["observation.precision"] * attention[:, :, None] * (eyes / (1 + eyes))[:, None, :]
    looks = (seen > 0) & present[:, None, None]
    note.case("looks", looks)
    sight = w["districts.condition"].T[None] + noise(w, week) / np.sqrt(np.where(looks, seen, 1))
    furthest = w.p["observation.furthest"]
    note.case("too far up", sight > 1 + furthest)
    note.case("too far down", sight < -furthest)
    sight = clip(sight, -furthest, 1 + furthest)
    total = precision + seen * looks
    after = (mean * precision + sight * seen) / np.where(total > 0, total, 1)
    note.case("above 1", after[looks] > 1)
    note.case("below 0", after[looks] < 0)
    mean = np.where(looks, clip(after), mean)
    return {"beliefs.eyes": eyes, "beliefs.own_mean": mean.reshape(n_organisations, -1),
            "beliefs.own_precision": total.reshape(n_organisations, -1)}  # fmt: skip


def test_teams_see_their_districts():
    def see_something(world, week: int, rng) -> None:
        # Where sight adds no precision and none is left, the page divides 0 by 0.
        if world.parameters()["observation.precision"] == 0:
            world.set_parameter("observation.precision", 0.5)
        turnover = world.get("organisations.turnover")
        world.set("organisations.turnover", np.where(rng.random(len(turnover)) < 0.1, 30, turnover))

    witness("observe", observe, vary=["observation.", "rotation.scale"], switches=["rotation"], prepare=see_something)
