"""Section 7.11 of the model page: heads of teams leave, and trust grows with contact and fades without."""

import numpy as np
from harness import Before, Note, witness
from test_keep_lessons import contact

LEAST, MOST = 0.02, 0.98


def keeps(w: Before, memory: np.ndarray) -> np.ndarray:
    return 1 - (1 - w.p["observation.handover"]) * (1 - memory)


def ties(w: Before, week: int, note: Note) -> dict[str, object]:
    o, old = w["teams.organisation"], w["teams.ties"]
    at_work = w["teams.presence"] > 0
    staying = w["voices.staying"] * w["voices.nationals"][o]
    chance = w.p["rotation.scale"] * w["organisations.turnover"][o] * (1 - staying)
    luck = w.uniform(w["teams.id"], week, "rotation")
    leaves = (luck < chance) & at_work & w.on("rotation")
    grown = old + np.float32(w.p["rotation.ties_growth"]) * (1 - old)
    note.case("at work", at_work)
    note.case("leaves", leaves)
    note.case("stays for nationals alone", (luck >= chance) & (luck * (1 - staying) < chance))
    note.term("kept", keeps(w, w["organisations.memory"][o])[leaves])
    note.term("memory", w["organisations.memory"][o][leaves])
    new = np.where(leaves, grown * keeps(w, w["organisations.memory"][o]), grown)
    return {"teams.ties": np.where(at_work, new, old), "near": {"teams.ties": np.abs(luck - chance) < 1e-6}}


def trust(w: Before, note: Note) -> np.ndarray:
    old, c = w["organisations.trust"], contact(w)
    room = w.p["rotation.trust_ceiling"] * w["inner.bond"] - old
    grows = w.p["rotation.trust_growth"] * c * np.maximum(0, room)
    fades = w.p["rotation.trust_fade"] * (1 - c) * (old - w.p["rotation.trust_base"])
    now = old + grows - fades
    turnover, memory = w["organisations.turnover"], w["organisations.memory"]
    leaving = w.p["rotation.scale"] * (turnover[:, None] + turnover[None, :]) / 2
    gone = 1 - keeps(w, (memory[:, None] + memory[None, :]) / 2)
    own = np.maximum(0, now - w.p["rotation.trust_kept"])
    lost = leaving * w.p["rotation.trust_loss"] * gone * own * w.on("rotation")
    for name, term in {"grows": grows, "lost": lost}.items():
        note.term(name, term)
    note.case("may grow", room > 0)
    note.case("fades down", fades > 0)
    note.case("fades up", fades < 0)
    note.case("own trust", own > 0)
    note.case("least", now - lost < LEAST)
    note.case("most", now - lost > MOST)
    here = w["organisations.present"].astype(bool)
    pairs = here[:, None] & here[None, :] & ~np.eye(len(here), dtype=bool)
    note.case("present", here)
    return np.where(pairs, np.clip(now - lost, LEAST, MOST), old)


def rotate(w: Before, week: int, note: Note) -> dict[str, object]:
    return ties(w, week, note) | {"organisations.trust": trust(w, note)}


def test_heads_rotate_as_the_page_says():
    vary = ["rotation.", "observation.handover"]

    def nationals(world, week: int, rng: np.random.Generator) -> None:
        world.set("voices.staying", float(rng.random()))
        world.set("voices.nationals", rng.random(len(world.get("voices.nationals"))))
        if rng.random() < 0.3:
            world.set_parameter("rotation.scale", 8.0)

    witness("rotate", rotate, vary=vary, switches=["rotation"], prepare=nationals)
