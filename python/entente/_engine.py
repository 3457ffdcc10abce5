"""The program in this process: running, sweeping, joining, and its own statistics."""

from __future__ import annotations

import atexit
import contextlib
import importlib
import json
import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Literal

import xarray as xr

from ._file import open as open_file

PathLike = str | os.PathLike[str]
Value = str | bool | int | float | Sequence[Any]
SOME_RUNS_FAILED: Final = 1
INTERRUPTED: Final = 130
HOW_TO_BUILD: Final = (
    "this copy of entente can read files but not run worlds: its compiled module entente._core is not there. "
    "With the Debian packages pybind11-dev and python3-dev installed ('make deps' does it), 'make build' makes it, and "
    "PYTHONPATH=build/release/python finds it; the program 'entente' writes the same files."
)


def run(
    scenario: PathLike,
    *,
    models: Sequence[str] = (),
    processes: Sequence[str] = (),
    replicates: int | None = None,
    seed: int | None = None,
    weeks: int | None = None,
    households: int | None = None,
    set: Mapping[str, Value] | None = None,  # noqa: A002
    levers: Mapping[str, float] | Sequence[str] = (),
    without: Sequence[str] = (),
    record: Literal["outcomes", "national", "district", "all"] | None = None,
    output: PathLike | None = None,
    threads: int | None = None,
    resume: bool = False,
    force: bool = False,
    provenance: Literal["full", "none"] = "full",
    progress: bool = True,
) -> xr.Dataset:
    """Simulate a scenario under one or more structures, each in the same worlds with the same luck.

    Does what ``entente run`` does, in this process. Ctrl-C (*interrupt* in a notebook) stops between two weeks and
    keeps the finished runs if `output` is named.

    Parameters
    ----------
    scenario : path-like
        A file, or the name of a scenario that comes with the program (``liberia_2003``).
    models, processes : sequence of str
        Structures, and intensities of process to cross them with; by default those of the scenario.
    replicates, seed : int, optional
        How many worlds, and the root of all luck.
    weeks, households : int, optional
        Length of a run; household agents that represent the country.
    set : mapping
        Parameters and fields of entities by key: ``{"association.closing": 0.5}``.
    levers : mapping or sequence of str
        Levers to pull: ``{"joint_training": 0.5}``, or names, which are pulled wholly.
    without : sequence of str
        Mechanisms switched off.
    record : {"outcomes", "national", "district", "all"}, optional
        How much the file keeps: one number a run and outcome; weekly national series, too; districts, too (the default);
        every organisation and armed group, too.
    output : path-like, optional
        File to write. Without it, a temporary file that goes when Python ends.
    threads : int, optional
        By default one a core. The result does not depend on it.
    resume, force : bool
        Go on with an interrupted `output`; overwrite it.
    provenance : {"full", "none"}
        ``none`` leaves out times and host, so that equal runs give equal bytes.
    progress : bool
        Show a line with how far it is.

    Returns
    -------
    xarray.Dataset
        As `entente.open` opens it.

    Raises
    ------
    ScenarioError
        If anything that was asked for is wrong; says everything at once, before anything runs.
    OutputError
        If the file cannot be written.
    KeyboardInterrupt
        If interrupted; says what is saved and how to go on.
    ImportError
        If the compiled module is not there.

    Examples
    --------
    >>> ds = entente.run("archetype_contested", models=["two_feet_out", "two_feet_in"], replicates=8, weeks=52)
    """
    is_temporary = output is None
    path = Path(_temporary_folder(), f"run-{next(_numbers)}.h5") if output is None else Path(output)
    arguments = ["run", os.fspath(scenario), *_option("models", _joined(models)), *_option("process", _joined(processes))]
    for name, number in (("replicates", replicates), ("seed", seed), ("weeks", weeks), ("households", households)):
        arguments += _option(name, number)
    for key, value in (set or {}).items():
        arguments += ["--set", f"{key}={as_toml(value)}"]
    pulled = levers if isinstance(levers, Mapping) else dict.fromkeys(_names(levers), 1)
    for name, strength in pulled.items():
        arguments += ["--lever", f"{name}={strength}"]
    arguments += [*_option("without", _joined(without)), *_option("record", record)]
    arguments += _conduct(path, threads=threads, resume=resume, force=force, provenance=provenance)
    again = "" if is_temporary else "the same call of entente.run with resume=True"
    _conducted(arguments, progress=progress, to_resume=again or "name an output, to be able to go on: entente.run(…, output=…)")
    return open_file(path)


