"""Small runs are what they were when somebody last looked, and between them they move every mechanism."""

from __future__ import annotations

import functools

import golden
import pytest

door = golden.the_door()
CASES = golden.cases()


@functools.cache
def run(name: str) -> golden.Golden:
    return golden.golden_of(golden.run_case(CASES[name]))


@pytest.mark.parametrize("name", CASES)
def test_a_golden_run_is_what_it_was(name: str):
    changes = sorted(golden.moved(golden.read(golden.FOLDER / f"{name}.txt"), run(name)), reverse=True)
    told = "\n  ".join(text for _, text in changes[:10])
    assert not changes, f"{len(changes)} series and outcomes moved (make golden shows them, make golden-accept takes them):\n  {told}"


def test_the_files_are_those_of_the_cases():
    assert {path.stem for path in golden.FOLDER.glob("*.txt")} == set(CASES)


def movers() -> dict[str, list[str]]:
    """Cases in which each mechanism moves a series, the first one found."""
    found: dict[str, list[str]] = {mechanism: [] for mechanism in door.mechanisms()}
    for mechanism, names in found.items():
        for name, case in CASES.items():
            without = golden.golden_of(golden.run_case(case, (mechanism,)))
            if without.series != run(name).series:
                names.append(name)
                break
    return found


def test_every_mechanism_moves_something_in_some_golden_run():
    idle = [mechanism for mechanism, names in movers().items() if not names]
    assert not idle, f"no golden run changes without {idle}: add a case to tests/golden/cases.toml"


def test_a_digest_sees_one_bit_and_no_kind_of_nan():
    import numpy as np

    series = np.array([0.1, np.nan, 2.0], dtype=np.float32)
    other = series.copy()
    other.view(np.uint32)[1] ^= 1  # another NaN
    assert golden.digest(series) == golden.digest(other)
    other[2] = np.nextafter(np.float32(2), np.float32(3))
    assert golden.digest(series) != golden.digest(other)


def test_what_moved_is_said_by_name_week_and_size():
    old = golden.Golden([0, 5], {"access": ("a", ["0.5", "0.25"]), "welfare": ("c", ["1.0", "1.0"])}, {"deaths": "3.0", "gone": "1.0"})
    new = golden.Golden([0, 5], {"access": ("b", ["0.5", "0.5"]), "welfare": ("d", ["1.0", "1.0"])}, {"deaths": "nan"})
    told = [text for _, text in golden.moved(old, new)]
    assert told == [
        "gone: the outcome is gone",
        "access: week 5: 0.25 → 0.5 (+0.25, 50 %), 1 of 2 weeks shown",
        "welfare: moved between the weeks shown",
        "deaths: 3.0 → nan",
    ]
