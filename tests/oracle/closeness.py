"""Section 7.1 of the model page, `review_structure`: how closely families work together, by area and dimension."""

from __future__ import annotations

import numpy as np
from harness import ACTIVITIES, DIMENSIONS, Before, Note, clip, door

DEPTHS: list[str] = door.vocabulary["forum_depth"]
N = len(DIMENSIONS)
State = dict[str, object]


def drawn_areas(w: Before, n: int) -> np.ndarray:
    """(district) areas that grow around district 0 and then around whoever is farthest."""
    x, y = w["districts.x"], w["districts.y"]
    nearest, area, seed = np.full(len(x), np.inf), np.zeros(len(x), dtype=int), 0
    for a in range(min(n, len(x))):
        square = (x - x[seed]) ** 2 + (y - y[seed]) ** 2
        area = np.where(square < nearest, a, area)
        nearest = np.minimum(square, nearest)
        seed = int(np.argmax(nearest))
    return area


def rooms_between_families(now: State, family: np.ndarray) -> np.ndarray:
    """(forum) more than one family has a seat."""
    sits = (now["forums.seat"] > 0) & now["organisations.present"].astype(bool)
    return np.array([len(set(family[row])) > 1 for row in sits])


def time_in_rooms(w: Before, now: State, note: Note) -> float:
    burden = np.array([w.p.get(f"coordination.burden_{name}", 1.0) for name in DEPTHS])[now["forums.depth"]]
    rooms = now["forums.open"] & now["forums.crosses"]
    note.case("an open room between families", rooms)
    cost = w.p["coordination.meeting_cost"] * burden / now["forums.interval_weeks"]
    spent = now["forums.attendance"] * now["forums.seat"] * cost[:, None]
    return float(clip(spent[rooms].sum() / w["organisations.active_teams"].sum()))


def neutrality_at_stake(w: Before, now: State, note: Note) -> np.ndarray:
    """(dimension) of those who plan between families."""
    contact = np.array([now[f"forums.terms[{f}].contact_group"] for f in range(len(now["forums.depth"]))])
    plans = now["forums.open"] & now["forums.crosses"] & (now["forums.depth"] >= DEPTHS.index("planning")) & (contact < 1)
    note.case("a planning room", plans[now["forums.open"]])
    at_stake = now["forums.seat"][plans].sum(axis=0)[:, None] * w["organisations.mandate"]
    total = at_stake.sum(axis=0)
    return np.divide((at_stake * w["organisations.neutrality"][:, None]).sum(axis=0), total, out=np.zeros(N), where=total > 0)


def worth(w: Before, now: State, reviewer: int, note: Note) -> np.ndarray:
    """(area, dimension) gain less cost, as the reviewer believes."""
    believed = w["beliefs.mean"][reviewer].astype(float).reshape(N, -1)
    precision = w["beliefs.precision"][reviewer].astype(float).reshape(N, -1)
    people, prior = w["districts.people"], w.p["observation.prior_precision"]
    effort = w["beliefs.others_effort"][reviewer].astype(float).reshape(N, -1) / (people / 1e5)
    unknown = clip(prior / np.maximum(prior, precision))
    crowded = effort / (effort + w.p["adaptation.standard_effort"]) * believed
    note.term("crowded", crowded)
    note.case("better known than the prior", precision > prior)
    gain = crowded + (1 - believed) * unknown
    unsafe = 1 - believed[DIMENSIONS.index("security")]
    time, neutral = w.p["adaptation.time_weight"] * time_in_rooms(w, now, note), neutrality_at_stake(w, now, note)
    note.term("time", time)
    note.term("neutral", neutral)
    found = np.zeros(now["reconfiguration.intensity"].shape)
    for a in range(len(found)):
        here = w["reconfiguration.area"] == a
        note.case("an area with districts", here.any())
        if here.any():
            share = people * here / people[here].sum()
            hostile = w["beliefs.hostility"][reviewer] * (share * unsafe).sum()
            found[a] = gain @ share - time - w.p["adaptation.hostility_weight"] * hostile * neutral
    return found


def weigh(w: Before, now: State, reviewer: int, week: int, how: dict[str, float], note: Note) -> None:
    """`how`: loose, pace, random, at_once."""
    pays = worth(w, now, reviewer, note) > 0
    note.case("pays", pays)
    if how["random"]:
        who = w["organisations.id"][reviewer]
        lots = np.array([w.uniform(who, week, "random_intensity", c)[0] for c in range(pays.size)])
        close = np.argsort(np.argsort(lots)) < pays.sum()
        note.case("other cells than those that pay", close != pays.ravel())
        pays = close.reshape(pays.shape)
    wanted = np.minimum(np.where(pays, 1.0, how["loose"]), now["reconfiguration.most_intensity"])
    again = (w["reconfiguration.wanted"] == wanted) | bool(how["at_once"])
    note.case("wanted again", w["reconfiguration.wanted"] == wanted)
    note.case("at once", how["at_once"])
    note.case("half the way", how["pace"] not in (0.0, 1.0))
    intensity = now["reconfiguration.intensity"]
    slowly = again & (how["pace"] not in (0.0, 1.0))
    note.term("half the way to what is wanted again", slowly * (wanted - intensity))
    now["reconfiguration.intensity"] = np.where(again, intensity + how["pace"] * (wanted - intensity), intensity)
    now["reconfiguration.wanted"] = wanted


def publish(w: Before, now: State, note: Note) -> None:
    intensity, area = now["reconfiguration.intensity"], now["reconfiguration.area"]
    even = bool((intensity >= 1).all())
    note.case("even", even)
    crosses = now["forums.crosses"]
    if even:
        now |= {"beliefs.link_intensity": np.zeros(0), "forums.cell_intensity": np.zeros(0), "forums.intensity": np.ones(len(crosses))}
        return
    effect = np.maximum(0, np.asarray(w.p["delivery.effect"]))
    total = effect.sum(axis=1)
    note.case("an activity without effect", total == 0)
    by_district = intensity[area]
    cells = np.where(total > 0, (by_district @ effect.T) / np.where(total > 0, total, 1), 1.0)
    assert cells.shape[1] == len(ACTIVITIES)
    now |= {"beliefs.link_intensity": by_district.T.ravel(), "forums.cell_intensity": cells.ravel(),
            "forums.intensity": np.where(crosses, intensity.mean(), 1.0)}  # fmt: skip