def sweep(
    design: PathLike,
    output: PathLike | None = None,
    *,
    shard: str | tuple[int, int] | None = None,
    resume: bool = False,
    retry_failed: bool = False,
    force: bool = False,
    threads: int | None = None,
    jobs: int | None = None,
    provenance: Literal["full", "none"] = "full",
    progress: bool = True,
) -> xr.Dataset | None:
    """Run a design: scenarios at many points, each under several structures in the same worlds with the same luck.

    Does what ``entente sweep`` does, in this process. What is finished stays on disk, whatever happens.

    Parameters
    ----------
    design : path-like
        A design file (docs/sweeps.md).
    output : path-like, optional
        File to write; by default the design's name in the working folder.
    shard : str or (int, int), optional
        One of several parts: ``"3/16"`` or ``(3, 16)``. The parts are joined by `merge`.
    resume, retry_failed, force : bool
        Go on with an interrupted sweep, or begin it; go on and try failed runs again; start afresh.
    threads, jobs : int, optional
        Threads, and worlds at the same time. The result does not depend on them.
    provenance, progress
        As in `run`.

    Returns
    -------
    xarray.Dataset or None
        As `entente.open` opens it; none for a shard, which is only a part of what is to be compared.

    Raises
    ------
    ScenarioError, OutputError, KeyboardInterrupt, ImportError
        As in `run`.
    """
    path = Path(output) if output is not None else None
    arguments = ["sweep", os.fspath(design)]
    if shard is not None:
        arguments += ["--shard", shard if isinstance(shard, str) else f"{shard[0]}/{shard[1]}"]
        path = path or Path(f"{Path(design).stem}.shard-{arguments[-1].replace('/', '-of-')}.h5")
    path = path or Path(f"{Path(design).stem}.h5")
    arguments += _conduct(path, threads=threads, resume=resume, force=force, provenance=provenance)
    arguments += [*_option("jobs", jobs), *(["--retry-failed"] if retry_failed else [])]
    answer = _conducted(arguments, progress=progress, to_resume="the same call of entente.sweep with resume=True")
    if shard is None:
        return open_file(path)
    if answer.code == SOME_RUNS_FAILED:
        warnings.warn(answer.messages.strip(), stacklevel=2)
    return None


def merge(
    shards: Sequence[PathLike],
    output: PathLike,
    *,
    incomplete: bool = False,
    force: bool = False,
    provenance: Literal["full", "none"] = "full",
) -> xr.Dataset:
    """Join the shards of one design; nothing is computed anew, and the bytes are those of a sweep that was never cut.

    Parameters
    ----------
    shards : sequence of path-like
        All parts, in any order.
    output : path-like
        File to write.
    incomplete : bool
        Join what there is; runs of shards that are missing stay missing.
    force, provenance
        As in `run`.

    Returns
    -------
    xarray.Dataset

    Raises
    ------
    FileError
        If shards are missing, doubled, foreign or damaged; names them all.
    ScenarioError, OutputError, ImportError
        As in `run`.
    """
    arguments = ["merge", *(os.fspath(shard) for shard in shards), "--output", os.fspath(output), "--provenance", provenance]
    arguments += [*(["--incomplete"] if incomplete else []), *(["--force"] if force else [])]
    _conducted(arguments, progress=False, to_resume="")
    return open_file(output)


