"""What CONTRIBUTING.md says of adding a parameter, a column, an activity, a lever and a structure, done on a copy: one file each."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from sources import ROOT

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def blocks(heading: str, language: str) -> list[str]:
    """Blocks of code below a heading, up to the next."""
    recipe = re.split(r"(?m)^##+ ", PAGE[PAGE.index(f"### {heading}\n") + 4 :])[0]
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", recipe)


def program() -> Path:
    path = Path(os.environ.get("ENTENTE_PROGRAM") or ROOT / "build" / "release" / "entente")
    if not path.exists():
        pytest.skip("the program is not built")
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of what comes with the program."""
    return Path(shutil.copytree(ROOT / "scenarios", tmp_path / "scenarios"))


def entente(data: Path, *words: str) -> str:
    done = subprocess.run([program(), *words], cwd=data.parent, env=os.environ | {"ENTENTE_DATA": str(data)}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def added(data: Path, folder: str, name: str, text: str) -> dict:
    """The program's own entry of a file, and the only one that was not there before."""
    before = {one["name"] for one in json.loads(entente(data, "list", folder, "--format", "json"))}
    (data / folder / f"{name}.toml").write_text(text, encoding="utf-8")
    new = [one for one in json.loads(entente(data, "list", folder, "--format", "json")) if one["name"] not in before]
    assert [one["name"] for one in new] == [name]
    return new[0]


RUN = ("run", "archetype_calm", "--weeks", "2", "--households", "100", "--replicates", "1", "--quiet", "-o", "one.h5")


def test_a_lever_is_one_file(data: Path):
    (text,) = blocks("A lever", "toml")
    assert added(data, "levers", "cheap_meetings", text)["title"] == "Cheap meetings"
    entente(data, *RUN, "--models", "one_foot_in", "--lever", "cheap_meetings")
    assert "cheap_meetings" in entente(data, "describe", "one.h5")


def test_a_structure_is_one_file(data: Path):
    (text,) = blocks("A structure", "toml")
    assert added(data, "models", "open_door", text)["title"] == "Two feet out, with an open door"
    entente(data, "check", str(data / "models" / "open_door.toml"))
    entente(data, *RUN, "--models", "two_feet_out,open_door")
    assert "open_door" in entente(data, "describe", "one.h5")


def flags() -> list[str]:
    """The compiler and how it is called for the sources of the mechanisms."""
    database = ROOT / "build" / "release" / "compile_commands.json"
    if not database.exists():
        pytest.skip("build/release is not configured")
    words = next(shlex.split(one["command"]) for one in json.loads(database.read_text()) if one["file"].endswith("sim/mechanisms/delivery.cpp"))
    if Path(words[0]).name == "ccache":
        words = words[1:]
    if not shutil.which(words[0]):
        pytest.skip("there is no compiler")
    return [word for word in words[: words.index("-o")] if not word.startswith("-O")]


MAIN = """
#include <iostream>
#include "mechanisms/shocks.hpp"
struct Print {
    void operator()(double value, const entente::Spec& spec) { std::cout << spec.key << ' ' << value << '\\n'; }
};
int main() {
    const entente::Shocks shocks;
    Print print;
    describe(print, shocks);
}
"""


def test_a_parameter_is_one_header(tmp_path: Path):
    member, visit = blocks("A parameter", "cpp")
    name = re.search(r"double (\w+)", member)[1]
    header = (ROOT / "sim" / "mechanisms" / "shocks.hpp").read_text(encoding="utf-8")
    with_member = header.replace("struct Shocks {\n", "struct Shocks {\n" + member)
    whole = with_member.replace("auto& [", f"auto& [{name}, ").replace("    using enum Evidence;\n", "    using enum Evidence;\n" + visit)
    copy = tmp_path / "mechanisms" / "shocks.hpp"
    copy.parent.mkdir()
    (tmp_path / "main.cpp").write_text(MAIN)

    def compiled(text: str) -> subprocess.CompletedProcess[str]:
        copy.write_text(text, encoding="utf-8")
        words = [flags()[0], "-I", str(tmp_path), *flags()[1:], "-c", "main.cpp", "-o", "main.o"]
        return subprocess.run(words, cwd=tmp_path, capture_output=True, text=True)

    assert compiled(with_member).returncode != 0, "a member that describe forgets must not compile"
    done = compiled(whole)
    assert done.returncode == 0, done.stderr
    core = [str(ROOT / "sim" / "core" / "maths.cpp"), str(ROOT / "sim" / "core" / "gumbel.cpp"), str(ROOT / "sim" / "core" / "draws.cpp")]
    linked = subprocess.run([*flags(), "main.o", *core, "-o", "main"], cwd=tmp_path, capture_output=True, text=True)
    assert linked.returncode == 0, linked.stderr
    keys = dict(line.split() for line in subprocess.run([tmp_path / "main"], capture_output=True, text=True, check=True).stdout.splitlines())
    assert keys["shocks.recovery_delay"] == "2" and len(keys) == 5


def printed(folder: Path, main: str, header: str, changed: str) -> str:
    """What a program says that is compiled with the whole world, one header of which is changed."""
    world = Path(shutil.copytree(ROOT / "sim" / "world", folder / "world"))
    (world / header).write_text(changed, encoding="utf-8")
    (folder / "main.cpp").write_text(main)
    sources = ["main.cpp", str(world / "sizes.cpp"), str(world / "state.cpp")]
    words = [flags()[0], "-I", str(folder), *flags()[1:], "-O0", *sources, "-o", "main"]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return subprocess.run([folder / "main"], capture_output=True, text=True, check=True).stdout


COLUMN = """
#include <iostream>
#include "world/sizes.hpp"
#include "world/state.hpp"
#include "world/walk.hpp"
using namespace entente;
int main() {
    World world;
    WorldSizes sizes;
    sizes[Per::district] = 3;
    sizes[Per::identity] = 1;
    lay_out(world, sizes);
    const auto before = state_hash(world);
    world.districts.drought[1] = 2;
    std::cout << world.districts.drought.size() << ' ' << (state_hash(world) != before);
    for (const auto& told : wrong_numbers(world)) std::cout << ' ' << told;
}
"""


def test_a_column_is_one_header(tmp_path: Path):
    member, visit = blocks("A column of the world", "cpp")
    header = (ROOT / "sim" / "world" / "districts.hpp").read_text(encoding="utf-8")
    changed = header.replace("struct Districts {\n", "struct Districts {\n" + member)
    changed = re.sub(r"(void describe_columns\(Values& d, Visitor&& visit\) \{\n)", lambda begin: begin[1] + visit, changed)
    said = printed(tmp_path, COLUMN, "districts.hpp", changed)
    assert said == "3 1 districts.drought[1] is 2, not in [0, 1]"


ACTIVITY = """
#include <iostream>
#include "world/activities.hpp"
using namespace entente;
int main() {
    const auto last = static_cast<Activity>(n_activities - 1);
    std::cout << n_activities << ' ' << name_of(last) << ' ' << traits_of(last).effect[4];
}
"""


def test_an_activity_is_one_header(tmp_path: Path):
    enumerator, row = blocks("An activity", "cpp")
    header = (ROOT / "sim" / "world" / "activities.hpp").read_text(encoding="utf-8")
    n = len(re.findall(r"\{\.activity = ", header))
    changed = re.sub(r"(enum class Activity \{[^}]*)\};", lambda found: found[1] + enumerator + "};", header)
    table = changed.index("activity_table = ")
    end = changed.index("\n});", table)
    changed = changed[: end + 1] + row + changed[end + 1 :]
    assert printed(tmp_path, ACTIVITY, "activities.hpp", changed) == f"{n + 1} water_and_sanitation 0.6"
