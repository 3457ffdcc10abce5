"""Packages that this one needs, by the names that Python and Debian know them under."""

from __future__ import annotations

from typing import Final

DEBIAN: Final = {
    "matplotlib": "python3-matplotlib", "numpy": "python3-numpy", "pandas": "python3-pandas", "scipy": "python3-scipy", "xarray": "python3-xarray",
}  # fmt: skip
HOW: Final = "'make deps' in Entente's sources installs what is missing"


def told(error: ModuleNotFoundError) -> ModuleNotFoundError:
    """The same error with the command that mends it, if it is about one of these packages."""
    name = (error.name or "").split(".")[0]
    if name not in DEBIAN:
        return error
    return ModuleNotFoundError(f"entente needs the Python package {name} (Debian: {DEBIAN[name]}), which is not installed: {HOW}", name=name)
