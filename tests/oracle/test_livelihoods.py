"""Section 7.6 of the model page: private investment and jobs for the young."""

import numpy as np
from harness import DIMENSIONS, Before, Note, clip, share, witness

SECURITY, LAW, DEVELOPMENT = (DIMENSIONS.index(name) for name in ("security", "rule_of_law", "development"))


def make_jobs(w: Before, week: int, note: Note) -> dict[str, object]:
    p = {key.split(".")[1]: value for key, value in w.p.items() if key.startswith("livelihoods.")}
    due = week % p["every_weeks"] == 0
    note.case("due", due)
    if not (due and w.on("livelihoods")):
        return {}
    condition, violence, weeks = w["districts.condition"].copy(), w["districts.violence"], p["every_weeks"]
    corruption = w["government.corruption"][w["districts.country"]]
    safe = condition[:, SECURITY] * (1 - p["investment_lawless"] * (1 - condition[:, LAW])) * (1 - p["investment_corruption"] * corruption) * np.exp(-p["investment_fear"] * violence)
    investment = w["livelihoods.investment"]
    flees = safe < investment
    pace = np.where(flees, p["flight"], 1) * p["investment_pace"] * weeks
    note.case("investment all at once", pace > 1)
    investment = investment + np.minimum(1, pace) * (safe - investment)
    note.case("investment falls", flees)

    work = p["labour_share"] * w["effort.total"][:, DEVELOPMENT] / (w["districts.people"] / 1e5)
    hired = p["from_work"] * share(work, p["work_half"])
    found = p["own_account"] + p["from_development"] * condition[:, DEVELOPMENT] + p["from_investment"] * investment + hired
    offered = clip(found * (1 - p["violence_cost"] * violence))
    jobs = w["livelihoods.jobs"]
    jobs = jobs + np.minimum(1, p["pace"] * weeks) * (offered - jobs)
    young = w["livelihoods.young"]
    usual = p["youth_share"] * (1 - p["usual_jobs"])
    idle = young * (1 - jobs)
    built = condition[:, DEVELOPMENT] + p["investment_builds"] * weeks * investment * (1 - condition[:, DEVELOPMENT])
    condition[:, DEVELOPMENT] = clip(built)
    note.term("work by hand", hired)
    note.case("jobs for all", found * (1 - p["violence_cost"] * violence) > 1)
    note.case("jobs all at once", p["pace"] * weeks > 1)
    note.case("development whole", built > 1)
    note.case("work for all is usual", usual <= 0)
    return {
        "livelihoods.investment": investment,
        "livelihoods.jobs": jobs,
        "livelihoods.pull": p["recruits"] * (idle / usual - 1) if usual > 0 else 0 * idle,
        "livelihoods.income": p["income"] * (jobs - p["usual_jobs"]),
        "districts.condition": condition,
    }


def pace_out(world: object, week: int, rng: np.random.Generator) -> None:
    """Updates from every week to once a year; in some worlds so seldom, and paces so high, that all is closed at once."""
    world.set_parameter("livelihoods.every_weeks", int(rng.choice([1, 4, 4, 13, 52])))
    world.set("effort.total", world.get("effort.total") * rng.choice([1, 1, 10]))
    if rng.random() < 0.3:
        world.set_parameter("livelihoods.every_weeks", 52)
        for key, most in (("investment_builds", 0.1), ("pace", 0.2), ("own_account", 1.0)):
            world.set_parameter(f"livelihoods.{key}", most)
    if rng.random() < 0.3:
        world.set_parameter("livelihoods.usual_jobs", 1.0)


def mostly_due(w: Before, week: int, rng: np.random.Generator) -> int:
    return week if week % 5 == 0 else week * int(w.p["livelihoods.every_weeks"])


def test_jobs_follow_safety_and_work():
    witness("make_jobs", make_jobs, vary=["livelihoods."], switches=["livelihoods"], weeks=mostly_due, prepare=pace_out)
