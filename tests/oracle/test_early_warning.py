"""Section 7.5 of the model page: mobile patrols go to where one more averts most (`post_patrols`)."""

import numpy as np
from harness import ACTIVITIES, BASES, DIMENSIONS, FAMILIES, Before, Note, share, shipped, witness
from places import cut, humanitarian_voice, luck_of, may_work, of_family, units

PATROL, FORCE = ACTIVITIES.index("patrol"), FAMILIES.index("mission_force")


def known(w: Before, force: int, note: Note) -> np.ndarray:
    told = w["beliefs.strength"][force] @ np.minimum(w["beliefs.eyes"], w.p["early_warning.eyes_most"])
    note.case("more than two eyes", w["beliefs.eyes"] > w.p["early_warning.eyes_most"])
    note.term("told by others", told)
    note.case("may work", may_work(w)[force])
    return np.where(may_work(w)[force], 1 - np.exp(-w.p["early_warning.knowledge"] * (w["beliefs.eyes"][force] + told)), 0)


def threat(w: Before, force: int, knows: np.ndarray, note: Note) -> np.ndarray:
    u, held = units(w), (w["groups.presence"] * w["groups.outside"][:, None]).sum(axis=0)
    note.case("wholly held", held > 1)
    held = np.minimum(1, held)
    people = (knows * u).sum()
    mean_held = (knows * u * held).sum() / people if people > 0 else 0.0
    note.case("somebody holds a part", mean_held > 0)
    relative = held / mean_held if mean_held > 0 else np.ones(len(u))
    note.term("whereabouts", w.p["early_warning.whereabouts"] * knows * (relative - 1))
    return u * (1 + w.p["early_warning.whereabouts"] * knows * (relative - 1)) * may_work(w)[force]


def unspared(w: Before, force: int, note: Note) -> np.ndarray:
    """Attacks a week that each district would suffer if nobody patrolled, and how much humanitarians' voice makes of them."""
    p, knows, let = w.p, known(w, force, note), w["districts.unguarded"]
    in_proportion = threat(w, force, knows, note)
    seen = w["districts.known_risk"] + p["early_warning.violence_weight"] * w["districts.violence"]
    exposed = (knows * in_proportion * let).sum()
    note.case("something can be seen", exposed > 0)
    forecast = in_proportion * ((knows * seen).sum() / exposed if exposed > 0 else 0.0)
    a = p["early_warning.forecast_weight"] * (1 - p["violence.risk_memory"])
    evidence = a + knows * forecast * let
    note.case("evidence", evidence > 0)
    expected = np.where(evidence > 0, forecast * (a + knows * seen) / np.where(evidence > 0, evidence, 1), forecast)
    heard = p["early_warning.voice"] * humanitarian_voice(w, int(w["organisations.mission"][force])) * w.on("advocacy")
    note.term("voice", heard)
    return expected * (1 + heard * (1 - w["districts.condition"][:, DIMENSIONS.index("humanitarian")]))


class Posting:
    """Patrols of soldiers by district, and what one more of `size` averts."""

    def __init__(self, w: Before, weight: np.ndarray, standing: np.ndarray, district: np.ndarray, size: float) -> None:
        self.w, self.weight, self.size = w, weight, size
        self.posted = np.zeros(len(weight))
        np.add.at(self.posted, district[standing], w["teams.presence"][standing].astype(float))

    def let(self, n: np.ndarray) -> np.ndarray:
        return np.exp(-self.w.p["violence.protection_civilians"] * share(n / units(self.w), self.w.p["violence.patrol_half"]))

    def averted(self) -> np.ndarray:
        n = np.maximum(0, self.posted)
        return self.weight * (self.let(n) - self.let(n + self.size))


def place_of(averted: np.ndarray, lost: float, here: int, worth: float) -> int:
    best, most = here, lost
    for d, more in enumerate(averted):  # the core asks each district in turn to avert `worth` times as much as the best so far
        if d != here and more > worth * most:
            best, most = d, more
    return best


