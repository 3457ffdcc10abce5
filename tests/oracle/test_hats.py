"""Section 7.3 of the model page: attention of persons to their functions, and what follows for links and rooms."""

from pathlib import Path

import numpy as np
from harness import BASES, ROOT, Before, Note, shipped, witness

NOBODY = 2**64 - 1
TRANSITION = 4
CABINET, BACK_OFFICES, JOINT_OFFICE = 0, 1, 2


def load(w: Before, note: Note) -> float:
    """Persons that one function takes."""
    outside = w["groups.outside"].max(initial=0)
    displaced = w["residents.displaced_here"].sum() / max(1, w["residents.households"].sum())
    hands_over = any(w[f"missions[{m}].phase"] == TRANSITION for m in range(w.rows("missions")))
    parts = [w.p["hats.load_hostility"] * outside, w.p["hats.load_displaced"] * displaced, w.p["hats.load_transition"] * hands_over]
    for name, part in zip(("hostility", "displaced", "transition"), parts, strict=True):
        note.term(name, part)
    return w.p["hats.load"] + sum(parts)


def persons(w: Before, post: str, each: float, ready: float, further: float, note: Note) -> np.ndarray:
    """(function) at work on it."""
    n, backed, office = int(w[f"{post}.n_hats"]), w[f"{post}.backed"], w[f"{post}.office"]
    asked = [w[f"{post}.hats[{j}].share"] for j in range(n)]
    at_work = (w[f"{post}.capacity"] - backed) * ((1 - w.p["hats.even"]) * np.array(asked) + w.p["hats.even"] / n)
    back = office == BACK_OFFICES
    note.case("back offices", back)
    at_work = at_work + back * backed * ready / n
    helpers = (not back) * backed * ready + further
    undone = np.maximum(0, each - at_work)
    note.term("several with work left over", (undone > 0).sum() - 1)
    note.case("all is done", undone.sum() <= helpers)
    answered = min(1, helpers / undone.sum()) if undone.sum() > 0 else 0
    return at_work + answered * undone


def attend(w: Before, week: int, note: Note) -> dict[str, np.ndarray]:
    """Attention of posts and functions, and what further offices cost."""
    every, changed, settled = int(w.p["hats.every_weeks"]), w["reconfiguration.changed"], w["reconfiguration.settled"]
    never = np.iinfo(np.int32).max
    disturbed = changed != never and week < settled
    note.case("disturbed", disturbed)
    calm = w["reconfiguration.attention"] if disturbed else 1.0
    since, weeks = week if changed == never else week - changed, w.p["hats.office_weeks"]
    ready = min(1, since / weeks) if weeks > 0 else 1
    note.case("office at work", ready == 1)
    each, found = load(w, note), {"post_attention": w["post_attention"].copy(), "hat_attention": np.ones(len(w["organisations.id"]))}
    found |= {path: w[path].copy() for path in ("organisations.spent", "money.accounts.held", "money.accounts.budget")}
    for row in range(w.rows("structure.posts")):
        post = f"structure.posts[{row}]"
        n, fills = int(w[f"{post}.n_hats"]), w[f"{post}.organisations"]
        note.case("in force", n > 0)
        if n == 0:
            continue
        found["post_attention"][row] = found["hat_attention"][fills] = calm
        if not w.on("hats") or each <= 0:
            continue
        further = w.p["structure.support_discount"] * w.p["hats.support"] * ready * (n > 1)
        note.term("further office", further)
        share = np.minimum(1, persons(w, post, each, ready, further, note) / each)
        note.case("full attention", share == 1)
        found["post_attention"][row] = found["hat_attention"][fills] = calm * share.mean()
        for j in range(n):
            if (o := w[f"{post}.hats[{j}].organisation"]) != NOBODY:
                found["hat_attention"][o] = calm * share[j]
        if further > 0 and len(fills) and week % every == 0:
            charge(w, found, fills[0], w.p["hats.support"] * w.p["hats.support_cost"] * every, note)
    return found


def charge(w: Before, found: dict[str, np.ndarray], payer: int, due: float, note: Note) -> None:
    gifts = w["money.accounts.appeals"][payer] > 0
    held = found["money.accounts.held"][payer]
    note.case("of gifts", gifts)
    if gifts:
        note.case("beyond what is held", due > held)
        due = min(due, held)
        found["money.accounts.held"][payer] -= due
    else:
        found["money.accounts.budget"][payer] += due
    found["organisations.spent"][payer] += due


