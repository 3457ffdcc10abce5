"""Read, compare and draw the files of Entente, an agent-based simulation of multi-actor peacebuilding.

The model explores mechanisms and compares structures; it does not predict a country.
"""

from __future__ import annotations

import importlib
from types import ModuleType

from ._file import FileError, open
from ._names import ALIASES
from ._paired import paired
from ._survival import Survival, kaplan_meier

__version__ = "0.4.0"
__all__ = ["ALIASES", "FileError", "Survival", "kaplan_meier", "open", "paired", "plot"]


def __getattr__(name: str) -> ModuleType:
    """Load ``entente.plot`` when it is first used, so that reading a file needs no matplotlib."""
    if name == "plot":
        return importlib.import_module(".plot", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
