"""No output takes the place of a device, a folder, a pipe, a link, or of what the command itself reads."""

from __future__ import annotations

import os
import socket
import stat
from pathlib import Path

import pytest
from conftest import ROOT, Done, Entente

RUN = ["run", "mine.toml", "--models", "two_feet_out,own/structure.toml", "--weeks", 4, "--households", 400, "--replicates", 1, "--quiet"]
DESIGN = '[sweep]\nscenario = "mine.toml"\nmodels = ["two_feet_out", "own/structure.toml"]\nreplicates = 1\n[set]\nscenario.weeks = 4\npopulation.households = 400\n'


@pytest.fixture
def own(entente: Entente) -> Entente:
    """A scenario, a design and a structure of one's own, with what they read."""
    folder = entente.folder
    (folder / "scenarios").unlink()
    (folder / "own").mkdir()
    (folder / "own" / "levers").mkdir()
    (folder / "own" / "base.toml").write_text('extends = "archetype_calm"\n')
    districts = (ROOT / "scenarios" / "districts" / "example.csv").read_text()
    (folder / "own" / "districts.csv").write_text(districts)
    (folder / "own" / "structure.toml").write_text('extends = "two_feet_out"\n[model]\nname = "structure"\n')
    (folder / "levers").mkdir()
    lever = (ROOT / "scenarios" / "levers" / "joint_training.toml").read_text()
    (folder / "levers" / "own_training.toml").write_text(lever)
    (folder / "mine.toml").write_text(
        'extends = "own/base.toml"\n[world]\ndistrict_file = "own/districts.csv"\ndistricts = 10\n[levers]\nown_training = 1\n'
    )
    (folder / "design.toml").write_text(DESIGN)
    return entente


def refused(entente: Entente, *command: object, said: str) -> Done:
    before = {path: path.lstat() for path in entente.folder.rglob("*")}
    texts = {path: path.read_bytes() for path in before if path.is_file()}
    done = entente(*command, code=2)
    assert said in done.err, done.err
    assert len(done.err.splitlines()) <= 3 and done.out == ""
    after = {path: path.lstat() for path in entente.folder.rglob("*")}
    assert before.keys() == after.keys()
    for path, status in before.items():
        assert (status.st_ino, stat.S_IFMT(status.st_mode), status.st_rdev) == (after[path].st_ino, stat.S_IFMT(after[path].st_mode), after[path].st_rdev)
    assert texts == {path: path.read_bytes() for path in texts}
    return done


INPUTS = ["mine.toml", "own/base.toml", "own/districts.csv", "own/structure.toml", "levers/own_training.toml"]
GOING_ON = [["--force"], ["--resume"]]


def test_what_is_guarded_would_run(own: Entente):
    own(*RUN, "-o", "x.h5")
    own("sweep", "design.toml", "-o", "y.h5", "--quiet")


@pytest.mark.parametrize("how", GOING_ON, ids=lambda how: how[0])
@pytest.mark.parametrize("name", INPUTS)
def test_an_input_of_a_run_is_never_replaced(own: Entente, name: str, how: list[str]):
    refused(own, *RUN, "-o", name, *how, said=f"{name}: is read by this command")


@pytest.mark.parametrize("name", [*INPUTS, "design.toml"])
def test_an_input_of_a_sweep_is_never_replaced(own: Entente, name: str):
    refused(own, "sweep", "design.toml", "--quiet", "-o", name, "--force", said=f"{name}: is read by this command")


def test_an_input_is_known_by_all_its_names(own: Entente):
    os.link(own.folder / "mine.toml", own.folder / "hard.h5")
    (own.folder / "here").symlink_to(".")
    refused(own, *RUN, "-o", "hard.h5", "--force", said="hard.h5: is read by this command")
    refused(own, *RUN, "-o", own.folder / "mine.toml", "--force", said="mine.toml: is read by this command")
    refused(own, *RUN, "-o", "here/own/../mine.toml", "--force", said="is read by this command")


def test_a_shipped_file_is_never_replaced(own: Entente):
    shipped = ROOT / "scenarios" / "archetype_calm.toml"
    before = shipped.read_bytes()
    refused(own, *RUN, "-o", shipped, "--force", said="archetype_calm.toml: is read by this command")
    assert shipped.read_bytes() == before


