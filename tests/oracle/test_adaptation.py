"""Section 7.1 of the model page, `review_structure`: a structure that is a rule over structures, and families' closeness."""

from __future__ import annotations

import numpy as np
from closeness import State, drawn_areas, publish, rooms_between_families, weigh
from forms import MISSION, forms_of, reconfigure
from harness import DIMENSIONS, NO_MISSION, Before, Note, door, fixture, shipped, witness

BELIEVED: list[str] = door.vocabulary["believed"]
SMALL_AREAS = ("adaptation.areas", "30")
BASES = [
    shipped("archetype_contested", "form_follows_function"),
    fixture("two_missions", "form_follows_function:placebo"),
    shipped("archetype_named_donors", "form_follows_function:half_template", SMALL_AREAS),
    shipped("archetype_fragmented", "two_feet_in", ("adaptation.weigh_costs", "0.7")),
    fixture("two_countries", "form_follows_function:placebo"),
    shipped("liberia_2003", "two_feet_out"),
]
NOBODY = 2**64 - 1


def believes(w: Before, reviewer: int, calm_weeks: float, note: Note) -> dict[str, float]:
    people = w["districts.people"] / w["districts.people"].sum()
    mean = dict(zip(DIMENSIONS, w["beliefs.mean"][reviewer].astype(float).reshape(len(DIMENSIONS), -1) @ people))
    hostility, m = w["beliefs.hostility"][reviewer], w["organisations.mission"][reviewer]
    components = w["organisations.present"] & (w["organisations.mission"] == m) & np.isin(w["organisations.family"], MISSION)
    tasks = int((w["organisations.mandate"][components] >= w.p["adaptation.task_mandate"]).any(axis=0).sum())
    activities = bin(w[f"missions[{m}].tasks"]).count("1") if m != NO_MISSION else len(w["approaches.yield"][0])
    note.case("few activities", activities < tasks)
    return {
        "hostility": hostility,
        "robust_mandate": w[f"missions[{m}].mandate_robust"] if m != NO_MISSION else 0.0,
        "mandated_tasks": min(tasks, activities),
        "countries": len(set(w["districts.country"][w["districts.mission"] == m])),
        "calm_weeks": calm_weeks,
        "security": mean["security"],
        "consolidation": 0.5 * (mean["security"] + mean["political"]) * (1 - hostility),
        "government_capacity": 0.5 * (mean["political"] + mean["rule_of_law"]),
    }


def holds(w: Before, case: int, believed: dict[str, float], note: Note) -> bool:
    met = []
    while f"rule.cases[{case}].when[{len(met)}].value" in w.columns:
        at = f"rule.cases[{case}].when[{len(met)}]."
        value, bound = believed[BELIEVED[w[at + "what"]]], w[at + "value"]
        met.append([value > bound, value >= bound, value < bound, value <= bound][w[at + "how"]])
        note.case(f"bound {w[at + 'how']}", met[-1])
        note.case(BELIEVED[w[at + "what"]], met[-1])
    return not met or (any(met) if w[f"rule.cases[{case}].any"] else all(met))


def first_case(w: Before, n_cases: int) -> int:
    starts = [c for c in range(n_cases) if w[f"rule.cases[{c}].use"] == w["rule.start"]]
    return max(starts, key=lambda c: w[f"rule.cases[{c}].most_intensity"], default=n_cases)


def any_other(w: Before, uses: list[int], who: int, week: int, note: Note) -> int:
    others = [c for c, form in enumerate(uses) if form != w["reconfiguration.in_force"]]
    return others[int(w.uniform(who, week, "random_structure")[0] * len(others))] if others else 0


def review_form(w: Before, now: State, reviewer: int, n_cases: int, week: int, note: Note) -> None:
    """The case that this review chooses, and what follows from it."""
    forms, who = forms_of(w), w["organisations.id"][reviewer]
    names = [form["name"] for form in forms]
    uses = [names.index(w[f"rule.cases[{c}].use"]) for c in range(n_cases)]
    believed = believes(w, reviewer, float(now["reconfiguration.calm_weeks"]), note)
    wish = next(c for c in range(n_cases) if holds(w, c, believed, note) or c == n_cases - 1)
    chosen, again = w["reconfiguration.chosen"], wish == w["reconfiguration.pending"]
    agreed = w["reconfiguration.agreed"] + 1 if again else 1
    now |= {"reconfiguration.agreed": agreed, "reconfiguration.pending": wish}
    note.case("wished again", again)
    note.case("agreed", agreed >= w["rule.reviews_agree"])
    note.case("wished what is in force", wish == chosen)
    if wish == chosen or agreed < w["rule.reviews_agree"]:
        return
    kept = w.uniform(who, week, "template_kept")[0] < w["rule.template_bias"]
    note.case("kept", kept)
    if kept:
        return
    note.case("no case was in force", chosen == n_cases)
    moves = chosen == n_cases or uses[chosen] != uses[wish]
    note.case("moves", moves)
    put = any_other(w, uses, who, week, note) if w["rule.random"] and moves else wish
    note.case("another than the rule's", put != wish)
    now |= {"reconfiguration.chosen": wish, "reconfiguration.most_intensity": w[f"rule.cases[{put}].most_intensity"]}
    if moves:
        reconfigure(w, now, forms, uses[put], week, note)


