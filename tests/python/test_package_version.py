"""The version of the package is that of the program, and what is missing is named with the command that installs it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = re.search(r"^project\(entente VERSION ([0-9.]+)", (ROOT / "CMakeLists.txt").read_text(encoding="utf-8"), re.MULTILINE)[1]
HIDE = """
from importlib.machinery import PathFinder
find = PathFinder.find_spec
PathFinder.find_spec = classmethod(lambda cls, name, path=None, target=None: None if name.split(".")[0] in {names!r} else find(name, path, target))
"""


def python(code: str, package: Path = ROOT / "python") -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(package)}, capture_output=True, text=True)


def test_the_package_has_the_version_of_the_program():
    said = python("import entente; print(entente.__version__)")
    assert said.stdout.strip() == PROJECT, said.stderr
    program = os.environ.get("ENTENTE_PROGRAM") or ROOT / "build" / "release" / "entente"
    if Path(program).exists():
        assert f"entente {PROJECT}" in subprocess.run([program, "--version"], capture_output=True, text=True).stdout
    assert tomllib.loads((ROOT / "python" / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"] == PROJECT


def test_an_installed_package_has_the_version_that_the_build_wrote(tmp_path: Path):
    shutil.copytree(ROOT / "python" / "entente", tmp_path / "entente")
    (tmp_path / "entente" / "_built.py").write_text('VERSION = "9.8.7"\n')
    assert python("import entente; print(entente.__version__)", tmp_path).stdout.strip() == "9.8.7"
    template = (ROOT / "cmake" / "built.py.in").read_text(encoding="utf-8")
    assert 'VERSION = "@PROJECT_VERSION@"' in template


@pytest.mark.parametrize("name", ["numpy", "xarray", "pandas", "scipy"])
def test_a_missing_package_is_named_with_the_command_that_installs_it(name: str):
    said = python(HIDE.format(names={name}) + "import entente").stderr.splitlines()[-1]
    assert said == (
        f"ModuleNotFoundError: entente needs the Python package {name} (Debian: python3-{name}), which is not installed: "
        "'make deps' in Entente's sources installs what is missing"
    )


def test_pictures_say_so_too_and_reading_needs_no_matplotlib():
    said = python(HIDE.format(names={"matplotlib"}) + "import entente; print('read'); entente.plot")
    assert said.stdout.strip() == "read"
    assert "needs the Python package matplotlib (Debian: python3-matplotlib)" in said.stderr.splitlines()[-1]


def test_without_an_engine_for_its_files_it_says_which_to_install(tmp_path: Path):
    (tmp_path / "a.h5").write_bytes(b"\x89HDF\r\n\x1a\n")
    hidden = HIDE.format(names={"netCDF4", "h5netcdf"})
    said = python(hidden + f"import entente; entente.open({str(tmp_path / 'a.h5')!r})").stderr.splitlines()[-1]
    assert "install netCDF4 or h5netcdf (Debian: python3-netcdf4): 'make deps'" in said


def test_what_is_missing_for_another_reason_keeps_its_own_words():
    said = python("import sys; sys.modules['entente._names'] = None; import entente").stderr
    assert "entente._names" in said and "make deps" not in said
