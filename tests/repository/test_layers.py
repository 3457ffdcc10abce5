"""A layer includes what stands below it, and a library is known to one place."""

from __future__ import annotations

import re

import pytest
from sources import ROOT, code, includes, layer_of, places, sources, text

# Layers that a layer may include, besides itself. The same order as in CMakeLists.txt, where each layer links only these.
BELOW = {
    "core": set(),
    "world": {"core"},
    "structure": {"core", "world"},
    "mechanisms": {"core", "world", "structure"},
    "record": {"core", "world", "structure", "mechanisms"},
    "scenario": {"core", "world", "structure", "mechanisms", "record"},
    "design": {"core", "world", "structure", "mechanisms", "record", "scenario"},
    "output": {"core", "world", "record"},
    "run": {"core", "world", "structure", "mechanisms", "record", "scenario", "design", "output"},
    "analysis": {"core", "record", "output"},
    "cli": {"core", "world", "structure", "mechanisms", "record", "scenario", "design", "output", "run", "analysis"},
}

# Libraries by the place that may include them.
KNOWN_TO = {
    r"(oneapi/)?tbb/|pstl/": "sim/core/parallel.cpp",
    r"hdf5|H5|libdeflate": "sim/output/",
    r"toml\+\+|toml\.hpp": "sim/scenario/",
    r"boost/program_options": "sim/cli/",
    r"boost/random": "sim/design/sobol_sequence.cpp",
    r"thread$|future$|execution$": "sim/core/parallel.cpp sim/output/ sim/run/ sim/cli/",
}

# Layers whose numbers must be the same from every compiler and C library.
EXACT = [f"sim/{layer}" for layer in ("world", "structure", "mechanisms", "record", "design", "run")]
LIBM = (
    "exp exp2 expm1 log log2 log10 log1p pow sin cos tan asin acos atan atan2 sinh cosh tanh cbrt hypot erf erfc tgamma lgamma "
    "beta lerp"
).split()


def of_the_project(included: str) -> str | None:
    """The layer that an include belongs to, or None for libraries and for version.hpp."""
    first = included.removeprefix("sim/").split("/")[0]
    return first if first in BELOW and "/" in included else None


def test_a_layer_includes_only_layers_below_it():
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {included}"
        for path in sources("sim", "analysis")
        for line, included in includes(path)
        if (layer := of_the_project(included)) and layer != layer_of(path) and layer not in BELOW[layer_of(path)]
    ]
    assert not wrong, "\n".join(wrong)


def test_includes_are_written_from_the_root_of_the_sources():
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {included}"
        for path in sources("sim", "analysis")
        for line, included in includes(path)
        if included.startswith(".")
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("library", "home"), KNOWN_TO.items())
def test_a_library_is_known_to_one_place(library: str, home: str):
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {included}"
        for path in sources("sim", "analysis")
        for line, included in includes(path)
        if re.match(library, included) and not str(path.relative_to(ROOT)).startswith(tuple(home.split()))
    ]
    assert not wrong, f"only {home} may include these:\n" + "\n".join(wrong)


def test_the_model_takes_no_function_of_libm():
    functions = "|".join(LIBM)
    qualified = rf"\bstd::({functions})f?\s*\(|(?<![\w>:])::({functions})f?\s*\("
    wrong = [place for path in sources(*EXACT) for place in places(path, qualified, code(path))]
    assert not wrong, "use core/maths.hpp instead of\n" + "\n".join(wrong)


def test_exp_log_and_pow_are_our_own():
    # Without the header the bare name finds the C library's, silently.
    wrong = [
        place
        for path in sources(*EXACT)
        if "core/maths.hpp" not in [included for _, included in includes(path)]
        for place in places(path, r"(?<![\w:.>])(exp|log|pow)\s*\(", code(path))
    ]
    assert not wrong, "these files do not include core/maths.hpp:\n" + "\n".join(wrong)


def test_the_model_takes_no_vector_function_of_eigen():
    wrong = [place for path in sources(*EXACT) for place in places(path, r"\.\s*(exp|log|pow|tanh|sin|cos|logistic)\s*\(", code(path))]
    assert not wrong, "\n".join(wrong)


def test_luck_comes_from_draws_alone():
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {included}"
        for path in sources("sim", "analysis")
        for line, included in includes(path)
        if included == "random"
    ]
    for path in sources("sim", "analysis"):
        wrong += places(path, r"\bstd::\w+_distribution\b|\bstd::(mt19937\w*|minstd_\w+|random_device|shuffle)\b|\bs?rand\(", code(path))
    assert not wrong, "\n".join(wrong)


def test_the_model_reads_no_clock():
    wrong = [
        place
        for path in sources(*(folder for folder in EXACT if folder != "sim/run"))
        for place in places(path, r"\bstd::chrono::\w+_clock\b|\btime\(\s*(NULL|nullptr|0)", code(path))
    ]
    assert not wrong, "\n".join(wrong)


def test_no_layer_of_the_model_keeps_things_in_an_order_of_hashes():
    layers = ["sim/core", "sim/scenario", *EXACT]
    wrong = [place for path in sources(*layers) for place in places(path, r"\bunordered_\w+", code(path))]
    assert not wrong, "std::map or a sorted vector has one order everywhere:\n" + "\n".join(wrong)


def test_each_header_is_included_once():
    wrong = [str(path.relative_to(ROOT)) for path in sources("sim", "analysis", suffixes=(".hpp",)) if "#pragma once" not in text(path)]
    assert not wrong, "\n".join(wrong)
