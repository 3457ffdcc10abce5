"""Section 7.4 of the model page: time spent in rooms and on liaison."""

import numpy as np
from harness import FAMILIES, Before, Note, witness

INFORMATION, ANALYSIS, PLANNING = 0, 1, 2
AID = "un_humanitarian humanitarian_coordination ngo_humanitarian ngo_multi_mandate ngo_development independent_humanitarian local_ngo"
NGOS = "ngo_humanitarian ngo_multi_mandate ngo_development local_ngo"
ADVISERS = "mission_civilian un_development donor_diplomacy donor_development"
JOINT = {"approach.vision_time": "approach.shared_vision", "approach.alignment_time": "approach.aligned_planning",
         "approach.monitoring_time": "approach.joint_monitoring", "approach.framework_time": "approach.framework",
         "rooms.broker_time": "rooms.honest_broker"}  # fmt: skip


def of_families(w: Before, families: str) -> np.ndarray:
    return np.isin(np.array(FAMILIES)[w["organisations.family"]], families.split())


def team_weeks(w: Before, f: int, note: Note) -> np.ndarray:
    """(organisation) what a full seat always filled costs a week."""
    depth, mixed = w["forums.depth"][f], bool(w["forums.mixed"][f])
    contact = np.maximum(w[f"forums.terms[{f}].contact_group"], w.p["rooms.contact_group"] * mixed * of_families(w, AID))
    lighter = {INFORMATION: w.p["coordination.burden_information"], ANALYSIS: w.p["coordination.burden_analysis"]}
    burden = lighter.get(int(depth), 1.0)
    burden = (1 - contact) * burden + contact * np.minimum(burden, lighter[INFORMATION])
    factor = (0.5 + w[f"forums.terms[{f}].preparation"]) * (1 + w.p["rooms.face_cost"] * w[f"forums.terms[{f}].face_time"])
    friction = w.p["rooms.friction"] * (1 - contact) * mixed
    factor = factor * (1 + friction)
    note.term("contact group", contact)
    note.term("friction", friction)
    note.term("face to face", w[f"forums.terms[{f}].face_time"])
    note.term(f"depth {min(depth, PLANNING)}", True)
    if depth >= PLANNING:
        added = [w.p[time] * w.p[what] for time, what in JOINT.items()]
        for what, time in zip(JOINT.values(), added, strict=True):
            note.term(what, time)
        ngos = w.p["rooms.ngo_body_time"] * w.p["rooms.ngo_body"] * of_families(w, NGOS)
        note.term("body of NGOs", ngos)
        factor = factor * (1 + sum(added)) * (1 + ngos)
    note.case("intensity", w["forums.intensity"][f] < 1)
    return w["forums.intensity"][f] * w.p["coordination.meeting_cost"] * burden * factor / w["forums.interval_weeks"][f]


def liaison(w: Before, note: Note) -> np.ndarray:
    cmcoord, cimic, advisers = (w.p[f"civil_military.{name}"] for name in ("cmcoord", "cimic", "advisers"))
    kinds = [of_families(w, ADVISERS), of_families(w, "humanitarian_coordination"), w["organisations.military"].astype(bool)]
    channels = np.select(kinds, [advisers, cmcoord, cmcoord + cimic], 0.0)
    for name, value in {"cmcoord": cmcoord, "cimic": cimic, "advisers": advisers}.items():
        note.term(name, value)
    return w.p["civil_military.liaison_time"] * channels * w.on("civil_military_rules")


def spend_time(w: Before, week: int, note: Note) -> dict[str, object]:
    weeks = liaison(w, note)
    for f in np.flatnonzero(w["forums.open"]):
        weeks = weeks + w["forums.attendance"][f] * w["forums.seat"][f] * team_weeks(w, f, note)
    note.case("open", w["forums.open"])
    share, most = weeks / (w["organisations.active_teams"] + w.p["coordination.office_teams"]), w.p["coordination.largest_share"]
    note.case("too much", share > most)
    return {"organisations.coordination_share": np.minimum(share, most)}


def test_meetings_take_time():
    def vary_rooms(world, week: int, rng) -> None:
        n = len(world.get("forums.depth"))
        for what in ("preparation", "face_time", "contact_group"):
            for f in range(n):
                world.set(f"forums.terms[{f}].{what}", float(rng.random() * (rng.random() < 0.6)))
        world.set("forums.mixed", rng.random(n) < 0.4)
        world.set("forums.open", rng.random(n) < 0.8)
        military = world.get("organisations.military").astype(bool)
        world.set("organisations.military", military | (rng.random(len(military)) < 0.1))
        world.set("forums.intensity", np.where(rng.random(n) < 0.5, 1.0, rng.random(n)))
        for key in (*JOINT.values(), *(f"civil_military.{name}" for name in ("cmcoord", "cimic", "advisers")), "rooms.ngo_body"):
            world.set_parameter(key, float(rng.random()))

    vary = ["coordination.", "rooms.", "approach.", "civil_military."]
    witness("spend_time", spend_time, vary=vary, switches=["civil_military_rules"], prepare=vary_rooms, n_worlds=16)
