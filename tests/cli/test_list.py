"""The lists, for people, programs and pages."""

from __future__ import annotations

import json
import re

import pytest
from conftest import ROOT, Entente

LISTS = ["models", "levers", "mechanisms", "observables", "scenarios", "parameters", "phases", "vocabulary", "columns"]


@pytest.mark.parametrize("what", LISTS)
def test_json_is_valid_and_has_the_rows_of_the_page(shared: Entente, what: str):
    rows = json.loads(shared("list", what, "--format", "json").out)
    page = shared("list", what, "--format", "markdown").out
    names = [next(iter(row.values())) for row in rows]
    assert names
    assert page.startswith("# ")
    rows_of_page = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]
    if what == "observables":  # the page groups them by role
        rows_of_page, names = sorted(rows_of_page), sorted(names)
    assert rows_of_page == names


@pytest.mark.parametrize("what", LISTS)
def test_the_table_fits_80_columns_and_names_every_row(shared: Entente, what: str):
    table = shared("list", what).out
    assert not [line for line in table.splitlines() if len(line) > 80]
    for row in json.loads(shared("list", what, "--format", "json").out):
        assert re.search(rf"^{re.escape(next(iter(row.values())))}\b", table, re.MULTILINE)


def test_models_are_the_files_that_say_a_name(shared: Entente):
    rows = json.loads(shared("list", "models", "--format", "json").out)
    assert {"no_mission", "two_feet_out"} <= {row["name"] for row in rows if row["kind"] == "structure"}
    assert {"none", "liaison", "analysis", "planning"} <= {row["name"] for row in rows if row["kind"] == "process"}


def test_parameters_have_numbers_as_numbers(shared: Entente):
    rows = {row["key"]: row for row in json.loads(shared("list", "parameters", "--format", "json").out)}
    assert rows["world.segregation"]["min"] == 0
    assert rows["world.segregation"]["max"] == 1
    assert rows["organisation.*.neutrality"]["meaning"]


def test_the_phases_are_the_rows_of_the_week_in_their_order(shared: Entente):
    week = (ROOT / "sim/run/week.cpp").read_text()
    written = re.findall(r'^    \{"(\w+)", "(\w+)"', week, re.MULTILINE)
    rows = json.loads(shared("list", "phases", "--format", "json").out)
    assert len(rows) > 50
    assert [(row["part"], row["name"]) for row in rows] == written


def test_columns_say_what_they_are(shared: Entente):
    rows = {row["path"]: row for row in json.loads(shared("list", "columns", "--format", "json").out)}
    assert rows["districts.condition"]["shape"] == "(district, dimension)"
    assert (rows["districts.condition"]["min"], rows["districts.condition"]["max"]) == (0, 1)
    assert rows["missions.strength"]["lasts"] == "state"
    assert [path for path, row in rows.items() if not row["meaning"]] == []


def test_the_file_format_is_the_page_of_the_output_layer(shared: Entente):
    page = shared("list", "file-format", "--format", "markdown").out
    assert page.startswith("# The trajectory file")
    assert shared("list", "file-format").out == page
    assert json.loads(shared("list", "file-format", "--format", "json").out)["markdown"] == page


def test_unknown_lists_and_formats_are_told_together(shared: Entente):
    err = shared("list", "leverss", "--format", "jsn", code=2).err
    assert "there is no list of leverss; did you mean levers?" in err
    assert "--format: unknown jsn; did you mean json?" in err


def test_what_is_missing_is_said(shared: Entente):
    assert "is missing" in shared("list", code=2).err
