"""Section 7.6 of the model page: supporters reform the state's security bodies, each by its own idea; armies mutiny."""

import numpy as np
from harness import BASES, DIMENSIONS, Before, Note, clip, door, saturating, share, witness
from places import of_family

LAW, SECURITY = DIMENSIONS.index("rule_of_law"), DIMENSIONS.index("security")
ARMY, INTELLIGENCE, JUSTICE = 0, 1, 2  # rows of bodies; all further ones are police
PLANNING = door.vocabulary["forum_depth"].index("planning")
VOICES = [["government_ministry"], ["local_ngo"], ["un_humanitarian", "ngo_multi_mandate"], ["provincial_government"]]


def planning_rooms(w: Before, note: Note) -> np.ndarray:
    """(room, organisation) how far seats are filled in open rooms that plan; 0 in all others."""
    contact = np.array([w[f"forums.terms[{f}].contact_group"] for f in range(len(w["forums.depth"]))])
    is_open, deep = w["forums.open"].astype(bool), w["forums.depth"] >= PLANNING
    note.case("open", is_open)
    note.case("deep enough", deep)
    note.case("contact group only", contact >= 1)
    return (is_open & deep & (contact < 1))[:, None] * w["forums.seat"] * w["forums.attendance"]


def heard(w: Before, supports: np.ndarray, note: Note) -> float:
    """Mean over voices of the best seat that they fill beside a supporter."""
    filled = planning_rooms(w, note)
    beside = filled * (filled * supports).max(axis=1, keepdims=True) * w["organisations.present"].astype(bool)
    voices = [(beside * of_family(w, *families)).max() for families in VOICES]
    for families, voice in zip(VOICES, voices, strict=True):
        note.term(f"voice of {families[0]}", voice)
    return sum(voices) / len(VOICES)


def spread_support(w: Before, c: int, p: dict[str, float], note: Note) -> np.ndarray:
    """(organisation, body) what each supporter gives to each body, chosen one after another."""
    security, justice = w["effort.security_support"][:, c], w["effort.justice_support"][:, c]
    reform = w["security_sector.reform"][c]
    appeal = np.full(len(reform), p["appeal_police"])
    appeal[[ARMY, INTELLIGENCE, JUSTICE]] = p["appeal_army"], p["appeal_intelligence"], p["appeal_justice"]
    filled = planning_rooms(w, note)
    served = np.zeros((len(security), len(reform)))
    for o in range(len(security)):
        support = security[o] * (1 - p["consultation"])
        if support > 0:
            meets = (filled[:, [o]] * filled).max(axis=0)
            taken = np.maximum(clip(w["beliefs.strength"][o]), meets)[:o] @ served[:o]
            note.case("known by a room", meets[:o] > w["beliefs.strength"][o, :o])
            note.term("taken", taken)
            luck = np.array([w.uniform(w["organisations.id"][o], 0, "security_concept", b)[0] for b in range(len(reform))])
            idea = appeal - p["concept_spread"] * np.log(-np.log(luck))
            weight = np.exp((1 - p["common_concept"]) * idea) * (1 - reform) / (1 + taken / p["capacity"])
            note.case("all is reformed", weight.sum() == 0)
            served[o] = support * (weight / weight.sum() if weight.sum() > 0 else 1 / len(reform))
        served[o, JUSTICE] += justice[o]
    return served


def mutiny(w: Before, c: int, week: int, p: dict[str, float], new: dict[str, np.ndarray], note: Note) -> None:
    here = np.where(w["districts.country"] == c, w["districts.people"], -1)
    town = int(here.argmax())
    unpaid = 1 - clip(w["government.revenue"][c] / p["pay"])
    note.case("paid in full", unpaid <= 0)
    drawn = w.uniform(w["districts.id"][town], week, "mutiny")[0]
    mutinies = drawn < p["mutiny"] * (1 - new["discipline"][c]) * unpaid
    note.case("mutiny", mutinies)
    if mutinies:
        new["mutinies"][c] = 1
        new["barracks"][town] = p["mutiny_fights"]
        new["discipline"][c] *= 1 - p["mutiny_breaks"]


