"""Worlds in which every term of the choice of place and task is at work, none of them alone."""

import numpy as np
from harness import ACTIVITIES, BASES, DIMENSIONS, fixture
from places import cut, luck_of

WEIGHTS = {  # terms that compete: none so large that the others would not matter
    "need": 10, "plan": 4, "government": 4, "community": 4, "visibility": 4, "warning": 6, "inertia": 2, "inertia_district": 2, "risk": 5,
    "travel": 4, "own_crowding": 2, "reachable": 0.3, "tied": 5, "planned": 2, "civilian_first": 1, "restraint": 2, "disarmament": 10,
    "severity": 3, "open_share": 5, "opinion": 4, "review_share": 1, "soldiers_half": 1, "humanitarian_mandate": 0.5, "largest_pull": 2,
}  # fmt: skip

AID = np.isin(ACTIVITIES, ["relief", "recovery", "quick_impact_project"])
PLACES = BASES[:5] + BASES[6:7] + [fixture("two_missions", "two_feet_in"), fixture("two_missions", "one_foot_in")]


def prepare_voices(world, rng, n, n_districts):
    for level in range(3):
        world.set(f"voices.wanted[{level}]", rng.random((n_districts, len(DIMENSIONS))))
    heard = rng.random((n, 3)) * (rng.random((n, 1)) < 0.8)
    world.set("voices.heard", heard)
    world.set("voices.met", float(rng.choice([0.0, 1.0])))
    world.set("voices.oversight_weight", 3 * rng.random() * (rng.random() < 0.7))
    world.set("voices.approval_weeks", int(rng.integers(0, 7)))


def prepare_money(world, rng, n):
    world.set("money.accounts.steer", rng.random((n, len(DIMENSIONS))) * (rng.random((n, 1)) < 0.5))
    for path in ("interest", "beside", "planned"):
        world.set(f"money.accounts.{path}", rng.random(n) * (rng.random(n) < 0.6))
    world.set("money.accounts.delay", rng.uniform(-4, 4, n) * (rng.random(n) < 0.7))
    world.set("money.funds.turned_down", rng.random() * (rng.random() < 0.6))


def prepare_inside(world, rng, n):
    for path in ("caution", "visible_pull", "home_pull", "hearing"):
        world.set(f"inner.{path}", 2 * rng.random(n) * (rng.random(n) < 0.8))
    world.set("headquarters.pull", 10 * rng.random(n) * (rng.random(n) < 0.6))
    world.set("headquarters.overrides", rng.random(n) * (rng.random(n) < 0.4))
    world.set("headquarters.directive", rng.dirichlet(np.ones(len(DIMENSIONS)), n))
    world.set("organisations.breadth", rng.random(n))
    world.set("forums.goals", rng.random((n, len(DIMENSIONS))) if rng.random() < 0.5 else np.zeros((0, 0)))


def prepare_rooms(world, rng):
    for path, value in world.all().items():
        if path.startswith("forums.role[") and value.size:
            world.set(path, rng.dirichlet(np.full(value.shape[1], 0.02), value.shape[0]))
        if path.startswith("forums.terms[") and path.endswith(".contact_group"):
            world.set(path, float(rng.choice([0.0, 0.0, 0.5, 1.0])))
    world.set("forums.unfilled", rng.normal(rng.choice([0.0, -1.5]), 1.2, world.get("forums.unfilled").shape))
    world.set("forums.open", world.get("forums.open") & (rng.random(len(world.get("forums.open"))) < 0.8))
    world.set("forums.seat", world.get("forums.seat") * rng.choice([0.5, 1.0, 2.0], world.get("forums.seat").shape))
    world.set("forums.attendance", np.minimum(1, 2 * rng.random(world.get("forums.attendance").shape)))
    for path in ("private_commitment", "counted"):
        world.set(f"forums.{path}", np.minimum(1, 2 * rng.random(world.get(f"forums.{path}").shape)))


def prepare(world, week, rng):
    rng = luck_of(world)
    n, teams, n_districts = len(world.get("organisations.id")), len(world.get("teams.id")), len(world.get("districts.id"))
    prepare_voices(world, rng, n, n_districts)
    prepare_money(world, rng, n)
    prepare_inside(world, rng, n)
    prepare_rooms(world, rng)
    competence = world.get("organisations.competence")
    competence = np.where(rng.random(competence.shape) < 0.5, rng.random(competence.shape), competence)
    soldiers_help = world.get("organisations.military")[:, None] & AID & (rng.random((n, 1)) < 0.7)
    world.set("organisations.competence", np.where(soldiers_help, 1.0, competence))
    world.set("organisations.present", world.get("organisations.present") & (rng.random(n) < 0.95))
    world.set("beliefs.strength", world.get("beliefs.strength") * 2)
    world.set("conduct.believed_risk", rng.random((n, n_districts)))
    world.set("association.access", rng.random((n, n_districts)))
    world.set("districts.absorption", np.maximum(0.1, world.get("districts.absorption")))
    world.set("opinion.surveyed", rng.random(n_districts))
    world.set("groups.outside", rng.random(len(world.get("groups.outside"))) * (rng.random(len(world.get("groups.outside"))) < 0.6))
    world.set("teams.arrives", np.where(rng.random(teams) < 0.5, week + rng.integers(0, 9, teams), 0))
    world.set("teams.presence", np.clip(rng.random(teams) * 1.4 - 0.2, 0, 1))
    for path in world.all():
        if path.endswith((".partiality", ".mandate_robust")) and path.startswith("missions["):
            world.set(path, rng.random() * (rng.random() < 0.8))
    for path in ("structure.pull", "structure.tie_to_mission"):
        shape = world.get(path).shape
        world.set(path, rng.random(shape) * (rng.random(shape) < 0.6))
    world.set("structure.voices", rng.choice([0.0, 1.0], len(world.get("structure.voices"))))
    world.set("organisations.trust", world.get("organisations.trust") ** 0.25)
    world.set("commander.hears", float(rng.random() < 0.8))
    world.set("hat_attention", 1 - 0.3 * rng.random(n))
    for path in ("partiality", "impartiality", "independence"):
        world.set(f"organisations.{path}", rng.random(n) * (rng.random(n) < 0.6))
    world.set("government.in_power", rng.integers(0, world.get("districts.identity_share").shape[1], len(world.get("government.in_power"))))
    world.set("organisations.military", world.get("organisations.military") ^ (rng.random(n) < 0.15))
    cut(world, "organisations.local_ownership", "teams.ties")
    for key, most in WEIGHTS.items():
        highest = world.ranges()[f"allocation.{key}"][1]
        world.set_parameter(f"allocation.{key}", float(min(highest, rng.random() * most)))
    world.set_parameter("allocation.every_weeks", int(rng.choice([3, 4, 5])))
    world.set_parameter("allocation.moving_weeks", int(rng.choice([0, 2, 5])))
    world.set_parameter("civil_military.direct_cap", float(rng.choice([0.05, 0.3, 1.0])))
    world.set_parameter("civil_military.on_request", float(rng.random()))
