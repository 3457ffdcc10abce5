"""Section 7.11 of the model page: donors' attention and promises, accounts, common funds, visibility."""

from __future__ import annotations

import numpy as np

from harness import ACTIVITIES, CAMPS, DIMENSIONS, FAMILIES, NEVER, VIOLENCE, Before, Note, clip, door, share, witness

FUNDS: list[str] = door.vocabulary["common_fund"]
FAST, QUICK = FUNDS.index("rapid_response"), FUNDS.index("quick_impact")
PLANNING = door.vocabulary["forum_depth"].index("planning")
SHOWN = [ACTIVITIES.index(name) for name in ("relief", "recovery", "quick_impact_project", "ddr")]

State = dict[str, np.ndarray]  # columns of money, as the phase moves them


def of_family(w: Before, *names: str) -> np.ndarray:
    return np.isin(w["organisations.family"], [FAMILIES.index(name) for name in names])


def per_unit(w: Before, path: str) -> np.ndarray:
    return w[path] / (w["districts.people"] / 1e5)


def follow_news(w: Before, at: State, note: Note) -> None:
    kinds = [VIOLENCE.index(name) for name in ("government_against_civilians", "groups_against_civilians", "communal")]
    fled = w["residents.n_fled"] * w["households.people_per_household"]
    heavy = (w["events.deaths"][:, kinds].sum() + w.p["funding.news_flight"] * fled) / (w["districts.people"].sum() / 1e5)
    news = w.p["funding.news"] * share(heavy, w.p["funding.news_half"])
    half_life = w.p["funding.attention_half_life"] * w["money.donors.patience"] * (1 + w.p["publics.informed"])
    note.case("news", news > 0)
    note.term("flight is news", fled * w.p["funding.news_flight"])
    ceiling = w.p["funding.attention_ceiling"]
    for name, floor, woken in (("attention", "attention_floor", 1), ("staying", "recovery_floor", w.p["funding.news_recovery"])):
        above = (at[f"donors.{name}"] - w.p[f"funding.{floor}"]) * 0.5 ** (1 / half_life)
        faded = w.p[f"funding.{floor}"] + above
        heard = faded + news * woken * (ceiling - faded)
        note.case(f"{name} at the ceiling", heard > ceiling)
        if w.on("attention_decay"):
            at[f"donors.{name}"] = clip(heard, 0, ceiling)


def arrive(w: Before, at: State, on_gifts: np.ndarray, note: Note) -> None:
    comes = at["accounts.promised"] * -np.expm1(-1 / w["money.accounts.lag"]) * on_gifts
    at["accounts.promised"] -= comes
    at["accounts.held"] += comes
    cost, revenue = w["money.accounts.weekly_cost"], w["money.accounts.own_revenue"]
    lacks = np.maximum(0, w.p["funding.reserve_weeks"] * cost - at["accounts.held"])
    offered = cost * (revenue + w.p["funding.direct"])
    own = np.minimum(lacks, offered) * (on_gifts & (revenue > 0))
    note.case("the reserve is nearly full", (lacks < offered)[own > 0])
    note.term("revenue", own)
    at["accounts.held"] += own
    at["accounts.budget"] += own


def meetings(w: Before, note: Note) -> np.ndarray:
    filled = np.minimum(1, w["forums.seat"]) * w["forums.attendance"]
    note.case("room open", w["forums.open"])
    return w.p["funding.meeting_cost"] * (filled * w["forums.open"][:, None] / w["forums.interval_weeks"][:, None]).sum(axis=0)


