"""Section 7.4 of the model page: the government approves projects."""

import numpy as np
from harness import Before, Note, witness


def oversee(w: Before, week: int, note: Note) -> dict[str, object]:
    share = w.p["oversight.share"] * w.on("project_oversight")
    note.case("a share", share > 0)
    waits = w.p["oversight.weeks"] * share
    note.case("rounded up", np.round(waits) > waits)
    return {"voices.overseen": share, "voices.oversight_channel": share * w.p["oversight.channel"],
            "voices.oversight_weight": share * w.p["oversight.weight"], "voices.approval_weeks": int(np.floor(waits + 0.5))}  # fmt: skip


def test_projects_wait_for_approval():
    witness("oversee", oversee, vary=["oversight."], switches=["project_oversight"])
