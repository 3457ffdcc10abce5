"""A Slurm cluster of two nodes on this host, in a folder, without systemd, reached over the loopback only."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
from pathlib import Path

from processes import Failed, descendants, end, kill, title, wait_until

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "squeue", "scancel", "scontrol", "sinfo", "setpriv")
NODES = ("n0", "n1")
# A node that does not answer for so long is lost.
SECONDS_TO_LOSE_A_NODE = 10


def missing_programs() -> list[str]:
    return [name for name in PROGRAMS if shutil.which(name) is None]


def free_ports(n: int) -> list[int]:
    sockets = [socket.socket() for _ in range(n)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def configuration(folder: Path) -> str:
    host = socket.gethostname().partition(".")[0]
    controller, *nodes = free_ports(1 + len(NODES))
    lines = [
        "ClusterName=entente",
        f"SlurmctldHost={host}(127.0.0.1)",
        f"SlurmctldPort={controller}",
        "CommunicationParameters=NoInAddrAny,NoCtldInAddrAny",  # no port is open to other machines
        "AuthType=auth/munge",
        f"AuthInfo=socket={folder}/munge/socket",
        "SlurmUser=root",
        "SlurmdUser=root",
        f"StateSaveLocation={folder}/state",
        f"SlurmdSpoolDir={folder}/spool.%n",
        f"SlurmctldPidFile={folder}/slurmctld.pid",
        f"SlurmdPidFile={folder}/slurmd.%n.pid",
        "ProctrackType=proctrack/linuxproc",
        "TaskPlugin=task/none",
        "SelectType=select/cons_tres",
        "SelectTypeParameters=CR_Core_Memory",
        "SchedulerParameters=sched_interval=1,sched_min_interval=0,batch_sched_delay=0,bf_interval=1",
        "AccountingStorageType=accounting_storage/none",
        "JobAcctGatherType=jobacct_gather/none",
        "MpiDefault=none",
        "ReturnToService=2",
        f"SlurmdTimeout={SECONDS_TO_LOSE_A_NODE}",
        "KillWait=5",
        "MaxArraySize=20001",
    ]
    lines += [
        f"NodeName={node} NodeHostname={host} NodeAddr=127.0.0.1 Port={port} CPUs=1 RealMemory=1000"
        for node, port in zip(NODES, nodes)
    ]
    lines += ["PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE DefMemPerCPU=500 State=UP"]
    return "\n".join(lines) + "\n"


class SlurmCluster:
    """Runs while the `with` lasts."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.environment = os.environ | {"SLURM_CONF": str(folder / "slurm.conf")}
        self._daemons: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> SlurmCluster:
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        # A node first, while its controller can still be told; what is left of jobs is ended with all descendants.
        for name in [*NODES, "slurmctld", "munged"]:
            if name in self._daemons:
                end(self._daemons.pop(name))

    def _start(self) -> None:
        self.folder.chmod(0o755)  # munge's user must reach its own folder
        (self.folder / "state").mkdir()
        munge = self.folder / "munge"
        munge.mkdir()
        key = munge / "key"
        key.write_bytes(secrets.token_bytes(1024))
        key.chmod(0o400)
        for path in (munge, key):
            shutil.chown(path, "munge", "munge")
        (self.folder / "slurm.conf").write_text(configuration(self.folder))
        as_munge = ("setpriv", "--reuid=munge", "--regid=munge", "--clear-groups")
        files = [f"--{option}={munge}/{name}" for option, name in
                 [("key-file", "key"), ("socket", "socket"), ("pid-file", "pid"), ("seed-file", "seed")]]  # fmt: skip
        self._daemon("munged", *as_munge, "munged", "--foreground", *files)
        wait_until((munge / "socket").exists, "a socket of munged", 20)
        self._daemon("slurmctld", "slurmctld", "-D", "-f", f"{self.folder}/slurm.conf")
        for node in NODES:
            self.start_node(node)

    def _daemon(self, name: str, *command: str) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            # A session of its own: Ctrl-C is for the test alone, which then ends its daemons in order.
            self._daemons[name] = subprocess.Popen(
                command, cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )

    def start_node(self, node: str) -> None:
        self._daemon(node, "slurmd", "-D", "-f", f"{self.folder}/slurm.conf", "-N", node)
        wait_until(lambda: self.state_of(node) in ("idle", "mixed", "allocated"), f"node {node} at work", 60)

    def state_of(self, node: str) -> str:
        return self.ask("sinfo", "--noheader", f"--nodes={node}", "--format=%T", may_fail=True)

    def lose_node(self, node: str) -> None:
        """As if its power failed: the daemon, its tasks and their programs are gone and tell nobody."""
        jobs = self.ask("squeue", "--noheader", f"--nodelist={node}", "--format=%A").split()
        daemon = self._daemons.pop(node)
        daemon.kill()
        daemon.wait()
        for job in jobs:
            kill(self.processes_of(job))

    def processes_of(self, job: str) -> list[int]:
        """The task's manager, then what it runs."""
        for pid in descendants(os.getpid()):
            if title(pid).startswith(f"slurmstepd: [{job}.batch"):
                return [pid, *descendants(pid)]
        return []

    def job_of(self, task: str) -> str:
        """The plain number of a task such as `12_3`."""
        return self.ask("squeue", "--noheader", f"--jobs={task}", "--format=%A", may_fail=True)

    def state_of_job(self, job: str) -> str:
        """Nothing for a job that has left the queue."""
        return self.ask("squeue", "--noheader", f"--jobs={job}", "--states=all", "--format=%T", may_fail=True)

    def ask(self, *command: str, may_fail: bool = False) -> str:
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=60)
        if done.returncode != 0 and not may_fail:
            raise Failed(f"{' '.join(command)}: {done.stderr.strip() or done.stdout.strip()}")
        return done.stdout.strip()