def spend(w: Before, at: State, on_gifts: np.ndarray, note: Note) -> None:
    present, teams, cost = w["organisations.present"], w["organisations.active_teams"], w["organisations.team_cost"]
    work = teams * cost * np.where(w["organisations.military"], 1, w.p["funding.overhead"])
    reports, meet = work * w["money.accounts.reporting"], meetings(w, note)
    transport = w["money.accounts.moves"] * w["money.accounts.move_charge"]
    more = np.maximum(0, teams - w["money.accounts.level"]) * on_gifts
    start_up = more * cost * w.p["funding.start_up_weeks"]
    due = work + reports + meet + transport + start_up
    paid = np.where(on_gifts, np.minimum(due, at["accounts.held"]), due) * present
    note.case("out of money", (paid < due)[present & on_gifts])
    for name, term in {"reports": reports, "meetings": meet, "transport": transport, "start-up": start_up}.items():
        note.term(name, term * present)
    part = np.divide(paid, due, out=np.zeros_like(due), where=due > 0)
    staff = work * np.minimum(1, w["organisations.coordination_share"])
    at["organisations.spent"] += paid
    at["accounts.held"] -= paid * on_gifts
    at["accounts.budget"] += paid * ~on_gifts
    at["accounts.meetings"] += part * (meet + reports + staff)
    at["accounts.repaid"] = at["accounts.repaid"] + (transport * part).sum()
    at["accounts.level"] = np.where(present, teams, at["accounts.level"])
    at["accounts.moves"] = np.where(present, 0, at["accounts.moves"])


def armed_mission_here(w: Before) -> bool:
    def here(m: int) -> bool:
        at = f"missions[{m}]."
        return bool(w[at + "armed"] and w[at + "deployed"] and w[at + "arrived"] and w[at + "left_week"] == NEVER)

    return any(here(m) for m in range(w.rows("missions")))


def credit_kept(w: Before) -> np.ndarray:
    """Share of the credit for its own work that an organisation keeps."""
    return 1 - w.p["funding.credit_lost"] * w["structure.association"][:, CAMPS.index("mission")] * armed_mission_here(w)


def take_credit(w: Before, at: State, note: Note) -> None:
    n, of = len(w["organisations.id"]), w["teams.organisation"]
    here, praised = w["teams.presence"].astype(float), armed_mission_here(w)
    note.case("a mission is praised", praised)
    is_shown = np.isin(w["teams.activity"], SHOWN)
    own = np.where(w["teams.activity"] == ACTIVITIES.index("ddr"), 1 - w.p["visibility.ddr_credit"] * praised, 1)
    note.term("credit for disarmament", (own < 1) * here)
    everything = np.bincount(of, here, n)
    shown, kept = np.bincount(of, here * is_shown, n), np.bincount(of, here * is_shown * own, n)
    at["accounts.credited"] = np.where(shown > 0, 1 - kept / np.where(shown > 0, shown, 1) * credit_kept(w), 0)
    unseen = w.p["visibility.unseen"]
    target = clip(w["money.accounts.voice"] * (unseen + 2 * (1 - unseen) * kept / np.where(everything > 0, everything, 1)))
    moves = (everything > 0) & w.on("visibility")
    note.case("nobody at work", everything == 0)
    note.case("wholly visible", target >= 1)
    visibility = at["organisations.visibility"]
    at["organisations.visibility"] = visibility + w.p["visibility.pace"] * (target - visibility) * moves


