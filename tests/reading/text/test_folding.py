"""One width, one bracket, one script: what the grammar reads instead of the printed signs."""

from __future__ import annotations

import unicodedata

import respgraph as rg
from respgraph.reading.text.folding import fold_characters
from respgraph.vocabulary import IssueCode


def test_many_odd_signs_are_folded_as_few_are() -> None:
    odd = [chr(code) for code in (*range(0xFF01, 0xFF5F), *range(0x3300, 0x3358))]
    odd += [chr(code) for code in range(0xF900, 0xF9FF)]
    one_by_one = "".join(fold_characters(sign) for sign in odd)
    assert fold_characters("".join(odd)) == one_by_one
    assert len(one_by_one) == len(odd)
    assert one_by_one.startswith(unicodedata.normalize("NFKC", odd[0]))


COPIED = (
    "⼀、产业\n1.建成⽣产线3条。（牵头单位：县⼯信局、县⺠政局；配合单位：⻘⼭镇、县⻓办）\n"
    "2.修路。（牵头部⻔：县交通局、⽔利局）\n3.修桥。（⻓⽩⼭管委会牵头，⻉⼦镇配合）\n"
)


def test_radicals_in_copied_text_are_read_as_whole_signs_and_listed() -> None:
    plan = rg.parse_plan(COPIED)
    names = [plan.actor_by_id[tie.actor_id].name for tie in plan.assignments]
    assert names == [
        *(
            "县工信局",
            "县民政局",
            "青山镇",
            "县长办",
            "县交通局",
            "县水利局",
            "长白山管委会",
            "贝子镇",
        )
    ]
    (doubt,) = [issue for issue in plan.issues if issue.code is IssueCode.DECODING_DOUBT]
    assert [plan.document.quote((span,)) for span in doubt.spans][:2] == ["⼀", "⽣"]


def test_every_sign_keeps_its_place() -> None:
    radicals = "".join(map(chr, range(0x2E80, 0x2FD6)))
    assert len(fold_characters(radicals)) == len(radicals)
    assert fold_characters("⺠⻔⻓⼾⾭⻢⻩") == "民门长户青马黄"