def things(folder: Path) -> dict[str, Path]:
    """What is no plain file, by a word of what is said of it."""
    os.mkfifo(folder / "pipe.h5")
    (folder / "target.h5").write_text("mine")
    (folder / "link.h5").symlink_to("target.h5")
    (folder / "to_null.h5").symlink_to("/dev/null")
    (folder / "dangling.h5").symlink_to("nowhere.h5")
    found = {"a pipe": folder / "pipe.h5", "a symbolic link to target.h5": folder / "link.h5"}
    found["a symbolic link to /dev/null"] = folder / "to_null.h5"
    found["a symbolic link to nowhere.h5"] = folder / "dangling.h5"
    here = os.getcwd()
    os.chdir(folder)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.h5")
    os.chdir(here)
    found["a socket"] = folder / "socket.h5"
    try:
        os.mknod(folder / "device.h5", 0o666 | stat.S_IFCHR, os.makedev(1, 3))
        found["a device"] = folder / "device.h5"
    except PermissionError:
        pass
    return found


def test_what_is_no_file_is_never_replaced(own: Entente):
    own(*RUN, "-o", "whole.h5", "--provenance", "none")
    found = things(own.folder)
    for said, path in found.items():
        for command in ([*RUN], ["sweep", "design.toml", "--quiet"], ["merge", "whole.h5", "--quiet"], ["report", "whole.h5", "--quiet"]):
            for how in [["--force"], []] + ([["--resume"]] if command[0] in ("run", "sweep") else []):
                refused(own, *command, "-o", path.name, *how, said=f"{path.name}: is {said}")


def test_a_folder_is_never_replaced(own: Entente):
    (own.folder / "kept.h5").mkdir()
    (own.folder / "kept.h5" / "mine.txt").write_text("mine")
    for how in ([], ["--force"]):
        err = own(*RUN, "-o", "kept.h5", *how, code=3).err
        assert "kept.h5: could not write the output: it is a folder, not a file" in err
    assert (own.folder / "kept.h5" / "mine.txt").read_text() == "mine"


def test_files_beside_the_output_are_guarded_too(own: Entente):
    os.link(own.folder / "mine.toml", own.folder / "x.h5.lock")
    refused(own, *RUN, "-o", "x.h5", "--force", said="x.h5.lock: is read by this command")
    os.link(own.folder / "own" / "base.toml", own.folder / "w.h5.log")
    refused(own, "sweep", "design.toml", "--quiet", "-o", "w.h5", said="w.h5.log: is read by this command")
    (own.folder / "v.h5.log").symlink_to("mine.toml")
    refused(own, "sweep", "design.toml", "--quiet", "-o", "v.h5", said="v.h5.log: is read by this command")
    os.mkfifo(own.folder / "y.h5.log")
    refused(own, *RUN, "-o", "y.h5", said="y.h5.log: is a pipe")


def test_a_merge_never_replaces_its_shards(own: Entente):
    for shard in (1, 2):
        own("sweep", "design.toml", "--quiet", "--shard", f"{shard}/2", "-o", f"{shard}.h5", code=None)
    (own.folder / "many.toml").write_text(DESIGN.replace("replicates = 1", "replicates = 2"))
    for shard in (1, 2):
        own("sweep", "many.toml", "--quiet", "--shard", f"{shard}/2", "-o", f"m{shard}.h5")
    os.link(own.folder / "m2.h5", own.folder / "also.h5")
    for output in ("m1.h5", "also.h5", own.folder / "m2.h5"):
        refused(own, "merge", "m1.h5", "m2.h5", "-o", output, "--force", said="is read by this command")
    own("merge", "m1.h5", "m2.h5", "-o", "all.h5", "--quiet")


def test_a_report_never_replaces_its_file(own: Entente):
    own(*RUN, "-o", "x.h5")
    os.link(own.folder / "x.h5", own.folder / "also.html")
    for output in ("x.h5", "also.html"):
        refused(own, "report", "x.h5", "-o", output, "--force", said="is the file that the page is made from")


def test_a_slurm_script_is_not_printed_for_an_output_that_is_an_input(own: Entente):
    refused(own, "slurm", "design.toml", "--shards", 1, "-o", "design.toml", said="design.toml: is read by this command")
    os.link(own.folder / "mine.toml", own.folder / "z.shard-1-of-1.h5")
    refused(own, "slurm", "design.toml", "--shards", 1, "-o", "z.h5", said="z.shard-1-of-1.h5: is read by this command")