def set_aims(w: Before, at: State, note: Note) -> None:
    cabinet, apart = w["money.donors.cabinet"], w.p["funding.interest_apart"]
    at["donors.interest"] = w["money.donors.home_interest"] * (apart + (1 - apart) * cabinet)
    given = np.maximum(0, w["money.donors.share"])
    total = given.sum(axis=0)
    paid = total > 0
    note.case("has donors", paid)
    part = given / np.where(paid, total, 1)
    squares = part**2
    squares[-1] /= w.p["funding.other_donors"]
    further = np.maximum(0, 1 / np.where(paid, squares.sum(axis=0), 1) - 1)
    reporting = w.p["funding.reporting"] * further * (1 - w.p["funding.harmonised"])
    planned = w.p["funding.aligned"] * (part * w["money.donors.engagement"][:, None]).sum(axis=0) * w.on("alignment")
    ministry = of_family(w, "donor_defence", "donor_diplomacy", "donor_development")
    as_one = np.where(ministry, (part * cabinet[:, None]).sum(axis=0), 0)
    note.case("held by its cabinet", (as_one > w.p["funding.earmarked"])[ministry])
    held_to = np.maximum(w.p["funding.earmarked"], as_one)
    tied = held_to * (1 - at["accounts.from_funds"]) * (1 - w["organisations.independence"]) * w.on("earmarks")
    interest = tied * (part * at["donors.interest"][:, None]).sum(axis=0)
    steer = tied[:, None] * (part.T @ w["money.donors.aim"])
    for name, value in {"reporting": reporting, "planned": planned, "tied": tied, "interest": interest, "steer": steer}.items():
        note.term(name, value)
        old = at[f"accounts.{name}"]
        at[f"accounts.{name}"] = np.where(paid.reshape(-1, *[1] * (old.ndim - 1)), value, old)


def public_finance(w: Before) -> float:
    people = w["districts.people"] / w["districts.people"].sum()
    capacity = clip(people @ w["districts.state_capacity"])
    corruption = clip(people @ w["government.corruption"][w["districts.country"]])
    base = w.p["funding.public_finance"]
    return float(base + (1 - base) * capacity * (1 - corruption)) if w.on("public_finance") else 1.0


def plans(w: Before, f: int) -> bool:
    return bool(w["forums.open"][f] and w["forums.depth"][f] >= PLANNING and w[f"forums.terms[{f}].contact_group"] < 1)


def linked(w: Before, note: Note) -> np.ndarray:
    """How far an organisation states that it works in a plan."""
    in_rooms = np.minimum(1, w["forums.seat"] * w["forums.attendance"]) * w["forums.stated"]
    planning = np.array([plans(w, f) for f in range(len(in_rooms))])
    note.case("room plans", planning)
    return np.max(in_rooms * planning[:, None], axis=0, initial=0)


def liked(w: Before, at: State, s: int, weight: np.ndarray, links: np.ndarray, note: Note) -> np.ndarray:
    """By what factor a donor prefers an organisation to the usual one; weight: shares of what it is asked for."""
    factor, match = np.ones(len(weight)), w["organisations.mandate"] @ w["money.donors.aim"][s]
    if w.on("visibility"):
        seen = clip(credit_kept(w) * at["organisations.visibility"])
        factor *= 1 + w.p["funding.visibility_weight"] * w["organisations.visibility_need"] * (seen - 0.5)
    if w.on("earmarks") and weight @ match > 0:
        factor *= 1 + w.p["funding.earmarked"] * (match / (weight @ match) - 1)
    if w.on("alignment") and weight @ links > 0:
        factor *= 1 + w.p["funding.aligned"] * w["money.donors.engagement"][s] * (links / (weight @ links) - 1)
    funded = w["organisations.funded_share"]
    factor *= 1 + w.p["funding.commission"] * (weight @ funded - funded)
    note.term("commission", w.p["funding.commission"])
    note.case("disliked", factor[weight > 0] < 0)
    return factor


