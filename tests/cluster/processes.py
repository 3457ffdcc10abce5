"""Processes below this one: found by who started them, ended by number, and none left behind."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h


class Failed(Exception):
    """What was expected did not come about."""


def adopt_orphans() -> None:
    """Daemons that leave their parent become children of this process, so that `descendants` finds them."""
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


def wait_until(is_so: Callable[[], object], what: str, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise Failed(f"after {seconds:.0f} s: not yet {what}")
        time.sleep(0.05)


def _stat(pid: int) -> tuple[str, int] | None:
    """State letter and parent; nothing for a process that is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return fields[0], int(fields[1])


def descendants(root: int) -> list[int]:
    """Living processes below `root`, parents before children."""
    children: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit() and (found := _stat(int(name))) and found[0] != "Z":
            children.setdefault(found[1], []).append(int(name))
    below: list[int] = []
    waiting = [root]
    while waiting:
        for child in children.get(waiting.pop(), []):
            below.append(child)
            waiting.append(child)
    return below


def title(pid: int) -> str:
    """The command line, with spaces between its words."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        return ""


def kill(pids: list[int], by: signal.Signals = signal.SIGKILL) -> None:
    for pid in pids:
        try:
            os.kill(pid, by)
        except ProcessLookupError:
            pass


def end(process: subprocess.Popen[bytes], seconds: float = 5) -> None:
    """Asks, then insists."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def end_descendants() -> None:
    """Ends all that was started from here and what that started; takes note of their ends, so that no zombie stays."""
    for _ in range(100):
        kill(descendants(os.getpid()))
        try:
            while os.waitpid(-1, os.WNOHANG)[0] != 0:
                pass
        except ChildProcessError:
            return
        time.sleep(0.1)
    raise Failed(f"processes that do not end: {descendants(os.getpid())}")
