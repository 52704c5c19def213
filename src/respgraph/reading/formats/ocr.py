"""Pages that are pictures, read by RapidOCR (the extra ``[ocr]``; its models are in the package)."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import cache
from typing import Any

from ...errors import MissingExtraError
from .limits import lift_memory_limit
from .pdf_glyphs import Glyph
from .pdf_lines import TextLine, lines_of

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
    return lines_of(
        [_placed(corners, text) for corners, text, score in found if score >= _LEAST_CONFIDENCE]
    )


@cache
def _engine() -> Any:
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        raise MissingExtraError(
            "add the extra ocr (`respgraph doctor` says how), or give the plan as text"
        ) from error
    return RapidOCR(params={"Global.log_level": "error"})


def _placed(corners: Any, text: str) -> Glyph:
    """A recognised piece of a line as one wide sign."""
    across = [float(corner[0]) / _SCALE for corner in corners]
    down = [float(corner[1]) / _SCALE for corner in corners]
    return Glyph(text, min(across), max(across), min(down), max(down))