def promise(w: Before, at: State, week: int, note: Note) -> None:
    weeks, humanitarian = int(w.p["funding.every_weeks"]), w["organisations.mandate"][:, DIMENSIONS.index("humanitarian")]
    asking = w["organisations.present"] & (w["money.accounts.appeals"] > 0)
    asks = w["money.accounts.weekly_cost"] * weeks * np.maximum(0, w["money.donors.share"]) * asking  # (donor, organisation)
    attention = np.outer(at["donors.attention"], humanitarian) + np.outer(at["donors.staying"], 1 - humanitarian)
    may = np.where(of_family(w, "government_ministry", "provincial_government"), public_finance(w), w.p["funding.base"])
    level = may * attention * (w["money.donors.size"] * w["money.donors.support"])[:, None]
    note.case("level cut", level[asks > 0] > 1)
    level, limits = clip(level), (asks * clip(level)).sum(axis=1)
    programmes = min(w.p["funding.programme_costs"] * weeks, limits.sum())
    note.case("programmes take all", programmes == limits.sum())
    luck = np.exp(w.p["funding.spread"] * w.normal(w["organisations.id"], week, "funding"))
    links, admits = linked(w, note), np.any(w["money.funds.access"] > 0, axis=1) & w.on("pooled_funds")
    note.case("fund admits somebody", admits)
    shares = np.array([w.p[f"pools.share.{name}"] for name in FUNDS]) * admits
    for s in np.flatnonzero(limits > 0):
        weight = asks[s] / asks[s].sum()
        wish = clip(level[s] * luck * liked(w, at, s, weight, links, note)) * asks[s]
        charged = programmes * limits[s] / limits.sum()
        to_funds = shares * w["money.donors.engagement"][s] * limits[s]
        left = limits[s] - charged - to_funds.sum()
        left = left if left > 1e-12 * limits[s] else 0.0  # rounding leaves nothing to give
        note.case("wishes are cut", wish.sum() > left)
        fresh = wish * (left / wish.sum() if wish.sum() > left else 1)
        again = w.p["funding.multi_year"]
        last = np.where(asks[s] > 0, (1 - again) * fresh + again * at["accounts.last_promise"][s], 0)
        at["accounts.last_promise"][s] = np.where(asks[s] > 0, last, at["accounts.last_promise"][s])
        at["accounts.promised"] += last
        at["accounts.pledged"] += last
        at["funds.balance"] += to_funds
        at["funds.paid_in"] += to_funds
        at["donors.given"][s] += charged + to_funds.sum() + last.sum()
        at["donors.common"][s] += to_funds.sum()
        at["donors.overhead"][s] += charged
    at["accounts.programmes"] = at["accounts.programmes"] + programmes


def assessed(w: Before, fast: bool) -> np.ndarray:
    """(organisation) believed need in its own field in places that it can reach; for the fast fund where soldiers do civilian work."""
    n, d = len(w["organisations.id"]), len(w["districts.id"])
    lacking = 1 - w["beliefs.mean"].reshape(n, len(DIMENSIONS), d).astype(float)
    soldiers = share(per_unit(w, "effort.military_projects"), w.p["pools.soldiers_half"]) if fast else np.ones(d)
    people = w["districts.people"] / w["districts.people"].sum()
    return (np.einsum("ok,okd->od", w["organisations.mandate"], lacking) * w["association.access"]) @ (people * soldiers)


