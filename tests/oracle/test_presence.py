"""Section 7.7 of the model page: police keep people from being killed, observers watch a cease-fire."""

import numpy as np
from harness import Before, Note, share, witness
from places import luck_of, units


def be_present(w: Before, week: int, note: Note) -> dict[str, object]:
    police = share(w["effort.police"] / units(w), w.p["presence.police_half"])
    watched = share(w["effort.ceasefire"] / units(w), w.p["presence.monitoring_half"])
    has_fighters = w["groups.fighters_total"] > 0
    note.case("has fighters", has_fighters)
    total = np.where(has_fighters, w["groups.fighters_total"], 1)
    seen = np.where(has_fighters, w["groups.fighters"] @ watched / total, 0)
    detected = w.p["presence.monitoring"] * seen * w.on("ceasefire_monitoring")
    calm = w.p["presence.monitoring_calm"] * watched * w.on("ceasefire_monitoring")
    kept = np.exp(-w.p["presence.police"] * police * w.on("police"))
    for name, value in {"detected": detected, "calm": calm, "police": 1 - kept}.items():
        note.term(name, value)
    return {
        "effort.unpoliced": kept,
        "effort.escalation": 1 - calm,
        "groups.commitment_logit": w["groups.commitment_logit"] + detected,
    }


def prepare(world, week, rng):
    rng = luck_of(world)
    ceasefire = world.get("effort.ceasefire")
    world.set("effort.ceasefire", rng.exponential(2, len(ceasefire)) * (rng.random(len(ceasefire)) < 0.7))


def test_police_and_observers_are_present():
    witness("be_present", be_present, vary=["presence."], switches=["police", "ceasefire_monitoring"], n_worlds=32, prepare=prepare)
