"""Section 7.3 of the model page: what organisations believe of armed actors' hostility to each camp."""

import numpy as np
from harness import Before, Note, witness


def hostility(w: Before, note: Note) -> np.ndarray:
    """(district, camp) as it is."""
    presence, outside, host = w["groups.presence"], w["groups.outside"], w["groups.host"]
    armed, few = presence.sum(axis=0), w.p["participation.few_fighters"]
    note.case("few fighters", armed < few)
    return np.einsum("gd,g,gc->dc", presence, outside, host) / np.maximum(armed, few)[:, None]


def believe_hostility(w: Before, week: int, note: Note) -> dict[str, object]:
    eyes = w["beliefs.eyes"]
    note.case("more than one pair of eyes", eyes > 1)
    note.case("without eyes", eyes == 0)
    weight = w.p["participation.heard_anyway"] + np.minimum(1, eyes)
    heard = weight @ hostility(w, note) / weight.sum(axis=1, keepdims=True)
    believed = w["beliefs.hostility_to"] + w.p["participation.news"] * (heard - w["beliefs.hostility_to"])
    note.case("hostility rises", heard > w["beliefs.hostility_to"])
    return {"beliefs.hostility_to": believed, "beliefs.hostility": believed.max(axis=1)}


def test_belief_follows_hostility_where_there_are_eyes():
    keys = ["participation.news", "participation.heard_anyway", "participation.few_fighters"]
    witness("believe_hostility", believe_hostility, vary=keys)
