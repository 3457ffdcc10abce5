"""Pages of files that hold little, or that are no result files: what cannot be told is said, and nothing crashes."""

from __future__ import annotations

import re
from pathlib import Path

import h5py
import pytest

from conftest import SCENARIO, Entente, in_folder
from test_report import data_of

TINY = ["--weeks", "8", "--households", "100", "--quiet"]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Entente:
    """A folder with `two.h5`, two structures in two worlds."""
    runner = in_folder(tmp_path_factory.mktemp("tiny"))
    runner("run", SCENARIO, *TINY, "--models", "two_feet_out,two_feet_in", "--replicates", 2, "-o", "two.h5")
    return runner


def words_of(tiny: Entente, file: str, *options: object) -> str:
    tiny("report", file, "-o", "page.html", "--force", "--quiet", *options)
    page = (tiny.folder / "page.html").read_text(encoding="utf-8")
    for name in ("findings", "differences", "gains", "hangs", "regimes", "map", "trajectories", "survival", "coherence", "levers", "why", "about"):
        assert f'<section id="{name}"' in page
    body = page[page.index("<body>") : page.index('<script type="application/json"')]
    words = re.sub(r"<[^>]*>", " ", body)
    assert not re.search(r"(?<![a-z])(nan|inf|null|undefined)(?![a-z])", words, re.IGNORECASE)
    return re.sub(r"\s+", " ", words)


def changed(tiny: Entente, name: str, source: str = "two.h5") -> h5py.File:
    (tiny.folder / name).write_bytes((tiny.folder / source).read_bytes())
    return h5py.File(tiny.folder / name, "r+")


def test_one_replicate_shows_differences_and_claims_none(tiny: Entente):
    tiny("run", SCENARIO, *TINY, "--models", "two_feet_out,two_feet_in", "--replicates", 1, "-o", "one.h5", "--force")
    words = words_of(tiny, "one.h5")
    assert "There is only one world" in words and "Too few worlds to say: two feet in" in words


def test_one_structure_tells_its_own_numbers(tiny: Entente):
    tiny("run", SCENARIO, *TINY, "--models", "two_feet_out", "--replicates", 2, "-o", "alone.h5", "--force")
    words = words_of(tiny, "alone.h5")
    assert "one structure only" in words and "mean over worlds" in words


def test_runs_that_all_failed_are_named(tiny: Entente):
    with changed(tiny, "failed.h5") as file:
        file["run_status"][...] = 2
        file["run_error"][...] = "out of luck"
    words = words_of(tiny, "failed.h5")
    assert "No run finished" in words and "out of luck" in words


def test_structures_that_share_no_world_are_not_compared(tiny: Entente):
    with changed(tiny, "unpaired.h5") as file:
        models = file["integration_model"][...].astype(str)
        file["world"][...] = [7 + i if model == "two_feet_in" else i for i, model in enumerate(models)]
    assert "they share no world" in words_of(tiny, "unpaired.h5")


def test_outcomes_without_a_number_are_not_available(tiny: Entente):
    with changed(tiny, "numberless.h5") as file:
        for name in ("coverage_mean", "displaced_final", "welfare_final"):
            file[name][...] = float("nan")
    words_of(tiny, "numberless.h5")
    section = data_of(tiny.folder / "page.html")["panels"]["differences"][0]
    index = [one["name"] for one in section["outcomes"]].index("coverage_mean")
    row = next(row for row in section["sections"][0]["rows"] if row["outcome"] == index)
    assert row["verdict"] == "too few" and row["difference"] is None


def test_a_file_of_outcomes_says_which_series_it_lacks(tiny: Entente):
    (tiny.folder / "points.toml").write_text(
        f'[sweep]\nscenario = "{SCENARIO}"\nmodels = ["two_feet_out", "two_feet_in"]\nreplicates = 2\nseed = 3\nrecord = "outcomes"\n'
        "[set]\npopulation.households = 100\nscenario.weeks = 8\n"
        "[axes]\nworld.hostility = { min = 0.0, max = 1.0 }\nassociation.closing = { min = 0.0, max = 1.0 }\n"
        '[design]\nkind = "lhs"\npoints = 60\n'
    )
    tiny("sweep", "points.toml", "-o", "points.h5", "--quiet", "--force")
    words = words_of(tiny, "points.h5")
    assert "This file holds no district series" in words and "no series over time" in words
    data = data_of(tiny.folder / "page.html")["panels"]
    assert data["levers"][0]["kind"] == "rank_correlations" and len(data["regimes"][0]["sections"][0]["outcomes"][0]["cells"]) == 9
    assert (tiny.folder / "page.html").stat().st_size < 3_000_000


@pytest.mark.parametrize("kind, more", [("one_at_a_time", ""), ("factorial", ""), ("morris", "trajectories = 3"), ("saltelli", "rows = 2")])
def test_each_design_has_the_statistic_that_it_allows(tiny: Entente, kind: str, more: str):
    (tiny.folder / "design.toml").write_text(
        f'[sweep]\nscenario = "{SCENARIO}"\nmodels = ["two_feet_out", "two_feet_in"]\nreplicates = 2\nseed = 3\nrecord = "outcomes"\n'
        "[set]\npopulation.households = 100\nscenario.weeks = 8\n[axes]\n"
        + ("world.hostility = [0.0, 1.0]\nassociation.closing = [0.0, 1.0]\n" if kind in ("factorial", "one_at_a_time") else
           "world.hostility = { min = 0.0, max = 1.0 }\nassociation.closing = { min = 0.0, max = 1.0 }\n")
        + f'[design]\nkind = "{kind}"\n{more}\n'
    )  # fmt: skip
    tiny("sweep", "design.toml", "-o", f"{kind}.h5", "--quiet", "--force")
    words_of(tiny, f"{kind}.h5")
    names = {"one_at_a_time": "from_base", "factorial": "main_effects", "morris": "elementary_effects", "saltelli": "sobol_indices"}
    assert data_of(tiny.folder / "page.html")["panels"]["levers"][0]["kind"] == names[kind]


def test_files_that_are_no_result_files_are_refused_in_a_sentence(tiny: Entente):
    whole = (tiny.folder / "two.h5").read_bytes()
    pieces = {"cut.h5": whole[: len(whole) // 2], "short.h5": whole[:200], "empty.h5": b"", "text.h5": b"week,people\n0,1\n"}
    for name, content in pieces.items():
        (tiny.folder / name).write_bytes(content)
    with h5py.File(tiny.folder / "foreign.h5", "w") as file:
        file["temperature"] = [1.0, 2.0]
    with changed(tiny, "newer.h5") as file:
        file.attrs["format_version"] = "9.0"
    with changed(tiny, "lacking.h5") as file:
        del file["integration_model"]
    for name in [*pieces, "foreign.h5", "newer.h5", "lacking.h5"]:
        done = tiny("report", name, "-o", "never.html", code=2)
        assert name in done.err and done.err.count("\n") <= 3, done.err
    assert not (tiny.folder / "never.html").exists()
