"""Small designs for tests of sweeps, and what is done to them."""

from __future__ import annotations

import filecmp
import signal
import subprocess
import time
from pathlib import Path

import h5py
import numpy as np
from conftest import Entente, in_folder

SETTINGS = {"population.households": 500, "scenario.weeks": 20, "mission.election_week": 10}
AXES = '"world.hostility" = [0.0, 0.33, 1.0]'
QUIET = ["--provenance", "none", "-q"]


def text_of_design(
    axes: str = AXES,
    more: str = "",
    *,
    scenario: str = 'scenario = "archetype_contested"',
    models: str = '"two_feet_out", "one_foot_in"',
    worlds: str = "replicates = 4",
    settings: dict[str, object] | None = None,
) -> str:
    """Lines of a design: the sweep in 1 to 5, settings from 6 on, then the axes and whatever more."""
    set_for_all = "".join(f"{key} = {value}\n" for key, value in (SETTINGS if settings is None else settings).items())
    text = f"[sweep]\n{scenario}\nmodels = [{models}]\n{worlds}\nseed = 7\n[set]\n{set_for_all}"
    return text + (f"[axes]\n{axes}\n" if axes else "") + more


def design(entente: Entente, *arguments: str, name: str = "small.toml", **how: object) -> Path:
    path = entente.folder / name
    path.write_text(text_of_design(*arguments, **how))
    return path


def swept(folder: Path, output: str = "whole.h5", **how: object) -> Path:
    """A sweep from beginning to end, for comparison."""
    entente = in_folder(folder)
    design(entente, **how)
    entente("sweep", "small.toml", "-o", output, *QUIET)
    return folder / output


def same(one: Path, other: Path) -> bool:
    return filecmp.cmp(one, other, shallow=False)


def killed_after(entente: Entente, seconds: float, *arguments: object) -> bool:
    """Starts the program and kills it; whether it was killed, which it is unless it was faster, and then all was well."""
    process = entente.start(*arguments)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    err = process.communicate()[1]
    assert process.returncode in (0, -signal.SIGKILL), err
    return process.returncode != 0


def until_there(path: Path, process: subprocess.Popen[str], seconds: float = 20) -> None:
    """Waits for a file that a process makes."""
    end = time.monotonic() + seconds
    while not path.exists() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.002)


def column(path: Path, name: str) -> np.ndarray:
    with h5py.File(path) as file:
        values = file[name][()]
    return values.astype(str) if values.dtype == object else values
