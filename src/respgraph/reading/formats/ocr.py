"""Pages that are pictures, read by RapidOCR (the extra ``[ocr]``; its models are in the package)."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import cache
from typing import Any

from ...errors import MissingExtraError
from .limits import lift_memory_limit
from .pdf_lines import Segment, TextLine

__all__ = ["LONGEST_SECONDS", "recognised_pages"]

LONGEST_SECONDS = 40.0
"""After this time no further page of a file is begun."""

_SCALE = 200 / 72
_LEAST_CONFIDENCE = 0.3


def recognised_pages(
    data: bytes, indices: Sequence[int], password: str | None, *, seconds: float = LONGEST_SECONDS
) -> list[list[TextLine]]:
    """The lines recognised on pages (from 0), in points; fewer pages where the time runs out.

    Raises:
        MissingExtraError: the extra is not installed.
    """
    end = time.monotonic() + seconds
    lift_memory_limit()
    engine = _engine()
    from pypdfium2 import PdfDocument

    document = PdfDocument(data, password=password)
    pages: list[list[TextLine]] = []
    for index in indices:
        if time.monotonic() > end:
            break
        pages.append(_recognised(engine, document[index].render(scale=_SCALE).to_numpy()))
    return pages


def _recognised(engine: Any, picture: Any) -> list[TextLine]:
    result = engine(picture, use_cls=False)
    if result.boxes is None:
        return []
    found = zip(result.boxes, result.txts, result.scores, strict=True)
    segments = [
        _placed(corners, text) for corners, text, score in found if score >= _LEAST_CONFIDENCE
    ]
    return _lines(segments)


@cache
def _engine() -> Any:
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        raise MissingExtraError(
            "install respgraph[ocr] to read them, or give the plan as text"
        ) from error
    return RapidOCR(params={"Global.log_level": "error"})


def _placed(corners: Any, text: str) -> tuple[Segment, float, float]:
    across = [float(corner[0]) / _SCALE for corner in corners]
    down = [float(corner[1]) / _SCALE for corner in corners]
    return Segment(text, min(across), max(across)), min(down), max(down)


def _lines(placed: list[tuple[Segment, float, float]]) -> list[TextLine]:
    """Segments of the same height as one line."""
    rows: list[list[tuple[Segment, float, float]]] = []
    for item in sorted(placed, key=lambda item: (item[1] + item[2], item[0].x0)):
        middle = (item[1] + item[2]) / 2
        if rows and rows[-1][0][1] < middle < rows[-1][0][2]:
            rows[-1].append(item)
        else:
            rows.append([item])
    return [
        TextLine(
            tuple(sorted((item[0] for item in row), key=lambda segment: segment.x0)),
            min(item[1] for item in row),
            max(item[2] for item in row),
        )
        for row in rows
    ]
