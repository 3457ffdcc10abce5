"""Section 7.3 of the model page: what headquarters want, know and leave to the field."""

from itertools import combinations

import numpy as np
from harness import DIMENSIONS, Before, Note, clip, witness

NOBODY = 2**64 - 1


def cosine(a: np.ndarray, b: np.ndarray) -> float:
    """1 where one of them is nothing."""
    size = np.sqrt((a @ a) * (b @ b))
    return float(clip(a @ b / size)) if size > 0 else 1.0


def priorities(w: Before, note: Note) -> np.ndarray:
    """(headquarters, dimension)"""
    p, own = w.p, w["structure.lines.priorities"]
    agreed = (1 - p["headquarters.integration"]) * own + p["headquarters.integration"] * own.mean(axis=0)
    highest = np.array(p["headquarters.highest"])
    note.case("a highest level", highest.sum() > 0)
    note.term("integration", p["headquarters.integration"])
    note.term("political leadership", p["headquarters.political_leadership"])
    if highest.sum() <= 0:
        return agreed
    return agreed + p["headquarters.political_leadership"] * (highest / highest.sum() - agreed)


def principals(w: Before, path: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    while f"{(at := f'{path}[{len(found)}]')}.weight" in w.columns:
        found.append({name: w[f"{at}.{name}"] for name in ("superior", "weight", "commands", "line")})
    return found


def wanted(principal: dict[str, object], all_priorities: np.ndarray, own: np.ndarray, note: Note) -> np.ndarray:
    line = np.asarray(principal["line"])
    left = max(0.0, 1 - line.sum())
    note.case("free to its own mandate", left > 1e-9)
    return line @ all_priorities + left * own


def directive(w: Before, o: int, above: np.ndarray, note: Note) -> np.ndarray:
    own, authority = w["organisations.mandate"][o], w.p["headquarters.authority"]
    lines = principals(w, f"structure.lines.principals[{o}]")
    asked, followed, lined = np.zeros(len(DIMENSIONS)), 0.0, 0.0
    for line in lines:
        persuades = line["superior"] != NOBODY and not line["commands"]
        note.case("persuades", persuades)
        trust = w["organisations.trust"][o, line["superior"]] if persuades else 1.0
        weight = line["weight"] * (authority + (1 - authority) * trust)
        asked, followed, lined = asked + weight * wanted(line, above, own, note), followed + weight, lined + line["weight"]
    note.case("lines beyond one", lined > 1)
    whole = max(1.0, lined)
    return (asked + (whole - followed) * own) / whole


def conflict(w: Before, post: int, above: np.ndarray, note: Note) -> float:
    fills = w[f"structure.posts[{post}].organisations"]
    own = w["organisations.mandate"][fills[0]] if len(fills) else np.zeros(len(DIMENSIONS))
    total = weight = 0.0
    for one, other in combinations(principals(w, f"structure.posts[{post}].principals"), 2):
        both = one["weight"] * other["weight"]
        total += both * (1 - cosine(wanted(one, above, own, note), wanted(other, above, own, note)))
        weight += both
    note.case("several principals", weight > 0)
    return total / weight if weight > 0 else 0.0


def of_field(w: Before, week: int, above: np.ndarray, note: Note) -> dict[str, object]:
    """What headquarters ask of each organisation and decide for it."""
    p = {name.split(".", 1)[1]: value for name, value in w.p.items() if name.startswith("headquarters.")}
    asked, mistrust = w["headquarters.directive"].copy(), w["headquarters.mistrust"].copy()
    pull, overrides, delegated = np.zeros((3, len(mistrust)))
    kept = 1 - p["rotation_trust"] * p["two_way_rotation"]
    for o in np.flatnonzero(w["organisations.present"]) if w.on("headquarters") else []:
        asked[o] = directive(w, o, above, note)
        work = w["effort.by_organisation"][o].reshape(len(DIMENSIONS), -1).sum(axis=1)
        note.case("works", work.sum() > 0)
        believed = p["mistrust"] + p["mistrust_distance"] * (1 - cosine(work, asked[o]))
        note.case("wholly mistrusted", believed > 1)
        mistrust[o] += p["mistrust_pace"] * (kept * clip(believed) - mistrust[o])
        if week == 0:
            mistrust[o] = kept * p["mistrust"]
        autonomy = w["organisations.autonomy"][o]
        bound = 1 - autonomy - p["delegation"] * (1 - autonomy)
        pull[o], overrides[o] = p["directive"] * bound, clip(p["micro_planning"] * bound * mistrust[o])
        delegated[o] = p["delegation_time"] * p["delegation"]
    note.term("delegated", delegated)
    note.case("first week", week == 0)
    note.case("present", w["organisations.present"])
    return {"headquarters.directive": asked, "headquarters.mistrust": mistrust, "headquarters.pull": pull,
            "headquarters.overrides": overrides, "headquarters.delegated": delegated}  # fmt: skip


def direct(w: Before, week: int, note: Note) -> dict[str, object]:
    p, works = w.p, w.on("headquarters")
    due = week % int(p["headquarters.every_weeks"]) == 0
    note.case("due", due)
    if not due:
        return {}
    above = priorities(w, note)
    pairs = [cosine(one, other) for one, other in combinations(above, 2)]
    support = p["headquarters.support"] * (1 - p["headquarters.integration_cost"] * p["headquarters.integration"]) if works else 1.0
    fresh = p["headquarters.rotation_knowledge"] * p["headquarters.two_way_rotation"]
    believed, reported = (w[path].astype(float) for path in ("beliefs.mean", "headquarters.reported"))
    note.term("fresh", fresh)
    posts = [conflict(w, post, above, note) if works else 0.0 for post in range(w.rows("structure.posts"))]
    return of_field(w, week, above, note) | {
        "headquarters.coherence": np.mean(pairs) if pairs else 1.0, "headquarters.defection": p["headquarters.defection"],
        "headquarters.support": support, "headquarters.deployment_slowness": 1 + p["headquarters.slow"] * (1 - support),
        "headquarters.conflict": np.array(posts), "headquarters.reported": believed,
        "headquarters.known": (1 - fresh) * reported + fresh * believed}  # fmt: skip


def test_headquarters_direct_the_field():
    def some_due(w: Before, week: int, rng) -> int:
        every = int(w.p["headquarters.every_weeks"])
        return int(rng.choice([0, every, every, 2 * every, week]))

    def bend_lines(world, week: int, rng) -> None:
        for path, value in world.all().items():
            if path.startswith("structure.") and path.endswith(".line"):
                world.set(path, value * rng.choice([0.6, 1.0]))
        world.set("headquarters.reported", rng.random(world.get("headquarters.reported").shape))
        world.set_parameter("headquarters.highest", list((rng.random() < 0.7) * rng.random(len(DIMENSIONS))))
        world.set_parameter("headquarters.mistrust", float(rng.random()))

    witness("direct", direct, vary=["headquarters."], switches=["headquarters"], weeks=some_due, prepare=bend_lines, n_worlds=20)
