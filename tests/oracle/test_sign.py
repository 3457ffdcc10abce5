"""Section 7.5 of the model page: signatures, procedures and shared transport set what a move of teams takes."""

import numpy as np
from harness import BASES, FAMILIES, NEVER, Before, Note, shipped, witness

BODIES = {
    "secretariat": "mission_force mission_police mission_civilian military_observers post humanitarian_coordination",
    "agencies": "un_humanitarian un_development",
    "soldiers": "foreign_force",
    "donors": "donor_defence donor_diplomacy donor_development",
    "institutions": "financial_institution",
    "government": "government_ministry provincial_government",
    "ngos": "ngo_humanitarian ngo_development ngo_multi_mandate independent_humanitarian local_ngo regional_organisation community",
}
BODY_OF = {family: body for body, families in BODIES.items() for family in families.split()}
PLANNING = 2
SIZES = "mission_limit agency_limit commitment_weeks signing_wait procedures paperwork repayment transport_cost shared_move".split()


def bodies(w: Before) -> np.ndarray:
    return np.array([BODY_OF[FAMILIES[family]] for family in w["organisations.family"]])


def other_bodies(w: Before, note: Note) -> np.ndarray:
    """(organisation) in the room where most of it is."""
    other = bodies(w)[:, None] != bodies(w)[None, :]
    most = np.zeros(len(other))
    for f, depth in enumerate(w["forums.depth"]):
        is_open, contact_only = bool(w["forums.open"][f]), w[f"forums.terms[{f}].contact_group"] >= 1
        note.case("open", is_open)
        note.case("planning", depth >= PLANNING)
        note.case("contact only", contact_only)
        if not is_open or depth < PLANNING or contact_only:
            continue
        filled = np.minimum(1, w["forums.seat"][f]) * w["forums.attendance"][f]
        note.case("full seat", w["forums.seat"][f] > 1)
        if filled.sum() > 0:
            others = filled * (other @ filled) / filled.sum()
            note.case("another room is more", (others < most) & (most > 0))
            most = np.maximum(most, others)
    return most


def somebody_here(w: Before) -> bool:
    missions = [f"missions[{m}]" for m in range(w.rows("missions"))]
    return any(w[f"{m}.deployed"] and w[f"{m}.arrived"] and w[f"{m}.left_week"] == NEVER for m in missions)


def sign(w: Before, week: int, note: Note) -> dict[str, object]:
    due = week % w.p["administration.every_weeks"] == 0
    note.case("due", due)
    if not due:
        return {}
    a = {key: w.p[f"administration.{key}"] for key in SIZES}
    agency, here = bodies(w) == "agencies", somebody_here(w)
    commitment = w["organisations.team_cost"] * a["commitment_weeks"]
    by_mission = w["structure.mission_support"] > 0
    waits = np.where(by_mission, commitment > a["mission_limit"], agency & (commitment > a["agency_limit"])) & w.on("signing_limits")
    saved = w.p["allocation.moving_weeks"] - a["shared_move"] - a["paperwork"]
    shares = agency & here & (saved > 0) & w.on("asset_sharing")
    moves = w["organisations.civilian"].astype(bool) & (w["money.accounts.weekly_cost"] > 0)
    cases = {"mission's limit": by_mission & waits, "within it": by_mission & ~waits, "agency's": agency & waits & ~by_mission}
    cases |= {"within that": agency & ~waits & ~by_mission, "here": here, "saves": saved > 0, "shares": shares}
    cases |= {"civilian": w["organisations.civilian"].astype(bool), "has teams": w["money.accounts.weekly_cost"] > 0}
    for name, holds in cases.items():
        note.case(name, holds)
    note.term("transport not shared", (agency & here & (saved > 0)) * (not w.on("asset_sharing")))
    procedures = a["procedures"] * other_bodies(w, note) * w.on("procedures")
    delay = waits * a["signing_wait"] + procedures - shares * saved
    charge = shares * a["repayment"] * a["transport_cost"]
    return {"money.accounts.delay": np.where(moves, delay, 0), "money.accounts.move_charge": np.where(moves, charge, 0)}


def prepare(world, week: int, rng: np.random.Generator) -> None:
    rng = np.random.default_rng(int(world.uniform([1], week, "shock", 0, False)[0] * 2**32))
    world.set("money.accounts.delay", rng.random(len(world.get("money.accounts.delay"))))
    world.set("money.accounts.move_charge", rng.random(len(world.get("money.accounts.delay"))))
    cost = world.get("organisations.team_cost") * world.parameters()["administration.commitment_weeks"]
    supported = cost[world.get("structure.mission_support") > 0]
    for key, costs in (("mission_limit", supported), ("agency_limit", cost)):
        if rng.random() < 0.7 and len(costs):
            world.set_parameter(f"administration.{key}", float(rng.choice(costs) * rng.choice([0.9, 1.1])))
    world.set_parameter("allocation.moving_weeks", int(rng.integers(1, 13)))
    seat = world.get("forums.seat")
    world.set("forums.seat", np.where(rng.random(seat.shape) < 0.2, 1.5 * seat, seat))
    world.set("forums.terms[0].contact_group", float(rng.choice([0.0, 0.5, 1.0])))
    if rng.random() < 0.3:
        for m in range(len([path for path in world.all() if path.endswith(".left_week")])):
            field, value = [("deployed", False), ("arrived", False), ("left_week", week)][rng.integers(3)]
            world.set(f"missions[{m}].{field}", value)


def sometimes_due(w: Before, week: int, rng: np.random.Generator) -> int:
    rng = np.random.default_rng(int(w.uniform(2, week, "shock")[0] * 2**32))
    every = int(w.p["administration.every_weeks"])
    return every * int(rng.integers(4)) + int(rng.random() < 0.1)


def test_signatures_take_the_time_the_page_says():
    switches = ["signing_limits", "procedures", "asset_sharing"]
    bases = [*BASES, shipped("archetype_contested", "stovepipes")]
    prepared = {"prepare": prepare, "weeks": sometimes_due}
    witness("sign", sign, vary=["administration."], switches=switches, bases=bases, n_worlds=27, **prepared)
