"""Worlds run in several ways, and what pairs of them say: what `tools/what-holds` and `tools/what-matters` share."""

from __future__ import annotations

import ast
import csv
import hashlib
import io
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

import h5py
import numpy as np
from scipy import stats

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "python"))

from entente._numbers import decimals_for, number, signed  # noqa: E402

CONFIDENCE: Final = 0.95
POWER: Final = 0.80
PROGRAM: Final = os.environ.get("ENTENTE_PROGRAM") or str(ROOT / "build" / "release" / "entente")


@dataclass(frozen=True)
class Way:
    """One way of running worlds. Two ways of one scenario and seed meet the same worlds with the same luck."""

    scenario: str
    structure: str
    process: str = ""
    settings: tuple[tuple[str, str], ...] = ()
    levers: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    weeks: int = 130
    worlds: int = 12
    households: int = 2000
    seed: int = 20260101

    def command(self, file: str) -> list[str]:
        words = [PROGRAM, "run", str(ROOT / "scenarios" / f"{self.scenario}.toml"), "-o", file, "--force", "--quiet"]
        words += ["--models", self.structure, "--replicates", str(self.worlds), "--seed", str(self.seed)]
        words += ["--weeks", str(self.weeks), "--households", str(self.households), "--record", "national"]
        words += ["--process", self.process] if self.process else []
        for key, value in self.settings:
            words += ["--set", f"{key}={value}"]
        for lever in self.levers:
            words += ["--lever", lever]
        for mechanism in self.without:
            words += ["--without", mechanism]
        return words


class Failed(Exception):
    """The program refused a way, or did not finish it."""


@dataclass(frozen=True)
class Told:
    """National series (world, week), and outcomes of whole runs (world), of one way."""

    weekly: dict[str, np.ndarray]
    outcomes: dict[str, np.ndarray]
    counts: frozenset[str]  # series whose weeks are added rather than averaged

    def value(self, name: str, first: int, last: int) -> np.ndarray:
        """One number a world: a sum of counts or a mean of levels over the weeks [first, last), or an outcome."""
        if name in self.outcomes:
            return self.outcomes[name]
        if name not in self.weekly:
            raise KeyError(f"{name} is no observable and no outcome")
        window = self.weekly[name][:, first:last]
        defined = np.isfinite(window)
        total = np.where(defined, window, 0.0).sum(axis=1)
        n = defined.sum(axis=1)
        return np.where(n > 0, total if name in self.counts else total / np.maximum(n, 1), np.nan)


def _read(file: str) -> Told:
    weekly, outcomes, counts = {}, {}, set()
    with h5py.File(file) as h5:
        n = h5["run"].shape[0]
        for name, dataset in h5.items():
            if not isinstance(dataset, h5py.Dataset) or dataset.dtype.kind != "f" or dataset.shape[:1] != (n,):
                continue
            if dataset.ndim == 2:
                weekly[name] = dataset[:].astype(np.float64)
                method = dataset.attrs.get("cell_methods", b"")
                if "sum" in (method.decode() if isinstance(method, bytes) else str(method)):
                    counts.add(name)
            elif dataset.ndim == 1:
                outcomes[name] = dataset[:].astype(np.float64)
    return Told(weekly, outcomes, frozenset(counts))


