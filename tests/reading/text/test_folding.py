"""One width, one bracket, one script: what the grammar reads instead of the printed signs."""

from __future__ import annotations

import unicodedata

from respgraph.reading.text.folding import fold_characters


def test_many_odd_signs_are_folded_as_few_are() -> None:
    odd = [chr(code) for code in (*range(0xFF01, 0xFF5F), *range(0x3300, 0x3358))]
    odd += [chr(code) for code in range(0xF900, 0xF9FF)]
    one_by_one = "".join(fold_characters(sign) for sign in odd)
    assert fold_characters("".join(odd)) == one_by_one
    assert len(one_by_one) == len(odd)
    assert one_by_one.startswith(unicodedata.normalize("NFKC", odd[0]))
