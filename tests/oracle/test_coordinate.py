"""Section 7.4 of the model page: rooms that are due judge deeds, plan, take commitments and assign teams.

What rooms do stands in rooms.py (up to the plan) and room_promises.py (what follows from it).
"""

import numpy as np
import room_promises as after
import rooms
from harness import Before, Note, witness

PER_MEMBER = ["private_commitment", "pressure", "stated", "counted"]


def core_after(w: Before, week: int) -> dict[str, np.ndarray]:
    """The rooms of the core after the phase, from a run that is taken back."""
    if "the core" not in w.columns:
        old = w._world.all()
        w._world.run("coordinate", week)
        new = w._world.all()
        for path, value in old.items():
            if not np.array_equal(np.asarray(value), np.asarray(new[path])):
                w._world.set(path, value)
        w.columns["the core"] = {path: value for path, value in new.items() if path.startswith("forums.")}  # type: ignore[assignment]
    return w.columns["the core"]  # type: ignore[return-value]


def confirmed(found: np.ndarray, own: np.ndarray, near: bool, what: str) -> np.ndarray:
    """What the core has, once it agrees with the oracle to single precision, in which it holds wishes, plans and roles: teams go one
    by one to where most is missing, so that what follows would part with the core at some turn if it began a rounding off."""
    found, own = np.atleast_1d(found), np.atleast_1d(own)
    apart = ~np.isclose(found, own, rtol=2e-5, atol=2e-6)
    assert near or not apart.any(), f"{what}: {found[apart][:3]}, the oracle says {own[apart][:3]} ({apart.sum()} of {apart.size} differ)"
    return found


def opened(w: Before, week: int, note: Note) -> np.ndarray:
    begins = np.array([w[f"forums.terms[{f}].from"] for f in range(len(w["forums.id"]))])
    ends = np.array([w[f"forums.terms[{f}].until"] for f in range(len(w["forums.id"]))])
    is_open = w["forums.open"].astype(bool)
    note.case("begins", (begins > 0) & (begins == week) & ~is_open)
    note.case("ends", (ends > 0) & (ends == week) & is_open)
    return (is_open | ((begins > 0) & (begins == week))) & ~((ends > 0) & (ends == week))


class Columns:
    """Copies of the columns that rooms write."""

    def __init__(self, w: Before) -> None:
        self.w, self.new, self.near = w, {}, {}

    def __getitem__(self, path: str) -> np.ndarray:
        if path not in self.new:
            self.new[path] = np.array(self.w[path], dtype=float)
        return self.new[path]

    def mark(self, path: str, row: int | slice) -> None:
        self.near.setdefault(path, np.zeros(self[path].shape, dtype=bool))[row] = True


def promise_nothing(columns: Columns, room: rooms.Room, members: np.ndarray) -> None:
    """Whoever is not among these."""
    absent = np.setdiff1d(np.arange(columns["forums.stated"].shape[1]), members)
    for name in ("private_commitment", "stated", "counted"):
        columns[f"forums.{name}"][room.f, absent] = 0
    columns[f"forums.role[{room.f}]"][absent] = 0


def break_up(columns: Columns, room: rooms.Room) -> None:
    promise_nothing(columns, room, np.array([], dtype=int))
    for path, row in ((f"forums.plan[{room.f}]", 0), ("forums.promised", room.f), ("forums.unfilled", room.f)):
        columns[path][row] = 0


def loosened(w: Before, room: rooms.Room, note: Note) -> np.ndarray | float:
    crosses, intensity = bool(w["forums.crosses"][room.f]), w["forums.cell_intensity"].astype(float)
    note.case("families work together loosely", len(intensity) > 0 and crosses)
    return intensity if len(intensity) and crosses else 1.0


