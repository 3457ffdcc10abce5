"""Section 7.8 of the model page: identity groups that live side by side clash, and remember it."""

import numpy as np
from harness import BASES, DIMENSIONS, VIOLENCE, Before, Note, clip, share, witness
from places import units

COMMUNAL = VIOLENCE.index("communal")
LAW, SECURITY = DIMENSIONS.index("rule_of_law"), DIMENSIONS.index("security")


def excited(w: Before, kind: int, note: Note) -> np.ndarray:
    """What remembered events of a kind bring about, by district: own ones and those of neighbours."""
    remembered, country = w["districts.excitation"][:, kind], w["districts.country"]
    spilt = np.zeros(len(country))
    for d in range(len(country) if w.on("contagion") else 0):
        near = w.neighbours(d)
        passes = np.where(country[near] == country[d], 1.0, w["districts.porous"])
        note.case("a border", passes < 1)
        spilt[d] = w.p["violence.spill"] * (passes * remembered[near]).mean() if len(near) else 0
    note.term("spill", spilt)
    return w.p["violence.excitation"] * remembered + spilt


def pairs_in(w: Before, d: int, note: Note) -> list[tuple[int, int, float, float]]:
    """Identity groups that live side by side in a district: both, contact and heat."""
    p = {key: w.p[f"communal.{key}"] for key in ("tolerated", "armed", "wounded", "smallest")}
    n = int(w["residents.n_identities"])
    households = w["residents.households"].reshape(-1, n)[d]
    grievance = w["residents.grievance"].reshape(-1, n)[d]
    if w["residents.district_households"][d] <= 0:
        return []
    shares = households / w["residents.district_households"][d]
    present = np.bincount(w["groups.identity"], weights=w["groups.presence"][:, d], minlength=n)
    found = []
    for i in range(n):
        for j in range(i):
            here = min(shares[i], shares[j]) >= p["smallest"]
            note.case("lives here", here)
            if not here:
                continue
            contact = 4 * shares[i] * shares[j]
            felt = (grievance[i] + grievance[j]) / 2
            anger = clip((felt - p["tolerated"]) / (1 - p["tolerated"]))
            wounds = max(w["communities.wounds"][d, i], w["communities.wounds"][d, j])
            armed = clip(present[i] + present[j])
            note.case("tolerated", felt < p["tolerated"])
            note.case("wholly angry", felt > 1)
            note.case("wholly armed", present[i] + present[j] > 1)
            found.append((i, j, contact, contact * anger * (1 + p["armed"] * armed) * (1 + p["wounded"] * wounds)))
    return found


def deaths_of(w: Before, d: int, events: int, week: int, note: Note) -> int:
    """Deaths of so many clashes in a district."""
    killed = 0
    for event in range(events):
        luck = w.normal(w["districts.id"][d], week, "communal_deaths", min(event, 63))[0]
        size = int(np.exp(w.p["violence.log_deaths"] + w.p["violence.log_deaths_spread"] * luck) + 0.5)
        note.case("capped", size > w.p["violence.deaths_cap"])
        note.case("a draw again", event > 63)
        killed += min(size, w.p["violence.deaths_cap"])
    return killed


