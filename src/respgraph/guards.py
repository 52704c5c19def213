"""A clear refusal where a plan is given for a graph, or a graph for a plan."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from .errors import ArgumentError

__all__ = ["takes_graph", "takes_plan"]

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


def takes_graph(function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """The function, which refuses a first argument that is no graph.

    Raises:
        ArgumentError: when it is called with anything that has no nodes.
    """
    return _guarded(function, "nodes", "a graph", "build_graph(plan)")


def takes_plan(function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """The function, which refuses a first argument that is no plan.

    Raises:
        ArgumentError: when it is called with anything that has no assignments.
    """
    return _guarded(function, "assignments", "a plan", "read_plan(file)")


def _guarded(
    function: Callable[Parameters, Result], attribute: str, wanted: str, maker: str
) -> Callable[Parameters, Result]:
    name = function.__code__.co_varnames[0]

    @wraps(function)
    def guarded(*arguments: Parameters.args, **named: Parameters.kwargs) -> Result:
        given = arguments[0] if arguments else named.get(name, function)
        if isinstance(given, type) or (given is not function and not hasattr(given, attribute)):
            kind = type(given).__name__
            raise ArgumentError(f"{function.__name__} needs {wanted}, not {kind}: {maker} makes it")
        return function(*arguments, **named)

    return guarded
