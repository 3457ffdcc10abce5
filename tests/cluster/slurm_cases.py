"""The printed job script under a real Slurm."""

from __future__ import annotations

import re
import signal
import subprocess
from pathlib import Path

from processes import kill, title, wait_until
from slurm_cluster import SlurmCluster
from sweep import N_SHARDS, InTheMiddle, Sweep, entente, expect

# At most, on a slow machine.
SECONDS_OF_A_SHARD = 120
SECONDS_OF_A_STEP = 60


class Jobs:
    """A job script in a folder, submitted as a person does."""

    def __init__(self, cluster: SlurmCluster, sweep: Sweep, folder: Path):
        self.cluster, self.sweep, self.folder = cluster, sweep, folder
        folder.mkdir()
        self.output = folder / "map.h5"
        self.script = folder / "job.sh"
        options = ["--shards", N_SHARDS, "--time", "10", "--memory", "400M", "-o", self.output]
        self.script.write_text(entente(sweep.program, "slurm", sweep.design, *options) + "\n")
        self.array = self.merge = ""

    def submit(self, *shards: str) -> None:
        said = self.cluster.ask("sh", str(self.script), *shards)
        found = re.search(r"are job (\d+), the merge that follows them is job (\d+)", said)
        expect(found, f"sh job.sh said: {said}")
        self.array, self.merge = found[1], found[2]

    def log(self, shard: int) -> str:
        return self.folder.joinpath(f"map.shard-{shard}-of-{N_SHARDS}.log").read_text(errors="replace")

    def wait_for_middle(self, shard: int) -> None:
        wait_until(InTheMiddle(self.sweep.output_of(shard, self.folder)), f"shard {shard} in its middle", SECONDS_OF_A_SHARD)

    def state_of(self, shard: int) -> str:
        return self.cluster.state_of_job(f"{self.array}_{shard}")

    def wait_for_state(self, shard: int, *states: str) -> None:
        wait_until(lambda: self.state_of(shard) in states, f"shard {shard} {' or '.join(states).lower()}", SECONDS_OF_A_STEP)

    def without_hold(self, shard: int) -> None:
        """Slurm holds a task that it queued again for two minutes; the tests do not wait for that."""
        self.cluster.ask("scontrol", "update", f"JobId={self.array}_{shard}", "StartTime=now")

    def wait_for_merge(self) -> None:
        wait_until(lambda: self.cluster.state_of_job(self.merge) in ("COMPLETED", "FAILED", "CANCELLED", ""), "a merge", 2 * SECONDS_OF_A_SHARD)
        expect(self.output.exists(), f"no {self.output.name}, but {sorted(path.name for path in self.folder.iterdir())}")
        expect(self.sweep.digest_of(self.output) == self.sweep.digest, "the merged file differs from a local run")


def a_lost_node(cluster: SlurmCluster, sweep: Sweep, folder: Path) -> None:
    """a node is lost midway: its shard is queued again, goes on, and the merged file equals a local run"""
    jobs = Jobs(cluster, sweep, folder / "it's 100%a \"shared\" folder")
    jobs.submit()
    jobs.wait_for_middle(2)
    node = cluster.ask("squeue", "--noheader", f"--jobs={jobs.array}_2", "--format=%N")
    cluster.lose_node(node)
    jobs.wait_for_state(2, "PENDING")
    expect(not sweep.output_of(2, jobs.folder).exists(), "shard 2 was complete before its node was lost")
    cluster.start_node(node)
    jobs.without_hold(2)
    jobs.wait_for_merge()
    expect("start 2" in jobs.log(2) and "from before" in jobs.log(2), f"shard 2 did not go on where it was:\n{jobs.log(2)}")


def a_time_limit(cluster: SlurmCluster, sweep: Sweep, folder: Path) -> None:
    """a shard near its time limit saves its runs, is queued again by itself and goes on"""
    jobs = Jobs(cluster, sweep, folder / "limit")
    jobs.submit()
    jobs.wait_for_middle(1)
    # What --signal=B:TERM@120 does two minutes before the limit. scancel itself goes on trying when the task has left its node.
    with subprocess.Popen(["scancel", "--signal=TERM", "--batch", f"{jobs.array}_1"], env=cluster.environment) as signaller:
        jobs.wait_for_state(1, "PENDING")
        signaller.kill()
    expect("queued again" in jobs.log(1), f"shard 1 said:\n{jobs.log(1)}")
    jobs.without_hold(1)
    jobs.wait_for_merge()
    expect("start 2" in jobs.log(1) and "from before" in jobs.log(1), f"shard 1 did not go on where it was:\n{jobs.log(1)}")


def shards_that_fail(cluster: SlurmCluster, sweep: Sweep, folder: Path) -> None:
    """shards that are killed or cancelled stay so, without a merge; submitted again by number, they go on and are merged"""
    jobs = Jobs(cluster, sweep, folder / "failing")
    jobs.submit()
    jobs.wait_for_middle(1)
    worker = [pid for pid in cluster.processes_of(cluster.job_of(f"{jobs.array}_1")) if " sweep " in title(pid)]
    expect(len(worker) == 1, f"{len(worker)} processes run shard 1")
    kill(worker, signal.SIGKILL)
    cluster.ask("scancel", f"{jobs.array}_2")
    jobs.wait_for_state(1, "FAILED")
    jobs.wait_for_state(2, "CANCELLED")
    expect("was killed" in jobs.log(1) and f"sh {jobs.script} 1" in jobs.log(1), f"shard 1 said:\n{jobs.log(1)}")
    first_merge = jobs.merge
    wait_until(lambda: cluster.state_of_job(first_merge) == "CANCELLED", "the merge cancelled", 2 * SECONDS_OF_A_SHARD)
    jobs.submit("1-2")
    jobs.wait_for_merge()
    expect("from before" in jobs.log(1), f"shard 1 did not go on where it was:\n{jobs.log(1)}")
    again = subprocess.run(["sh", str(jobs.script)], env=cluster.environment, capture_output=True, text=True)
    expect(again.returncode == 2 and "is there already" in again.stderr, f"a complete sweep was submitted again: {again.stdout}")


CASES = [a_lost_node, a_time_limit, shards_that_fail]
