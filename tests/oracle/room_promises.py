"""Section 7.4 of the model page, rooms: second best, commitment, roles in whole teams, what is left open."""

import numpy as np
from harness import ACTIVITIES, Before, Note, clip
from rooms import Room, breadths, by_cell, contact_only, filled, here, power_of_convenors, scaled_wish, shares


def field_that_takes_part(w: Before, room: Room) -> float:
    """Share of the teams of its field."""
    field = room.scope.reshape(-1, len(ACTIVITIES)).max(axis=0) > 0
    of_field = (w["organisations.competence"][:, field] > w.p["rooms.in_field"]).any(axis=1) & here(w)
    teams, engaged = w["organisations.active_teams"] * of_field, np.zeros(len(of_field))
    engaged[room.rows] = room.engaged
    return float((teams * engaged).sum() / teams.sum()) if teams.sum() > 0 else 0.0


def tolerance(w: Before, room: Room, trust: np.ndarray, inclusion: float, note: Note) -> np.ndarray:
    """(member) τ"""
    convenes = w["forums.convenes"][room.f]
    trusted = trust[room.rows] @ convenes / convenes.sum() if convenes.sum() > 0 else np.full(len(room.rows), 0.5)
    note.case("convened", convenes.sum() > 0)
    bought = 1 + w.p["rooms.buy_in"] * (2 * inclusion - 1) * w.on("inclusion")
    note.term("buy-in", bought - 1)
    note.case("least tolerance", bought < 0.1)
    own = w.p["coordination.tolerance_dependent"] + w["organisations.autonomy"][room.rows]
    return w.p["coordination.tolerance"] * own * (w.p["coordination.tolerance_distrusting"] + trusted) * max(0.1, bought)


def conflict(w: Before, room: Room) -> np.ndarray:
    """(member) of principles with what takes sides."""
    return w.p["coordination.principle_weight"] * (w["organisations.neutrality"] * w["beliefs.hostility"])[room.rows]


def second_best(w: Before, room: Room, plan: np.ndarray, wish: np.ndarray, tau: np.ndarray, note: Note) -> tuple[np.ndarray, float]:
    """What is left of the plan, not scaled, and its sum."""
    theta = w.p["rooms.second_best"]
    if theta <= 0:
        return plan, 1.0
    own, asked = scaled_wish(room, wish, breadths(room, wish, room.scope)), shares(w, room, plan)
    beyond = clip(1 - own / np.where(asked > 0, asked, np.inf))
    politicised = by_cell(w, np.array(w.p["coordination.politicised"]))
    apart = beyond ** w.p["coordination.role_exponent"] + conflict(w, room)[:, None] * politicised
    bearable = (-np.log(max(theta, 1e-9)) * tau)[:, None]
    room.near = room.near or bool(((np.abs(apart - bearable) < 1e-6 * bearable) & (asked > 0)).any())
    refused = ((apart > bearable) & (asked > 0)).any(axis=0)
    note.case("refused", refused & (plan > 0))
    note.term("principle in cells", conflict(w, room)[:, None] * politicised * (asked > 0))
    kept = np.where(refused, 0.0, plan)
    return kept, float(clip(kept.sum()))


def pressure(w: Before, room: Room, note: Note) -> np.ndarray:
    """(member)"""
    feels = w["organisations.power_sensitivity"][room.rows]
    unmoved = 1 - feels * power_of_convenors(w, room.f)[room.rows]
    pays = (w["structure.funding"][np.ix_(room.rows, room.rows)] > 0) & ~(w["forums.convenes"][room.f, room.rows] > 0)[None, :]
    pays &= ~np.eye(len(room.rows), dtype=bool)
    over = w["power.over"][np.ix_(room.rows, room.rows)].T  # (member, payer)
    payers = np.where(pays, 1 - feels[:, None] * room.engaged[None, :] * over, 1.0).prod(axis=1)
    note.term("payers press", 1 - payers)
    note.term("convenors press", 1 - unmoved)
    return room.press * clip(1 - unmoved * payers)


