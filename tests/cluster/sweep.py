"""A small sweep in four shards, and what a local run of it without shards gives."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from processes import Failed

N_SHARDS = 4


@dataclass(frozen=True)
class Sweep:
    program: Path
    design: Path
    # Of a local run without shards: what all others must equal.
    whole: Path
    digest: str

    def output_of(self, shard: int, folder: Path) -> Path:
        return folder / f"map.shard-{shard}-of-{N_SHARDS}.h5"

    def digest_of(self, path: Path) -> str:
        return entente(self.program, "describe", path, "--digest")


def entente(program: Path, *arguments: object, code: int = 0) -> str:
    words = [str(program), *(str(argument) for argument in arguments)]
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode != code:
        raise Failed(f"{' '.join(words)}: exit code {done.returncode}\n{done.stderr.strip()}")
    return done.stdout.strip()


def run_locally(program: Path, design: Path, folder: Path) -> Sweep:
    whole = folder / "local.h5"
    entente(program, "sweep", design, "-o", whole, "--provenance", "none", "--quiet")
    return Sweep(program, design, whole, entente(program, "describe", whole, "--digest"))


def size(path: Path) -> int:
    """0 while it is not there."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


class InTheMiddle:
    """Whether a shard has finished some runs and not all, by how often its unfinished file was seen to have grown."""

    # Its head and the room for outcomes are the first two or three; then each run makes it larger.
    N_SIZES = 8

    def __init__(self, output: Path):
        self.output = output
        self.sizes: set[int] = set()

    def __call__(self) -> bool:
        if self.output.exists():
            raise Failed(f"{self.output.name} was complete before it could be disturbed; its runs must be longer")
        self.sizes.add(size(Path(f"{self.output}.partial")))
        return len(self.sizes - {0}) >= self.N_SIZES


def expect(is_so: object, what: str) -> None:
    if not is_so:
        raise Failed(what)
