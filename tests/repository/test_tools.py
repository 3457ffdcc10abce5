"""The list of packages, the presets and the front door agree with each other."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess

import pytest
from sources import ROOT

INSTALL = ROOT / "tools" / "install-dependencies"


def packages(*groups: str) -> list[str]:
    done = subprocess.run([INSTALL, "--list", *groups], stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.split()


def test_a_package_is_named_once():
    names = packages() + packages("page", "cluster")
    assert len(names) == len(set(names))
    assert set(packages("build", "python")) < set(names)


def test_a_browser_and_daemons_are_installed_only_where_they_are_asked_for():
    assert "chromium" in packages("page") and {"slurm-wlm", "munge"} <= set(packages("cluster"))
    assert not set(packages("page", "cluster")) & set(packages())


def test_a_group_that_does_not_exist_is_an_error():
    assert subprocess.run([INSTALL, "nonsense"], stderr=subprocess.PIPE).returncode == 2


@pytest.fixture
def fake_debian(tmp_path):
    """A PATH where `catch2` is missing and apt-get only writes down what it was asked."""

    def script(name: str, body: str) -> None:
        (tmp_path / name).write_text(f"#!/bin/bash\n{body}\n")
        (tmp_path / name).chmod(0o755)

    log = tmp_path / "log"
    script("dpkg-query", f'[[ "${{!#}}" == catch2 && ! -e {tmp_path}/installed ]] || echo -n installed')
    script("apt-cache", f'echo "  Candidate: $( [ -e {tmp_path}/lists ] && echo 2.13 || echo "(none)" )"')
    script("apt-get", f'echo "$@" >>{log}; case "$*" in *update*) touch {tmp_path}/lists ;; *) touch {tmp_path}/installed ;; esac')
    script("id", "echo 0")

    def install(*groups: str) -> tuple[int, list[str]]:
        log.write_text("")
        environment = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
        done = subprocess.run([INSTALL, *groups], env=environment, stdout=subprocess.DEVNULL)
        asked = [re.sub(r"-qq|-o \S+", "", line).split() for line in log.read_text().splitlines()]
        return done.returncode, [" ".join(words) for words in asked]

    install.folder = tmp_path
    install.script = script
    return install


def test_what_is_missing_is_installed_and_nothing_else(fake_debian):
    (fake_debian.folder / "lists").touch()
    assert fake_debian("build", "test") == (0, ["install -y --no-install-recommends catch2"])


def test_nothing_is_done_when_all_is_there(fake_debian):
    assert fake_debian("build") == (0, [])
    (fake_debian.folder / "installed").touch()
    assert fake_debian() == (0, [])


def test_the_lists_are_fetched_only_where_they_do_not_know_a_package(fake_debian):
    assert fake_debian("test") == (0, ["update", "install -y --no-install-recommends catch2"])


def test_a_package_that_another_one_provides_is_not_missing(fake_debian):
    (fake_debian.folder / "lists").touch()
    fake_debian.script("dpkg-query", '[ $# -gt 2 ] && { [[ "${!#}" == npm ]] || echo -n installed; } || printf "installed nodejs-dev, npm,\\n"')
    assert fake_debian("page") == (0, [])
    fake_debian.script("dpkg-query", '[ $# -gt 2 ] && { [[ "${!#}" == npm ]] || echo -n installed; } || printf "installed npm-too,\\nremoved npm,\\n"')
    assert fake_debian("page") == (0, ["install -y --no-install-recommends npm"])


def test_what_cannot_be_installed_is_said_in_one_line(fake_debian):
    fake_debian.script("apt-get", "exit 100")
    environment = os.environ | {"PATH": f"{fake_debian.folder}:{os.environ['PATH']}"}
    done = subprocess.run([INSTALL, "test"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and "catch2" in done.stderr


@pytest.mark.skipif(not shutil.which("apt-cache"), reason="not a Debian system")
def test_debian_has_each_package():
    text = subprocess.run(["apt-cache", "policy", *packages(), *packages("page", "cluster")], stdout=subprocess.PIPE, text=True).stdout
    candidates = dict(re.findall(r"^(\S+):\n.*\n  Candidate: (.*)$", text, re.MULTILINE))
    if not candidates:
        pytest.skip("apt has no lists here")
    assert [name for name in packages() + packages("page", "cluster") if candidates.get(name, "(none)") == "(none)"] == []


def test_presets_build_where_the_tools_look():
    presets = json.loads((ROOT / "CMakePresets.json").read_text())
    visible = {preset["name"] for preset in presets["configurePresets"] if not preset.get("hidden")}
    assert visible == {"release", "clang", "debug", "sanitize"}
    assert presets["configurePresets"][0]["binaryDir"] == "${sourceDir}/build/${presetName}"


def test_each_target_is_in_the_help_and_says_what_it_does_first():
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split()) - {"help"}
    assert targets == set(re.findall(r'^\t@echo "make (\S+)', makefile, re.MULTILINE))
    for target in targets:
        assert re.search(rf'^{target}:.*\n\t@echo "{target}: ', makefile, re.MULTILINE), target


def test_no_compiler_flag_changes_arithmetic():
    text = "\n".join((ROOT / name).read_text() for name in ("CMakeLists.txt", "CMakePresets.json"))
    settings = re.sub(r"#.*", "", text)
    assert "-ffp-contract=off" in settings
    assert not re.search(r"-ffast-math|-Ofast|-march=|-mtune=native|-mfma|-funsafe-math|-fassociative-math", settings)


@pytest.mark.parametrize("name", ["install-dependencies", "test-all", "demo", "docs", "bench", "check-format", "lint", "compare-compilers", "test-cluster", "what-holds", "what-matters", "notebooks"])
def test_tools_can_be_run(name: str):
    assert os.access(ROOT / "tools" / name, os.X_OK)
