"""What a name is: lists of persons, units and groups as plans print them, taken apart.

All functions work on folded text (`respgraph.reading.text.folding`): half width, round brackets,
simplified. Offsets are those of the text given. Lists are cached by their text, for plans repeat
them.
"""

from .elision import own_prefix
from .lists import parse_names
from .records import Name, NameList
from .shapes import FEASTS, is_surname, is_unit_like

__all__ = ["FEASTS", "Name", "NameList", "is_surname", "is_unit_like", "own_prefix", "parse_names"]
