"""Section 7.9 of the model page: a week of every household, and what is published of residents."""

from __future__ import annotations

import numpy as np

from harness import BASES, Before, Note, clip, door, fixture, random_worlds, share, shipped, witness
from outlook import F, Place, look, refuges, units

FEELINGS = {
    "welfare": "welfare",
    "fear": "fear",
    "grievance": "grievance",
    "legitimacy": "legitimacy",
    "trust": "trust_mission",
    "acceptance": "acceptance",
    "expectation": "expectation",
}
SETTLED = 4  # weeks in one place before a household moves again
NEAR = 1e-6
DISARMED = 1
UNKNOWN_GROUP = 31


def approach(now: np.ndarray, target: np.ndarray, pace: float, note: Note, name: str) -> np.ndarray:
    note.case(f"target of {name} below 0", target < 0)
    note.case(f"target of {name} above 1", target > 1)
    return now + F(pace) * (clip(target) - now)


def feel(w: Before, at: Place, fate: dict[str, np.ndarray], note: Note) -> dict[str, np.ndarray]:
    """Feelings after this week; what is compared with what is of the order on the page."""
    p = {key.split(".", 1)[1]: F(value) for key, value in w.p.items() if key.startswith(("living.", "prospects."))}
    f = {name: w[f"households.{column}"].copy() for name, column in FEELINGS.items()}
    row = w["households.residence"], w["households.identity"]
    here = {name: value[row] for name, value in at.feel.items()}
    away, hit, government, relief = (fate[name].astype(F) for name in ("away", "harmed", "by_government", "reached"))
    missed = np.maximum(F(0), f["expectation"] - f["welfare"])
    f["welfare"] -= p["harm_welfare"] * hit
    f["fear"] += p["harm_fear"] * hit
    f["grievance"] += p["harm_grievance_government"] * government + p["harm_grievance_groups"] * (hit - government)
    f["legitimacy"] -= p["harm_legitimacy"] * government
    f["trust"] -= p["harm_trust"] * hit
    own = p["relief_welfare"] * relief - p["displaced_welfare"] * away + w["households.endowment"]
    f["welfare"] = approach(f["welfare"], here["welfare"] + own, p["welfare_pace"], note, "welfare")
    f["fear"] = approach(f["fear"], here["fear"], p["fear_pace"], note, "fear")
    aggrieved = here["grievance"] - p["grievance_welfare"] * f["welfare"] + p["grievance_displaced"] * away
    to_peers = p["peer_pull"] * (here["peers"] - f["grievance"])
    f["grievance"] = approach(f["grievance"], aggrieved, p["grievance_pace"], note, "grievance") + to_peers
    served = here["legitimacy"] + p["legitimacy_welfare"] * f["welfare"]
    f["legitimacy"] = approach(f["legitimacy"], served, p["legitimacy_pace"], note, "legitimacy")
    earned = here["trust"] + p["trust_relief"] * relief - p["disappointment"] * missed
    f["trust"] = approach(f["trust"], earned, p["trust_pace"], note, "trust")
    welcome = here["acceptance"] + p["acceptance_relief"] * relief - p["acceptance_grievance"] * f["grievance"]
    f["acceptance"] = approach(f["acceptance"], welcome, p["acceptance_pace"], note, "acceptance")
    f["expectation"] = approach(f["expectation"], f["welfare"] + here["expectation"], p["expectation_pace"], note, "expectation")
    for name in ("welfare", "fear", "grievance", "legitimacy", "trust"):
        note.case(f"{name} cut", (f[name] < 0) | (f[name] > 1))
    return {name: clip(value).astype(F) for name, value in f.items()}