def commitments(
    w: Before, room: Room, plan: np.ndarray, wish: np.ndarray, agreed: float, tau: np.ndarray, note: Note
) -> dict[str, np.ndarray]:
    """(member) of each column that says what members mean, feel and state."""
    cells = plan > 0 if w.p["rooms.second_best"] > 0 else room.scope
    breadth = breadths(room, wish, cells)
    overlap = np.minimum(scaled_wish(room, wish, breadth), shares(w, room, plan)).sum(axis=1)
    left_out = (breadth <= 0) & (agreed < 1)
    note.case("left out", left_out)
    unlike = np.where(left_out, 0.0, clip(1 - overlap))
    principle = (plan @ by_cell(w, np.array(w.p["coordination.politicised"]))) * conflict(w, room)
    note.term("principle", principle)
    delta = unlike ** w.p["coordination.role_exponent"] + principle
    note.case("divergence is whole", delta > 1)
    private, felt = np.exp(-clip(delta) / tau), pressure(w, room, note)
    stated = private + (1 - private) * felt * w.on("false_coherence")
    convenes = w["forums.convenes"][room.f]
    blind = 1 - convenes @ w["organisations.power_sensitivity"] / convenes.sum() if convenes.sum() > 0 else 1.0
    believed = blind * (1 - w.p["rooms.count_private"])
    note.term("false coherence", stated - private)
    note.term("seen through", (stated - private) * (1 - believed))
    return {"private_commitment": private, "pressure": felt, "stated": stated, "counted": private + (stated - private) * believed}


def team_share(w: Before, room: Room) -> float:
    return float((w["organisations.active_teams"][room.rows] * room.engaged).sum())


def takers(w: Before, room: Room, week: int) -> np.ndarray:
    """Members as they take turns."""
    which = int(w["forums.id"][room.f])
    return np.argsort(w.uniform(w["organisations.id"][room.rows], week, "turn", which), kind="stable")


def assigned(w: Before, room: Room, plan: np.ndarray, agreed: float, week: int, note: Note) -> np.ndarray:
    """(member, cell) share of own teams that is assigned there, team by team. What is missing is a float in the core too."""
    own = w["organisations.active_teams"][room.rows]
    competence = w["organisations.competence"][room.rows]
    best = competence.max(axis=0)
    able = competence * (1 - w.p["rooms.comparative_advantage"] * (1 - competence / np.where(best > 0, best, 1)))
    access = np.repeat(w["association.access"][room.rows], len(ACTIVITIES), axis=1)
    able = np.where(plan > 0, by_cell(w, able) * access, 0.0)
    placed = w["forums.placed"][room.rows]
    stays = w.p["coordination.persistence"] * np.minimum(1, placed.astype(float) * own[:, None])
    note.term("stays", stays)
    note.term("comparative advantage", w.p["rooms.comparative_advantage"] * (1 - competence / np.where(best > 0, best, 1)))
    understood = by_cell(w, 1 - np.array(w.p["rooms.vague"]) * (1 - w.p["rooms.shared_definitions"]))
    missing = (plan.astype(float) * team_share(w, room) * agreed).astype(np.float32)
    role, left = np.zeros(able.shape, dtype=np.float32), own * agreed
    order = [m for m in takers(w, room, week) if own[m] > 0]
    while order:
        going_on = []
        for m in order:
            gain = able[m] * (np.maximum(0, missing).astype(float) + stays[m])
            c = int(np.argmax(gain))
            note.case("nothing is left to do", gain[c] <= 0)
            if gain[c] <= 0:
                continue
            team = min(1.0, left[m])
            role[m, c] += np.float32(team / own[m])
            if role[m, c] >= placed[m, c]:
                stays[m, c] = 0
            missing[c] -= np.float32(team * understood[c])
            left[m] -= team
            if left[m] > 0:
                going_on.append(m)
        order = going_on
    note.case("more than enough", missing < 0)
    return role


