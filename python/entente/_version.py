"""The version of the program, which this package has no number beside."""

from __future__ import annotations

import importlib.metadata
import re
from pathlib import Path


def version() -> str:
    """As the build wrote it beside the package, else as the source tree says it around the package, else as pip installed it."""
    try:
        from ._built import VERSION
    except ImportError:
        pass
    else:
        return str(VERSION)
    project = Path(__file__).resolve().parents[2] / "CMakeLists.txt"
    if project.is_file() and (found := re.search(r"^project\(entente VERSION ([0-9.]+)", project.read_text(encoding="utf-8"), re.MULTILINE)):
        return found[1]
    try:
        return importlib.metadata.version("entente")
    except importlib.metadata.PackageNotFoundError:
        return "unknown"