def meet(w: Before, room: rooms.Room, columns: Columns, known: dict, week: int, note: Note) -> None:
    """One room forms its plan and what follows from it."""
    f, wish, trust, core = room.f, known["wish"], columns["organisations.trust"], core_after(w, week)
    plan = rooms.plan_by_power(w, room, wish, note)
    if plan is None:
        return break_up(columns, room)
    plan = rooms.fit(w, room, plan, known["framework"], rooms.other_tracks(w, room, known["open"], note), note)
    plan = rooms.consensus(w, room, plan, wish, note)
    inclusion = after.field_that_takes_part(w, room)
    tau = after.tolerance(w, room, trust, inclusion, note)
    kept, agreed = after.second_best(w, room, plan, wish, tau, note)
    agreed = confirmed(core["forums.agreed"][f], agreed, room.near, "agreed")[0]
    columns["forums.inclusion"][f], columns["forums.agreed"][f] = inclusion, agreed
    nothing_agreed = w.p["rooms.second_best"] > 0 and agreed < w.p["rooms.least_agreed"]
    note.case("nothing is agreed", nothing_agreed)
    if nothing_agreed:
        return break_up(columns, room)
    plan = confirmed(core[f"forums.plan[{f}]"][0], kept / agreed, room.near, "plan")
    committed = after.commitments(w, room, plan, wish, agreed, tau, note)
    for name, values in committed.items():
        columns[f"forums.{name}"][f, room.rows] = confirmed(core[f"forums.{name}"][f, room.rows], values, room.near, name)
    role = after.roles(w, room, plan, agreed, week, note)
    promised, missing = after.left_open(w, room, plan, role, committed["counted"], agreed)
    loose = loosened(w, room, note)
    columns[f"forums.role[{f}]"][room.rows] = role * loose
    columns[f"forums.plan[{f}]"][0], columns["forums.promised"][f], columns["forums.unfilled"][f] = plan, promised, missing * loose
    promise_nothing(columns, room, room.rows)


def mask(columns: Columns, room: rooms.Room) -> None:
    for path, row in [(f"forums.{name}", room.f) for name in [*PER_MEMBER, "agreed", "promised", "unfilled"]]:
        columns.mark(path, row)
    for path in (f"forums.plan[{room.f}]", f"forums.role[{room.f}]"):
        columns.mark(path, slice(None))


def coordinate(w: Before, week: int, note: Note) -> dict[str, object]:
    columns, is_open = Columns(w), opened(w, week, note)
    due = is_open & (week % w["forums.interval_weeks"] == 0)
    columns.new["organisations.trust"] = after.trust_in_person(w, due, note)
    columns.new["forums.open"] = is_open
    note.case("due", due)
    if not w.on("planning"):
        return columns.new
    gathered = [rooms.gather(w, f, note) for f in np.flatnonzero(due) if rooms.plans(w, f)]
    meeting = [room for room in gathered if len(room.rows) >= 2]
    note.case("too few", [len(room.rows) < 2 for room in gathered])
    for room in meeting:
        columns["forums.leverage"][room.f] = room.leverage
    if meeting:
        hold(w, meeting, columns, is_open, week, note)
    return columns.new | {"near": columns.near}


def hold(w: Before, meeting: list[rooms.Room], columns: Columns, is_open: np.ndarray, week: int, note: Note) -> None:
    goals = rooms.shared_goals(w, is_open, note)
    if w.p["approach.shared_vision"] > 0:
        columns.new["forums.goals"] = goals
    sits = np.zeros(len(goals), dtype=bool)
    for room in meeting:
        sits[room.rows] = True
    wish = rooms.wishes(w, goals, note)
    columns["forums.wish"][sits] = wish[sits]
    for room in meeting:
        first, grace = week < w["forums.interval_weeks"][room.f], week < w.p["coordination.grace"]
        note.case("first meeting", first)
        note.case("grace", grace)
        if not first and not grace:
            done, trust = after.judged(w, room, columns["organisations.trust"], note)
            columns["forums.enacted"][room.f, room.rows], columns.new["organisations.trust"] = done, trust
    known = {"wish": wish, "open": is_open, "framework": rooms.framework(w, is_open)}
    for room in meeting:
        meet(w, room, columns, known, week, note)
        if room.near:
            mask(columns, room)


