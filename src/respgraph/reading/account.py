"""The account: what an independent scan of the text finds, against what was read.

The scan knows the words of `respgraph.words` and nothing of the grammar. It looks for labels with
a colon or in a place of their own, for verbs behind names in brackets, and for every word within
reach of a label. What no mark of the reader covers, and no issue lists, is unread.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, pairwise

from ..names import is_unit_like
from ..plan import Account, AccountLine, Issue, Region
from ..vocabulary import IssueCode, RegionKind
from ..words import HAN, LABEL_WORD, SURNAMES, TITLES, LabelUse, label_of
from .folding import View
from .outline import Outline

__all__ = ["make_account"]

Place = tuple[int, int]

_HANS = f"[{HAN}]"
_AFTER = re.compile(r"[ \t]{0,8}(?:\([^()\n]{0,12}\))?[ \t]{0,8}(?:[:)]|为:?(?=\S)|是:)")
_VERB = re.compile(
    r"(?:局|厅|委|办|部|政府|中心|公司|镇|乡|街道|部门|单位|地区|等|署|院|会|"
    r"处)(?:按[^,;。()\n]{0,14}|分别|共同|具体|依职责)*(?P<verb>牵头|负责|配合|参与|协办|主办|"
    r"承办)(?=[,;。)\n]|负责[,;。)]|落实[,;。)])"
)
_OPENED = re.compile(r"[ \t]*(?:\d+[.、])?(?:此项工作|该项工作)?由")
_BARE = re.compile(
    rf"\(((?:[省市县区旗州]|国家)[{HAN}]{{1,14}}(?:局|厅|委|办|部)(?:[、,][^()\n。;:]{{2,200}})?)\)(?=[。;\n]|$)"
)
_BEFORE_COLON = re.compile(
    rf"(?:^|(?<=[;,。()、 \t\n]))([{HAN}]{{2,12}})[ \t]{{0,4}}\Z", re.MULTILINE
)
_LIST = re.compile(
    rf"[ \t]*((?:[{HAN}]{{2,16}})(?:、[{HAN}]{{2,16}}){{0,40}})[ \t]*(?=[;,。)\n]|$)"
)
_UNIT = re.compile("(?:局|厅|委|办|部|室|中心|政府|公司|镇|乡|街道|部门|单位|处|科|院|队|会)$")
_ITEM = re.compile(r"\n[ \t]*(?:\d{1,3}[.、]|[一二三四五六七八九十]{1,3}、|\()")
_TASKS = (RegionKind.TASK, RegionKind.CLAUSE)
_CONVENTION = re.compile(
    "(?:列|排|位列|排名|排序)[^。;:\\n()]{0,6}(?:第一|首|最前|第1|最后|末)[^。;\\n()]{0,20}(?:为|是|作为|即)"
    "[^。;\\n()]{0,6}(?:牵头|主办|主责)"
    "(?:[^。;,\\n()]{0,6}[,;][^。;,\\n()]{0,4}其[余他它][^。;,\\n()]{0,8}(?:为|是)[^。;,\\n()]{0,4}"
    "(?P<rest>(?:配合|协办|协同|责任)(?:单位|部门)))?"
)
_STEM_END = re.compile("(?:总?牵头|责任|配合|协办|主办|承办|参与|协同|主责)$")
_NAMES_ONLY = re.compile(rf"\(({_HANS}{{3,16}}(?:[、,]{_HANS}{{2,16}}){{1,30}})\)")
_TAIL = re.compile("同志|干部|人员|们")
"""What may stand behind a label inside a name: 市政府分管领导同志."""
_LAST_WORD = re.compile(rf"{_HANS}+$")
_LINE_REST = re.compile(r"[^\n()]*")
_NEXT_WORD = re.compile(
    rf"[ \t\n]{{0,8}}[;,、]?[ \t\n]{{0,8}}([{HAN}](?: (?=[{HAN}](?:[^{HAN}]|$)))?[{HAN}·]{{1,20}})(?=[^{HAN}]|$)"
)
_POST = re.compile(f"(?:{TITLES})$")
_BRACKET = re.compile("[()]")
_REACH_END = re.compile(r"[。\n]")
_WORD = re.compile(rf"[^、,;:/|\s()。]*{f'[{HAN}]'}[^、,;:/|\s()。]*")
_LEVELLED = re.compile(
    r"(?:[省市县区旗州]|国家|各)[^、,;:/|\s()。]{1,14}(?:局|厅|委|办|部|中心|政府|公司|镇|乡|街道|部门|单位)$"
)
_LISTED = frozenset(
    {
        IssueCode.LABEL_IN_PROSE,
        IssueCode.NOT_ASSIGNED,
        IssueCode.UNKNOWN_LABEL,
        IssueCode.UNREAD_CONTENT,
    }
)


class _Places:
    """Stretches, for the question whether one touches another; sorted when it is first asked."""

    def __init__(self, *spans: Sequence[Place]) -> None:
        self.spans = spans

    @cached_property
    def _merged(self) -> tuple[list[int], list[int]]:
        """Starts and ends, sorted, of the stretches joined where they overlap."""
        starts: list[int] = []
        ends: list[int] = []
        last = -1
        for start, end in sorted(chain(*self.spans)):
            if start <= last:
                if end > last:
                    last = ends[-1] = end
            elif start < end:
                starts.append(start)
                ends.append(end)
                last = end
        return starts, ends

    def touch(self, start: int, end: int) -> bool:
        """Whether any stretch shares a character with ``[start, end)``."""
        starts, ends = self._merged
        index = bisect_right(starts, end - 1) - 1
        return index >= 0 and ends[index] > start


def make_account(
    view: View,
    outline: Outline,
    issues: Sequence[Issue],
    idle: Collection[int] = (),
    cells: Sequence[Place] = (),
) -> tuple[Account, list[Issue]]:
    """The account, and an issue for each thing that was found and not read.

    `idle` is where labels start that stand in a heading and hold for no task below it; `cells`
    are the cells of tables whose header says that names stand there.
    """
    scan = _Scan(view, outline, issues, idle, cells)
    lines = (scan.labels(), scan.verbs(), scan.names())
    account = Account(lines, tuple(_regions(view, outline.regions)))
    return account, scan.unread


class _Scan:
    """Goes over the view once for each line of the account; all offsets are those of the view."""

    def __init__(
        self,
        view: View,
        outline: Outline,
        issues: Sequence[Issue],
        idle: Collection[int],
        cells: Sequence[Place],
    ) -> None:
        self.cells = cells
        self.view = view
        self.outline = outline
        self.said = _Places(outline.read)
        self.named = _Places(outline.named, outline.noted)
        self.noted = _Places(outline.noted)
        self.idle = set(idle)
        if not outline.order_known:
            self.idle |= {match.start() for match in _CONVENTION.finditer(view.text)}
        self.rests = {match.start("rest") for match in _CONVENTION.finditer(view.text)}
        self.listed = _Places(
            [
                (view.offset(start), view.offset(end))
                for issue in issues
                if issue.code in _LISTED
                for start, end in issue.spans
            ]
        )
        self.unread: list[Issue] = []
        self.reach: list[Place] = []

    @cached_property
    def named_ends(self) -> set[int]:
        """Where names end."""
        return {end for _, end in self.outline.named}

    def _judge(
        self,
        what: str,
        found: Iterable[Place],
        certain: Collection[int],
        is_read: Callable[[int, int], bool],
        issue: tuple[IssueCode, str],
    ) -> AccountLine:
        """One line: what starts at a `certain` place is read, of the rest `is_read` tells."""
        total = listed = 0
        missed: list[Place] = []
        for place in found:
            total += 1
            if place[0] not in certain and not is_read(*place):
                missed.append(place)
        code, text = issue
        for start, end in missed:
            if start not in self.idle and self.listed.touch(start, end):
                listed += 1
            else:
                words = self.view.text[start : min(end, start + 40)]
                self.unread.append(Issue(code, f"{words!r} {text}", self.view.spans(start, end)))
        return AccountLine(what, total, total - len(missed), listed, len(missed) - listed)

    def labels(self) -> AccountLine:
        """Labels with a colon, in a bracket or cell of their own; notes how far each reaches."""
        return self._judge(
            "labels",
            self._labels(),
            _starts(self.outline.read) - self.idle,
            self._label_is_read,
            (IssueCode.UNREAD_LABEL, "stands here and was not read"),
        )

    def _label_is_read(self, start: int, end: int) -> bool:
        """Whether a mark covers a label; a name that swallowed it does not, unless it ends in it."""
        if start in self.idle:
            return False
        if self.said.touch(start, end) or self.noted.touch(start, end):
            return True
        tail = _TAIL.match(self.view.text, end)
        return (end if tail is None else tail.end()) in self.named_ends

    def _verb_is_read(self, start: int, end: int) -> bool:
        return self.said.touch(start, end) or self.named.touch(start, end)

    def _name_is_read(self, start: int, end: int) -> bool:
        """Whether a mark covers a word; a label that swallowed the name of a body does not."""
        if self.named.touch(start, end):
            return True
        return self.said.touch(start, end) and not self._swallowed(start, end)

    def _swallowed(self, start: int, end: int) -> bool:
        """Whether a word inside a label or verb is a name: a body, or what stands behind a colon."""
        word = self.view.text[start:end]
        label = LABEL_WORD.search(word)
        bare = _STEM_END.sub("", word if label is None else word[: label.start()])
        if len(bare) < 2 or label_of(bare) is not None:
            return False
        return (
            is_unit_like(bare)
            or self.view.text[max(0, start - 9) : start].rstrip(" \t")[-1:] == ":"
        )

    def _labels(self) -> list[Place]:
        text = self.view.text
        spans = [match.span() for match in LABEL_WORD.finditer(text)]
        found = [span for span in spans if span[0] not in self.rests and self._answers(*span)]
        for (start, end), (following, _) in pairwise((*found, (len(text), len(text)))):
            if self._announces(start, end):
                self._note_reach(end, following)
        conventions = (match.span() for match in _CONVENTION.finditer(text))
        return [*self._unusual_labels(found), *conventions, *found]

    def _unusual_labels(self, known: list[Place]) -> Iterator[Place]:
        """Words before a colon, among the tasks, that are shaped like labels or stand like them."""
        first = self.outline.first_task
        if first is None:
            return
        last = max((end for _, end, kind in self.outline.regions if kind in _TASKS), default=first)
        words = list(self._words_before_colons(known, first, last))
        often = Counter(match[1] for match, _ in words)
        for match, colon in words:
            label = label_of(match[1])
            if label is None:
                wanted = often[match[1]] > 2 and self._names_follow(colon + 1)
            else:
                wanted = label.assigns or (label.use is LabelUse.DEADLINE and often[match[1]] > 1)
            if wanted:
                yield match.span(1)
                if label is not None and label.assigns:
                    self._note_reach(colon + 1, last)

    def _words_before_colons(
        self, known: list[Place], first: int, last: int
    ) -> Iterator[tuple[re.Match[str], int]]:
        """Words before a colon that no known label touches, each with the place of its colon."""
        text = self.view.text
        taken = _Places(known)
        ends = {end for _, end in known}
        colon = text.find(":", first, last)
        while colon >= 0:
            if colon not in ends:
                word = _BEFORE_COLON.search(text, max(first, colon - 17), colon)
                if word is not None and not taken.touch(*word.span(1)):
                    yield word, colon
            colon = text.find(":", colon + 1, last)

    def _names_follow(self, start: int) -> bool:
        """Whether a list of units, or one unit, fills what stands behind a colon."""
        words = _LIST.match(self.view.text, start)
        return words is not None and all(
            _UNIT.search(word) is not None for word in words[1].split("、")
        )

    def _announces(self, start: int, end: int) -> bool:
        """Whether names follow: a colon, or the label fills a bracket."""
        text = self.view.text
        if text.startswith(":", end):
            return True
        after = _AFTER.match(text, end)
        if after is not None:
            return text[after.end() - 1] != ")" or text[start - 1 : start] == "("
        return self._opens_list(start, end)

    def _opens_list(self, start: int, end: int) -> bool:
        """Whether a label that opens a part has lost its colon: behind it stands a name."""
        text = self.view.text
        before = text[max(0, start - 1) : start]
        if before and before not in "(;,。\n \t—-":
            return False
        word = _NEXT_WORD.match(text, end)
        if word is None or label_of(word[1]) is not None or LABEL_WORD.search(word[1]):
            return False
        bare = "".join(word[1].split())
        named = bare[0] in SURNAMES and (len(bare) <= 3 or "·" in bare or _POST.search(bare))
        return is_unit_like(bare) or bool(named)

    def _answers(self, start: int, end: int) -> bool:
        """督办责任单位 and the like are labels, but announce nobody who answers."""
        text = self.view.text
        low = max(start - 6, 0)
        while start > low and "一" <= text[start - 1] <= "鿿":
            start -= 1
        label = label_of(text[start:end])
        return label is None or label.use is not LabelUse.OTHER

    def _note_reach(self, start: int, following: int) -> None:
        text = self.view.text
        limit = min(following, len(text))
        stop = _REACH_END.search(text, start, limit)
        end = stop.start() if stop is not None else limit
        closing = _closing(text, start, end)
        if closing == end and stop is not None and stop.group() == "\n":
            closing = self._over_lines(start, end, limit)
            if closing == end:
                self._note_rest(start, end, limit)
        self.reach.append((start, closing))

    def _note_rest(self, start: int, end: int, limit: int) -> None:
        """A list that breaks off at the end of a line goes on below it."""
        text = self.view.text
        low = end + 1
        while low < limit and text[low] in " \t":
            low += 1
        rest = _LINE_REST.match(text, low, limit)
        if rest is None or not 2 <= len(rest.group()) <= 200 or ":" in rest.group():
            return
        last = _LAST_WORD.search(text, start, end)
        first, *others = re.split("[、,]", rest.group().strip(" \t。;等"))
        broken = last is None or (bool(others) and not is_unit_like(last.group()))
        if (broken and is_unit_like(first if last is None else last.group() + first)) and all(
            is_unit_like(word.strip()) for word in others
        ):
            self.reach.append(rest.span())

    def _over_lines(self, start: int, end: int, limit: int) -> int:
        """While a bracket is open, a label reaches over line ends, up to a number."""
        text = self.view.text
        line = text.rfind("\n", 0, start) + 1
        if text.count("(", line, end) <= text.count(")", line, end):
            return end
        further = _ITEM.search(text, end, min(limit, end + 300))
        stop = further.start() if further is not None else min(limit, end + 300)
        closing = _closing(text, end, stop)
        return closing if closing < stop else end

    def verbs(self) -> AccountLine:
        """Verbs behind names, inside a bracket or behind 由."""
        found = []
        for match in _VERB.finditer(self.view.text):
            opening = self._in_clause(match.start("verb"))
            if opening is not None:
                found.append(match.span("verb"))
                self.reach.append((opening, match.start("verb")))
        return self._judge(
            "verbs",
            found,
            _starts(self.outline.read),
            self._verb_is_read,
            (IssueCode.UNREAD_LABEL, "stands behind a name and was not read"),
        )

    def _in_clause(self, position: int) -> int | None:
        """Where the bracket, or the sentence that begins with 由, starts around a verb."""
        text = self.view.text
        line = text.rfind("\n", max(0, position - 400), position) + 1
        opening = text.rfind("(", line, position)
        if opening > text.rfind(")", line, position):
            return opening + 1
        if opening < 0 and (above := self._opened_above(line, position)) is not None:
            return above
        sentence = max(line, text.rfind("。", line, position) + 1)
        opened = _OPENED.match(text, sentence, position)
        return opened.end() if opened is not None else None

    def _opened_above(self, line: int, position: int) -> int | None:
        """Where a bracket opens on one of the lines above that is still open."""
        text = self.view.text
        low = max(0, line - 200)
        opening = text.rfind("(", low, line)
        if opening < 0 or text.find(")", opening, position) >= 0:
            return None
        if text.count("\n", opening, line) > 3 or _ITEM.search(text, opening, line):
            return None
        return opening + 1

    def _reaches(self) -> Iterator[Place]:
        """Stretches where every word should have been read, without overlap."""
        text = self.view.text
        self.reach.extend(match.span(1) for match in _BARE.finditer(text))
        self.reach.extend(
            match.span(1)
            for match in _NAMES_ONLY.finditer(text)
            if all(is_unit_like(word) for word in re.split("[、,]", match[1]))
        )
        last = 0
        for start, end in sorted(self.reach):
            if max(start, last) < end:
                yield max(start, last), end
                last = end

    def names(self) -> AccountLine:
        """Every word within reach of a label, and every name of a unit in a table."""
        return self._judge(
            "names",
            self._words(),
            _starts(self.outline.named),
            self._name_is_read,
            (
                IssueCode.UNREAD_NAME,
                "stands within reach of a responsibility label and was not read",
            ),
        )

    def _words(self) -> Iterator[Place]:
        text = self.view.text
        for start, end in self._reaches():
            yield from [match.span() for match in _WORD.finditer(text, start, end)]
        if self.outline.tables:
            yield from sorted({*self._names_in_cells(), *self._units_in_tables()})

    def _names_in_cells(self) -> Iterator[Place]:
        """Every word of a cell under a header that assigns, but those that name nobody."""
        for low, high in self.cells:
            for match in _WORD.finditer(self.view.text, low, high):
                if _NOBODY.fullmatch(match.group()) is None:
                    yield match.span()

    def _units_in_tables(self) -> Iterator[Place]:
        texts = _Places(
            [(low, high) for low, high, kind in self.outline.regions if kind in _NOT_CELLS]
        )
        for low, high in self.outline.tables:
            for cell in _CELL.finditer(self.view.text, low, high):
                bodies = [
                    match.span()
                    for match in _WORD.finditer(self.view.text, *cell.span())
                    if _LEVELLED.match(match.group()) and is_unit_like(match.group())
                ]
                for start, end in bodies:
                    if not texts.touch(start, start + 1) or self._only_bodies(*cell.span(), bodies):
                        yield start, end

    def _only_bodies(self, start: int, end: int, bodies: Sequence[tuple[int, int]]) -> bool:
        """Whether a cell inside the text of a task holds nothing but names of bodies."""
        said = sum(high - low for low, high in bodies)
        return len(_MARKS.sub("", self.view.text[start:end])) == said


def _starts(places: Iterable[Place]) -> set[int]:
    return {start for start, end in places if start < end}


_NOBODY = re.compile("暂?无|没有|[同如]上")
_CELL = re.compile(r"[^\n\t|¦│┃]+")
_MARKS = re.compile(r"[\s、,;。等]+")
_NOT_CELLS = (RegionKind.TASK, RegionKind.HEADING, RegionKind.TITLE)


def _closing(text: str, start: int, end: int) -> int:
    """Where the bracket closes that a label stands in; `end` where it stands in none."""
    first = text.find(")", start, end)
    if first < 0:
        return end
    if text.find("(", start, first) < 0:
        return first
    depth = 0
    for match in _BRACKET.finditer(text, start, end):
        depth += 1 if match.group() == "(" else -1
        if depth < 0:
            return match.start()
    return end


_PRIORITY = {
    kind: index
    for index, kind in enumerate(
        (
            RegionKind.CLAUSE,
            RegionKind.HEADING,
            RegionKind.TASK,
            RegionKind.TITLE,
            RegionKind.NOTICE,
            RegionKind.FURNITURE,
            RegionKind.OTHER,
        )
    )
}


def _regions(view: View, found: Sequence[tuple[int, int, RegionKind]]) -> Iterator[Region]:
    """Regions without overlap; what nothing claims is other."""
    position = 0
    for low, end, kind in sorted(found, key=_region_order):
        start = max(low, position)
        if start >= end:
            continue
        if start > position:
            yield from _gap(view, position, start)
        for span in view.spans(start, end):
            yield Region(kind, span)
        position = end
    yield from _gap(view, position, len(view.text))


def _region_order(region: tuple[int, int, RegionKind]) -> tuple[int, int, int]:
    start, end, kind = region
    return start, _PRIORITY[kind], end


def _gap(view: View, start: int, end: int) -> Iterator[Region]:
    words = view.text[start:end].strip()
    if words:
        low = view.text.index(words, start)
        for span in view.spans(low, low + len(words)):
            yield Region(RegionKind.OTHER, span)
