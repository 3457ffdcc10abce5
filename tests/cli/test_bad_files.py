"""Files that are not what they should be: each ends in a sentence with the file's name and an exit code, and nothing else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
import pytest
from conftest import Done, Entente
from sweeps import swept

import entente as package

COMMANDS = {
    "describe": ["describe"],
    "digest": ["describe", "--digest"],
    "values": ["describe", "--values"],
    "compare": ["compare", "--show", "all"],
    "sensitivity": ["sensitivity"],
    "switching": ["sensitivity", "--switching"],
    "merge": ["merge", "-o", "merged.h5"],
}

Spoil = Callable[[Path], None]


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("run,coverage\n0,0.5\n")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def missing(path: Path) -> None:
    path.unlink()


def other_hdf5(path: Path) -> None:
    with h5py.File(path, "w") as file:
        file["rainfall"] = np.arange(12.0)


def _changed(change: Callable[[h5py.File], None]) -> Spoil:
    def spoil(path: Path) -> None:
        with h5py.File(path, "r+") as file:
            change(file)

    return spoil


def _set(name: str, value: object) -> Spoil:
    return _changed(lambda file: file.attrs.__setitem__(name, value))


def _deleted(*names: str) -> Spoil:
    def change(file: h5py.File) -> None:
        for name in names:
            del file[name]

    return _changed(change)


def _as_numbers(file: h5py.File) -> None:
    del file["integration_model"]
    file["integration_model"] = np.zeros(len(file["run"]))


def _huge(file: h5py.File) -> None:
    del file["world"]
    file.create_dataset("world", shape=(2**50,), chunks=(1024,), dtype="i8")


def _elsewhere(file: h5py.File) -> None:
    del file["world"]
    file["world"] = h5py.ExternalLink("/dev/zero", "/world")


# (what is done to a sound sweep, what is said of it)
REFUSED: dict[str, tuple[Spoil, str]] = {
    "truncated": (truncated, "is damaged"),
    "empty": (empty, "is empty"),
    "text": (text, "is not an HDF5 file"),
    "folder": (folder, "is a folder, not a file"),
    "fifo": (fifo, "is a pipe or a device"),
    "missing": (missing, "there is no such file"),
    "other HDF5": (other_hdf5, "not one that entente wrote"),
    "older format": (_set("format_version", "0.9"), "has format version 0.9, but this program reads versions 1.x"),
    "newer format": (_set("format_version", "2.0"), "has format version 2.0, but this program reads versions 1.x"),
    "no version": (_set("format_version", "new"), 'format_version is "new"'),
    "variable missing": (_deleted("world"), "world is too short"),
    "time missing": (_deleted("time"), "it has no time"),
    "labels as numbers": (_changed(_as_numbers), "labels are not variable-length text"),
    "more than it can hold": (_changed(_huge), "more values than it can hold"),
    "a link to elsewhere": (_changed(_elsewhere), "world is a link to elsewhere"),
    "points without end": (_set("n_points", np.int64(2**62)), "attribute n_points is"),
}


@pytest.fixture(scope="module")
def sweep(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return swept(tmp_path_factory.mktemp("sweep"), worlds="replicates = 2")


def is_told(done: Done, code: int = 2) -> str:
    """What is said, without what nobody should see."""
    assert done.code == code, done.err
    assert done.out == ""
    for ugly in ("HDF5-DIAG", "#0", "Traceback", "terminate called", "Sanitizer", "defect", "free()"):
        assert ugly not in done.err
    return done.err


def wrecked(entente: Entente, sweep: Path, spoil: Spoil) -> Path:
    path = entente.folder / "bad.h5"
    shutil.copy(sweep, path)
    spoil(path)
    return path


@pytest.mark.parametrize("kind", REFUSED)
def test_a_bad_file_is_refused_by_every_command_in_a_sentence(entente: Entente, sweep: Path, kind: str):
    spoil, sentence = REFUSED[kind]
    wrecked(entente, sweep, spoil)
    for name, (command, *options) in COMMANDS.items():
        if name == "digest" and kind not in ("truncated", "empty", "text", "folder", "fifo", "missing", "a link to elsewhere"):
            continue  # it tells any HDF5 file by its contents
        if name == "values" and kind in ("variable missing", "time missing", "labels as numbers", "points without end"):
            continue  # so does this one any of our files, even where the parts do not fit together
        said = is_told(entente(command, "bad.h5", *options, code=None))
        assert said.startswith("bad.h5: "), f"{name}: {said}"
        if name != "digest":
            assert sentence in said, f"{name}: {said}"
    assert not (entente.folder / "merged.h5").exists()


NOT_OPENED = ("truncated", "empty", "text", "folder", "missing", "other HDF5", "older format", "newer format", "no version")


@pytest.mark.parametrize("kind", NOT_OPENED)
def test_the_package_refuses_it_in_a_sentence_too(entente: Entente, sweep: Path, kind: str):
    path = wrecked(entente, sweep, REFUSED[kind][0])
    with pytest.raises(package.FileError, match="bad.h5") as error:
        package.open(path)
    assert len(str(error.value)) > len(str(path)) + 10


def test_runs_without_a_partner_are_left_out_and_counted(entente: Entente, sweep: Path):
    def unpair(file: h5py.File) -> None:
        worlds = file["world"][()]
        worlds[1] = 1000  # of one structure only
        file["world"][...] = worlds

    wrecked(entente, sweep, _changed(unpair))
    assert "hold every structure; compare leaves out what has no partner" in " ".join(entente("describe", "bad.h5").out.split())
    assert entente("compare", "bad.h5").out


def test_no_two_structures_in_any_world_leave_nothing_to_compare(entente: Entente, sweep: Path):
    def unpair(file: h5py.File) -> None:
        file["world"][...] = np.arange(len(file["run"]))

    wrecked(entente, sweep, _changed(unpair))
    done = entente("compare", "bad.h5", code=None)
    assert done.code in (0, 2)
    assert "0 worlds" in done.out + done.err or "no " in done.out + done.err


def test_one_replicate_has_no_interval_and_says_so(entente: Entente):
    entente.small("one.h5", replicates=1)
    told = entente("compare", "one.h5").out
    assert "one world" in told or "1 world" in told
    assert "one point" in is_told(entente("sensitivity", "one.h5", code=None))


def test_a_file_in_which_all_runs_failed_has_nothing_to_compare(entente: Entente, sweep: Path):
    wrecked(entente, sweep, _changed(lambda file: file["run_status"].__setitem__(..., 2)))
    assert "failed" in entente("describe", "bad.h5").out
    for command in ("compare", "sensitivity"):
        done = entente(command, "bad.h5", code=None)
        assert done.code in (0, 2)
        assert "failed" in done.out + done.err or "no run" in done.out + done.err


@pytest.mark.parametrize("value", [np.nan, np.inf, 1e308, 5e-324])
def test_numbers_that_are_none_are_undefined_and_no_failure(entente: Entente, sweep: Path, value: float):
    wrecked(entente, sweep, _changed(lambda file: file["coverage_mean"].__setitem__(..., value)))
    for arguments in (["compare"], ["sensitivity"], ["compare", "--by", "parameter_set", "--outcome", "all"], ["compare", "--show", "all"]):
        done = entente(arguments[0], "bad.h5", *arguments[1:])
        assert done.err == ""
        assert "nan" not in done.out.lower().split()


def test_texts_on_which_hdf5_crashes_or_never_ends_are_damage(entente: Entente, sweep: Path):
    """A heap of texts has no checksum of HDF5's own; without our seal, what is in it is all that there is."""
    whole = bytearray(sweep.read_bytes())
    end = int.from_bytes(whole[28:36], "little")
    heap = whole.index(b"GCOL")
    for at, value in ((16, 0xFFFF), (24, 2**63), (24, 0), (8, 2**40)):
        damaged = bytearray(whole[:end])  # the seal is cut off
        damaged[heap + at : heap + at + 8] = value.to_bytes(8, "little")
        (entente.folder / "bad.h5").write_bytes(damaged)
        for command in ("describe", "compare", "sensitivity"):
            done = entente(command, "bad.h5", code=None)
            if done.code != 0:
                told = is_told(done)
                assert "bad.h5: is damaged" in told or "not one that entente wrote, or it is damaged" in told