class Library:
    """Runs each way once and keeps what it told."""

    def __init__(self, say: Callable[[str], None] = lambda text: print(text, file=sys.stderr)) -> None:
        self._told: dict[Way, Told] = {}
        self._say = say

    def __call__(self, way: Way) -> Told:
        if way not in self._told:
            with tempfile.TemporaryDirectory() as folder:
                file = str(Path(folder) / "worlds.h5")
                done = subprocess.run(way.command(file), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
                if done.returncode:
                    raise Failed(f"{' '.join(way.command('FILE.h5')[1:])}: {done.stderr.strip()}")
                self._told[way] = _read(file)
            self._say(f"  ran {way.scenario} {way.structure} {way.process} ({len(self._told)})")
        return self._told[way]

    def forget(self) -> None:
        self._told.clear()


def evaluate(expression: str, values: Mapping[str, np.ndarray] | Callable[[str], np.ndarray]) -> np.ndarray:
    """Sums, differences, products and quotients of named arrays and numbers: ``2 * some - none - much``."""
    look_up = values if callable(values) else values.__getitem__

    def of(node: ast.expr) -> np.ndarray | float:
        match node:
            case ast.Name(id=name):
                return look_up(name)
            case ast.Constant(value=int() | float() as constant):
                return float(constant)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -of(operand)
            case ast.BinOp(left=left, op=operator, right=right):
                one, other = of(left), of(right)
                match operator:
                    case ast.Add():
                        return one + other
                    case ast.Sub():
                        return one - other
                    case ast.Mult():
                        return one * other
                    case ast.Div():
                        return one / other
        raise ValueError(f"{expression!r} is more than sums, differences, products and quotients of names")

    return np.asarray(of(ast.parse(expression, mode="eval").body), dtype=np.float64)


def names_in(expression: str) -> list[str]:
    return [node.id for node in ast.walk(ast.parse(expression, mode="eval")) if isinstance(node, ast.Name)]


@dataclass(frozen=True)
class Estimate:
    """Mean over worlds of a paired contrast, with its interval (Student's t)."""

    n: int
    mean: float
    low: float
    high: float
    detectable: float  # true difference that would have been found with probability 80 %
    same: bool  # exactly 0 in every world

    @property
    def standard_error(self) -> float:
        return (self.high - self.mean) / float(stats.t.ppf(0.5 + CONFIDENCE / 2, max(self.n - 1, 1)))


def estimate(contrast: np.ndarray) -> Estimate:
    """Worlds in which the contrast is undefined are dropped."""
    values = contrast[np.isfinite(contrast)]
    n = len(values)
    if n < 2:
        nan = math.nan
        return Estimate(n, float(values[0]) if n else nan, nan, nan, nan, False)
    mean = float(values.mean())
    error = float(values.std(ddof=1)) / math.sqrt(n)
    t = stats.t.ppf([0.5 + CONFIDENCE / 2, POWER], n - 1)
    return Estimate(n, mean, mean - t[0] * error, mean + t[0] * error, float(t.sum()) * error, not np.any(values))


def shown(e: Estimate) -> str:
    """``+0.019 (0.011 to 0.027)``; ``exactly 0``; ``n/a``."""
    if e.n < 2:
        return "n/a"
    if e.same:
        return "exactly 0"
    places = decimals_for((e.high - e.low) / 2, e.mean)
    return f"{signed(e.mean, places)} ({number(e.low, places)} to {number(e.high, places)})"


def plain(value: float, uncertainty: float = 0.0) -> str:
    """A number for people, with as many digits as its uncertainty allows."""
    if not math.isfinite(value):
        return "n/a"
    return number(value, decimals_for(uncertainty if uncertainty > 0 else 0.0, value))


def text_of(value: object) -> str:
    """For a committed table: five significant digits, so that the page can be made again from it."""
    if isinstance(value, bool):
        return "1" if value else "0"
    return f"{value:.5g}" if isinstance(value, float) else str(value)


def digest(*parts: object) -> str:
    """Short: whether what was asked is still what was run."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:10]


def model() -> str:
    """Which model: a digest of all values in the golden runs, by which the tests hold the program to its numbers."""
    sha = hashlib.sha256()
    for path in sorted((ROOT / "tests" / "golden").glob("*.txt")):
        values = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        sha.update("\n".join([path.stem, *values, ""]).encode())
    return sha.hexdigest()[:12]


def measured_with(rows: Iterable[Any], of_today: str) -> str:
    """The sentence of a page on whose numbers its table has, `of_today` being the digest of the model as it is."""
    versions = sorted({row.version for row in rows})
    models = sorted({row.model for row in rows})
    said = f"Measured with version {', '.join(versions)}; model: {', '.join(models)} (a digest of the golden runs)."
    return said if models == [of_today] else f"{said} **The model has moved since**: not all of these numbers are those of today."


def write_table(path: Path, row_type: type, rows: Iterable[object]) -> None:
    names = [field.name for field in fields(row_type)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([text_of(getattr(row, name)) for name in names])
    path.write_text(text.getvalue(), encoding="utf-8")


def read_table(path: Path, row_type: type) -> list:
    if not path.exists():
        return []
    kinds = {"int": int, "float": float, "bool": lambda text: text == "1", "str": str}
    rows = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows.append(row_type(**{field.name: kinds[str(field.type)](row.get(field.name, "unknown")) for field in fields(row_type)}))
    return rows


def write_page(path: Path, page: Callable[[str], str], rows: Iterable[Any], check: bool) -> bool:
    """Writes a page, made for a model's digest; with `check` only says whether it is what its table says.

    Whether the model has moved since the page was written is not for `check`: a table does not become wrong by that.
    """
    text = page(model())
    written = path.read_text(encoding="utf-8") if path.exists() else ""
    if written == text or (check and written in [page(one) for one in {row.model for row in rows}]):
        return True
    if check:
        print(f"{path.relative_to(ROOT)} is out of date ({Path(sys.argv[0]).name})")
        return False
    path.write_text(text, encoding="utf-8")
    print(f"wrote {path.relative_to(ROOT)}", file=sys.stderr)
    return True


def listed(what: str) -> list[dict]:
    """What `entente list` says of mechanisms, levers …"""
    import json

    done = subprocess.run([PROGRAM, "list", what, "--format", "json"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise Failed(done.stderr.strip())
    return json.loads(done.stdout)


def version() -> str:
    done = subprocess.run([PROGRAM, "--version"], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.split("\n")[0].removeprefix("entente").strip()
