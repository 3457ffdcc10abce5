"""Section 7.3 of the model page: what passes along links, and what is believed of it."""

import numpy as np
from harness import DIMENSIONS, FAMILIES, Before, Note, clip, witness

INFORMATION = 0
AID = "un_humanitarian humanitarian_coordination ngo_humanitarian ngo_multi_mandate ngo_development independent_humanitarian local_ngo"
ADVISERS = "mission_civilian un_development donor_diplomacy donor_development"


def of_families(w: Before, families: str) -> np.ndarray:
    return np.isin(np.array(FAMILIES)[w["organisations.family"]], families.split())


def in_rooms(w: Before, note: Note) -> np.ndarray:
    """(receiver, sender) strongest link over a room both sit in."""
    best = np.zeros_like(w["structure.information"])
    for f in np.flatnonzero(w["forums.open"]):
        there = w["forums.attendance"][f] * w["forums.seat"][f]
        analyses = w["forums.depth"][f] != INFORMATION
        note.case("analyses", analyses)
        depth = w.p["information.forum_analysis"] if analyses else w.p["information.forum_information"]
        pace = 1 - np.exp(-w.p["information.meeting_pace"] / w["forums.interval_weeks"][f])
        best = np.maximum(best, depth * pace * np.outer(there, there))
    return best


def through_channels(w: Before, link: np.ndarray, note: Note) -> np.ndarray:
    """Links between soldiers and civilians, by the rules for them."""
    cmcoord, cimic, advisers, civilian = (w.p[f"civil_military.{name}"] for name in ("cmcoord", "cimic", "advisers", "civilian_channels"))
    soldiers = w["organisations.military"].astype(bool)
    office, aid, advise = (of_families(w, which) for which in ("humanitarian_coordination", AID, ADVISERS))

    def across(which: np.ndarray) -> np.ndarray:
        return (soldiers[:, None] & (which & ~soldiers)) | ((which & ~soldiers)[:, None] & soldiers)

    to_office, to_aid = across(office), across(aid & ~office)
    to_commander = soldiers[:, None] & (advise & ~soldiers)
    for name, pairs, least in (("office", to_office, cmcoord), ("aid", to_aid, cimic), ("commander", to_commander, advisers)):
        note.case(f"least link to {name}", (link < least)[pairs])
    link = np.where(to_office, np.maximum(link, cmcoord), link)
    link = np.where(to_commander, np.maximum(link, advisers), link)
    return np.where(to_aid, np.maximum(link, cimic) * (1 - civilian), link)


def candour(w: Before, note: Note) -> np.ndarray:
    if not w.on("candour"):
        return np.ones_like(w["beliefs.candour"])
    unlike = w.p["information.mandate_candour"] * w["beliefs.divergence"]
    exposed = w["association.at_risk"].mean(axis=1)
    protected = w.p["information.protected_sources"] * w["organisations.neutrality"] * exposed[:, None]
    note.term("unlike mandates", unlike)
    note.term("protected sources", protected)
    return (1 - unlike) * (1 - protected)


def links(w: Before, note: Note) -> dict[str, np.ndarray]:
    present = w["organisations.present"].astype(bool)
    both = present[:, None] & present & ~np.eye(len(present), dtype=bool)
    if not w.on("information"):
        return {"beliefs.strength": np.zeros(both.shape), "beliefs.candour": w["beliefs.candour"]}
    rooms = in_rooms(w, note)
    note.case("hears more in rooms", (rooms > w["structure.information"])[both])
    link = np.maximum(w["structure.information"], rooms)
    if w.on("civil_military_rules"):
        link = through_channels(w, link, note)
    protocols = w.p["information.protocols"] * link * (1 - link)
    note.term("protocols", protocols)
    told = candour(w, note)
    strength = (link + protocols) * w["organisations.trust"] * told * w["beliefs.ease"]
    least = w.p["information.smallest_link"]
    note.case("too weak", ((strength > 0) & (strength < least))[both])
    note.case("both present", both)
    strength = np.where(both & (strength >= least), strength, 0)
    return {"beliefs.strength": strength, "beliefs.candour": np.where(both, told, w["beliefs.candour"])}


def inform(w: Before, week: int, note: Note) -> dict[str, object]:
    found = links(w, note)
    n = len(w["organisations.id"])
    shape = (n, len(DIMENSIONS), -1)
    own, precision = (w[f"beliefs.own_{what}"].astype(float).reshape(shape) for what in ("mean", "precision"))
    prior = w.p["observation.prior_precision"]
    total, weight = prior * w.p["observation.prior_mean"] + precision * own, prior + precision
    uneven = len(w["beliefs.link_intensity"]) > 0
    note.case("uneven", uneven)
    intensity = w["beliefs.link_intensity"].astype(float).reshape(shape[1:]) if uneven else 1.0
    for receiver in range(n):
        for sender in np.flatnonzero(found["beliefs.strength"][receiver]):
            shade = w.p["information.colouring"] * w["organisations.colouring"][sender] * w["beliefs.divergence"][receiver, sender]
            shade = w.on("colouring") * shade * w["organisations.mandate"][sender]
            apart = w["organisations.family"][sender] != w["organisations.family"][receiver]
            passed = found["beliefs.strength"][receiver, sender] * precision[sender] * (intensity if apart else 1.0)
            note.term("shade", shade)
            note.case("of another family", apart)
            total[receiver] += passed * (own[sender] - shade[:, None])
            weight[receiver] += passed
    note.case("below 0", total < 0)
    present = w["organisations.present"].astype(bool)[:, None]
    mean = np.where(present, clip(total / weight).reshape(n, -1), w["beliefs.mean"])
    return found | {"beliefs.mean": mean, "beliefs.precision": np.where(present, weight.reshape(n, -1), w["beliefs.precision"])}


def test_beliefs_pass_along_links():
    def open_channels(world, week: int, rng) -> None:
        for name in ("cmcoord", "cimic", "advisers", "civilian_channels"):
            world.set_parameter(f"civil_military.{name}", float(rng.random() * (rng.random() < 0.7)))
        world.set("forums.open", rng.random(len(world.get("forums.open"))) < 0.8)
        world.set("beliefs.own_mean", world.get("beliefs.own_mean") * rng.random() ** 3)
        if rng.random() < 0.5:
            world.set("beliefs.link_intensity", rng.random(world.get("beliefs.mean").shape[1]))

    vary = ["information.", "observation.prior"]
    off = ["information", "candour", "colouring", "civil_military_rules"]
    witness("inform", inform, vary=vary, switches=off, prepare=open_channels, n_worlds=20)
