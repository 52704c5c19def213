"""Lists of persons with their posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..vocabulary import Kind, Mention
from ..words import COMPOUND_SURNAMES, HAN, SURNAMES, TITLE_PARTS, TITLES
from .records import Name, NameList, Placed, name_list
from .shapes import (
    DATE_START,
    GROUP,
    INSIDE,
    NOBODY,
    PERSON,
    TOKEN,
    UNIT_END,
    H,
    is_surname,
    is_unit_like,
    mention_of,
    trimmed,
)

__all__ = ["person_list"]

_TELEPHONE = re.compile(r"[-+\d]{5,20}")

_TITLE = rf"(?:(?:{TITLE_PARTS})*(?:{TITLES}))"
_TITLES_ONLY = re.compile(rf"(?:{_TITLE}|[、,兼])+")
_ORG_TITLE = re.compile(rf"(?:{H}|[()“”])*(?:{TITLES})$")
_NAME_TITLE = re.compile(rf"(?P<name>{H}{{2,4}}?)(?P<title>(?:{_TITLE})(?:[、,兼]?{_TITLE})*)$")
_SURNAME_TITLE = re.compile(rf"(?P<surname>{H}{{1,2}}?){_TITLE}$")
_ACT_END = re.compile("(?:具体|共同|亲自)?(?:牵头|负责|协助|配合|参与|分管|协管|主抓|包抓|落实)+$")
_TITLE_NAME = re.compile(rf"(?P<title>(?:{H})*(?:{TITLES}))(?P<name>{H}{{2,4}})$")
_UNIT_NAME = re.compile(
    rf"(?P<title>(?:{H})+(?:局|厅|委|办|政府|镇|乡|街道|公司|中心|部|院|集团))(?P<name>{H}{{2,3}})$"
)

_BEHIND_TITLE = "|".join(f"(?<={title})" for title in TITLES.split("|"))
_PADDED = re.compile(
    rf"(?:(?<![{HAN}·])|{_BEHIND_TITLE}){H} +(?!副){H}(?:(?![{HAN}·])|(?={_TITLE}))"
    rf"|(?<![{HAN}· ]){H} +{_TITLE}(?![{HAN}· ])"
    rf"|(?<![{HAN}· ]){H} +{H}{H}(?![{HAN}· ])"
    rf"|(?:(?<![{HAN}· ])|{_BEHIND_TITLE}){H}{H} +{H}(?![{HAN}· ])"
)
_SINGLES = re.compile(
    rf"(?:(?<![{HAN}·])|{_BEHIND_TITLE}){H}(?: +(?!{_TITLE}){H})+(?:(?![{HAN}·])|(?={_TITLE}))"
)
"""Characters that stand one by one between blanks: three are one name, 王 立 新."""

_GLUED = re.compile(rf"(?<![{HAN}·]){H} +{H}(?:{H} +{H})+(?![{HAN}·])")
_BLANK_PAIR = re.compile(rf"{H} +{H}")


_POST_SHAPE = re.compile(rf"{H}{{2,11}}[长员师官监医]$")
_SHAPED_POST_NAME = re.compile(rf"(?P<title>{H}{{2,11}}[长员师官监医])(?P<name>{H}{{2,3}})$")
"""Posts have endings of their own, so that one need not know them all: 网格员, 护林员, 首席质量官."""

_POST_NAME = re.compile(rf"(?P<title>{H}*(?:{TITLES}))(?P<name>{H}{{2,4}}|{H}+(?:·{H}+)+)$")
_UNCOMMON = ("no common surname", "")
_BEHIND_BRACKET = re.compile(rf"(?P<bracket>\((?:[^()]|\([^()]*\))*\))(?P<name>{H}{{2,4}})(?=\()")
_NO_NAME_END = "省市县区局委办厅"


def person_list(text: str) -> NameList:
    """A list of persons, with groups and units that stand in their place."""
    return _PersonList(text).names()


class _PersonList:
    """Takes one list apart; its notes and dates gather on the way."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.notes: list[tuple[int, int]] = []
        self.dates: list[tuple[int, int]] = []
        self.glued: set[int] = set()

    def names(self) -> NameList:
        placed: list[Placed] = []
        titles: list[tuple[int, int]] = []
        for start, end in self._person_tokens():
            if NOBODY.fullmatch(self.text, start, end) is not None:
                self.notes.append((start, end))
                continue
            found = self._person(start, end)
            if found is not None and start in self.glued:
                found = replace(found[0], doubt="glued to another name"), *found[1:]
            if found is not None:
                self._take_post_before(placed, found)
                placed.append(found)
            elif start < end:
                titles.append((start, end))
        if any(name.kind is Kind.PERSON for name, _, _ in placed):
            self.notes.extend(titles)
            placed = [(_doubted(name), start, end) for name, start, end in placed]
        else:
            for start, end in titles:
                group = Name(self.text[start:end], Kind.GROUP, Mention.UNIVERSAL)
                placed.append((group, start, end))
            placed.sort(key=lambda found: found[1])
        return name_list(placed, self.notes, self.dates)

    def _take_post_before(self, placed: list[Placed], found: Placed) -> None:
        """护林队员 王成: a word shaped like a post, and behind a blank the name of a person."""
        if not placed or found[0].kind is not Kind.PERSON or found[0].doubt not in _UNCOMMON:
            return
        post, low, high = placed[-1]
        touching = self.text[high : found[1]].isspace()
        if touching and post.doubt and post.kind is Kind.PERSON and _POST_SHAPE.match(post.name):
            placed.pop()
            self.notes.append((low, high))

    def _person_tokens(self) -> Iterator[tuple[int, int]]:
        text = self.text
        covered: list[tuple[int, int]] = []
        for match in _GLUED.finditer(text):
            covered.extend(pair.span() for pair in _BLANK_PAIR.finditer(text, *match.span()))
        covered.extend(span for span in _spread_names(text) if span not in covered)
        taken = {index for low, high in covered for index in range(low, high)}
        for match in _PADDED.finditer(text):
            if match.start() not in taken:
                covered.append(match.span())
                taken.update(range(*match.span()))
        covered.sort()
        position = 0
        for low, high in [*covered, (len(text), len(text))]:
            for match in TOKEN.finditer(text, position, low):
                for piece in _parted(text, *match.span()):
                    for person in _joined(text, *piece):
                        yield from self._unglued(*person)
            if low < high:
                yield low, high
            position = high

    def _unglued(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """段晓梅张国柱: two or three whole names, where the break between their lines was lost."""
        token = self.text[start:end]
        names = [token[at : at + 3] for at in range(0, len(token), 3)]
        if len(token) not in (6, 9) or not all(map(is_surname, names)) or not _is_bare(token):
            yield start, end
            return
        for low in range(start, end, 3):
            self.glued.add(low)
            yield low, low + 3

    def _person(self, start: int, end: int) -> Placed | None:
        """The person in a token; None for a post without a name."""
        start, end = trimmed(self.text, start, end)
        token = self.text[start:end]
        if token.endswith("等") or re.search("等(?:同志|领导|人)?$", token):
            cut = token.rindex("等")
            self.notes.append((start + cut, end))
            found = self._person(start, start + cut)
            return None if found is None else (replace(found[0], open_list=True), *found[1:])
        bracket = token.find("(")
        if bracket > 0 and token.endswith(")") and not INSIDE.match(token[bracket + 1 : -1]):
            self.notes.append((start + bracket, end))
            end, token = start + bracket, token[:bracket]
        if not token or (token[0] == "(" and token[-1] == ")"):
            return None
        return self._plain_person(start, end, token)

    def _plain_person(self, start: int, end: int, token: str) -> Placed | None:
        act = _ACT_END.search(token)
        if act is not None and is_surname(token[: act.start()].strip()[:2].ljust(2, "某")):
            self.notes.append((start + act.start(), end))
            end, token = start + act.start(), token[: act.start()]
        plain = token.replace(" ", "")
        if DATE_START.match(plain):
            self.dates.append((start, end))
            return None
        if _TELEPHONE.fullmatch(plain):
            self.notes.append((start, end))
            return None
        if GROUP.search(plain):
            return Name(plain, Kind.GROUP, mention_of(plain)), start, end
        if _TITLES_ONLY.fullmatch(plain):
            return None
        titled = self._titled_person(start, end, plain)
        if titled is not None:
            return titled
        behind_post = _POST_NAME.match(plain)
        if behind_post is not None and not is_surname(plain):
            low = start + len(token) - len(token[_after(token, behind_post.end("title")) :])
            self.notes.append((start, low))
            return self._plain_person(low, end, token[low - start :])
        if _ORG_TITLE.fullmatch(plain) and not (len(plain) <= 3 and is_surname(plain)):
            return None
        return self._bare_person(start, end, plain)

    def _titled_person(self, start: int, end: int, plain: str) -> Placed | None:
        """A name with a post before or behind it: 局长张丽, 张丽副市长, or 李副市长, as printed."""
        polite = _SURNAME_TITLE.match(plain)
        if polite is not None and _is_bare_surname(polite["surname"]):
            return Name(plain, Kind.PERSON), start, end
        for found in (
            _NAME_TITLE.match(plain),
            _TITLE_NAME.search(plain),
            _SHAPED_POST_NAME.match(plain),
        ):
            if (
                found is not None
                and is_surname(found["name"])
                and found["name"][-1] not in _NO_NAME_END
            ):
                self.notes.append((start + found.start("title"), start + found.end("title")))
                low = start + found.start("name")
                return Name(found["name"], Kind.PERSON), low, low + len(found["name"])
        return None

    def _bare_person(self, start: int, end: int, plain: str) -> Placed:
        """A name without a post, a name glued to its unit, or a unit in a person's place."""
        if PERSON.match(plain) and not (UNIT_END.search(plain) and not is_surname(plain)):
            doubt = _UNCOMMON[is_surname(plain) or "·" in plain]
            return Name(plain, Kind.PERSON, doubt=doubt), start, end
        glued = _UNIT_NAME.match(plain)
        if glued is not None and is_surname(glued["name"]) and not UNIT_END.search(plain):
            self.notes.append((start, start + glued.end("title")))
            return Name(glued["name"], Kind.PERSON), start + glued.start("name"), end
        if is_unit_like(plain):
            return Name(plain, Kind.UNIT), start, end
        return Name(plain, Kind.PERSON, doubt="not shaped like a name"), start, end


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """王明(副县长)李丽(县委常委): a person right behind the bracket of another is one more."""
    if text.count("(", start, end) > 1:
        for match in _BEHIND_BRACKET.finditer(text, start, end):
            if is_surname(text[start : match.start()]) and is_surname(match["name"]):
                yield start, match.end("bracket")
                start = match.end("bracket")
    yield start, end


_WITH = re.compile("以及|[和及与]")


def _joined(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """局长王明和主任李丽: two persons where a word joins them and a post stands before the first."""
    for word in _WITH.finditer(text, start + 2, end - 2):
        left, right = text[start : word.start()], text[word.end() : end]
        if _is_titled(left) and (is_surname(right) or _is_titled(right) or _WITH.search(right)):
            yield start, word.start()
            start = word.end()
    yield start, end


def _is_titled(words: str) -> bool:
    """Whether words are a post with a name behind it, or a name with a post."""
    found = _TITLE_NAME.search(words) or _NAME_TITLE.match(words)
    return found is not None and is_surname(found["name"])


def _spread_names(text: str) -> Iterator[tuple[int, int]]:
    """Names of three characters with blanks between all of them: 王 立 新."""
    if " " not in text:
        return
    for match in _SINGLES.finditer(text):
        name = match.group().replace(" ", "")
        if len(name) == 3 and is_surname(name):
            yield match.span()


def _is_bare(token: str) -> bool:
    """Whether nothing but Chinese characters stand in a word, and no post or unit."""
    return (
        _ALL_HAN.fullmatch(token) is not None
        and not is_unit_like(token)
        and _ANY_TITLE.search(token) is None
    )


_ALL_HAN = re.compile(f"{H}+")
_ANY_TITLE = re.compile(TITLES)


def _doubted(name: Name) -> Name:
    """A unit in a list of persons may be theirs, or answer itself."""
    return name if name.kind is not Kind.UNIT else replace(name, doubt="a unit among persons")


def _is_bare_surname(word: str) -> bool:
    return word in (SURNAMES if len(word) == 1 else COMPOUND_SURNAMES)


def _after(token: str, count: int) -> int:
    """Where a token stands behind its first `count` characters that are not blank."""
    seen = 0
    for index, character in enumerate(token):
        if seen == count:
            return index
        seen += not character.isspace()
    return len(token)