def best_paths(w: Before, network: str, passes: np.ndarray) -> np.ndarray:
    """(station, station) largest product of links from one to the other; relays lose attention."""
    n = len(passes)
    links, found = np.zeros((n, n)), 0
    while f"{(at := f'structure.{network}.links[{found}]')}.from" in w.columns:
        links[w[f"{at}.from"], w[f"{at}.to"]] = w[f"{at}.strength"]
        found += 1
    best, kept = np.eye(n), np.tile(passes, (n, 1))
    np.fill_diagonal(kept, 1)
    while True:
        further = np.maximum(best, ((best * kept)[:, :, None] * links).max(axis=1))
        if np.array_equal(further, best):
            return best
        best = further


def relay(w: Before, post_attention: np.ndarray, note: Note) -> dict[str, object]:
    post, station = w["structure.post_of_station"], w["structure.station_of"]
    manned = post != NOBODY
    passes = np.where(manned, post_attention[np.where(manned, post, 0)], 1.0)
    heard = best_paths(w, "informs", passes)
    alone = np.where(manned, 1.0, w.p["structure.within_family_information"])
    heard[np.arange(len(alone)), np.arange(len(alone))] = alone
    stands = station != NOBODY
    note.case("stands somewhere", stands)
    at = np.where(stands, station, 0)
    information = np.where(stands[:, None] & stands, heard[np.ix_(at, at)].T, 0)
    np.fill_diagonal(information, 0)
    speaker, listeners = w["structure.speaker"], [w["structure.listener"], *w["structure.listeners"]]
    spoken = best_paths(w, "informs_or_meets", passes)
    voices = [0.0 if NOBODY in (speaker, who) else spoken[speaker, who] for who in listeners]
    note.case("a voice", np.array(voices) > 0)
    return {"structure.information": information, "structure.voice": voices[0], "structure.voices": np.array(voices[1:])}


def accepted(w: Before, f: int, note: Note) -> float:
    convenes, filled = w["forums.convenes"][f], w["forums.seat"][f] * w["forums.attendance"][f]
    note.case("nobody leads", convenes.sum() <= 0)
    if convenes.sum() <= 0:
        return 0.0
    members = np.where(convenes > 0, 0, filled)
    note.case("nobody follows", members.sum() <= 0)
    if members.sum() <= 0:
        return 1.0
    shares = convenes / convenes.sum()
    note.case("several lead", (shares**2).sum() < 1 - 1e-9)
    return members @ w["organisations.trust"] @ shares / members.sum() * np.sqrt((shares**2).sum())


def slowness(w: Before, row: int, note: Note) -> float:
    """How much longer a person takes to decide."""
    post, p = f"structure.posts[{row}]", {name: w.p[f"headquarters.{name}"] for name in
                                          ("delay", "joint_office", "slow", "escalation", "political_leadership")}  # fmt: skip
    joint = w[f"{post}.office"] == JOINT_OFFICE and w[f"{post}.backed"] > 0
    led = f"{post}.principals[0].weight" in w.columns
    note.case("joint office", joint)
    note.case("reports to somebody, and is slower for it", led and p["escalation"] * p["political_leadership"] > 0.3)
    note.term("conflict", p["delay"] * w["headquarters.conflict"][row])
    note.term("little support", p["slow"] * (1 - w["headquarters.support"]))
    note.term("escalation", led * p["escalation"] * p["political_leadership"])
    conflict = w["headquarters.conflict"][row] * (1 - p["joint_office"] * joint)
    return 1 + p["delay"] * conflict + p["slow"] * (1 - w["headquarters.support"]) + led * p["escalation"] * p["political_leadership"]


