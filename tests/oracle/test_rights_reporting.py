"""Section 7.10 of the model page: reports on abuse press governments, which expel some of those who report."""

import numpy as np
from harness import ACTIVITIES, CAMPS, FAMILIES, Before, Note, clip, share, witness
from places import of_family, units

MONITORING, GOVERNMENT = ACTIVITIES.index("human_rights_monitoring"), CAMPS.index("government")


def voices_of(w: Before, note: Note) -> np.ndarray:
    """How loud each organisation reports."""
    monitors = np.zeros(len(w["organisations.id"]))
    reports = w["teams.activity"] == MONITORING
    np.add.at(monitors, w["teams.organisation"][reports], w["teams.presence"][reports].astype(float))
    tied = clip(w["structure.association"][:, GOVERNMENT])
    present = w["organisations.present"].astype(bool)
    note.term("monitors tied to the government", monitors * tied)
    note.term("monitors of who is absent", monitors * ~present)
    return present * (1 - tied) * share(monitors / units(w).sum(), w.p["reporting.voice_half"])


def leverage_of(w: Before, voices: np.ndarray, note: Note) -> float:
    """How far those who can lean on the government hear of it."""
    links = np.maximum(w["structure.information"], w["beliefs.strength"])
    np.fill_diagonal(links, 1.0)
    heard = (clip(links) * voices).max(axis=1)
    leans = of_family(w, "donor_diplomacy", "post") & w["organisations.present"].astype(bool)
    note.case("believed more than told", w["beliefs.strength"] > w["structure.information"])
    note.case("its own voice is the loudest", np.any(leans & (heard == voices) & (voices > 0)))
    power = (w["organisations.power"] * heard)[leans].sum()
    note.term("power", power)
    floor = w.p["reporting.leverage_floor"]
    return floor + (1 - floor) * share(power, w.p["reporting.leverage_half"])


def answer(w: Before, week: int, voices: np.ndarray, risk: float, note: Note) -> dict[str, object]:
    """Who is expelled."""
    p = {key.split(".")[1]: value for key, value in w.p.items() if key.startswith("reporting.")}
    civilian, voluntary = w["organisations.civilian"].astype(bool), w["organisations.voluntary"].astype(bool)
    barred_until = w["conduct.barred_until"].copy()
    signs = voices > 0
    if not signs.any():
        return {}
    foreign = (w["organisations.international_share"] > 0) & civilian & voluntary
    barred = week < barred_until
    own = (1 - p["joint"]) * voices**2 / (voices**2).sum() + p["joint"] * (1 - p["shared_risk"]) / signs.sum()
    drawn = w.uniform(w["organisations.id"], week, "expulsion")
    expelled = signs & foreign & ~barred & (drawn < risk * own)
    for name, spared in (("local", ~foreign), ("barred already", barred), ("silent", ~signs)):
        note.case(name, spared & (drawn < risk * own))
    note.case("expelled", expelled)
    barred_until[expelled] = week + p["barred_weeks"]
    return {"conduct.barred_until": barred_until, "conduct.expulsions": expelled.sum()}


def report_abuses(w: Before, week: int, note: Note) -> dict[str, object]:
    p = {key.split(".")[1]: value for key, value in w.p.items() if key.startswith("reporting.")}
    n = len(w["government.predation"])
    expected = {"conduct.expulsions": 0, "government.pressure": np.zeros(n)}
    if not w.on("rights_reporting"):
        return expected
    voices = voices_of(w, note)
    others = voices.sum() - voices.max()
    consistent = voices.max() + (p["alone"] + (1 - p["alone"]) * p["joint"]) * others
    pressure = share(consistent, p["voices_half"]) * leverage_of(w, voices, note)
    note.term("further voices", others)
    note.term("joint", p["joint"])
    expected["government.pressure"] = np.full(n, pressure)
    due = week > 0 and week % p["answer_weeks"] == 0
    note.case("due", due)
    note.case("first week", week == 0)
    if due and w.on("retaliation"):
        risk = p["retaliation"] * pressure * w["government.predation"].max()
        expected |= answer(w, week, voices, risk, note)
    return expected


def monitor(world: object, week: int, _: np.random.Generator) -> None:
    """Monitors of all or of few organisations of any kind, some of them absent or barred; governments that answer harshly."""
    rng = np.random.default_rng([week, int(1e9 * world.get("districts.condition").sum())])  # unlike in each world
    activity, n = world.get("teams.activity"), len(world.get("organisations.id"))
    world.set("teams.activity", np.where(rng.random(len(activity)) < 0.2, MONITORING, activity).astype(activity.dtype))
    if rng.random() < 0.8:
        diplomats = np.flatnonzero(world.get("organisations.family") == FAMILIES.index("donor_diplomacy"))
        few = np.append(rng.choice(np.unique(world.get("teams.organisation")), rng.choice([0, 3, 6, 10])), diplomats[: rng.integers(0, 3)])
        silent = (world.get("teams.activity") == MONITORING) & ~np.isin(world.get("teams.organisation"), few)
        world.set("teams.activity", np.where(silent, ACTIVITIES.index("relief"), world.get("teams.activity")).astype(activity.dtype))
    for path, most in (("present", 0.8), ("voluntary", 0.8), ("civilian", 0.5)):
        world.set(f"organisations.{path}", rng.random(n) < most)
    world.set("organisations.international_share", rng.random(n) * (rng.random(n) < 0.6))
    barred = rng.random(n)
    world.set("conduct.barred_until", np.where(barred < 0.35, 13 * rng.integers(1, 5, n), 0).astype(np.int32))
    world.set("conduct.expulsions", 7)
    for path in ("structure.association", "structure.information", "beliefs.strength"):
        ties = world.get(path)
        world.set(path, np.where(rng.random(ties.shape) < 0.2, 1.2 * rng.random(ties.shape), ties))
    world.set("government.predation", rng.random(len(world.get("government.predation"))) ** 0.2)
    world.set_parameter("reporting.leverage_floor", float(rng.choice([0, 0.5, 1])))
    world.set_parameter("reporting.joint", float(rng.choice([0, 0.5, 1])))
    world.set_parameter("reporting.retaliation", 5.0)
    world.set_parameter("reporting.answer_weeks", int(rng.choice([4, 13, 13])))
    world.set_parameter("reporting.voices_half", float(rng.choice([0.01, 0.01, 0.3])))


def mostly_due(w: Before, week: int, rng: np.random.Generator) -> int:
    return int(rng.choice([0, 0, 1, 2, 3, 4])) * int(w.p["reporting.answer_weeks"]) + int(rng.random() < 0.2)


def test_reports_press_and_are_answered():
    switches = ["rights_reporting", "retaliation"]
    witness(
        "report_abuses",
        report_abuses,
        vary=["reporting."],
        switches=switches,
        n_worlds=44,
        households=100,
        weeks=mostly_due,
        prepare=monitor,
    )
