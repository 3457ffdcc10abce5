"""What the build lacks is told at once, with packages and the command that installs them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sources import ROOT


def configured(build: Path, *settings: str, **environment: str) -> str:
    done = subprocess.run(
        ["cmake", "-S", ROOT, "-B", build, "-G", "Ninja", "-DENTENTE_PYTHON=OFF", *settings], env=os.environ | environment, capture_output=True, text=True
    )
    assert done.returncode != 0, "it was configured without what was hidden"
    return " ".join(done.stderr.split())


def test_libraries_that_are_missing_are_told_together_with_their_packages(tmp_path: Path):
    hidden = [f"-DCMAKE_DISABLE_FIND_PACKAGE_{name}=ON" for name in ("TBB", "Eigen3", "Boost")]
    told = configured(tmp_path, *hidden, "-DCMAKE_IGNORE_PATH=/usr/include", PKG_CONFIG_LIBDIR=str(tmp_path), PKG_CONFIG_PATH="")
    assert "`make deps` installs what is missing" in told
    listed = subprocess.run([ROOT / "tools" / "install-dependencies", "--list", "build"], capture_output=True, text=True, check=True).stdout.split()
    for package in ("libtbb-dev", "libeigen3-dev", "libboost-program-options-dev", "libboost-dev", "libhdf5-dev", "libdeflate-dev",
                    "libtomlplusplus-dev", "nlohmann-json3-dev"):  # fmt: skip
        assert package in told and package in listed


def test_only_what_is_missing_is_told(tmp_path: Path):
    told = configured(tmp_path, "-DCMAKE_DISABLE_FIND_PACKAGE_TBB=ON")
    assert "oneTBB (package libtbb-dev)" in told
    assert "libhdf5-dev" not in told and "libeigen3-dev" not in told


@pytest.mark.parametrize(("tool", "arguments", "name"), [("notebooks", [], "nbclient"), ("test-all", ["python"], "pytest")])
def test_a_tool_names_the_command_that_installs_what_it_needs(tmp_path: Path, tool: str, arguments: list[str], name: str):
    hide = (
        "import sys, runpy\nfrom importlib.machinery import PathFinder\nfind = PathFinder.find_spec\n"
        f"PathFinder.find_spec = classmethod(lambda cls, name, path=None, target=None: None if name == {name!r} else find(name, path, target))\n"
    )
    script = ROOT / "tools" / tool
    run = f"sys.argv = [{str(script)!r}, *{arguments!r}]\nsys.path.insert(0, {str(script.parent)!r})\nrunpy.run_path({str(script)!r}, run_name='__main__')\n"
    done = subprocess.run([sys.executable, "-c", hide + run], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode != 0
    assert name in done.stdout + done.stderr and "make deps" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
