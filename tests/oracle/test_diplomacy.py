"""Section 7.8 of the model page: diplomats press parties, late-comers are seated, and some gain by spoiling."""

import numpy as np
from harness import BASES, DIMENSIONS, NO_MISSION, Before, Note, share, witness
from places import of_family, units

DEVELOPMENT = DIMENSIONS.index("development")


def lead_of(w: Before, note: Note) -> float:
    """Weight of the diplomats who mediate most, with their state's power."""
    diplomats = of_family(w, "donor_diplomacy")
    absent = diplomats & ~w["organisations.present"].astype(bool)
    note.term("mediation of absent diplomats", w["effort.talks"][absent].sum())
    weight = w["organisations.power"] * share(w["effort.talks"].sum(axis=1), w.p["diplomacy.lead_half"])
    return float(max(0.0, *weight[diplomats & ~absent])) if (diplomats & ~absent).any() else 0.0


def offered(w: Before) -> np.ndarray:
    """Donors' development work per 100,000 people, by district."""
    n = len(w["districts.id"])
    by_donors = w["effort.by_organisation"][of_family(w, "donor_development", "donor_diplomacy")].sum(axis=0)
    return by_donors[DEVELOPMENT * n : (DEVELOPMENT + 1) * n] / units(w)


def elections_near(w: Before, week: int, note: Note) -> np.ndarray:
    """By armed group: whether its country votes soon, or did lately."""
    own = w["government.election_week"]
    election = np.where(own >= 0, own, w.p["mission.election_week"])[w["groups.country"]]
    before, after = w.p["diplomacy.election_before"], w.p["diplomacy.election_after"]
    near = (election > 0) & (week >= election - before) & (week <= election + after)
    note.case("election at all", election > 0)
    note.case("too early", week < election - before)
    note.case("first week of it", week == election - before)
    note.case("last week of it", week == election + after)
    return near & w.on("elections")


def negotiate(w: Before, week: int, note: Note) -> dict[str, object]:
    p = {key.split(".")[1]: value for key, value in w.p.items() if key.startswith("diplomacy.")}
    active, outside = w["groups.active"].astype(bool), w["groups.outside"]
    presses = w.on("diplomacy")
    fighters, total = w["groups.fighters"], w["groups.fighters_total"][:, None]
    where = np.divide(fighters, total, out=np.zeros_like(fighters), where=total > 0)

    lead = lead_of(w, note) if presses else 0.0
    sanctions = presses * active * p["sanctions"] * outside
    induced = where @ share(offered(w), p["inducement_half"])
    pressed = active * presses * (p["lead"] * lead + p["inducement"] * p["inducement_pull"] * induced) + p["sanctions_pull"] * sanctions
    note.term("lead", p["lead"] * lead)
    note.term("inducement", p["inducement"] * induced)
    note.term("sanctions", sanctions)

    included = w["groups.included"]
    seated = active & presses & (outside <= 0) & (included < p["late_seat"])
    note.case("seated", seated)
    note.case("inside, seated enough", active & (outside <= 0) & (included > p["late_seat"]))

    ripeness = np.array([0.0 if m == NO_MISSION else w[f"missions[{m}].ripeness"] for m in w["districts.mission"]])
    ripe = where @ ripeness
    stake = np.where(elections_near(w, week, note), 1.0, ripe * (1 - included))
    note.term("ripe without them", ripe * (1 - included))
    return {
        "accord.lead": lead,
        "accord.welfare_lost": presses * p["sanctions"] * p["sanctions_harm"],
        "accord.pressed": pressed,
        "accord.pay_lost": p["sanctions_pay"] * sanctions,
        "accord.stake": np.where(active & (outside > 0) & w.on("spoiling"), stake, 0.0),
        "groups.included": included + seated * p["seat_pace"] * (p["late_seat"] - included),
    }


def convene(world: object, week: int, rng: np.random.Generator) -> None:
    """Diplomats who mediate, some absent; groups inside and outside; elections of all or one country; what was pressed before."""
    talks = world.get("effort.talks")
    world.set("effort.talks", talks + rng.random(talks.shape) * (rng.random(talks.shape) < 0.1))
    present = world.get("organisations.present")
    world.set("organisations.present", present & (rng.random(len(present)) < 0.7))
    n = len(world.get("groups.outside"))
    world.set("groups.outside", rng.random(n) * (rng.random(n) < 0.7))
    fighters = world.get("groups.fighters") * (rng.random((n, 1)) < 0.8)
    world.set("groups.fighters", fighters)
    world.set("groups.fighters_total", fighters.sum(axis=1))
    for path in ("accord.pressed", "accord.pay_lost", "accord.stake"):
        world.set(path, rng.random(n))
    world.set("accord.lead", rng.random())
    world.set("accord.welfare_lost", rng.random())
    world.set_parameter("mission.election_week", int(rng.choice([0, 20, 60, 60])))
    own = world.get("government.election_week")
    world.set("government.election_week", rng.choice([-1, -1, 0, 30], len(own)).astype(own.dtype))
    world.set_parameter("diplomacy.late_seat", float(rng.random()))
    world.set_parameter("diplomacy.election_before", int(rng.integers(0, 20)))


def around_elections(w: Before, week: int, rng: np.random.Generator) -> int:
    own = int(w["government.election_week"][-1])
    election = own if own > 0 else int(w.p["mission.election_week"])
    begin, end = election - int(w.p["diplomacy.election_before"]), election + int(w.p["diplomacy.election_after"])
    return max(0, int(rng.choice([begin - 1, begin, begin, end, end, end + 1])))


def test_diplomats_press_and_spoilers_wait():
    bases = [BASES[4], BASES[3], BASES[6], BASES[4], BASES[2]]
    switches = ["diplomacy", "spoiling", "elections"]
    witness(
        "negotiate",
        negotiate,
        vary=["diplomacy."],
        switches=switches,
        bases=bases,
        n_worlds=32,
        households=100,
        weeks=around_elections,
        prepare=convene,
    )
