"""Every way in which respgraph refuses.

One root, and below it one class for each thing that a caller can do about the refusal::

    RespgraphError
    ├── UnreadableFileError       the file is missing, empty, damaged, encrypted or too large: give another file
    │   └── UnsupportedFormatError    the file is whole, but of a kind that is not read: save it as another kind
    ├── NoPlanError               the text was read and holds no responsibility plan: check that it is the right file
    ├── PlanError                 records break a promise of `respgraph.plan`: mend the records
    ├── SavedFileError            a plan.json, roster or profile does not have the form that is asked for: mend the file
    ├── GraphError                a graph lacks the attributes of the contract in `respgraph.graph`: build it anew
    ├── ArgumentError             a value given to a function or option is outside its range: choose another
    ├── MissingExtraError         an optional library is needed and not installed: install the extra that is named
    └── OutputError               a file or folder cannot be written: choose another place

A refusal says in one line what is wrong, where, and what to do. Doubts about a reading are not
errors: they are `respgraph.plan.Issue` records inside the plan.
"""

from __future__ import annotations

__all__ = [
    "ArgumentError",
    "GraphError",
    "MissingExtraError",
    "NoPlanError",
    "OutputError",
    "PlanError",
    "RespgraphError",
    "SavedFileError",
    "UnreadableFileError",
    "UnsupportedFormatError",
]


class RespgraphError(Exception):
    """Root of everything that respgraph raises on purpose."""


class UnreadableFileError(RespgraphError):
    """A file is missing, empty, damaged, encrypted or larger than the limit."""


class UnsupportedFormatError(UnreadableFileError):
    """A file is of a kind that respgraph does not read; the message lists the kinds it reads."""


class NoPlanError(RespgraphError):
    """A text was read, but no task with a responsible unit or leader was found in it."""


class PlanError(RespgraphError):
    """Records of a plan contradict each other or point outside the text."""


class SavedFileError(RespgraphError):
    """A file of respgraph's own formats (plan.json, roster, profile) is not well formed."""


class GraphError(RespgraphError):
    """A graph does not keep the attribute contract that `respgraph.graph` states."""


class ArgumentError(RespgraphError, ValueError):
    """A value is outside the range that a function or option accepts."""


class MissingExtraError(RespgraphError, ImportError):
    """An optional library is not installed; the message names the extra that brings it."""


class OutputError(RespgraphError):
    """A file or folder cannot be written, or holds something that is not ours to replace."""
