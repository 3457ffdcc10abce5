"""`describe --values`: the same for the same values, however they are stored; recomputed here with h5py and NumPy."""

from __future__ import annotations

import hashlib
import shutil
import struct
import subprocess
from pathlib import Path

import h5py
import numpy as np
import pytest

from conftest import MODELS, SCENARIO, SMALL, Entente
from sweeps import swept


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def digest(value: object, shape: tuple[int, ...]) -> str:
    """As docs/file-format.md describes it."""
    numbers = np.array(value)
    if numbers.dtype.kind in "OSU":
        texts = [text if isinstance(text, bytes) else str(text).encode() for text in numbers.ravel().tolist()]
        kind, content = "text", b"".join(struct.pack("<Q", len(text)) + text for text in texts)
    else:
        if numbers.dtype.kind == "f":
            numbers[np.isnan(numbers)] = np.nan
        kind, content = numbers.dtype.name, numbers.astype(numbers.dtype.newbyteorder("<")).tobytes()
    return sha256(" ".join([kind, *map(str, shape)]).encode() + b"\n" + content)


def lines_of(path: Path) -> dict[str, str]:
    lines: dict[str, str] = {}

    def visit(name: str, thing: h5py.HLObject) -> None:
        if name.startswith("provenance"):
            return
        for key in set(thing.attrs) - {"DIMENSION_LIST", "REFERENCE_LIST"}:
            lines[f"/{name}@{key}"] = digest(thing.attrs[key], thing.attrs.get_id(key).shape)
        if isinstance(thing, h5py.Dataset):
            lines[f"/{name}"] = digest(thing[()], thing.shape)

    with h5py.File(path) as file:
        visit("", file)
        file.visititems(visit)
    return lines


def is_result(name: str) -> bool:
    return name.count("/") == 1 and "@" not in name and name not in ("/family", "/dimension", "/run_error", "/scenario")


def whole(lines: dict[str, str]) -> str:
    return sha256("".join(f"{lines[name]}  {name}\n" for name in sorted(lines, key=str.encode)).encode())


def values(entente: Entente, file: object) -> str:
    return entente("describe", file, "--values").out


def test_h5py_and_numpy_come_to_the_same_digests(shared: Entente):
    said = [line.split("  ") for line in shared("describe", "small.h5", "--values", "--each").out.splitlines()]
    lines = lines_of(shared.folder / "small.h5")
    assert {name: sha for sha, name in said[:-2]} == lines
    results = whole({name: sha for name, sha in lines.items() if is_result(name)})
    assert said[-2:] == [[results, "results"], [whole(lines), "file"]]
    assert values(shared, "small.h5") == f"{results}  results\n{whole(lines)}  file\n"


@pytest.mark.parametrize("how", [["-f", "NONE"], ["-f", "GZIP=9"], ["-f", "coverage:GZIP=1", "-l", "coverage:CHUNK=2x3"], ["-l", "CONTI"]])
def test_repacked_files_keep_the_digests(shared: Entente, entente: Entente, how: list[str]):
    subprocess.run(["h5repack", *how, shared.folder / "small.h5", entente.folder / "again.h5"], check=True)
    assert values(entente, "again.h5") == values(shared, "small.h5")
    assert entente("describe", "again.h5", "--digest").out != shared("describe", "small.h5", "--digest").out


def test_threads_and_provenance_make_no_difference(shared: Entente, entente: Entente):
    entente("run", SCENARIO, *SMALL, "--models", ",".join(MODELS), "--threads", 3, "--quiet", "-o", "again.h5")
    assert values(entente, "again.h5") == values(shared, "small.h5")


def test_shards_that_are_merged_make_no_difference(entente: Entente):
    path = swept(entente.folder, worlds="replicates = 2")
    parts = [f"part{number}.h5" for number in (1, 2, 3)]
    for number, part in enumerate(parts, 1):
        entente("sweep", "small.toml", "-o", part, "--shard", f"{number}/3", "--quiet")
    entente("merge", *parts, "-o", "merged.h5", "--quiet")
    assert values(entente, "merged.h5") == values(entente, path.name)


def test_one_bit_of_one_value_is_seen_and_named(shared: Entente, entente: Entente):
    shutil.copy(shared.folder / "small.h5", entente.folder / "changed.h5")
    with h5py.File(entente.folder / "changed.h5", "r+") as file:
        data = file["coverage"]
        data[1, 3] = np.nextafter(data[1, 3], np.float32(1))
    before, after = (runner("describe", name, "--values", "--each").out.splitlines() for runner, name in ((shared, "small.h5"), (entente, "changed.h5")))
    assert [new.split("  ")[1] for old, new in zip(before, after, strict=True) if old != new] == ["/coverage", "results", "file"]


def test_another_seed_and_another_text_are_told_apart(shared: Entente, entente: Entente):
    entente.small("seed.h5", "--seed", 3)
    assert values(entente, "seed.h5").splitlines()[0] != values(shared, "small.h5").splitlines()[0]
    path = entente.folder / "copied.h5"
    shutil.copy(shared.folder / "small.h5", path)
    with h5py.File(path, "r+") as file:
        file.attrs["title"] = "Another title"
    results, everything = values(entente, "copied.h5").splitlines()
    assert results == values(shared, "small.h5").splitlines()[0]
    assert everything != values(shared, "small.h5").splitlines()[1]


def test_what_cannot_be_asked_is_told(shared: Entente):
    assert "one at a time" in shared("describe", "small.h5", "--values", "--digest", code=2).err
    assert "--each goes with --values" in shared("describe", "small.h5", "--each", code=2).err
    assert "takes no value" in shared("describe", "small.h5", "--values=all", code=2).err
