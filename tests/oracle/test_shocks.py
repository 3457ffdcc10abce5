"""Section 7.1 of the model page: drought and epidemics strike districts."""

from harness import DIMENSIONS, Before, Note, witness


def strike(w: Before, week: int, note: Note) -> dict[str, object]:
    condition, shock = w["districts.condition"].copy(), w["districts.shock"] * w.p["shocks.persistence"]
    who = w["districts.id"]
    struck = (w.uniform(who, week, "shock") < w.p["shocks.probability"]) & w.on("shocks")
    lost = struck * w.p["shocks.severity"] * w.uniform(who, week, "shock", 1)
    note.case("struck", struck)
    note.term("development", lost * w.p["shocks.development_share"])
    condition[:, DIMENSIONS.index("humanitarian")] *= 1 - lost
    condition[:, DIMENSIONS.index("development")] *= 1 - lost * w.p["shocks.development_share"]
    return {"districts.shock": shock + lost, "districts.condition": condition}


def test_shocks_strike_as_the_page_says():
    witness("strike", strike, vary=["shocks."], switches=["shocks"], n_worlds=40)
