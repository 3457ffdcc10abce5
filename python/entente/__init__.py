"""Run, read, compare and draw Entente, an agent-based simulation of multi-actor peacebuilding.

The model explores mechanisms and compares structures; it does not predict a country.
"""

from __future__ import annotations

import importlib
from types import ModuleType

from ._needed import told
from ._version import version

try:
    from ._engine import merge, run, scenarios, sweep
    from ._errors import FileError, OutputError, ScenarioError
    from ._file import open
    from ._names import ALIASES
    from ._paired import paired
    from ._statistics import compare, sensitivity, switching_values
    from ._survival import Survival, kaplan_meier
except ModuleNotFoundError as error:
    raise told(error) from None

__version__ = version()
__all__ = [
    "ALIASES", "FileError", "OutputError", "ScenarioError", "Survival", "compare", "kaplan_meier", "merge", "open", "paired", "plot", "run", "scenarios",
    "sensitivity", "sweep", "switching_values",
]


def __getattr__(name: str) -> ModuleType:
    """Load ``entente.plot`` when it is first used, so that reading a file needs no matplotlib."""
    if name == "plot":
        try:
            return importlib.import_module(".plot", __name__)
        except ModuleNotFoundError as error:
            raise told(error) from None
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