def grant(w: Before, at: State, week: int, note: Note) -> None:
    weeks, cost = int(w.p["pools.every_weeks"]), w["money.accounts.weekly_cost"]
    note.case("grants are due", week % weeks == 0)
    if week % weeks != 0 or not w.on("pooled_funds"):
        return
    kept, granted = np.exp(-weeks / w.p["pools.memory_weeks"]), at["funds.granted"].copy()
    at["accounts.from_funds"], at["accounts.beside"] = at["accounts.from_funds"] * kept, at["accounts.beside"] * kept
    decides = w["money.funds.decides"] * w["forums.open"]
    filled = np.minimum(1, w["forums.seat"]) * w["forums.attendance"]
    somebody = decides.sum(axis=1) > 0
    attention = decides @ w["forums.attention"] / np.where(somebody, decides.sum(axis=1), 1)
    at["funds.attention"] = np.where(somebody, attention, 0)
    eligible = w["organisations.present"] & (w["money.accounts.appeals"] > 0)
    lacks = np.maximum(0, 1 - w["organisations.funded_share"]) * cost * eligible
    for f in range(len(FUNDS)):
        fast = f == FAST
        seat = np.maximum(w["money.funds.line"][f], np.max(decides[f][:, None] * filled, axis=0, initial=0))
        note.term("paid without a seat", (w["money.funds.line"][f] >= seat) * w["money.funds.line"][f])
        joint = 1 if fast else w.p["pools.joint_assessment"]
        worth = joint * assessed(w, fast) + (1 - joint) * w["organisations.power"]
        weight = w["money.funds.access"][f] * (1 if fast else seat) * lacks * worth
        note.case(f"{FUNDS[f]} pays", weight.sum() > 0 and at["funds.balance"][f] > 0)
        if weight.sum() <= 0 or at["funds.balance"][f] <= 0:
            continue
        waits = w.p[f"pools.approval_weeks.{FUNDS[f]}"]
        approved = at["funds.balance"][f] * -np.expm1(-weeks * at["funds.attention"][f] / waits)
        approved *= w.p["pools.quality"] if f == QUICK else 1
        room = np.maximum(0, w.p["funding.reserve_weeks"] * cost - at["accounts.held"])
        wanted = approved * weight / weight.sum() * (1 - w.p["pools.fee"])
        note.case("full up", (room < wanted)[weight > 0])
        paid = np.minimum(wanted, room) * (weight > 0)
        fee = paid * w.p["pools.fee"] / (1 - w.p["pools.fee"])
        at["funds.balance"][f] -= (paid + fee).sum()
        at["funds.granted"][f] += paid.sum()
        at["funds.fees"][f] += fee.sum()
        at["accounts.held"] += paid
        at["accounts.drawn"] += paid
        part = (1 - kept) * np.divide(paid, cost * weeks, out=np.zeros_like(paid), where=weight > 0)
        note.case("all from funds", at["accounts.from_funds"] + part > 1)
        at["accounts.from_funds"] = clip(at["accounts.from_funds"] + part)
        at["accounts.beside"] = clip(at["accounts.beside"] + part) if fast else at["accounts.beside"]
    refuses = at["funds.granted"][QUICK] > granted[QUICK]
    at["funds.turned_down"] = w.p["pools.filter"] * at["funds.attention"][QUICK] * refuses


def fund(w: Before, week: int, note: Note) -> dict[str, object]:
    money = {path.removeprefix("money."): value for path, value in w.columns.items() if path.startswith("money.")}
    at: State = {name: np.array(value) if isinstance(value, np.ndarray) else value for name, value in money.items()}
    for name in ("spent", "visibility"):
        at[f"organisations.{name}"] = w[f"organisations.{name}"].copy()
    on_gifts = w["organisations.present"] & (w["money.accounts.appeals"] > 0) & w.on("funding")
    follow_news(w, at, note)
    arrive(w, at, on_gifts, note)
    spend(w, at, on_gifts, note)
    note.case("round is due", week % int(w.p["funding.every_weeks"]) == 0)
    if week % int(w.p["funding.every_weeks"]) == 0:
        take_credit(w, at, note)
        set_aims(w, at, note)
        if w.on("funding"):
            promise(w, at, week, note)
    if w.on("funding"):
        grant(w, at, week, note)
    cost = w["money.accounts.weekly_cost"]
    pays = (w["money.accounts.appeals"] > 0) & (cost > 0) & w.on("funding")
    funded = at["accounts.held"] / np.where(pays, w.p["funding.reserve_weeks"] * cost, 1)
    note.case("wholly funded", funded[pays] > 1)
    at["organisations.funded_share"] = np.where(pays, clip(funded), 1)
    moved = {name: value for name, value in at.items() if not np.array_equal(value, money.get(name))}
    return {name if name.startswith("organisations.") else f"money.{name}": value for name, value in moved.items()}