def keep_discipline(w: Before, c: int, p: dict[str, float], new: dict[str, np.ndarray], note: Note) -> None:
    paid = clip(w["government.revenue"][c] / p["pay"])
    target = p["discipline_reform"] * new["reform"][c, ARMY] + p["discipline_pay"] * paid
    note.case("more discipline than there is", target > 1)
    pace = p["every_weeks"] * p["discipline_pace"]
    note.case("discipline at once", pace > 1)
    new["discipline"][c] += min(1, pace) * (clip(target) - new["discipline"][c])
    new["restraint"][c] = p["abuse"] * (new["discipline"][c] - p["start_discipline"])


def reform_bodies(w: Before, c: int, p: dict[str, float], new: dict[str, np.ndarray], note: Note) -> None:
    """Support, reform and what is lost by serving one body twice, or not at all."""
    served = spread_support(w, c, p, note)
    given = served.sum(axis=0)
    taken_up, alone = saturating(given, p["capacity"]), saturating(served, p["capacity"]).sum()
    accepted = p["pace_disowned"] + (1 - p["pace_disowned"]) * new["legitimacy"][c]
    reform = new["reform"][c]
    grown = p["pace"] * taken_up / p["capacity"] * accepted * (1 - reform)
    reform = reform + p["every_weeks"] * (grown - p["decay"] * reform)
    note.case("more than reformed", reform > 1)
    note.case("less than nothing", reform < 0)
    note.case("nobody supports", given.sum() == 0)
    neglected = (given < p["neglected"] * given.mean()).mean() if given.sum() > 0 else 1.0
    note.term("neglected", neglected * given.sum())
    new["served"][:], new["reform"][c], new["neglected"][c] = served, clip(reform), neglected
    new["overlap"][c] = 1 - taken_up.sum() / alone if alone > 0 else 0.0


def police(w: Before, c: int, p: dict[str, float], new: dict[str, np.ndarray], note: Note) -> None:
    """Reformed police let law and security grow."""
    reform, here = new["reform"][c], w["districts.country"] == c
    force = reform[3:].mean()
    ahead = max(0, force - reform[JUSTICE])
    note.case("police ahead of courts", ahead > 0)
    in_step, informed = 1 - p["out_of_step"] * ahead, 1 - p["blind"] * (1 - reform[INTELLIGENCE])
    new["policing"][c] = force * in_step * informed * new["legitimacy"][c]
    for k, growth in ((LAW, p["law"]), (SECURITY, p["security"])):
        q = new["condition"][here, k]
        grown = q + p["every_weeks"] * growth * new["policing"][c] * (1 - w["districts.violence"][here]) * (1 - q)
        note.case(f"whole {DIMENSIONS[k]}", grown > 1)
        new["condition"][here, k] = clip(grown)


def reform_security(w: Before, week: int, note: Note) -> dict[str, object]:
    p = {key.split(".")[1]: value for key, value in w.p.items() if key.startswith("security_sector.")}
    names = "reform served discipline legitimacy policing breadth overlap neglected restraint mutinies barracks".split()
    new = {name: w[f"security_sector.{name}"].copy() for name in names} | {"condition": w["districts.condition"].copy()}
    new["barracks"][:], new["mutinies"][:] = 0, 0
    due = week % p["every_weeks"] == 0
    note.case("due", due)
    for c in range(len(w["government.predation"])):
        if w.on("mutiny"):
            mutiny(w, c, week, p, new, note)
        if due and w.on("security_sector"):
            security = w["effort.security_support"][:, c]
            asked = share(p["consultation"] * security.sum(), p["consultation_half"])
            new["breadth"][c] = 1 - (1 - heard(w, security + w["effort.justice_support"][:, c] > 0, note)) * (1 - asked)
            target = p["legitimacy_base"] + p["legitimacy_breadth"] * new["breadth"][c]
            target = target * (1 - p["legitimacy_predation"] * w["government.predation"][c])
            note.case("more than legitimate", target > 1)
            note.case("legitimacy at once", p["every_weeks"] * p["legitimacy_pace"] > 1)
            new["legitimacy"][c] += min(1, p["every_weeks"] * p["legitimacy_pace"]) * (clip(target) - new["legitimacy"][c])
            reform_bodies(w, c, p, new, note)
            police(w, c, p, new, note)
        if due and (w.on("security_sector") or w.on("mutiny")):
            keep_discipline(w, c, p, new, note)
    condition = new.pop("condition")
    return {f"security_sector.{name}": column for name, column in new.items()} | {"districts.condition": condition}


