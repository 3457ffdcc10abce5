"""The job script of `entente slurm`, with a Slurm and a worker that only write down what they were asked.

tests/cluster runs the same script under a real Slurm.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT, Done, Entente, program

SHELLS = [["dash"], ["bash", "--posix"]]
HOSTILE = "it's 100%a $(touch pwned) \"`x`\" & ; #"


@dataclass
class Job:
    """A job script in a folder, and what it calls."""

    entente: Entente
    script: Path
    folder: Path
    commands: Path

    def fake(self, name: str, body: str) -> None:
        path = self.commands / name
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)

    def environment(self, **more: str) -> dict[str, str]:
        return {"PATH": f"{self.commands}:/usr/bin:/bin"} | more

    def __call__(self, *arguments: str, shell: tuple[str, ...] = ("sh",), **environment: str) -> Done:
        done = subprocess.run(
            [*shell, str(self.script), *arguments], cwd=self.folder, env=self.environment(**environment), capture_output=True, text=True
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def calls(self, name: str) -> list[list[str]]:
        log = self.commands / f"{name}.log"
        text = log.read_text() if log.exists() else ""
        return [call.split("\n")[:-1] for call in text.split("--call--\n")[1:]]

    def with_worker(self, body: str) -> None:
        """Puts another program in the place of the real one, which is named once."""
        self.fake("worker", f'{{ echo --call--; printf "%s\\n" "$@"; }} >>"{self.commands}/worker.log"\n{body}')
        text, n = re.subn(r"(?m)^entente=.*$", f"entente={self.commands}/worker", self.script.read_text())
        assert n == 1
        self.script.write_text(text)

    def task(self, shard: int, restarts: int = 0) -> dict[str, str]:
        return {"SLURM_JOB_ID": "70", "SLURM_ARRAY_TASK_ID": str(shard), "SLURM_RESTART_COUNT": str(restarts)}


DESIGN = '[sweep]\nscenario = "archetype_contested"\nmodels = ["two_feet_out"]\nreplicates = 60\n'


def job_in(entente: Entente, folder: Path, *options: object, design: str = "map.toml") -> Job:
    folder.mkdir(exist_ok=True)
    (folder / design).write_text(DESIGN)
    printed = entente("slurm", folder / design, "--shards", 12, "-o", folder / "map.h5", *options).out
    script = folder / "job.sh"
    script.write_text(printed)
    commands = entente.folder / "commands"
    commands.mkdir()
    job = Job(entente, script, folder, commands)
    # As sbatch --parsable: a number, and on federated clusters the cluster's name.
    record = '{ echo --call--; printf "%s\\n" "$@"; } >>"%s"'.replace('"%s"', f'"{commands}/$(basename "$0").log"')
    job.fake("sbatch", f'{record}\ncase "$*" in *--array*) echo "41;here" ;; *) echo 42 ;; esac')
    job.fake("squeue", f"{record}\necho RUNNING")
    job.fake("scontrol", record)
    return job


@pytest.fixture
def job(entente: Entente) -> Job:
    return job_in(entente, entente.folder / "work")


@pytest.mark.parametrize("shell", SHELLS, ids=lambda shell: shell[0])
def test_the_script_is_one_of_any_posix_shell_whatever_the_files_are_called(entente: Entente, shell: list[str]):
    job = job_in(entente, entente.folder / HOSTILE, design=f"{HOSTILE}.toml")
    checked = subprocess.run([*shell, "-n", str(job.script)], capture_output=True, text=True)
    assert (checked.returncode, checked.stdout + checked.stderr) == (0, "")
    assert job(shell=tuple(shell)).code == 0
    array, merge = job.calls("sbatch")
    assert f"--chdir={job.folder}" in array and f"--chdir={job.folder}" in merge
    assert array[-3:] == [str(job.script), "shard", str(job.script)]
    assert merge[-3:] == [str(job.script), "merge", str(job.script)]
    assert not list(entente.folder.rglob("pwned"))


def test_the_worker_gets_the_names_as_they_are(entente: Entente):
    job = job_in(entente, entente.folder / HOSTILE, design=f"{HOSTILE}.toml")
    job.with_worker("exit 0")
    assert job("shard", **job.task(3)).code == 0
    output = str(job.folder / "map.shard-3-of-12.h5")
    (call,) = job.calls("worker")
    assert call == ["sweep", str(job.folder / f"{HOSTILE}.toml"), "--shard", "3/12", "-o", output, "--threads", "1", "--resume"]


def test_slurm_reads_a_percent_sign_of_a_folder_as_itself(entente: Entente):
    job = job_in(entente, entente.folder / "100%a")
    job()
    array, merge = job.calls("sbatch")
    folder = str(job.folder).replace("%", "%%")
    assert f"--output={folder}/map.shard-%a-of-12.log" in array
    assert f"--output={folder}/map.merge.log" in merge


def test_a_person_submits_all_shards_and_a_merge_that_waits_for_them(job: Job):
    done = job()
    assert done.code == 0, done.err
    array, merge = job.calls("sbatch")
    assert "--array=1-12" in array
    assert "--dependency=afterok:41,singleton" in merge
    assert "--kill-on-invalid-dep=yes" in merge
    assert "shards 1-12 of 12 are job 41, the merge that follows them is job 42" in done.out
    assert "squeue --jobs=41,42" in done.out
    assert str(job.folder / "map.h5") in done.out


def test_some_shards_are_submitted_again_with_a_merge_of_their_own(job: Job):
    assert job("3,7-9").code == 0
    array, merge = job.calls("sbatch")
    assert "--array=3,7-9" in array
    assert "--dependency=afterok:41,singleton" in merge


@pytest.mark.parametrize("numbers", ["0", "13", "3,", ",3", "9-7", "1-2-3", "3;4", "x", "-3", "3-", "merges", "1 2", "99999999999999999999"])
def test_what_is_no_list_of_shards_submits_nothing(job: Job, numbers: str):
    done = job(numbers)
    assert done.code == 2
    assert re.search(r"is not among the shards 1 to 12|is neither a list of shards", done.err), done.err
    assert job.calls("sbatch") == []


def test_the_script_is_found_from_any_folder(job: Job):
    done = subprocess.run(["sh", "work/job.sh"], cwd=job.folder.parent, env=job.environment(CDPATH="/"), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert job.calls("sbatch")[0][-1] == str(job.script)
    done = subprocess.run(["sh", "job.sh"], cwd=job.folder, env=job.environment(), capture_output=True, text=True)
    assert job.calls("sbatch")[2][-1] == str(job.script)


def test_a_result_that_is_there_is_not_computed_again(job: Job):
    (job.folder / "map.h5").touch()
    done = job()
    assert done.code == 2 and "map.h5 is there already" in done.err
    assert job.calls("sbatch") == []


def test_without_slurm_one_is_told_where_this_belongs(job: Job):
    (job.commands / "sbatch").unlink()
    done = job(shell=("/bin/sh",), PATH=str(job.commands))
    assert done.code == 2 and "there is no sbatch here" in done.err


def test_a_script_that_is_no_file_cannot_submit_itself(job: Job):
    done = subprocess.run(["sh"], input=job.script.read_text(), cwd=job.folder.parent, env=job.environment(), capture_output=True, text=True)
    assert done.returncode == 2 and "write this script to a file first" in done.stderr
    assert job.calls("sbatch") == []


def test_what_sbatch_refuses_is_not_called_submitted(job: Job):
    job.fake("sbatch", "echo sbatch: error: invalid partition >&2; exit 1")
    done = job()
    assert done.code == 2
    assert "invalid partition" in done.err and "nothing was submitted" in done.err
    assert done.out == ""


def test_a_merge_that_is_refused_leaves_the_way_to_merge_later(job: Job):
    job.fake("sbatch", 'case "$*" in *--array*) echo 41 ;; *) exit 1 ;; esac')
    done = job()
    assert done.code == 2
    assert f"when they have ended: sh {job.script} merge" in done.err


@pytest.mark.parametrize(("code", "ends", "says"), [
    (0, 0, "shard 3 is complete"),
    (1, 0, "some of its runs failed"),  # the file is complete: the merge may follow
    (2, 2, "failed with exit code 2"),
    (3, 3, "failed with exit code 3"),
])  # fmt: skip
def test_a_task_ends_as_its_shard_did(job: Job, code: int, ends: int, says: str):
    job.with_worker(f"exit {code}")
    done = job("shard", str(job.script), **job.task(3))
    assert done.code == ends
    assert says in done.out
    assert (f"sh {job.script} 3" in done.out) == (code > 1)
    assert job.calls("scontrol") == []


def test_a_killed_shard_is_a_failed_task(job: Job):
    job.with_worker("kill -9 $$")
    done = job("shard", **job.task(3))
    assert done.code == 137
    assert "most often for want of memory" in done.out


def stopped(job: Job, grows: bool) -> Done:
    """What a task does that is told to stop while its shard runs."""
    partial = job.folder / "map.shard-3-of-12.h5.partial"
    partial.write_text("some runs")
    grow = f'echo more >>"{partial}"' if grows else ":"
    ready = job.commands / "ready"
    job.with_worker(f"trap '{grow}; exit 130' TERM\ntouch {ready}\nwhile :; do sleep 0.05; done")
    process = subprocess.Popen(
        ["sh", str(job.script), "shard"], cwd=job.folder, env=job.environment(**job.task(3, restarts=2)), stdout=subprocess.PIPE, text=True
    )
    while not ready.exists() and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    out, _ = process.communicate(timeout=20)
    return Done(process.returncode, out, "")


def test_a_shard_near_its_time_limit_is_queued_again(job: Job):
    done = stopped(job, grows=True)
    assert "start 3" in done.out
    assert "queued again" in done.out
    assert job.calls("scontrol") == [["requeue", "70"]]


def test_a_shard_that_finished_no_run_is_not_queued_for_ever(job: Job):
    done = stopped(job, grows=False)
    assert done.code == 130
    assert "needs more --time" in done.out
    assert job.calls("scontrol") == []


@pytest.mark.parametrize("state", ["COMPLETING", "CANCELLED", "PREEMPTED", ""])
def test_a_cancelled_shard_stays_cancelled(job: Job, state: str):
    job.fake("squeue", f"echo '{state}'")
    done = stopped(job, grows=True)
    assert done.code == 130
    assert "stopped from outside" in done.out
    assert job.calls("scontrol") == []


def test_the_merge_takes_every_shard_in_order(job: Job):
    job.with_worker("exit 0")
    done = job("merge")
    assert done.code == 0
    (call,) = job.calls("worker")
    assert call == ["merge", *(str(job.folder / f"map.shard-{i}-of-12.h5") for i in range(1, 13)), "-o", str(job.folder / "map.h5")]


@pytest.mark.parametrize(("code", "ends"), [(0, 0), (1, 0), (2, 2), (3, 3)])
def test_a_merge_ends_as_its_command_did(job: Job, code: int, ends: int):
    job.with_worker(f"exit {code}")
    done = job("merge", str(job.script))
    assert done.code == ends
    assert (f"sh {job.script} merge" in done.out) == (code > 1)


def test_what_is_asked_of_slurm_stands_in_the_head(entente: Entente):
    (entente.folder / "map.toml").write_text(DESIGN)
    options = ["--partition", "short", "--account", "un_42", "--time", "1-12:00:00", "--cpus", 16, "--memory", "4G"]
    text = entente("slurm", "map.toml", "--shards", 8, *options).out
    head = text[: text.index("\nentente=")]
    asked = set(re.findall(r"(?m)^#SBATCH --(.*)$", head))
    assert {"partition=short", "account=un_42", "time=1-12:00:00", "cpus-per-task=16", "mem=4G"} <= asked
    assert {"job-name=entente-map", "requeue", "open-mode=append", "signal=B:TERM@120"} <= asked
    assert "#SBATCH" not in text[len(head) :]  # Slurm stops reading at the first command
    assert f"\nentente={program().resolve()}\n" in text
    assert f"\noutput={entente.folder}/map.h5\n" in text
    assert "\nthreads=16\n" in text


def test_every_problem_is_told_at_once(entente: Entente):
    done = entente("slurm", "nope.toml", "--time", "2", "--memory", "4", "--cpus", "0", "--partition", "a b", "--account", "-x",
                   "-o", "nowhere/x.h5", "--shrads", "3", code=2)  # fmt: skip
    assert done.out == ""
    for problem in [
        "nope.toml: there is no such file", "--time 2 is less than 5 minutes", "--memory 4 is not a whole number with the unit",
        "--cpus 0 is not a whole number from 1 to 1024", '--partition "a b"', '--account "-x"', "nowhere",
        "unknown option --shrads; did you mean --shards?", "--shards N is missing",
    ]:  # fmt: skip
        assert problem in done.err, problem


@pytest.mark.parametrize("name", ["two\nlines.toml", "tab\there.toml"])
def test_a_name_that_would_end_a_comment_is_refused(entente: Entente, name: str):
    (entente.folder / name).write_text(DESIGN)
    assert "control character" in entente("slurm", name, "--shards", 2, code=2).err


def test_a_folder_that_slurm_cannot_log_into_is_refused(entente: Entente):
    folder = entente.folder / "back\\slash"
    folder.mkdir()
    (entente.folder / "map.toml").write_text(DESIGN)
    assert "Slurm writes no logs" in entente("slurm", "map.toml", "--shards", 2, "-o", folder / "map.h5", code=2).err


def test_a_design_that_cannot_be_cut_so_is_refused_before_anything_is_submitted(entente: Entente):
    (entente.folder / "small.toml").write_text(DESIGN.replace("60", "3"))
    assert "the design has 3 groups of runs" in entente("slurm", "small.toml", "--shards", 4, code=2).err
    (entente.folder / "wrong.toml").write_text(DESIGN.replace("models", "modles"))
    assert "did you mean models" in entente("slurm", "wrong.toml", "--shards", 2, code=2).err
    assert "# 3 runs, 1 run a shard: about" in entente("slurm", "small.toml", "--shards", 3).out


def test_a_shard_needs_nothing_of_where_the_script_was_printed(entente: Entente, tmp_path: Path):
    """The real program, started by the printed script in another folder and an empty environment."""
    work, elsewhere = tmp_path / "work", tmp_path / "elsewhere"
    for folder in (work / "parts", elsewhere):
        folder.mkdir(parents=True)
    (work / "parts" / "mine.toml").write_text('extends = "two_feet_out"\n[model]\nname = "mine"\n')
    (work / "world.toml").write_text('extends = "archetype_calm"\n')
    (work / "map.toml").write_text(
        '[sweep]\nscenarios = ["world.toml", "archetype_hostile"]\nmodels = ["parts/mine.toml", "two_feet_in"]\nreplicates = 1\n'
        "[set]\nscenario.weeks = 4\npopulation.households = 400\n"
    )
    data = tmp_path / "data"
    data.symlink_to(ROOT / "scenarios")
    (tmp_path / "bin").mkdir()
    shutil.copy(program(), tmp_path / "bin" / "entente")  # apart from what comes with it: only ENTENTE_DATA leads there
    printed = subprocess.run(
        [tmp_path / "bin" / "entente", "slurm", "map.toml", "--shards", "2", "-o", "map.h5"],
        cwd=work, env={"PATH": "/usr/bin:/bin", "ENTENTE_DATA": "../data"}, capture_output=True, text=True,
    )  # fmt: skip
    assert printed.returncode == 0, printed.stderr
    script = tmp_path / "job.sh"
    script.write_text(printed.stdout)

    def task(*arguments: str, **environment: str) -> str:
        done = subprocess.run(["sh", script, *arguments], cwd=elsewhere, env={"PATH": "/usr/bin:/bin"} | environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    for shard in ("1", "2"):
        task("shard", SLURM_JOB_ID="70", SLURM_ARRAY_TASK_ID=shard, SLURM_RESTART_COUNT="0", ENTENTE_DATA="/nowhere")
    task("merge")
    assert list(elsewhere.iterdir()) == []
    in_one_piece = Entente(work, {"ENTENTE_DATA": str(data)})
    in_one_piece("sweep", "map.toml", "-o", "whole.h5", "--quiet")
    assert in_one_piece("describe", "map.h5", "--digest").out.split()[0] == in_one_piece("describe", "whole.h5", "--digest").out.split()[0]


def test_a_script_printed_without_the_variable_takes_none_from_the_cluster(job: Job):
    text = job.script.read_text()
    assert "\nunset ENTENTE_DATA\n" in text and "export ENTENTE_DATA" not in text
