"""What the program says of itself."""

from __future__ import annotations

import pytest
from conftest import Entente

COMMANDS = ["run", "sweep", "merge", "slurm", "check", "compare", "sensitivity", "report", "describe", "list"]
LATER = ["calibrate"]


def assert_fits_the_terminal(text: str) -> None:
    too_wide = [line for line in text.splitlines() if len(line) > 80]
    assert not too_wide, "\n".join(too_wide)


def test_help_lists_every_command_and_no_other(shared: Entente):
    text = shared("--help").out
    assert_fits_the_terminal(text)
    assert all(f"\n  {command} " in text for command in COMMANDS)
    assert not any(f"\n  {command} " in text for command in LATER)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_has_usage_options_and_examples_in_80_columns(shared: Entente, command: str):
    text = shared(command, "--help").out
    assert text.startswith(f"Usage: entente {command}")
    assert "\nOptions:\n" in text
    assert f"    entente {command} " in text.split("Examples:")[1]
    assert_fits_the_terminal(text)
    assert not any(line.endswith(" ") for line in text.splitlines())


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_given_even_when_the_rest_is_wrong(shared: Entente, command: str):
    assert shared(command, "--help", "--nonsense").out.startswith("Usage")


def test_help_names_every_option_of_the_interface(shared: Entente):
    text = shared("run", "--help").out
    options = "--models --replicates --seed --weeks --households --set --lever --without --threads --record --resume --process --force --quiet --provenance --output"
    assert all(f"{option}" in text for option in options.split())
    assert "-o, --output" in text


def test_the_version_names_program_and_format(shared: Entente):
    program, file_format = shared("--version").out.splitlines()
    assert program.startswith("entente 0.")
    assert file_format.startswith("file format ")


def test_without_arguments_the_help_goes_to_standard_error(shared: Entente):
    done = shared(code=2)
    assert done.out == ""
    assert done.err.startswith("Usage: entente COMMAND")


@pytest.mark.parametrize(("word", "meant"), [("rum", "run"), ("comprae", "compare"), ("--vresion", "--version")])
def test_an_unknown_word_is_answered_with_the_nearest(shared: Entente, word: str, meant: str):
    assert f"{word}; did you mean {meant}?" in shared(word, code=2).err


@pytest.mark.parametrize("command", LATER)
def test_a_command_to_come_is_refused_in_a_sentence(shared: Entente, command: str):
    done = shared(command, "--help", code=2)
    assert done.out == ""
    assert f"this version of entente does not have the command {command} yet" in done.err