def support(world: object, week: int, _: np.random.Generator) -> None:
    """Supporters many, few or none; rooms of all kinds; armies unpaid; paces from slow to all at once."""
    rng = np.random.default_rng([week, int(1e9 * world.get("districts.condition").sum())])
    countries = len(world.get("government.predation"))
    anybody = rng.random(countries) < 0.8
    for path in ("effort.security_support", "effort.justice_support"):
        shape = world.get(path).shape
        many = anybody * rng.choice([0.0, 0.2, 0.5], countries)
        world.set(path, rng.random(shape) * (rng.random(shape) < many))
    for path in ("forums.seat", "forums.attendance", "beliefs.strength"):
        old = world.get(path)
        world.set(path, np.where(rng.random(old.shape) < 0.3, rng.random(old.shape), np.clip(old, 0, 1)))
    n = len(world.get("forums.depth"))
    world.set("forums.open", rng.random(n) < 0.7)
    for f in range(n):
        world.set(f"forums.terms[{f}].contact_group", float(rng.choice([0.0, 0.5, 1.0])))
    world.set("organisations.present", rng.random(len(world.get("organisations.id"))) < 0.8)
    reform = world.get("security_sector.reform")
    world.set("security_sector.reform", np.where(rng.random((len(reform), 1)) < 0.1, 1.0, reform))
    world.set("security_sector.discipline", rng.random(countries) * rng.choice([0.0, 0.2, 1.0]))
    world.set("government.revenue", rng.random(countries) * rng.choice([0.0, 0.1, 1.0]))
    world.set("security_sector.mutinies", np.full(countries, 3, dtype=np.int32))
    world.set("security_sector.barracks", rng.random(len(world.get("districts.id"))))
    world.set("districts.violence", np.minimum(1, world.get("districts.violence")))
    world.set_parameter("security_sector.mutiny", 0.2)
    world.set_parameter("security_sector.every_weeks", int(rng.choice([1, 4, 13, 52])))
    if rng.random() < 0.5:
        most_of = {"pace": 0.2, "decay": 0.05, "law": 0.1, "security": 0.1, "legitimacy_pace": 1.0, "discipline_pace": 1.0}
        for key, most in most_of.items():
            world.set_parameter(f"security_sector.{key}", most * rng.random())
    if rng.random() < 0.3:
        for key in ("legitimacy_base", "legitimacy_breadth", "discipline_reform", "discipline_pay"):
            world.set_parameter(f"security_sector.{key}", 0.9)
        world.set_parameter("security_sector.every_weeks", 52)
        for key, most in (("law", 0.1), ("security", 0.1), ("pace", 0.2), ("decay", 0.05 * rng.integers(0, 2))):
            world.set_parameter(f"security_sector.{key}", most)


def mostly_due(w: Before, week: int, rng: np.random.Generator) -> int:
    return week if week % 5 == 0 else week * int(w.p["security_sector.every_weeks"])


def test_security_bodies_are_reformed():
    switches = ["security_sector", "mutiny"]
    witness(
        "reform_security",
        reform_security,
        vary=["security_sector."],
        switches=switches,
        bases=[BASES[3], BASES[0], BASES[3], BASES[1], BASES[3], BASES[2], BASES[5]],
        n_worlds=28,
        households=100,
        weeks=mostly_due,
        prepare=support,
    )