def bear_arms(w: Before, at: Place, felt: dict[str, np.ndarray], draw: np.ndarray, note: Note) -> tuple[np.ndarray, ...]:
    """Allegiance and standing as an ex-combatant after this week, who disarmed, and whose draw was too close to call."""
    here, home = (w["households.residence"], w["households.identity"]), w["households.residence"]
    allegiance, mark = w["households.allegiance"].copy(), w["households.demobilised"].copy()
    armed, g = allegiance > 0, np.maximum(allegiance.astype(int), 1) - 1
    fighters, ddr = w["groups.fighters"], share(w["effort.ddr"] / units(w), w.p["prospects.programme_half"])
    killed = np.where(fighters > 0, clip(w["events.fighter_losses"] / np.where(fighters > 0, fighters, 1), 0, 0.5), 0)
    note.case("losses above half", killed >= 0.5)
    deserts = w.p["mobilisation.desertion"] * w.on("mobilisation")
    inside = (w["groups.outside"] <= 0)[:, None]
    lays_down = w.p["mobilisation.ddr"] * ddr * inside * w.on("ddr")
    falls, leaves, disarms = np.cumsum([killed[g, home], np.full(len(g), deserts), lays_down[g, home]], axis=0)
    fought = mark & 1
    own = w.p["mobilisation.grievance"] * felt["grievance"] - w.p["mobilisation.poverty"] * felt["welfare"]
    own = own + w.p["mobilisation.fear"] * felt["fear"] + w.p["mobilisation.recidivism"] * fought
    joins = at.join_scale[here] / (1 + np.exp(-(at.join_logit[here].astype(float) + own)))
    joined, gone = ~armed & (draw < joins), armed & (draw < disarms)
    disarmed = gone & (draw >= leaves)
    for name, holds in {"joined": joined, "gone": gone, "disarmed": disarmed, "fell": armed & (draw < falls)}.items():
        note.case(name, holds)
    note.term("joined again", joined & (fought == 1))
    note.term("disarmed again", disarmed & (mark != 0))
    edges = np.where(armed, [leaves, disarms, disarms], [joins, joins, joins])
    allegiance[joined], allegiance[gone] = at.recruiter[here][joined], 0
    kept = np.minimum(g, UNKNOWN_GROUP)
    mark[disarmed] = ((kept << 3) | (np.where(mark != 0, 4, 0)) | DISARMED)[disarmed]
    return allegiance, mark, disarmed, np.any(np.abs(edges - draw) < 1e-5, axis=0)


def travel(w: Before, at: Place, fear: np.ndarray, draw: np.ndarray, note: Note) -> tuple[np.ndarray, ...]:
    """Residence after this week, who fled, who returned, and whose draw was too close to call."""
    origin, residence = w["households.origin"], w["households.residence"]
    settled, away = w["households.weeks_away"] >= SETTLED, residence != origin
    back = at.homecoming[origin]
    flight = at.base_flight[residence] + at.flight[residence] * fear**2
    upper = 1 - flight
    returns = settled & away & (draw < back)
    flees = settled & ~returns & (draw > upper)
    note.case("settled", settled)
    note.case("returns", returns)
    note.term("flees from home", flees & ~away)
    note.term("flees again", flees & away)
    to, near = np.where(returns, origin, residence), settled & ((away & (np.abs(draw - back) < NEAR)) | (np.abs(draw - upper) < NEAR))
    for i in np.flatnonzero(flees):
        where, pull = refuges(w, int(residence[i]), note)
        edges, target = np.cumsum(pull) / pull.sum(), (float(draw[i]) - float(upper[i])) / float(flight[i])
        to[i] = where[min(np.searchsorted(edges, target), len(where) - 1)]
        near[i] |= bool(np.any(np.abs(edges[:-1] - target) < NEAR / float(flight[i])))
    return to, flees, returns, near


def count(n: int, rows: np.ndarray, holds: np.ndarray) -> np.ndarray:
    return np.bincount(rows[holds], minlength=n)


def live(w: Before, week: int, note: Note) -> dict[str, object]:
    harm, relief, motion, arms = w.household_uniforms(week, "household_week")
    origin, residence, identity = (w[f"households.{name}"] for name in ("origin", "residence", "identity"))
    n, at = len(w["districts.id"]), look(w, note)
    away = residence != origin
    in_need = away | (at.need[residence] - w["households.endowment"] > F(w.p["living.need_threshold"]))
    note.case("in need at home", in_need[~away])
    fate = {"away": away, "harmed": harm < at.harmed[residence, identity], "by_government": harm < at.by_government[residence]}
    fate["reached"] = in_need & (relief < at.reached[residence])
    felt = feel(w, at, fate, note)
    allegiance, mark, disarmed, near_arms = bear_arms(w, at, felt, arms, note)
    to, flees, returns, near_move = travel(w, at, felt["fear"], motion, note)
    near = np.abs(harm - at.harmed[residence, identity]) < NEAR
    near |= (np.abs(harm - at.by_government[residence]) < NEAR) | (np.abs(relief - at.reached[residence]) < NEAR)
    near |= np.abs(at.need[residence] - w["households.endowment"] - F(w.p["living.need_threshold"])) < NEAR
    weeks = np.where(flees | returns, 0, w["households.weeks_away"].astype(int))
    written: dict[str, object] = {f"households.{column}": felt[name] for name, column in FEELINGS.items()}
    written |= {"households.residence": to, "households.weeks_away": np.minimum(weeks + 1, 255)}
    written |= {"households.allegiance": allegiance, "households.demobilised": mark}
    moved = {"fled": (residence, flees), "returned": (origin, returns), "displaced_from": (origin, away)}
    sums = moved | {"in_need": (residence, in_need), "reached": (residence, fate["reached"]), "harmed": (residence, fate["harmed"])}
    written |= {f"residents.{name}": count(n, *of) for name, of in sums.items()}
    by_group = residence.astype(int) * len(w["accord.seat_of_identity"]) + identity
    written["residents.households"] = count(n * len(w["accord.seat_of_identity"]), by_group, np.full(len(to), True))
    written["residents.displaced_here"] = count(n * len(w["accord.seat_of_identity"]), by_group, away)
    written["residents.n_fled"], written["residents.n_returned"] = int(flees.sum()), int(returns.sum())
    groups, armed_by = len(w["groups.id"]), w["households.allegiance"]
    fighters = [count(n, to, allegiance == g + 1) for g in range(groups)]
    laid_down = [count(n, residence, disarmed & (armed_by == g + 1)) for g in range(groups)]
    written["residents.fighters"] = np.array(fighters).reshape(groups, n)
    written["residents.demobilised"] = np.array(laid_down).reshape(groups, n)
    return written | {"near": doubts(w, written, near | near_arms | near_move, bool(near_move.any()))}