def enrich(world: door.World, week: int, rng: np.random.Generator) -> None:
    """Donors that differ, money in all funds, teams that move, missions that come and go, a war in the news."""

    def scatter(path: str, draw: object) -> None:
        world.set(path, draw(np.shape(world.get(path))))

    for path in ("engagement", "home_interest", "cabinet", "support"):
        scatter(f"money.donors.{path}", rng.random)
    for path in ("size", "patience"):
        scatter(f"money.donors.{path}", lambda shape: rng.lognormal(0, 0.5, shape))
    for path in ("attention", "staying"):
        scatter(f"money.donors.{path}", lambda shape: 1.5 * rng.random(shape))
    for path in ("from_funds", "beside"):
        scatter(f"money.accounts.{path}", lambda shape: rng.random(shape) * rng.choice([0.1, 1.0]))
    scatter("organisations.funded_share", rng.random)
    scatter("forums.stated", rng.random)
    gives = world.get("money.donors.share")
    world.set("money.donors.share", gives + 0.2 * rng.random(gives.shape) * (rng.random(gives.shape) < 0.1))
    scatter("money.accounts.lag", lambda shape: rng.lognormal(2, 1, shape))
    scatter("money.accounts.move_charge", lambda shape: 1000 * rng.random(shape))
    scatter("money.accounts.moves", lambda shape: rng.poisson(1, shape))
    scatter("money.funds.balance", lambda shape: rng.exponential(10 ** rng.uniform(5, 9), shape) * (rng.random(shape) < 0.8))
    line = world.get("money.funds.line")
    world.set("money.funds.line", rng.random(line.shape) * (rng.random(line.shape) < 0.2))
    world.set("money.funds.access", world.get("money.funds.access") * (rng.random(len(line)) < 0.8)[:, None])
    world.set("effort.military_projects", rng.exponential(1, len(world.get("districts.id"))))
    deaths = world.get("events.deaths")
    world.set("events.deaths", rng.poisson(5, deaths.shape) * int(rng.random() < 0.8))
    world.set("residents.n_fled", int(rng.integers(0, 20)) if rng.random() < 0.8 else 0)
    activity = world.get("teams.activity")
    world.set("teams.activity", np.where(rng.random(len(activity)) < 0.3, rng.integers(0, len(ACTIVITIES), len(activity)), activity))
    for name, chance in (("organisations.present", 0.9), ("forums.open", 0.9)):
        world.set(name, world.get(name) & (rng.random(len(world.get(name))) < chance))
    world.set("structure.association", rng.random(world.get("structure.association").shape))
    for path in world.all():
        if path.endswith(("].arrived", "].armed")) and rng.random() < 0.2:
            world.set(path, False)
        if path.endswith("].left_week") and rng.random() < 0.2:
            world.set(path, 2)
        if path.endswith("].contact_group"):
            world.set(path, float(rng.choice([0, 0, 0.5, 1])))
    if rng.random() < 0.3:
        world.set_parameter("funding.commission", 2.0)
    if rng.random() < 0.3:  # all that is recent is of this month
        world.set_parameter("pools.memory_weeks", 1.0)
        world.set("money.funds.balance", 1e3 * world.get("money.funds.balance"))
    if rng.random() < 0.5:
        world.set_parameter("funding.programme_costs", float(10 ** rng.uniform(3, 8)))


def some_due(w: Before, week: int, rng: np.random.Generator) -> int:
    """A round, grants, both or neither."""
    rounds, grants = int(w.p["funding.every_weeks"]), int(w.p["pools.every_weeks"])
    return int(rng.choice([0, rounds, 3 * rounds, rounds * grants, rounds * grants, 5 * grants, week]))


def test_money_flows_as_the_page_says():
    switches = ["funding", "visibility", "attention_decay", "earmarks", "alignment", "pooled_funds", "public_finance"]
    witness(
        "fund",
        fund,
        vary=["funding.", "pools.", "visibility.", "publics.informed"],
        switches=switches,
        keep=["^money.accounts.lag$"],
        n_worlds=60,
        weeks=some_due,
        prepare=enrich,
        households=100,
    )
