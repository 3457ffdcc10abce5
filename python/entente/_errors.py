"""What can go wrong, by who can act."""

from __future__ import annotations


class ScenarioError(ValueError):
    """What was asked for cannot be run: every problem of scenario, design and options, one a line, with file and line."""


class FileError(OSError):
    """A file that cannot be read as asked: missing, foreign, damaged, or of another major version. Says so in a sentence."""


class OutputError(OSError):
    """An output that cannot be written: no right, no room, a broken disk. Says what was saved, and where."""
