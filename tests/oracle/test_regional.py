"""Section 7.10 of the model page: a regional organisation's mediation binds governments to their accord."""

import numpy as np
from harness import BASES, Before, Note, share, witness


def lean_on_governments(w: Before, week: int, note: Note) -> dict[str, object]:
    honours = w["government.honours"].copy()
    if w.on("regional_leverage"):
        for c in range(len(honours)):
            here = w["districts.country"] == c
            mediation = w["effort.regional"][here].sum() / (w["districts.people"][here].sum() / 1e5)
            closed = w.p["regional.leverage"] * share(mediation, w.p["regional.half"])
            note.case("mediation", mediation > 0)
            note.term("closed", closed)
            honours[c] += closed * (1 - honours[c])
    return {"government.honours": honours}


def mediate(world: object, week: int, rng: np.random.Generator) -> None:
    """Most worlds have no regional organisation: in some districts of most countries one mediates."""
    n = len(world.get("districts.id"))
    world.set("effort.regional", rng.random(n) * (rng.random(n) < 0.3) * (rng.random() < 0.8))


def test_regional_mediation_has_accords_honoured():
    bases = [BASES[3], BASES[0], BASES[3], BASES[7]]
    witness("lean_on_governments", lean_on_governments, vary=["regional."], switches=["regional_leverage"], bases=bases, prepare=mediate)
