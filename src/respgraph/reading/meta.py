"""What a document prints about itself: title, issuer, place, level, year."""

from __future__ import annotations

import re

from ..document import Document
from ..plan import Meta
from ..vocabulary import Level
from .folding import View
from .layout import is_furniture, is_title_like
from .sections import Outline

__all__ = ["read_meta"]


def read_meta(view: View, document: Document, outline: Outline) -> Meta:
    """Title, issuer, place, level and year, each None where nothing is printed."""
    return Meta()
