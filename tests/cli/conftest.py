"""The program as a person at a terminal meets it."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCENARIO = "scenarios/archetype_contested.toml"
MODELS = ("two_feet_out", "one_foot_in")
SIZE = ["--weeks", "30", "--households", "500"]
SMALL = [*SIZE, "--replicates", "2"]


def program() -> Path:
    return Path(os.environ.get("ENTENTE_PROGRAM") or ROOT / "build" / "release" / "entente")


@dataclass
class Done:
    code: int
    out: str
    err: str


@dataclass
class Entente:
    """Runs the program in a folder of its own, beside a link to the scenarios."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def command(self, *arguments: object) -> list[str]:
        return [str(program()), *(str(argument) for argument in arguments)]

    def __call__(self, *arguments: object, code: int | None = 0, stdin: str | None = None) -> Done:
        done = subprocess.run(
            self.command(*arguments), cwd=self.folder, env=os.environ | self.environment, capture_output=True, text=True, input=stdin
        )
        if code is not None:
            assert done.returncode == code, f"{arguments}: exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
        return Done(done.returncode, done.stdout, done.stderr)

    def start(self, *arguments: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command(*arguments), cwd=self.folder, env=os.environ | self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def small(self, output: str, *more: object, models: tuple[str, ...] = MODELS, replicates: int = 2) -> Path:
        """A file of small paired worlds, without what may differ between equal runs."""
        self("run", SCENARIO, *SIZE, "--replicates", replicates, "--models", ",".join(models), "--provenance", "none", "--quiet",
             "-o", output, *more)  # fmt: skip
        return self.folder / output

    def files(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()} - {"scenarios"}


def in_folder(folder: Path) -> Entente:
    assert program().exists(), f"{program()} is not built (make build)"
    if not (folder / "scenarios").exists():
        (folder / "scenarios").symlink_to(ROOT / "scenarios")
    return Entente(folder)


@pytest.fixture
def entente(tmp_path: Path) -> Entente:
    return in_folder(tmp_path)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Entente:
    """A folder that holds `small.h5`, for tests that only read."""
    runner = in_folder(tmp_path_factory.mktemp("shared"))
    runner.small("small.h5")
    return runner


def on_a_terminal(entente: Entente, *arguments: object, stop_by: signal.Signals | None = None, after: int = 0) -> Done:
    """Runs with a terminal for messages; sends a signal as soon as so many runs are done."""
    try:
        ours, theirs = pty.openpty()
    except OSError as error:  # a root without /dev/pts
        pytest.skip(f"no terminal is to be had here: {error}")
    process = subprocess.Popen(entente.command(*arguments), cwd=entente.folder, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # nobody writes any more
            break
        if not piece:
            break
        shown += piece
        counts = re.findall(rb"\r(\d+)/\d+ runs", shown)
        if stop_by is not None and counts and int(counts[-1]) >= after:
            process.send_signal(stop_by)
            stop_by = None
    os.close(ours)
    return Done(process.wait(), "", shown.decode().replace("\r\n", "\n"))
