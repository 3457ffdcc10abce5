"""The program as a person at a terminal meets it."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCENARIO = "scenarios/archetype_contested.toml"
MODELS = ("two_feet_out", "one_foot_in")
SMALL = ["--weeks", "30", "--households", "500", "--replicates", "2"]


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

    def small(self, output: str, *more: object, models: tuple[str, ...] = MODELS, code: int = 0) -> Path:
        """A file of two small paired worlds, without what may differ between equal runs."""
        self("run", SCENARIO, *SMALL, "--models", ",".join(models), "--provenance", "none", "--quiet", "-o", output, *more, code=code)
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


def stop_in_the_middle(process: subprocess.Popen[str], partial: Path, by: signal.Signals, seconds: float = 30) -> Done:
    """Waits until some runs are in the unfinished file, then sends a signal."""
    begin = time.monotonic()
    first_size = None
    while process.poll() is None and time.monotonic() - begin < seconds:
        size = partial.stat().st_size if partial.exists() else 0
        if size and first_size is None:
            first_size = size
        if first_size is not None and size > first_size:
            break
        time.sleep(0.005)
    process.send_signal(by)
    out, err = process.communicate(timeout=seconds)
    return Done(process.returncode, out, err)