def post_patrols(w: Before, week: int, note: Note) -> dict[str, object]:
    district, arrives = w["teams.district"].astype(int), w["teams.arrives"].copy()
    if not w.on("early_warning"):
        return {}
    o = w["teams.organisation"].astype(int)
    family, presence = w["organisations.family"][o], w["teams.presence"].astype(float)
    patrols = (w["teams.activity"] == PATROL) & (presence > 0) & (family != FAMILIES.index("mission_police"))
    note.case("on their way", (arrives > week)[patrols])
    note.case("of others than forces of missions", (family != FORCE)[patrols])
    mobile = w.uniform(w["teams.id"], 0, "mobile_patrol") < w.p["early_warning.mobile"]
    note.case("force is present", w["organisations.present"][w["organisations.family"] == FORCE])
    note.term("mobile", w.p["early_warning.mobile"])
    for force in np.flatnonzero(of_family(w, "mission_force") & w["organisations.present"]):
        standing = patrols & (arrives <= week)
        turns = np.flatnonzero(standing & (o == force) & mobile)
        if not len(turns):
            continue
        posting = Posting(w, unspared(w, force, note), standing, district, presence[turns].mean())
        for team in turns:
            here, gains = district[team], posting.averted()
            posting.posted[here] -= presence[team]
            best = place_of(gains, posting.averted()[here], here, w.p["early_warning.worth_moving"])
            note.case("moves", best != here)
            posting.posted[best] += presence[team]
            if best != here:
                district[team], arrives[team] = best, week
    return {"teams.district": district, "teams.arrives": arrives}


def prepare(world, week, rng):
    rng = luck_of(world)
    family = world.get("organisations.family")[world.get("teams.organisation")]
    likely = np.where(np.isin(family, [FORCE, FAMILIES.index("mission_police")]), 0.8, 0.05)
    world.set("teams.activity", np.where(rng.random(len(family)) < likely, PATROL, world.get("teams.activity")))
    world.set("teams.arrives", np.where(rng.random(len(family)) < 0.1, week + rng.integers(0, 3, len(family)), 0))
    world.set("teams.presence", np.clip(rng.random(len(family)) * 1.6 - 0.3, 0, 1))
    presence = world.get("groups.presence")
    world.set("groups.presence", np.where(rng.random(presence.shape) < 0.4, rng.random(presence.shape), presence))
    world.set("groups.outside", rng.random(len(presence)) * (rng.random() < 0.8))
    if rng.random() < 0.2:
        world.set("districts.unguarded", np.zeros(len(world.get("districts.unguarded"))))
    present = world.get("organisations.present")
    world.set("organisations.present", present & ((world.get("organisations.family") != FORCE) | (rng.random(len(present)) < 0.9)))
    for key, most in {"knowledge": 0.6, "mobile": 1, "whereabouts": 1, "voice": 5, "violence_weight": 0.5}.items():
        world.set_parameter(f"early_warning.{key}", rng.random() * most)
    world.set_parameter("early_warning.worth_moving", 1 + rng.random() * 0.3)
    world.set_parameter("early_warning.forecast_weight", float(rng.choice([0.0, 1.0, 5.0, 30.0])))
    cut(world, "districts.unguarded")
    world.set("hat_attention", 1 - 0.3 * rng.random(len(present)))
    world.set("commander.hears", 1 - 0.3 * rng.random())


FORCES = [base for base in BASES if base.structure != "no_mission"] + [shipped("archetype_hostile", "two_feet_in")]


def test_patrols_go_where_they_avert_most():
    witness("post_patrols", post_patrols, vary=["violence.protection_civilians", "violence.patrol_half", "violence.risk_memory"],
            switches=["early_warning", "advocacy"], bases=FORCES, n_worlds=36, prepare=prepare)