def clash(w: Before, week: int, note: Note) -> dict[str, object]:
    expected = {path: np.zeros_like(w[path]) for path in w.columns if path.startswith("events.")}  # of last week
    expected["communities.killed"] = np.zeros_like(w["communities.killed"])
    count, deaths, killed = expected["events.count"], expected["events.deaths"], expected["communities.killed"]
    imposed = bool(w["imposed.is_given"])
    note.case("imposed", imposed)
    if imposed or not w.on("communal"):
        return expected
    p, condition, people = w.p, w["districts.condition"], units(w)
    patrols = share(w["effort.patrol"] / people, p["violence.patrol_half"])
    policing = w["security_sector.policing"][w["districts.country"]]
    calm = np.exp(-p["communal.protection"] * patrols - p["communal.policing"] * policing)
    lawless = (1 - condition[:, LAW]) * (1 - condition[:, SECURITY])
    exciting = excited(w, COMMUNAL, note)
    households = w["residents.households"].reshape(len(people), -1)
    for d, who in enumerate(w["districts.id"]):
        pairs = pairs_in(w, d, note)
        heat, contact = sum(pair[3] for pair in pairs), sum(pair[2] for pair in pairs)
        if heat <= 0:
            continue
        rate = (people[d] * p["communal.rate"] * heat + exciting[d] * min(1, contact)) * lawless[d] * calm[d]
        n = int(w.poisson(rate, who, week, "communal_count")[0])
        note.case("clashes", n > 0)
        note.case("contact of more than two halves", contact > 1)
        dead = deaths_of(w, d, n, week, note)
        count[d, COMMUNAL], deaths[d, COMMUNAL] = n, dead
        reached = np.cumsum([pair[3] for pair in pairs])
        drawn, split = (w.uniform(who, week, "communal_count", which)[0] for which in (4, 5))
        i, j, _, _ = pairs[int(np.searchsorted(reached, drawn * heat))]
        of_one = dead * households[d, j] / (households[d, i] + households[d, j])
        killed[d, i] = int(of_one + split)
        killed[d, j] = dead - killed[d, i]
    return expected


def heal(w: Before, week: int, note: Note) -> dict[str, object]:
    killed = w["communities.killed"]
    people = w["residents.households"].reshape(killed.shape) * w["households.people_per_household"]
    harmed = w.p["prospects.harmed_per_death"] * killed / np.maximum(1, people)
    wounds = w["communities.wounds"] * w.p["communal.memory"]
    note.case("all harmed", harmed > 1)
    note.case("nobody left of those killed", (people == 0) & (killed > 0))
    wounds = wounds + (1 - wounds) * clip(harmed)
    return {"communities.wounds": wounds, "communities.grudge": w.p["communal.grudge"] * wounds}


def stir(world: object, week: int, _: np.random.Generator) -> None:
    """Clashes from none to a hundred, many of them remembered in one district or the next, last week's still in the books."""
    rng = np.random.default_rng([week, int(1e9 * world.get("districts.condition").sum())])  # unlike in each world
    world.set("residents.grievance", 1.3 * rng.random(len(world.get("residents.grievance"))))
    world.set("groups.presence", rng.random(world.get("groups.presence").shape) * rng.choice([0.3, 1.0]))
    world.set("districts.condition", 0.5 * np.minimum(1, world.get("districts.condition")))
    world.set_parameter("communal.rate", float(rng.choice([0.0, 1.0, 10.0, 10.0])))
    world.set_parameter("communal.tolerated", float(rng.choice([0.0, 0.4, 0.8])))
    world.set_parameter("communal.smallest", float(rng.choice([0.02, 0.3, 0.5])))
    world.set_parameter("violence.spill", float(rng.choice([0.04, 0.14])))
    world.set_parameter("violence.deaths_cap", int(rng.choice([5, 400])))
    world.set("imposed.is_given", week % 7 == 0)
    n = len(world.get("districts.id"))
    world.set("districts.excitation", rng.choice([300, 9000]) * rng.random((n, len(VIOLENCE))) * (rng.random((n, 1)) < 0.2))
    for path in ("events.count", "events.deaths", "communities.killed"):
        world.set(path, rng.integers(0, 4, world.get(path).shape))


def bury(world: object, week: int, rng: np.random.Generator) -> None:
    """Some dead in every second group, very many in some, also where nobody of a group lives."""
    shape = world.get("communities.killed").shape
    world.set("communities.killed", rng.choice([0, 0, 3, 30, 1000], shape))
    world.set("residents.households", (world.get("residents.households") * (rng.random(shape) > 0.1).ravel()))


def test_neighbours_clash():
    vary, switches = ["communal.", "violence.", "borders."], ["communal", "contagion"]
    witness("clash", clash, vary=vary, switches=switches, bases=[BASES[3], *BASES[:4]], prepare=stir, n_worlds=20)


def test_wounds_heal():
    witness("heal", heal, vary=["communal.", "prospects.harmed"], prepare=bury, n_worlds=8)