def doubts(w: Before, written: dict[str, object], unsure: np.ndarray, of_place: bool) -> dict[str, object]:
    """Where a household whose draw was too close to call may have been counted."""
    n = len(w["districts.id"])
    touched = np.isin(np.arange(n), [w["households.residence"][unsure], w["households.origin"][unsure]]) | of_place
    near: dict[str, object] = {}
    for path, value in written.items():
        size = np.size(value)
        in_cells = np.repeat(touched, size // n) if size and size % n == 0 and np.ndim(value) == 1 else touched
        near[path] = unsure if path.startswith("households.") else unsure.any() if np.ndim(value) == 0 else in_cells
    return near




def unsettle(world: door.World, week: int, rng: np.random.Generator) -> None:
    """A country in which everything happens at once: war, dead, flight, aid, recruiters."""
    n, households = len(world.get("districts.id")), len(world.get("households.origin"))

    def sometimes(path: str, chance: float, value: object) -> None:
        old = world.get(path)
        world.set(path, np.where(rng.random(np.shape(old)) < chance, value, old).astype(old.dtype))

    for path in ("relief", "patrol", "military_projects", "through_state", "ddr"):
        world.set(f"effort.{path}", rng.exponential(2, n) * (rng.random(n) < 0.8))
    world.set("opinion.informed", rng.random(n))
    world.set("economy.welfare", rng.normal(0, 0.1, n))
    world.set("livelihoods.income", rng.normal(0, 0.1, n))
    world.set("livelihoods.pull", rng.normal(0, 0.5, n))
    world.set("deconfliction.spared_people", rng.random(n))
    world.set("accord.welfare_lost", 0.1 * rng.random())
    world.set("accord.seat_of_identity", rng.random(len(world.get("accord.seat_of_identity"))))
    world.set("communities.grudge", 0.3 * rng.random(world.get("communities.grudge").shape))
    for path, most in (("events.deaths", 1000), ("communities.killed", 200)):
        shape = world.get(path).shape
        world.set(path, (rng.random(shape) ** 4 * most * (rng.random(shape) < 0.5)).astype(int))
    sometimes("districts.violence", 0.2, 0.001)
    if n < 5:  # all flee
        world.set("districts.violence", np.linspace(0.5, 0.9, n))
    home = world.get("households.origin")
    world.set("households.residence", np.where(rng.random(households) < 0.3, rng.integers(0, n, households), home))
    world.set("households.weeks_away", rng.integers(0, 9, households))
    sometimes("households.weeks_away", 0.05, 255)
    for column in FEELINGS.values():
        world.set(f"households.{column}", rng.beta(0.5, 0.5, households))
    groups = len(world.get("groups.id"))
    if groups:
        world.set("groups.outside", rng.random(groups) * (rng.random(groups) < 0.6))
        world.set("groups.active", rng.random(groups) < 0.9)
        world.set("accord.pay_lost", rng.random(groups))
        world.set("groups.fighters", rng.exponential(100, (groups, n)) * (rng.random((groups, n)) < 0.8))
        world.set("groups.presence", rng.random((groups, n)))
        world.set("events.fighter_losses", rng.exponential(15, (groups, n)))
        world.set("households.allegiance", np.where(rng.random(households) < 0.5, 0, rng.integers(1, groups + 1, households)))
    world.set("households.demobilised", np.where(rng.random(households) < 0.5, 0, rng.integers(1, 255, households)))
    for key, low, high in (("flight", 0.05, 0.5), ("base_flight", 0.0, 0.05), ("return_rate", 0.05, 0.5)):
        world.set_parameter(f"displacement.{key}", float(rng.uniform(low, high)))
    for key, low, high in (("base", -5, 0), ("ddr", 0.1, 0.9), ("desertion", 0.0, 0.2)):
        world.set_parameter(f"mobilisation.{key}", float(rng.uniform(low, high)))


# Refuges are laid out at the start, so that what lays them out is set there.
HERE = [
    *BASES,
    shipped("archetype_hostile", "two_feet_in", ("displacement.refuges", "4"), ("displacement.distance_decay", "1.8")),
    fixture("two_countries", "two_feet_in", ("borders.porous", "0"), ("displacement.refuges", "5")),
    fixture("two_countries", "two_feet_in", ("borders.porous", "0"), ("world.districts", "3")),  # the other has one district
    fixture("two_countries", "two_feet_in", ("displacement.distance_decay", "0.4")),
]
VARY = ["prospects.", "living.", "mobilisation.", "displacement.quiet", "displacement.return_violence", "violence.government_"]
SWITCHES = ["displacement", "mobilisation", "ddr", "deterrence", "hearts_and_minds", "expectations"]


BINS = 64
COUNTED = [*(f"residents.{name}" for name in FEELINGS.values()), "residents.welfare_gini", "residents.displaced_welfare"]


def means(w: Before, felt: dict[str, np.ndarray], week: int) -> dict[str, np.ndarray]:
    """What is published of households that feel so, where they lived when the week began."""
    n, n_identities = len(w["districts.id"]), len(w["accord.seat_of_identity"])
    residence, identity = w["households.residence"].astype(int), w["households.identity"]
    fixed = {name: np.floor(value * F(2**20) + F(0.5)).astype(float) / 2**20 for name, value in felt.items()}

    def mean(values: np.ndarray, row: np.ndarray, rows: int) -> np.ndarray:
        number = np.bincount(row, minlength=rows)
        return np.where(number > 0, np.bincount(row, values, rows) / np.maximum(number, 1), 0.5)

    published = {f"residents.{name}": mean(value, residence * n_identities + identity, n * n_identities) for name, value in fixed.items()}
    for name in ("welfare", "fear", "grievance", "legitimacy", "trust_mission", "acceptance"):
        published[f"residents.district_{name}"] = mean(fixed[name], residence, n)
    published["residents.district_households"] = np.bincount(residence, minlength=n).astype(float)
    away = residence != w["households.origin"]
    published["residents.displaced_welfare"] = fixed["welfare"][away].mean() if away.any() else 0.5
    if week % 4 == 0:
        published["residents.welfare_gini"] = gini(felt["welfare"])
    return published


def gini(welfare: np.ndarray) -> float:
    """Of households sorted into equal bins of welfare, all in a bin at its middle."""
    middle = (np.sort(np.minimum(np.floor(welfare * F(BINS - 0.01)), BINS - 1)).astype(float) + 0.5) / BINS
    rank = np.arange(1, len(middle) + 1)
    return 2 * (rank * middle).sum() / (len(middle) * middle.sum()) - (len(middle) + 1) / len(middle)


def test_households_live_as_the_page_says():
    # Means over residents are of floats to 2^-20; the next test holds them against the households themselves.
    aside = [f"^{path}$" for path in COUNTED] + [r"^residents\.district_"]
    witness("live", live, vary=VARY, switches=SWITCHES, bases=HERE, n_worlds=36, prepare=unsettle, unchecked=aside)


def test_means_of_residents_are_those_of_the_households():
    note = Note()
    for told, world, week in random_worlds(9, 2, HERE, VARY, SWITCHES, [], 300):
        unsettle(world, week, np.random.default_rng([2, week]))
        if told.startswith("world 3"):
            world.set("households.residence", world.get("households.origin"))
        before = Before(world)
        world.run("live", week)
        felt = {column: world.get(f"households.{column}") for column in FEELINGS.values()}
        published = means(before, felt, week)
        note.case("counted", week % 4 == 0)
        note.case("nobody is away", np.all(before["households.residence"] == before["households.origin"]))
        for path in [*COUNTED, *(path for path in before.columns if path.startswith("residents.district_"))]:
            expected = published.get(path, before[path])
            assert np.allclose(world.get(path), expected, rtol=1e-12, atol=1e-12), f"{path} in week {week}, {told}"
    assert all(note.active.values()), note.active