def roles(w: Before, room: Room, plan: np.ndarray, agreed: float, week: int, note: Note) -> np.ndarray:
    """(member, cell)"""
    sure = min(1.0, w.p["approach.agreed_roles"])
    note.term("roles not agreed", 1 - sure)
    return sure * assigned(w, room, plan, agreed, week, note) + (1 - sure) * agreed * shares(w, room, plan.astype(float))


def left_open(
    w: Before, room: Room, plan: np.ndarray, role: np.ndarray, counted: np.ndarray, agreed: float
) -> tuple[np.ndarray, np.ndarray]:
    """(cell) teams that the room counts on; teams that it believes are missing."""
    teams = counted * room.engaged * w["organisations.active_teams"][room.rows]
    promised = teams @ role
    return promised, plan * team_share(w, room) * agreed - promised


def trust_in_person(w: Before, due: np.ndarray, note: Note) -> np.ndarray:
    """After all that meet this week, one room after another."""
    trust, others = w["organisations.trust"], ~np.eye(len(here(w)), dtype=bool)
    for f in np.flatnonzero(due):
        there = filled(w, f)
        informal = w.p["rooms.face_trust"] * w[f"forums.terms[{f}].face_time"] * there
        depth = (1 - contact_only(w, f)) * w["forums.depth"][f]
        wants = (w["organisations.desired_depth"] - depth) / 3
        lacks = w.p["rooms.frustration"] * there * clip(wants) * (1 - w[f"forums.terms[{f}].goals_upfront"]) * w.on("frustration")
        grown = trust + informal[:, None] * there[None, :] * (1 - trust)
        fallen = grown - lacks[:, None] * w["forums.convenes"][f][None, :] * grown
        note.term("face to face", informal[:, None] * there[None, :])
        note.term("frustration", lacks[:, None] * w["forums.convenes"][f][None, :])
        note.case("wants more", wants > 0)
        moved = others & ((informal > 0) | (lacks > 0))[:, None]
        trust = np.where(moved, np.clip(fallen, 0.02, 0.98), trust)
    return trust


def judged(w: Before, room: Room, trust: np.ndarray, note: Note) -> tuple[np.ndarray, np.ndarray]:
    """(member) how far it did what it was assigned; trust of all after the room has judged."""
    f, trust, agreed = room.f, trust.copy(), w["forums.agreed"][room.f]
    done = np.minimum(w[f"forums.role[{f}]"][room.rows].astype(float), w["forums.placed"][room.rows]).sum(axis=1)
    done = done / agreed if agreed > 0 else np.zeros(len(done))
    note.case("all was agreed", agreed >= 1)
    for i, o in enumerate(room.rows):
        has_teams = w["organisations.active_teams"][o] >= 0.5
        note.case("has teams", has_teams)
        if not has_teams:
            continue
        stated, others = w["forums.stated"][f, o], room.rows[room.rows != o]
        short = stated - done[i] - w.p["coordination.enacted_expected"]
        note.case("short", short > 0)
        note.case("did more", done[i] > stated)
        unseen = max(w.p["coordination.judged_unseen"], w.p["approach.joint_monitoring"])
        sight = np.maximum(unseen, clip(w["beliefs.strength"][others, o]))
        note.case("seen", clip(w["beliefs.strength"][others, o]) > unseen)
        old = trust[others, o]
        lost, won = w.p["coordination.trust_loss"] * short * old, w.p["coordination.trust_gain"] * min(done[i], stated) * (1 - old)
        trust[others, o] = np.clip(old + sight * (-lost if short > 0 else won), 0.02, 0.98)
        convenors = np.flatnonzero((w["forums.convenes"][f] > 0) & (np.arange(len(trust)) != o))
        felt = w["forums.pressure"][f, o] * (1 - w["forums.private_commitment"][f, o])
        fall = w.p["coordination.trust_pressure"] * w["forums.convenes"][f, convenors] * felt
        note.term("pressure costs trust", fall)
        trust[o, convenors] = np.clip(trust[o, convenors] - fall, 0.02, 0.98)
    return done, trust