def rooms(w: Before, hats: np.ndarray, note: Note) -> dict[str, object]:
    attention, leadership, interval = (w[f"forums.{name}"].copy() for name in ("attention", "leadership", "interval_weeks"))
    near = np.zeros(len(interval), dtype=bool)
    posts = range(w.rows("structure.posts"))
    slow = [slowness(w, row, note) if w.on("headquarters") else 1.0 for row in posts]
    fills = [w[f"structure.posts[{row}].organisations"] for row in posts]
    for f, convenes in enumerate(w["forums.convenes"]):
        by_post = [convenes[who].sum() for who in fills]
        weight = sum(by_post)
        note.case("convened by a post", weight > 0)
        attention[f] = sum((convenes[who] * hats[who]).sum() for who in fills) / weight if weight > 0 else 1.0
        leadership[f] = 1 - w.p["hats.leadership"] * (1 - accepted(w, f, note)) * w.on("leadership")
        written = f"structure.forums[{f}].spec.interval_weeks"
        if written in w.columns:
            pace = w[written] * (np.dot(by_post, slow) / weight if weight > 0 else 1) + 0.5
            interval[f], near[f] = int(pace), abs(pace - round(pace)) < 1e-6
    return {"forums.attention": attention, "forums.leadership": leadership, "forums.interval_weeks": interval,
            "near": {"forums.interval_weeks": near}}  # fmt: skip


def wear_hats(w: Before, week: int, note: Note) -> dict[str, object]:
    due = week % int(w.p["hats.every_weeks"]) == 0
    changes = week in (w["reconfiguration.changed"], w["reconfiguration.settled"])
    note.case("due", due)
    note.case("changes", changes and not due)
    if not due and not changes:
        return {}
    found = attend(w, week, note)
    return found | relay(w, found["post_attention"], note) | rooms(w, found["hat_attention"], note)


def head_without_superior(folder: Path) -> str:
    """A structure whose head of mission reports to nobody."""
    file = folder / "unled.toml"
    about = [f'{what} = "x"' for what in ("title", "description")]
    line = 'reports_to = [{ from = "SRSG", to = "DPKO", weight = 0 }]'
    told = [f'extends = "{ROOT}/scenarios/models/two_feet_out.toml"', "[model]", 'name = "unled"', *about]
    told += ['sources = ["x"]', "[edges]", line]
    file.write_text("\n".join(told) + "\n")
    return str(file)


def test_a_person_has_one_attention(tmp_path: Path):
    def some_due(w: Before, week: int, rng) -> int:
        every = int(w.p["hats.every_weeks"])
        changes = [w[f"reconfiguration.{name}"] % 1000 for name in ("changed", "settled")]
        return int(rng.choice([every, 2 * every, 3 * every, week, *changes]))

    def change(world, week: int, rng) -> None:
        rng = np.random.default_rng([week, int(1e6 * world.get("districts.violence").sum())])  # not alike in worlds of one week
        if rng.random() < 0.6:
            world.set("reconfiguration.changed", int(rng.integers(1, 12)))
            world.set("reconfiguration.settled", int(rng.integers(12, 40)))
            world.set("reconfiguration.attention", float(rng.random()))
        world.set("missions[0].phase", TRANSITION if rng.random() < 0.5 else 2)
        world.set("headquarters.conflict", rng.random(len(world.get("headquarters.conflict"))))
        world.set("headquarters.support", float(rng.random()))
        world.set_parameter("hats.even", float(rng.random() * (rng.random() < 0.5)))
        appeals = world.get("money.accounts.appeals")
        world.set("money.accounts.appeals", np.where(rng.random(len(appeals)) < 0.5, 1.0, 0.0))
        held = world.get("money.accounts.held")
        world.set("money.accounts.held", rng.choice([1e3, 1e7], len(held)))
        world.set_parameter("headquarters.political_leadership", float(rng.random()))
        world.set_parameter("headquarters.escalation", float(4 * rng.random()))
        world.set_parameter("hats.support", float(rng.random() * (rng.random() < 0.8)))
        for path in [path for path in world.all() if path.startswith("structure.posts")]:
            if path.endswith(".office"):
                world.set(path, int(rng.choice([CABINET, BACK_OFFICES, JOINT_OFFICE])))
            if path.endswith(".backed") and rng.random() < 0.3:
                world.set(path, 0.0)
            if path.endswith(".n_hats") and rng.random() < 0.1:
                world.set(path, 0)
        convenes = world.get("forums.convenes")
        world.set("forums.convenes", convenes * (rng.random((len(convenes), 1)) < 0.9))

    further = [shipped("archetype_contested", structure) for structure in ("form_follows_function", *2 * [head_without_superior(tmp_path)])]
    vary = ["hats.", "headquarters.", "structure.support_discount", "structure.within_family"]
    witness("wear_hats", wear_hats, bases=[*BASES, *further], vary=vary, switches=["hats", "headquarters", "leadership"], weeks=some_due,
            prepare=change, n_worlds=44)  # fmt: skip
