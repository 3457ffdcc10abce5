"""Section 7.1 of the model page, `review_structure`: what a change of form does."""

from __future__ import annotations

import numpy as np
from harness import CAMPS, FAMILIES, Before, Note, clip

AID = [FAMILIES.index(name) for name in ("un_humanitarian", "humanitarian_coordination", "ngo_humanitarian", "ngo_multi_mandate",
                                         "ngo_development", "independent_humanitarian", "local_ngo")]  # fmt: skip
MISSION = [FAMILIES.index(name) for name in ("mission_force", "mission_police", "mission_civilian", "military_observers")]
State = dict[str, object]
Form = dict[str, object]  # columns of a structure, by path


def forms_of(w: Before) -> list[Form]:
    """(form) what each consists of; a world as it is found keeps no copies of them."""
    every = {path: value for path, value in w._world.all(with_forms=True).items() if path.startswith("forms[")}
    found: list[Form] = []
    while f"forms[{len(found)}].name" in every:
        prefix = f"forms[{len(found)}]."
        found.append({path.removeprefix(prefix): value for path, value in every.items() if path.startswith(prefix)})
    return found


def n_rooms(form: Form) -> int:
    f = 0
    while f"forums[{f}].spec.name" in form:
        f += 1
    return f


def together(form: Form) -> np.ndarray:
    """(receiver, sender) the larger of a link and of seats in one room."""
    most = form["information"].copy()
    for f in range(n_rooms(form)):
        seat = form[f"forums[{f}].seat"]
        most = np.maximum(most, np.outer(seat, seat))
    return most


def change_rooms(w: Before, now: State, form: Form, week: int, note: Note) -> None:
    columns = ("depth", "rule", "power", "interval_weeks", "seat", "convenes", "tie", "attendance", "stated",
               "private_commitment", "unfilled", "open", "mixed")  # fmt: skip
    room = {name: w[f"forums.{name}"].copy() for name in columns}
    aid = np.isin(w["organisations.family"], AID) & now["organisations.present"].astype(bool)
    soldiers = w["organisations.military"].astype(bool) & now["organisations.present"].astype(bool)
    for f in range(n_rooms(form)):
        at = f"forums[{f}]."
        for name, spec in (("depth", "depth"), ("rule", "power_rule"), ("power", "power"), ("interval_weeks", "interval_weeks")):
            room[name][f] = form[f"{at}spec.{spec}"]
        for path, value in form.items():
            if path.startswith(f"{at}spec.terms."):
                now[f"forums.terms[{f}].{path.removeprefix(f'{at}spec.terms.')}"] = value
        sat, seat = room["seat"][f] > 0, form[at + "seat"]
        note.case("sits anew", (seat > 0) & ~sat)
        note.case("leaves", (seat == 0) & sat)
        room["seat"][f], room["convenes"][f], room["tie"][f] = seat, form[at + "convenes"], form[at + "tie"][: len(CAMPS)]
        room["attendance"][f] = np.where(seat > 0, np.where(sat, room["attendance"][f], 1.0), 0.0)
        for name in ("stated", "private_commitment"):
            room[name][f] = np.where(seat > 0, room[name][f], 0.0)
        if w[f"forums.role[{f}]"].size:
            note.term("roles of who leaves", (seat == 0)[:, None] * w[f"forums.role[{f}]"])
            now[f"forums.role[{f}]"] = np.where((seat > 0)[:, None], w[f"forums.role[{f}]"], 0)
        begins, ends = form[f"{at}spec.terms.from"], form[f"{at}spec.terms.until"]
        room["open"][f] = (seat > 0).any() and week >= begins and (ends == 0 or week < ends)
        note.case("open", room["open"][f])
        room["unfilled"][f] *= room["open"][f]
        room["mixed"][f] = ((seat > 0) & aid).any() and ((seat > 0) & soldiers).any()
        if form[at + "tie_to_mission"].size:
            now.setdefault("forums.tie_to_mission", w["forums.tie_to_mission"].copy())[f] = form[at + "tie_to_mission"]
    now |= {f"forums.{name}": values for name, values in room.items()}


def pay(w: Before, now: State, note: Note) -> None:
    """A share of a year of the mission's teams."""
    n_teams = np.diff(w["teams.first"].astype(int))
    due = w.p["adaptation.budget_share"] * 52 * n_teams * w["organisations.team_cost"]
    pays = np.isin(w["organisations.family"], MISSION) & now["organisations.present"].astype(bool)
    gifts, held = w["money.accounts.appeals"] > 0, w["money.accounts.held"]
    paid = np.where(pays, np.where(gifts, np.minimum(due, held), due), 0)
    note.case("lives on gifts", gifts[pays])
    note.case("has too little", (due > held)[pays & gifts])
    now["organisations.spent"] = w["organisations.spent"] + paid
    now["money.accounts.held"] = held - np.where(gifts, paid, 0)
    now["money.accounts.budget"] = w["money.accounts.budget"] + np.where(gifts, 0, paid)
    now["reconfiguration.cost"] = paid.sum()


def reconfigure(w: Before, now: State, forms: list[Form], form: int, week: int, note: Note) -> None:
    difference = np.abs(together(forms[w["reconfiguration.in_force"]]) - together(forms[form]))
    loses = difference >= w.p["adaptation.changed_link"]
    np.fill_diagonal(loses, False)
    note.case("loses trust", loses)
    trust = w["organisations.trust"]
    now["organisations.trust"] = np.where(loses, clip(trust - w.p["adaptation.trust_lost"], 0.02, 0.98), trust)
    now |= {f"structure.{path}": value for path, value in forms[form].items()}
    now["organisations.present"] = forms[form]["present"].astype(bool)
    change_rooms(w, now, forms[form], week, note)
    pay(w, now, note)
    now |= {"reconfiguration.in_force": form, "reconfiguration.changes": 1, "reconfiguration.changed": week,
            "reconfiguration.settled": week + int(w.p["adaptation.disturbed_weeks"]),
            "reconfiguration.attention": w.p["adaptation.disturbed_attention"]}  # fmt: skip
