"""Lines of labels and values that nothing but blanks divides: 责任领导  王明    责任部门  综合部."""

from __future__ import annotations

import re

from ...names import is_unit_like
from ...words import HAN, LABEL_WORD, SURNAMES, LabelUse, label_of
from .deadlines import is_deadline

__all__ = ["colons_for_blanks", "holds_values"]

_DATE_WORD = "(?:完成|办结|整改|落实|推进)(?:时限|时间|期限|日期)|时限要求"
_OTHER_WORD = "联系(?:电话|方式|人)|督[办查导](?:单位|部门|领导)|备注"
_WORD = f"(?:{LABEL_WORD.pattern}|{_DATE_WORD}|[{HAN}]{{2,4}}(?:领导|[行院校所社]长|处室|科室|单位|部门))"
_RUN = re.compile(rf"[\n。;(][ \t]*(?P<labels>{_WORD}[ \t]*[ \t:][^\n()]*)")
_GAP = re.compile(r"[ \t](?<=[导人位门部处科股室院所站局办体工限间期求话式注][ \t])")
"""A blank behind what may be the end of a label; most texts have none."""

_LABEL = re.compile(
    rf"(?:^|(?<=[ \t]))(?P<word>{_WORD}|{_OTHER_WORD})(?P<gap>[ \t]*:[ \t]*|[ \t]+|$)"
)
_SENTENCE = re.compile("[。,;:](?=[^ \t])")
_PERSON = re.compile(f"(?![要应须为是和及与由待暂])[{HAN}]{{2,4}}")
_PARTS = re.compile("[、,; \t]+")
_LONGEST = 80


_SHORT_GAP = re.compile(rf"[ \t](?<=[头任合同办与管责][ \t])(?=[ \t]*[{HAN}])")
"""A blank behind what may be a label of two characters; most texts have none."""

_SHORT = "总?牵头|责任|配合|协同|协办|主办|承办|参与|分管|主责"
_SHORT_RUN = re.compile(rf"(?:^|[(;\n—–-])[ \t]*(?=(?:{_SHORT})[ \t]+[{HAN}])(?P<run>[^()\n]*)")
_SHORT_LABEL = re.compile(
    rf"(?:^|(?<=[ \t;,]))(?P<word>{_SHORT})(?P<gap>[ \t]+)(?=(?P<name>[{HAN}]{{2,20}}|各)(?:[、,;()\n \t]|$))"
)


def _short_with_colons(run: re.Match[str]) -> str:
    """牵头 县水利局 配合 县财政局: colons for the blanks, where each label has a name behind it."""
    words = run["run"]
    for label in _SHORT_LABEL.finditer(words):
        name = label["name"]
        whole = label_of(label["word"] + name)
        if whole is not None and not (whole.unknown_noun or whole.assumed):
            continue
        if is_unit_like(name) or _is_person(name):
            at = label.start("gap")
            words = f"{words[:at]}:{words[at + 1 :]}"
    return run.group()[: len(run.group()) - len(words)] + words


def _is_person(name: str) -> bool:
    return len(name) <= 3 and name[0] in SURNAMES and _PERSON.fullmatch(name) is not None


def colons_for_blanks(text: str) -> str:
    """The text with a colon for the blank behind each label of such a line; the length stays.

    >>> colons_for_blanks("1.修路。\\n责任领导  王明    责任部门  县交通局    完成时限  6月底")
    '1.修路。\\n责任领导: 王明    责任部门: 县交通局    完成时限: 6月底'
    >>> colons_for_blanks("\\n责任领导  牵头部门  配合部门")
    '\\n责任领导  牵头部门  配合部门'
    """
    if _SHORT_GAP.search(text) is not None:
        text = _SHORT_RUN.sub(_short_with_colons, text)
    if _GAP.search(text) is None:
        return text
    return _RUN.sub(_with_colons, text)


def holds_values(line: str) -> bool:
    """Whether a line is one of labels with their values, so that it heads no table."""
    text = f"\n{line}"
    return colons_for_blanks(text) != text


def _with_colons(run: re.Match[str]) -> str:
    whole, words = run.group(), run["labels"]
    labels = [found for found in _LABEL.finditer(words) if _is_label(found["word"])]
    if not labels or labels[0].start():
        return whole
    ends = [*(label.start() for label in labels[1:]), len(words)]
    values = [words[label.end() : end] for label, end in zip(labels, ends, strict=True)]
    pairs = list(zip((label["word"] for label in labels), values, strict=True))
    if not all(_answers(word, value.strip()) for word, value in pairs):
        return whole
    if len(pairs) < 2 and ("\t" in words or not _stands_alone(*pairs[0])):
        return whole
    for label in labels:
        if ":" not in label["gap"]:
            at = label.start("gap")
            words = f"{words[:at]}:{words[at + 1 :]}"
    return whole[: len(whole) - len(words)] + words


def _is_label(word: str) -> bool:
    label = label_of(word)
    return label is not None and not label.assumed


def _answers(word: str, value: str) -> bool:
    """Whether a value may stand behind a label: a date behind a date's, names behind a role's."""
    label = label_of(word)
    if label is None or not value or len(value) > _LONGEST or _is_head(value.split(maxsplit=1)[0]):
        return False
    if label.use is LabelUse.DEADLINE:
        return is_deadline(value)
    if not label.assigns:
        return True
    return re.match(f"[{HAN}]", value) is not None and _SENTENCE.search(value) is None


def _stands_alone(word: str, value: str) -> bool:
    """Whether a value proves its label without a second one beside it: a date, nothing but names."""
    label, bare = label_of(word), value.strip()
    if label is not None and label.people:
        return _PERSON.fullmatch(bare) is not None
    if label is not None and label.assigns:
        return all(map(is_unit_like, _PARTS.split(bare)))
    return is_deadline(value)


def _is_head(word: str) -> bool:
    """Whether a word heads a column, too: 配合部门, 备注; 检务督察部 is a body."""
    label = label_of(word)
    return label is not None and (label.assigns or not is_unit_like(word))
