"""Section 7.10 of the model page: what a government does to its people, and what becomes of it."""

import numpy as np
from harness import DIMENSIONS, Before, Note, clip, witness


def govern(w: Before, week: int, note: Note) -> dict[str, object]:
    p, n = w.p, len(w["government.predation"])
    people = np.array([w["districts.people"] * (w["districts.country"] == c) for c in range(n)])

    def mean(column: np.ndarray) -> np.ndarray:
        return people @ column / people.sum(axis=1)

    violence, capacity = mean(w["districts.violence"]), mean(w["districts.state_capacity"])
    law, rights = (mean(w["districts.condition"][:, DIMENSIONS.index(d)]) for d in ("rule_of_law", "human_rights"))
    welfare, trust = mean(w["residents.district_welfare"]), mean(w["residents.district_legitimacy"])
    predation, corruption, pressure = (w[f"government.{name}"] for name in ("predation", "corruption", "pressure"))
    revenue, honours, obstruction = (w[f"government.{name}"] for name in ("revenue", "honours", "obstruction"))

    amplified = 1 + w.on("state_amplifies_abuse") * p["governing.amplification"] * capacity
    threatened = 1 + p["governing.threat"] * violence
    watched = 1 - p["governing.monitoring"] * pressure
    meant = (p["governing.abuse_floor"] + p["governing.abuse_predation"] * predation) * amplified * threatened * watched
    restrained = 1 - w["security_sector.restraint"]
    note.case("abuse above 1", meant * restrained > 1)
    for name, term in (("amplified", amplified - 1), ("threatened", threatened - 1), ("watched", watched - 1)):
        note.term(name, term)
    note.term("restrained", w["security_sector.restraint"])
    note.term("less restrained than at the start", np.minimum(w["security_sector.restraint"], 0))

    earned = (p["governing.revenue_base"] + p["governing.revenue_welfare"] * welfare) * (1 - violence)
    cleaned = p["governing.corruption_pace"] * law * (1 - predation)
    left = corruption * (1 - cleaned)
    kept = 1 - p["governing.honour_predation"] * predation
    criticised = p["governing.obstruction_criticism"] * pressure * predation
    opposed = clip(w["government.obstruction_start"] + criticised)
    impunity = w.on("impunity") * p["governing.impunity"] * capacity * left * (1 - pressure) * (1 - predation)
    reform = p["governing.reform"] * (law + rights) / 2
    note.term("impunity", impunity)
    note.term("reform", reform)
    note.term("criticism", criticised)
    revenue = revenue + p["governing.revenue_pace"] * (earned - revenue)
    obstruction = obstruction + p["governing.obstruction_pace"] * (opposed - obstruction)
    note.case("revenue above 1 stands", revenue > 1)
    note.case("obstruction above 1", w["government.obstruction_start"] + criticised > 1)
    return {
        "government.abuse": clip(meant * restrained),
        "government.revenue": revenue,
        "government.corruption": left,
        "government.honours": honours + p["governing.honour_pace"] * (kept - honours),
        "government.obstruction": obstruction,
        "government.predation": predation + predation * (impunity - reform),
        "government.legitimacy": trust,
    }


def provoke(world: object, week: int, rng: np.random.Generator) -> None:
    """In some worlds reports press governments that prey on their people, and welfare is taxed, as far as it goes."""
    if rng.random() < 0.3:
        world.set("districts.violence", 0.1 * world.get("districts.violence"))
        for name in ("predation", "pressure", "obstruction", "obstruction_start"):
            world.set(f"government.{name}", np.maximum(world.get(f"government.{name}"), rng.random(1) ** 0.2))
        most = {"revenue_base": 1.0, "revenue_welfare": 2.0, "revenue_pace": 1.0, "obstruction_criticism": 2.0, "obstruction_pace": 0.2}
        for key, value in most.items():
            world.set_parameter(f"governing.{key}", value)


def test_governments_act_as_the_page_says():
    witness("govern", govern, vary=["governing."], switches=["state_amplifies_abuse", "impunity"], prepare=provoke, n_worlds=80)