def start(w: Before, now: State, n_cases: int, note: Note) -> None:
    n = int(w.p["adaptation.areas"])
    chosen = first_case(w, n_cases) if n_cases else 0
    if chosen < n_cases:
        now["reconfiguration.most_intensity"] = w[f"rule.cases[{chosen}].most_intensity"]
    now |= {"reconfiguration.area": drawn_areas(w, n), "reconfiguration.wanted": np.ones((n, len(DIMENSIONS))),
            "reconfiguration.intensity": np.full((n, len(DIMENSIONS)), now["reconfiguration.most_intensity"]),
            "reconfiguration.chosen": chosen, "reconfiguration.pending": chosen}  # fmt: skip
    note.case("a case of the start", chosen < n_cases)


def reviewed(w: Before, reviewer: int, note: Note) -> int:
    """Row of the mission whose review counts."""
    m = w["organisations.mission"][reviewer]
    own = m != NO_MISSION and w[f"missions[{m}].deployed"]
    note.case("the reviewer's own mission", own)
    return m if own else 0


def review_structure(w: Before, week: int, note: Note) -> State:
    columns = ["forums.attendance", "forums.crosses", "forums.depth", "forums.interval_weeks", "forums.open", "forums.seat",
               "organisations.present", "reconfiguration.intensity", "reconfiguration.area", "reconfiguration.most_intensity"]  # fmt: skip
    now: State = {name: w[name] for name in [*columns, *(path for path in w.columns if path.startswith("forums.terms["))]}
    now |= {"reconfiguration.changes": 0, "reconfiguration.cost": 0.0}
    n_cases, weighs = w.rows("rule.cases"), w.p["adaptation.weigh_costs"] > 0
    note.case("adapts or weighs", n_cases > 0 or weighs)
    note.case("on", w.on("adaptation"))
    if not w.on("adaptation") or (n_cases == 0 and not weighs):
        return now
    note.case("the very start", week == 0)
    if week == 0:
        start(w, now, n_cases, note)
        now["forums.crosses"] = rooms_between_families(now, w["organisations.family"])
        publish(w, now, note)
        return now
    reviewer = w["structure.reviewer"]
    if reviewer == NOBODY:
        return now
    calm = w["beliefs.hostility"][reviewer] < w.p["adaptation.calm_hostility"]
    note.case("calm", calm)
    now["reconfiguration.calm_weeks"] = w["reconfiguration.calm_weeks"] + 1 if calm else 0.0
    m = reviewed(w, reviewer, note)
    note.case("due", w[f"missions[{m}].review_due"])
    if not w[f"missions[{m}].review_due"]:
        return now
    if n_cases:
        review_form(w, now, reviewer, n_cases, week, note)
    now["forums.crosses"] = rooms_between_families(now, w["organisations.family"])
    loosen(w, now, reviewer, n_cases, w[f"missions[{m}].n_reviews"] == 1, week, note)
    publish(w, now, note)
    return now


def loosen(w: Before, now: State, reviewer: int, n_cases: int, first: bool, week: int, note: Note) -> None:
    loose, flexible = w.p["adaptation.loose_intensity"], w.p["adaptation.flexible"]
    if n_cases:
        note.case("by area", w["rule.by_area"])
        if not w["rule.by_area"]:
            now["reconfiguration.intensity"] = np.full(w["reconfiguration.intensity"].shape, now["reconfiguration.most_intensity"])
            return
        at_once = w["rule.random"] or w["rule.reviews_agree"] <= 1
        weigh(w, now, reviewer, week, {"loose": loose, "pace": 1.0, "random": w["rule.random"], "at_once": at_once}, note)
        return
    note.case("the first review of a structure that does not adapt", first)
    note.case("flexible", flexible > 0)
    if first or flexible > 0:
        loose = 1 - w.p["adaptation.weigh_costs"] * (1 - loose)
        weigh(w, now, reviewer, week, {"loose": loose, "pace": 1.0 if first else flexible, "random": False, "at_once": first}, note)


