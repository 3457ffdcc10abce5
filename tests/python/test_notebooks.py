"""The notebooks run, say what they said when they were written, and stay short."""

from __future__ import annotations

import importlib.util
import os
import re
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
pytest.importorskip("nbclient")

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "build" / "release" / "python"
NOTEBOOKS = sorted((ROOT / "python" / "notebooks").glob("*.ipynb"))
MOST_LINES = 10
MOST_BYTES = 300_000


def code_cells(path: Path) -> list:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def said(cells: list) -> list[str]:
    """What cells print and return, as text; pictures by their presence."""
    texts = []
    for cell in cells:
        for output in cell.outputs:
            data = output.get("data", {})
            text = output.get("text", data.get("text/plain", ""))
            texts.append(re.sub(r"0x[0-9a-f]+", "0x", text) + ("[picture]" if "image/png" in data else ""))
    return texts


def test_all_eight_are_there() -> None:
    assert [path.name[0] for path in NOTEBOOKS] == list("12345678")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_outputs_belong_to_the_cells(path: Path) -> None:
    cells = code_cells(path)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1)), "tools/notebooks runs them again"
    assert not [output for cell in cells for output in cell.outputs if output.output_type == "error" or output.get("name") == "stderr"]
    for cell in cells:
        assert len(cell.source.splitlines()) <= MOST_LINES, cell.source
        draws = "entente.plot." in cell.source.splitlines()[-1]
        assert draws == any("image/png" in output.get("data", {}) for output in cell.outputs), cell.source
    assert sum("entente.plot." in cell.source for cell in cells) >= 1


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_is_said_of_a_result_has_the_numbers_of_the_outputs(path: Path) -> None:
    told = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"]
    found = [text for text in told if "**Here:**" in text]
    assert found, "a notebook says what came out, or that nothing was found"
    given = [text for text in told if text not in found]  # published figures
    printed = set(re.findall(r"\d+\.\d+", "\n".join([*said(code_cells(path)), *given])))
    for text in found:
        paragraph = text[text.index("**Here:**") :].split("\n\n")[0]
        assert set(re.findall(r"\d+\.\d+", paragraph)) <= printed, text


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_pictures_are_light(path: Path) -> None:
    assert path.stat().st_size < MOST_BYTES


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_output_tells_of_the_machine_it_was_made_on(path: Path) -> None:
    text = "\n".join(said(code_cells(path)))
    assert not re.search(r"/(tmp|home|root|work|build)/", text)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_caution_stands_where_results_are_read(path: Path) -> None:
    text = "\n".join(cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown")
    assert "does not predict a country" in text and "Intervals hold the luck of the worlds" in text


@pytest.mark.skipif(not any(BUILT.glob("entente/_core*.so")), reason="the compiled module is not built (make build)")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_run_again_they_say_the_same(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loader = SourceFileLoader("notebooks_tool", str(ROOT / "tools" / "notebooks"))
    tool = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(tool)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(BUILT), os.environ.get("PYTHONPATH")])))
    monkeypatch.setenv("ENTENTE_DATA", str(ROOT / "scenarios"))
    again = [cell for cell in tool.executed(path, tmp_path).cells if cell.cell_type == "code"]
    assert said(again) == said(code_cells(path)), f"stale: tools/notebooks {path.stem}"
