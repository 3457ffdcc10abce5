"""The same shards under GNU parallel."""

from __future__ import annotations

import filecmp
import os
import shlex
import subprocess
from pathlib import Path

from processes import descendants, kill, title, wait_until
from sweep import N_SHARDS, InTheMiddle, Sweep, entente, expect

SECONDS_OF_A_SHARD = 120


class Parallel:
    """The command of the page on GNU parallel, with what makes equal runs equal files."""

    def __init__(self, sweep: Sweep, folder: Path):
        self.sweep, self.folder = sweep, folder
        folder.mkdir()
        words = [str(sweep.program), "sweep", str(sweep.design), "--provenance", "none", "--threads", "1", "--quiet", "--resume"]
        shard = " --shard {}/%d -o map.shard-{}-of-%d.h5" % (N_SHARDS, N_SHARDS)
        self.command = ["parallel", "--will-cite", "--jobs", "2", "--joblog", "jobs.log", "--resume-failed", shlex.join(words) + shard, ":::"]
        self.command += [str(i) for i in range(1, N_SHARDS + 1)]

    def start(self) -> subprocess.Popen[bytes]:
        # A home of its own: parallel writes there.
        home = os.environ | {"HOME": str(self.folder)}
        return subprocess.Popen(self.command, cwd=self.folder, env=home, stdin=subprocess.DEVNULL, start_new_session=True)

    def wait_for_middle(self, shard: int) -> None:
        wait_until(InTheMiddle(self.sweep.output_of(shard, self.folder)), f"shard {shard} in its middle", SECONDS_OF_A_SHARD)

    def exit_values(self) -> dict[int, int]:
        """Of each shard, the last time."""
        rows = [line.split("\t") for line in (self.folder / "jobs.log").read_text().splitlines()[1:]]
        return {int(row[0]): int(row[6]) or 128 * bool(int(row[7])) + int(row[7]) for row in rows}

    def finish(self) -> None:
        """Once more, then all is there."""
        expect(self.start().wait(4 * SECONDS_OF_A_SHARD) == 0, "parallel did not end well the second time")
        shards = [self.sweep.output_of(i, self.folder) for i in range(1, N_SHARDS + 1)]
        merged = self.folder / "map.h5"
        entente(self.sweep.program, "merge", *shards, "-o", merged, "--provenance", "none")
        expect(self.sweep.digest_of(merged) == self.sweep.digest, "the merged file says other things than a local run")


def a_killed_shard(sweep: Sweep, folder: Path) -> None:
    """parallel: a killed shard is the only one that runs again; the merged file is that of a local run, byte for byte"""
    work = Parallel(sweep, folder / "parallel")
    process = work.start()
    work.wait_for_middle(2)
    kill([pid for pid in descendants(process.pid) if f"--shard 2/{N_SHARDS}" in title(pid)])
    expect(process.wait(4 * SECONDS_OF_A_SHARD) == 1, "parallel did not count one failed job")
    expect({shard for shard, value in work.exit_values().items() if value} == {2}, f"failed: {work.exit_values()}")
    untouched = {i: sweep.output_of(i, work.folder).stat().st_mtime_ns for i in (1, 3, 4)}
    work.finish()
    expect(untouched == {i: sweep.output_of(i, work.folder).stat().st_mtime_ns for i in (1, 3, 4)}, "finished shards ran again")
    expect(filecmp.cmp(work.folder / "map.h5", sweep.whole, shallow=False), "the merged file has other bytes than a local run")


def a_killed_parallel(sweep: Sweep, folder: Path) -> None:
    """parallel: all is killed midway, as by a power failure; the same command goes on"""
    work = Parallel(sweep, folder / "power")
    process = work.start()
    work.wait_for_middle(1)
    kill([process.pid, *descendants(process.pid)])
    process.wait()
    expect(not sweep.output_of(1, work.folder).exists(), "shard 1 was complete before it was killed")
    work.finish()


CASES = [a_killed_shard, a_killed_parallel]
