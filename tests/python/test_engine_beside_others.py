"""Running worlds in a process that has other things to do: HDF5 files of other libraries, threads, a notebook's kernel."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_engine import BUILT, PROGRAM, ROOT, compiled

TOO_LONG = 240  # seconds; a deadlock is a failure, not a test that hangs

BESIDE_OTHERS = """
import gc, sys, threading
import h5py, netCDF4, numpy as np, xarray as xr
import entente
from entente import _core

with h5py.File("other.h5", "w") as file:
    file["x"] = np.arange(1000.0)
xr.Dataset({"x": ("n", np.arange(1000.0))}).to_netcdf("other.nc", engine="netcdf4")
kept = [h5py.File("other.h5"), xr.open_dataset("other.nc", engine="netcdf4"), xr.open_dataset("other.nc", engine="h5netcdf")]
is_over = threading.Event()
n_turns = [0, 0, 0]

def read():
    while not is_over.is_set():
        with h5py.File("other.h5") as file:
            assert file["x"][:].sum() == 499500
        n_turns[0] += 1

def write():
    while not is_over.is_set():
        with h5py.File("mine.h5", "w") as file:
            file.create_dataset("y", data=np.ones(5000), compression="gzip")
            assert "nothing" not in file
        n_turns[1] += 1

def leave_to_the_collector():
    while not is_over.is_set():
        loop = [h5py.File("other.h5")]
        loop.append(loop)  # a cycle: the file is closed by whoever collects next, perhaps within the progress line
        del loop
        n_turns[2] += 1

def in_progress(piece):
    gc.collect()
    with netCDF4.Dataset("other.nc") as file:
        assert file["x"][:].sum() == 499500

threads = [threading.Thread(target=task) for task in (read, write, leave_to_the_collector)]
for thread in threads:
    thread.start()
answer = _core.command(
    ["run", "archetype_contested", "--models", "two_feet_out,one_foot_in", "--replicates", "12", "--weeks", "20", "--households", "300",
     "--seed", "3", "--record", "all", "--provenance", "none", "-q", "-o", "python.h5"],
    progress=in_progress, is_redrawn=True,
)
is_over.set()
for thread in threads:
    thread.join()
assert answer.code == 0, answer.messages
assert min(n_turns) > 2, n_turns
assert kept[0]["x"][:].sum() == kept[1].x.sum() == kept[2].x.sum() == 499500
with h5py.File("python.h5") as file:
    assert file["run"].shape == (24,)
print("well")
"""


@compiled
def test_other_libraries_may_use_hdf5_meanwhile_from_any_thread(tmp_path: Path) -> None:
    pytest.importorskip("h5py")
    pytest.importorskip("netCDF4")
    pytest.importorskip("h5netcdf")
    environment = os.environ | {"PYTHONPATH": str(BUILT), "ENTENTE_DATA": str(ROOT / "scenarios"), "PYTHONFAULTHANDLER": "1"}
    done = subprocess.run(
        [sys.executable, "-c", BESIDE_OTHERS], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=TOO_LONG
    )
    assert done.returncode == 0 and done.stdout == "well\n", done.stderr
    alone = subprocess.run(
        [PROGRAM, "run", "archetype_contested", "--models", "two_feet_out,one_foot_in", "--replicates", "12", "--weeks", "20",
         "--households", "300", "--seed", "3", "--record", "all", "--provenance", "none", "-q", "-o", "program.h5"],
        cwd=tmp_path, env=environment, capture_output=True, text=True,
    )  # fmt: skip
    assert alone.returncode == 0, alone.stderr
    assert (tmp_path / "python.h5").read_bytes() == (tmp_path / "program.h5").read_bytes()


@compiled
def test_interrupting_a_notebook_keeps_the_kernel_and_what_was_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jupyter_client = pytest.importorskip("jupyter_client")
    pytest.importorskip("ipykernel")
    monkeypatch.setenv("PYTHONPATH", str(BUILT))
    monkeypatch.setenv("ENTENTE_DATA", str(ROOT / "scenarios"))
    manager, client = jupyter_client.manager.start_new_kernel(kernel_name="python3", cwd=str(tmp_path), startup_timeout=TOO_LONG)
    try:
        first = "import entente; entente.run('archetype_contested', models=['one_foot_in'], replicates=2000, weeks=52, households=300, output='x.h5')"
        asked = client.execute(first, stop_on_error=False)
        seen, error = "", {}
        begun = time.monotonic()
        while not error:
            message = client.get_iopub_msg(timeout=TOO_LONG)
            if message["parent_header"].get("msg_id") != asked:
                continue
            if message["msg_type"] == "error":
                error = message["content"]
            if message["msg_type"] == "stream":
                seen += message["content"]["text"]
            is_running = (tmp_path / "x.h5.partial").exists() and "runs" in seen
            if is_running and time.monotonic() - begun > 2:
                manager.interrupt_kernel()
        assert error["ename"] == "KeyboardInterrupt"
        assert "saved" in error["evalue"] and "resume=True" in error["evalue"]
        assert "/2000 runs" in seen, seen
        reply = client.execute_interactive("assert 6 * 7 == 42", timeout=TOO_LONG)
        assert reply["content"]["status"] == "ok"
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
