"""Section 7.7 of the model page: what people are told, and what is known of what they think."""

import numpy as np
from harness import ACTIVITIES, Before, Note, clip, share, witness

INFORMATION = ACTIVITIES.index("public_information")


def inform_public(w: Before, week: int, note: Note) -> dict[str, object]:
    p = {key.split(".")[1]: value for key, value in w.p.items() if key.startswith("information_work.")}
    unlike = w.on("public_information")
    office = p["common_office"] if unlike else 0.0
    work = np.zeros(len(w["organisations.id"]))
    np.add.at(work, w["teams.organisation"], np.where(w["teams.activity"] == INFORMATION, w["teams.presence"].astype(float), 0.0))
    one_voice = ((work / work.sum()) ** 2).sum() if work.sum() > 0 else 1.0
    consistent = office + (1 - office) * one_voice if unlike else 1.0
    spent = p["office_time"] * office
    note.term("time of the office", spent)
    note.case("nobody informs", work.sum() == 0)
    note.case("several inform", one_voice < 1)
    informed = share(consistent * (1 - spent) * w["effort.public_information"] / (w["districts.people"] / 1e5), p["half"])

    expected: dict[str, object] = {"opinion.informed": informed}
    asked = week % p["survey_weeks"] == 0
    note.case("asked", asked)
    if asked:
        trust = w["residents.district_trust_mission"]
        people, bias = p["survey_people"] * (1 + office), p["survey_bias"] * (1 - p["survey_office"] * office)
        error = w.normal(w["districts.id"], week, "survey") * np.sqrt(trust * (1 - trust) / people + bias**2)
        expected["opinion.surveyed"] = clip(trust + error * unlike)
        note.case("nobody says so", trust + error < 0)
        note.case("all say so", trust + error > 1)
    return expected


def fall_silent(world: object, week: int, rng: np.random.Generator) -> None:
    """Offices of all kinds; in some worlds nobody informs the public any more, but for what was done. Means of trust stay such."""
    world.set("residents.district_trust_mission", np.minimum(1, world.get("residents.district_trust_mission")))
    world.set("effort.public_information", world.get("effort.public_information") + rng.random(len(world.get("districts.id"))))
    world.set_parameter("information_work.common_office", float(rng.choice([0.0, rng.random(), rng.random(), 1.0])))
    if week % 4 == 3:
        activity = world.get("teams.activity")
        world.set("teams.activity", np.where(activity == INFORMATION, ACTIVITIES.index("relief"), activity))


def mostly_asked(w: Before, week: int, rng: np.random.Generator) -> int:
    return week if week % 4 == 0 else 13


def test_the_public_is_informed_and_asked():
    witness(
        "inform_public",
        inform_public,
        vary=["information_work."],
        switches=["public_information"],
        weeks=mostly_asked,
        prepare=fall_silent,
    )
