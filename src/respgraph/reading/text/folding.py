"""Text as the grammar sees it: one width, one kind of bracket, simplified, without noise.

Folding changes characters one for one wherever it can, so that offsets stay those of the
document. What must go (invisible characters, pinyin between characters, line breaks inside a
paragraph) is cut out, and a `View` keeps the way back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ...document import Span
from ...words import LabelUse, label_of
from .blank_labels import colons_for_blanks
from .markup import needless_marks, without_bullets
from .radicals import whole_sign
from .stray_blanks import stray_blanks
from .view import View

__all__ = ["fold", "fold_characters", "fold_spans", "mend_labels"]

_OPENING = "(〈[{〔【〖〘〚﹝﹛［｛"
_CLOSING = ")〉]}〕】〗〙〛﹞﹜］｝"
_SPECIAL = {
    **dict.fromkeys(_OPENING, "("),
    **dict.fromkeys(_CLOSING, ")"),
    **dict.fromkeys("∶︰", ":"),
    **dict.fromkeys("•‧∙⋅●・･", "·"),
    **dict.fromkeys("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
}
_KEPT = re.compile("[①-⓿❶-➓㈠-㉃·…“”‘’—–]")
_PLAIN = re.compile("[\x20-\x7e\u4e00-\u9fff\n\t、。]+")
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f"
_TRADITIONAL = frozenset(
    "責單領導牽頭縣區門務發財業農資環會廳辦組織關鄉鎮協確長號產與為過進動設體學時國報實應對開經電車東無見處點層廣將"
    "個萬億畝噸輛項戶條棟場間隻張雙類種頭屆頁顆塊組線級陽貫劃礎選"
)
_TONED = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ"
_PINYIN = re.compile(rf"\((?<=[一-鿿]\()(?=[a-zü]*[{_TONED}])[a-zü{_TONED}]{{1,6}}\)")
_BARE_PINYIN = re.compile(rf"(?<=[一-鿿])\([a-zü{_TONED}]{{1,6}}\)")
_SPREAD_LABEL = re.compile(r"(?<![一-鿿·])[一-鿿](?:[ \t]{1,8}[一-鿿]){1,5}(?=[ \t]{0,8}:)")
_SCATTERED = re.compile(r"(?<=[一-鿿]) (?=[一-鿿])")
_SCATTERED_LEAST = 30
_BROKEN_LABEL = re.compile(
    r"(?<=牵头|责任|配合|分管|协同|主责|包抓|包保|完成|整改)[ \t]+(?=(?:单位|领导|部门|人|时限|时间|期限)[ \t]?:)"
)
_SPLIT_LABEL = re.compile(
    r"(?:^|(?<=[;,。()、]))[ \t]*([一-鿿]{1,6}(?:[ \t]+[一-鿿]{1,6}){1,3})(?=[ \t]?[:)])",
    re.MULTILINE,
)
_WRAPPED_LABEL = re.compile(
    "\\n(?:(?<=[牵责配协分主承参包挂整完]\\n)(?=[头任合同助办管抓保与联改成][一-鿿]{0,4}"
    "(?:单位|部门|领导|处室|科室|人|时限)[ \\t]?[:)])|"
    "(?<![政文侨作记科]协办\\n)"
    "(?<=(?:牵头|责任|配合|协同|协办|分管|主责|主办|承办|参与|包抓|包保|挂联|负责|完成|整改)\\n)"
    "(?=(?:责任|负责|配合)?(?:单位|部门|领导|处室|科室|责任人|人|时限|时间)[ \\t]?[:)])|"
    "(?<=(?:牵头单|责任单|配合单|协办单|主办单|承办单|参与单|牵头部|责任部|配合部|责任领|牵头领|"
    "分管领|包抓领|负责领)\\n)(?=[位门导][ \\t]?[:)]))"
)
_DASHED_LABEL = re.compile(
    "(?<![一-鿿])(?P<label>[一-鿿]{1,8}[位门导室人体限间])"
    "(?P<dash>[ \t]?(?:[—–]{1,2}|→|[|]|-{1,2})[ \t]?)(?=(?P<next>[一-鿿]{2,8}|\\d{1,4}[年月]))"
)
_BLANKS = re.compile(r"[ \t]+")
_HIDDEN = re.compile(f"[{_INVISIBLE}]+")
_LINE_BREAK_TAG = re.compile(r"<br ?/?>", re.IGNORECASE)


def fold(text: str) -> View:
    """The whole of a text as the grammar sees it."""
    view = View(colons_for_blanks(_with_colons(without_bullets(fold_characters(text)))))
    if len(view.text) != len(text):  # pragma: no cover - a promise of fold_characters
        raise AssertionError("folding changed the length of the text")
    return _without_noise(view)


def _with_colons(text: str) -> str:
    """责任单位——县教育局: a dash between a label and what follows is a colon; the length stays."""
    if not any(dash in text for dash in "—–→-|"):
        return text
    barred = _BAR_FIRST.search(text) is not None
    return _DASHED_LABEL.sub(lambda match: _colon(match, barred=barred), text)


_BAR_FIRST = re.compile(r"^[ \t]*[|]", re.MULTILINE)
"""A line that begins with a bar: a row, or a value below a value, of a table divided by bars."""


def _colon(match: re.Match[str], *, barred: bool) -> str:
    if barred and "|" in match["dash"]:
        return match.group()
    label = label_of(match["label"])
    if label is None or label_of(match["next"]) is not None:
        return match.group()
    if not label.assigns and label.use is not LabelUse.DEADLINE:
        return match.group()
    return match["label"] + ":".ljust(len(match["dash"]))


def mend_labels(view: View) -> View:
    """The view without line ends inside labels.

    >>> mend_labels(fold("(责\\n任单位:县教育局)")).text
    '(责任单位:县教育局)'
    """
    cuts = [match.span() for match in _WRAPPED_LABEL.finditer(view.text)]
    return view.without(cuts) if cuts else view


def fold_spans(text: str, spans: Iterable[Span], *, joint: str = "") -> View:
    """Some stretches of a text as one view, in the order given, with `joint` between them.

    >>> fold_spans("县发改 | 局", [Span(0, 3), Span(6, 7)]).text
    '县发改局'
    """
    texts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0
    for number, (start, end) in enumerate(spans):
        for piece, origin in (((joint, -1),) if number and joint else ()) + (
            (text[start:end], start),
        ):
            texts.append(piece)
            starts.append(length)
            origins.append(origin)
            length += len(piece)
    folded = fold_characters("".join(texts))
    return View(folded, tuple(starts) or (0,), tuple(origins) or (0,))


_MANY = 150
"""So many different signs are faster replaced in one pass over the text than one by one."""


def fold_characters(text: str) -> str:
    """One width, one bracket, simplified characters; the length never changes.

    >>> fold_characters("〔責任單位：縣教育局〕")
    '(责任单位:县教育局)'
    """
    if "\r\n" in text:
        text = text.replace("\r\n", " \n")
    if "<" in text:
        text = _LINE_BREAK_TAG.sub(lambda tag: " " * len(tag[0]), text)
    present = set(text)
    changed = {
        character: folded
        for character in sorted(present)
        if (character in _SPECIAL or not _PLAIN.fullmatch(character))
        and (folded := _folded(character)) != character
    }
    if len(changed) > _MANY:
        text = text.translate({ord(old): new for old, new in changed.items()})
    else:
        for character, folded in changed.items():
            text = text.replace(character, folded)
    if not present.isdisjoint(_TRADITIONAL):
        text = _simplified(text, present)
    return text


def _folded(character: str) -> str:
    if _KEPT.fullmatch(character):
        return character
    plain = unicodedata.normalize("NFKC", whole_sign(character))
    if len(plain) != 1:
        plain = character
    plain = _SPECIAL.get(plain, _SPECIAL.get(character, plain))
    return " " if plain.isspace() and plain not in "\n\t" else plain


def _simplified(text: str, present: set[str]) -> str:
    from opencc import OpenCC

    characters = sorted(character for character in present if "㐀" <= character <= "鿿")
    simple = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    table = {
        ord(old): new
        for old, new in zip(characters, simple, strict=True)
        if old != new and len(new) == 1
    }
    return text.translate(table)


def _without_noise(view: View) -> View:
    text = view.text
    cuts: set[tuple[int, int]] = set()
    if _HIDDEN.search(text):
        cuts.update(match.span() for match in _HIDDEN.finditer(text))
    cuts.update(needless_marks(text))
    if len(_PINYIN.findall(text)) >= 3:
        cuts.update(match.span() for match in _BARE_PINYIN.finditer(text))
    elif _PINYIN.search(text):
        cuts.update(match.span() for match in _PINYIN.finditer(text))
    if " " in text or "\t" in text:
        cuts.update(_needless_blanks(text))
        cuts.update(stray_blanks(text))
    return view.without(sorted(cuts)) if cuts else view


def _needless_blanks(text: str) -> Iterator[tuple[int, int]]:
    """Blanks between all characters of a text, and inside a label."""
    scattered = [match.span() for match in _SCATTERED.finditer(text)]
    if len(scattered) > max(_SCATTERED_LEAST, 0.2 * len(text)):
        yield from scattered
    yield from (match.span() for match in _BROKEN_LABEL.finditer(text))
    for label in _SPLIT_LABEL.finditer(text):
        pieces = label[1].split()
        known = label_of("".join(pieces))
        if known is not None and known.use is not LabelUse.OTHER and label_of(pieces[-1]) is None:
            yield from (blank.span() for blank in _BLANKS.finditer(text, *label.span(1)))
    for label in _SPREAD_LABEL.finditer(text):
        yield from (blank.span() for blank in _BLANKS.finditer(text, *label.span()))