def scenarios() -> Path:
    """The folder of what comes with the program: scenarios, ``models`` (structures), ``sweeps`` (designs), ``levers``.

    As the program looks for it: ``$ENTENTE_DATA``, else beside the package; never the working folder. A file of one's own
    extends one of these by its name, ``extends = "archetype_calm"``, or by its path.

    Raises
    ------
    FileNotFoundError
        If there is none.

    Examples
    --------
    >>> (entente.scenarios() / "models" / "one_foot_in.toml").read_text()
    """
    found = _scenarios()
    if found is None:
        raise FileNotFoundError("the folder of scenarios is not beside the package; set ENTENTE_DATA to it")
    return found


def as_toml(value: Value) -> str:
    """A value as a scenario file writes it. A text goes as it is, since the program takes it without quotes."""
    if hasattr(value, "tolist"):  # of numpy
        value = value.tolist()
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Sequence):
        return "[" + ", ".join(json.dumps(one) if isinstance(one, str) else as_toml(one) for one in value) + "]"
    return repr(value)


def core() -> Any:
    """The compiled module. Raises `ImportError` with a sentence on how to build it."""
    try:
        return importlib.import_module("entente._core")
    except ModuleNotFoundError as error:
        raise ImportError(HOW_TO_BUILD) from error


def command(arguments: list[str], *, progress: bool = False, to_resume: str = "") -> Any:
    """Run one command of the program in this process: an answer with `code`, `out` and `messages`."""
    module = core()
    line = _ProgressLine() if progress else None
    with _scenarios_of_the_package():
        try:
            return module.command(
                arguments, progress=line.write if line else None, is_redrawn=line.is_redrawn if line else False, to_resume=to_resume
            )
        finally:
            if line:
                line.end()


def _conducted(arguments: list[str], *, progress: bool, to_resume: str) -> Any:
    answer = command([*arguments, "--quiet"], progress=progress, to_resume=to_resume)
    if answer.code == INTERRUPTED:
        raise KeyboardInterrupt(answer.messages.strip())
    return answer


class _ProgressLine:
    """Where progress is drawn: in its place on a terminal and in a notebook, else anew now and then."""

    def __init__(self) -> None:
        is_notebook = "ipykernel" in sys.modules
        self._stream = sys.stdout if is_notebook else sys.stderr
        self.is_redrawn = is_notebook or self._stream.isatty()

    def write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()

    def end(self) -> None:
        self._stream.flush()


def _count() -> Iterator[int]:
    number = 0
    while True:
        yield number
        number += 1


_numbers = _count()
_folders: list[str] = []


def _temporary_folder() -> str:
    if not _folders:
        folder = tempfile.mkdtemp(prefix="entente-")
        _folders.append(folder)
        atexit.register(_remove, folder, os.getpid())
    return _folders[0]


def _remove(folder: str, owner: int) -> None:
    if os.getpid() == owner:  # a child that was forked must not take away what its parent reads
        shutil.rmtree(folder, ignore_errors=True)


os.register_at_fork(after_in_child=_folders.clear)


@contextlib.contextmanager
def _scenarios_of_the_package() -> Iterator[None]:
    """Scenarios that come with the program are found from wherever Python was started."""
    found = _scenarios()
    if os.environ.get("ENTENTE_DATA") or found is None:
        yield
        return
    os.environ["ENTENTE_DATA"] = str(found)
    try:
        yield
    finally:
        del os.environ["ENTENTE_DATA"]


def _scenarios() -> Path | None:
    if chosen := os.environ.get("ENTENTE_DATA"):
        return Path(chosen)
    parents = Path(__file__).resolve().parents
    places = (parent / place for parent in parents for place in ("share/entente/scenarios", "scenarios"))
    return next((place for place in places if place.is_dir()), None)


def _conduct(path: Path, *, threads: int | None, resume: bool, force: bool, provenance: str) -> list[str]:
    return [
        "--output", os.fspath(path), "--provenance", provenance, *_option("threads", threads),
        *(["--resume"] if resume else []), *(["--force"] if force else []),
    ]  # fmt: skip


def _option(name: str, value: object) -> list[str]:
    return [] if value is None or value == "" else [f"--{name}", str(value)]


def _names(words: str | Sequence[str]) -> list[str]:
    return [words] if isinstance(words, str) else list(words)


def _joined(words: str | Sequence[str]) -> str:
    return ",".join(_names(words))