def make_reviews(world: door.World, week: int, _: np.random.Generator) -> None:
    rng = np.random.default_rng(int(2**32 * world.uniform(np.array([1], dtype=np.uint32), 0, "resampling")[0]))  # another in each world
    columns, some = world.all(), lambda probability: bool(rng.random() < probability)
    n_cases = len([path for path in columns if path.startswith("rule.cases[") and path.endswith("].use")])
    for path, value in columns.items():
        if path.endswith(".review_due"):
            world.set(path, some(0.85))
        elif path.endswith(".n_reviews"):
            world.set(path, int(rng.choice([1, 2, 5])))
        elif path.startswith("missions[") and path.endswith(".tasks"):
            world.set(path, int(rng.choice([value, 0, 3, 16])))
        elif path.startswith("missions[") and path.endswith(".deployed"):
            world.set(path, some(0.85))
        elif path.startswith("rule.cases[") and path.endswith(".what"):
            what = BELIEVED.index("mandated_tasks") if some(0.2) else int(rng.integers(len(BELIEVED)))
            high = {"mandated_tasks": 7, "countries": 3, "calm_weeks": 6}.get(BELIEVED[what])
            world.set(path, what)
            world.set(path.replace(".what", ".value"), float(rng.random() if high is None else rng.integers(high)))
        elif path.startswith("rule.cases[") and path.endswith(".how"):
            world.set(path, int(rng.integers(4)))
        elif path.startswith("rule.cases[") and path.endswith((".any", ".most_intensity")):
            world.set(path, some(0.5) if path.endswith("any") else float(rng.choice([0.3, 0.7, 1])))
    parameters = world.parameters()
    loose = parameters["adaptation.loose_intensity"]
    intensities = [1.0, loose if n_cases else 1 - parameters["adaptation.weigh_costs"] * (1 - loose), 0.3, 0.7]
    shape = columns["reconfiguration.wanted"].shape
    world.set("reconfiguration.wanted", rng.choice(intensities, shape))
    if n_cases:
        world.set("reconfiguration.chosen", int(rng.integers(n_cases + 1)))
        world.set("reconfiguration.pending", int(rng.integers(n_cases)))
        world.set("reconfiguration.agreed", int(rng.integers(3)))
        world.set("reconfiguration.most_intensity", float(rng.choice([0.3, 0.7, 1])))
        world.set("rule.reviews_agree", int(rng.choice([1, 1, 2])))
        world.set("rule.by_area", some(0.8))
        world.set("rule.template_bias", float(rng.choice([0, 0.5])))
        uses = [columns[f"rule.cases[{c}].use"] for c in range(n_cases)]
        world.set("rule.start", str(rng.choice([*uses, "none of these"])))
    mission = columns["organisations.mission"]
    if columns["structure.reviewer"] != NOBODY and some(0.2):  # as a coordinator
        mission[columns["structure.reviewer"]] = NO_MISSION
        world.set("organisations.mission", mission)
    lay_out_forms(world, week, rng)
    world.set("reconfiguration.calm_weeks", float(rng.integers(10)))
    appeals = columns["money.accounts.appeals"]
    world.set("money.accounts.appeals", np.where(rng.random(len(appeals)) < 0.5, 1.0, appeals))
    held = columns["money.accounts.held"]
    world.set("money.accounts.held", np.where(rng.random(len(held)) < 0.5, 1e9, held))
    for name in ("stated", "private_commitment"):
        world.set(f"forums.{name}", rng.random(columns[f"forums.{name}"].shape))
    for path in columns:
        if path.startswith("forums.role["):
            world.set(path, rng.random(columns[path].shape))
    world.set("beliefs.hostility", columns["beliefs.hostility"] * rng.choice([0.2, 1]))
    for m in range(len([path for path in columns if path.endswith(".review_due")])):
        world.set(f"missions[{m}].mandate_robust", float(rng.random()))
    effect = np.array(world.parameters()["delivery.effect"])
    effect[rng.integers(len(effect))] *= 0
    world.set_parameter("delivery.effect", effect.tolist())
    for key, high in (("adaptation.time_weight", 5), ("adaptation.hostility_weight", 5), ("adaptation.changed_link", 0.5)):
        world.set_parameter(key, float(rng.random() * high))


def lay_out_forms(world: door.World, week: int, rng: np.random.Generator) -> None:
    """Rooms that have not begun, that are over, that only inform; and people who stand nowhere."""
    for path, value in world.all(with_forms=True).items():
        if path.startswith("forms[") and path.endswith(".spec.terms.from"):
            world.set(path, int(rng.choice([0, 0, week, week + 1])))
        elif path.startswith("forms[") and path.endswith(".spec.terms.until"):
            world.set(path, int(rng.choice([0, 0, week, week + 1])))
        elif path.startswith("forms[") and path.endswith(".present"):
            world.set(path, value & (rng.random(len(value)) < 0.7))
        elif path.startswith(("forms[", "forums.terms[")) and path.endswith(".contact_group"):
            world.set(path, float(rng.choice([0, 0.5, 1])))


def some_starts(w: Before, week: int, rng: np.random.Generator) -> int:
    return 0 if w["reconfiguration.agreed"] == 0 and rng.random() < 0.3 else week


def test_structures_change_and_loosen_as_the_page_says():
    vary = ["adaptation.", "coordination.burden_", "coordination.meeting_cost", "observation.prior_precision"]
    witness("review_structure", review_structure, vary=vary, switches=["adaptation"], bases=BASES, prepare=make_reviews, weeks=some_starts,
            n_worlds=72, households=100)  # fmt: skip