WEEKS = [0, 4, 8, 13, 26, 52]


def some_week(w: Before, week: int, rng: np.random.Generator) -> int:
    rng = np.random.default_rng(int(w.uniform(3, week, "shock")[0] * 2**32))
    return int(rng.choice([*WEEKS, week]))


def rooms_of_all_kinds(world, week: int, rng: np.random.Generator) -> None:
    """Terms, powers, depths and turnout of rooms at random; deeds and promises worth judging."""
    rng = np.random.default_rng(int(world.uniform([1], week, "shock", 0, False)[0] * 2**32))
    n_forums, n = world.get("forums.seat").shape
    for f in range(n_forums):
        for field in ("goals_upfront", "face_time", "preparation"):
            world.set(f"forums.terms[{f}].{field}", float(rng.random() if rng.random() < 0.7 else 0.0))
        world.set(f"forums.terms[{f}].contact_group", float(rng.choice([0.0, 0.0, 0.3, 1.0], p=[0.4, 0.4, 0.15, 0.05])))
        for field in ("from", "until"):
            world.set(f"forums.terms[{f}].{field}", int(rng.choice([0, 0, 0, 0, *WEEKS])))
    world.set("forums.rule", (rng.random(n_forums) < 0.2).astype(np.int32))
    world.set("forums.power", rng.random(n_forums))
    for name in ("attention", "leadership", "agreed"):
        world.set(f"forums.{name}", np.where(rng.random(n_forums) < 0.5, 1.0, rng.random(n_forums)))
    for name in ("stated", "counted", "private_commitment", "pressure"):
        world.set(f"forums.{name}", rng.random((n_forums, n)) * (world.get("forums.seat") > 0))
    if rng.random() < 0.3:
        world.set("organisations.power", 0.1 * world.get("organisations.power"))
    world.set("organisations.trust", np.clip(rng.uniform(-0.1, 1.1, (n, n)), 0.02, 0.98))
    if rng.random() < 0.4:
        world.set("forums.cell_intensity", rng.random(world.get("forums.wish").shape[1]).astype(np.float32))
        world.set("forums.crosses", rng.random(n_forums) < 0.7)
    world.set_parameter("coordination.consensus_rounds", int(rng.integers(0, 5)))
    world.set_parameter("coordination.role_exponent", float(rng.uniform(1, 4)))
    world.set_parameter("rooms.second_best", 0.0)
    if rng.random() < 0.5:
        half_agreed(world, rng)
    for key in ("coordination.politicised", "rooms.vague"):
        world.set_parameter(key, [float(x) for x in rng.random(14) * (rng.random(14) < 0.7)])


SWITCHES = ["planning", "frustration", "false_coherence", "inclusion", "linked_tracks", "levels_of_government"]


def half_agreed(world, rng: np.random.Generator) -> None:
    """Some of a plan is agreed, and principles are in conflict."""
    settings = {
        "rooms.second_best": rng.choice([0.02, 0.1, 0.3, 0.6]),
        "rooms.least_agreed": rng.choice([1e-6, 0.001, 0.05, 0.5]),
        "coordination.principle_weight": rng.uniform(1, 4),
        "coordination.tolerance": rng.uniform(0.1, 1),
        "rooms.buy_in": rng.uniform(0, 2),
    }
    for key, value in settings.items():
        world.set_parameter(key, float(value))
    world.set("beliefs.hostility", rng.random(len(world.get("beliefs.hostility"))))


def test_rooms_do_as_the_page_says():
    vary = ["coordination.", "rooms.", "approach."]
    options = {"vary": vary, "switches": SWITCHES, "prepare": rooms_of_all_kinds, "weeks": some_week}
    # No access at all for many would leave shares of plans that tie at 0.
    witness("coordinate", coordinate, n_worlds=28, keep=["association.access"], **options)
