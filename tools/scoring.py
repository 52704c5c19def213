"""How well a reading agrees with gold: aligned tasks, then counts of what agrees.

Tasks of gold and reading are aligned by the likeness of their texts and by number, in order; what
is compared afterwards is exact, after NFKC and without white space. A gold record may be lenient:
``optional`` (neither missed nor spurious), ``accept`` and ``role_alt`` (other names and roles),
``number_alt``, ``section_alt``, ``deadline_alt``, ``targets_optional``, ``unit_alt``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["MEASURES", "Score", "count_document", "score"]

Record = dict[str, Any]

MEASURES = ("triple", "pair", "task", "target")
OPERATORS = {"≥": ">=", ">": ">=", "≤": "<=", "<": "<=", "==": "=", "≈": "~", "≅": "~", "约": "~"}
MAGNITUDES = (("万亿", 1e12), ("亿", 1e8), ("万", 1e4))
LIKE_ENOUGH = 0.5
LIKE_ENOUGH_WITH_NUMBER = 0.25
LIKE_ENOUGH_OUT_OF_ORDER = 0.6
NUMBER_BONUS = 0.35


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of each measure, and shares (None where nothing was asked)."""

    precision: dict[str, float]
    recall: dict[str, float]
    f1: dict[str, float]
    false_triples: int
    kind: float | None
    section: float | None
    deadline: float | None
    text: float | None


def score(counts: Counter[str]) -> Score:
    """Turn counts, of one document or summed over many, into figures."""
    figures = {name: _precision_recall_f1(counts, name) for name in MEASURES}
    return Score(
        precision={name: figure[0] for name, figure in figures.items()},
        recall={name: figure[1] for name, figure in figures.items()},
        f1={name: figure[2] for name, figure in figures.items()},
        false_triples=counts["triple_fp"],
        kind=_share(counts["kind_right"], counts["kind_all"]),
        section=_share(counts["section_right"], counts["section_all"]),
        deadline=_share(counts["deadline_right"], counts["deadline_all"]),
        text=_share(counts["text_millionths"] / 1e6, counts["task_tp"]),
    )


def count_document(gold: Sequence[Record], read: Sequence[Record]) -> Counter[str]:
    """Count what agrees between the gold tasks and the tasks read of one document."""
    counts: Counter[str] = Counter()
    aligned = _align(gold, read)
    for index, task in enumerate(gold):
        if task.get("optional"):
            continue
        partner = read[aligned[index]] if index in aligned else None
        _count_assignments(counts, task, partner or {})
        _count_fields(counts, task, partner)
        _count_targets(counts, task, partner or {})
    for index, extra in enumerate(read):
        if index not in aligned.values():
            _count_extra(counts, extra, negative=not gold)
    return counts


def _precision_recall_f1(counts: Counter[str], name: str) -> tuple[float, float, float]:
    right, spurious, missed = (counts[f"{name}_{suffix}"] for suffix in ("tp", "fp", "fn"))
    precision = right / (right + spurious) if right + spurious else float(not missed)
    recall = right / (right + missed) if right + missed else float(not spurious)
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def _share(right: float, total: int) -> float | None:
    return right / total if total else None


def _plain(text: object) -> str:
    """NFKC, no white space, one kind of middle dot."""
    folded = unicodedata.normalize("NFKC", "" if text is None else str(text))
    return re.sub("[•・‧∙]", "·", re.sub(r"[\s\u200b\ufeff]+", "", folded))


def _plain_number(text: object) -> str:
    return re.sub(r"[().、。,:第项\[\]〔〕]", "", _plain(text))


def _plain_section(section: Iterable[str] | None) -> list[str]:
    return [re.sub(r"[。:;,.]+$", "", _plain(part)) for part in section or () if _plain(part)]


def _plain_deadline(text: object) -> str:
    return re.sub("(完成|建成)$", "", _plain(text))


def _bigrams(text: object) -> Counter[str]:
    letters = re.sub(r"[^\w%]", "", _plain(text))
    return Counter(letters[at : at + 2] for at in range(len(letters) - 1)) or Counter([letters])


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2.0 * (one & other).total() / total if total else 0.0


def _align(gold: Sequence[Record], read: Sequence[Record]) -> dict[int, int]:
    """Which read task belongs to which gold task: the best chain in order, then the alike."""
    likeness = _likeness_table(gold, read)
    pairs = _best_chain(_weights(gold, read, likeness))
    used = set(pairs.values())
    rest = sorted(
        (
            (likeness[i][j], i, j)
            for i in range(len(gold))
            for j in range(len(read))
            if i not in pairs and j not in used and likeness[i][j] >= LIKE_ENOUGH_OUT_OF_ORDER
        ),
        reverse=True,
    )
    for _, i, j in rest:
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def _likeness_table(gold: Sequence[Record], read: Sequence[Record]) -> list[list[float]]:
    read_bigrams = [_bigrams(task.get("text", "")) for task in read]
    return [
        [_likeness(bigrams, other) for other in read_bigrams]
        for bigrams in (_bigrams(t["text"]) for t in gold)
    ]


def _weights(
    gold: Sequence[Record], read: Sequence[Record], likeness: list[list[float]]
) -> list[list[float]]:
    numbers = [_plain_number(task.get("number")) for task in read]
    table = []
    for task, row in zip(gold, likeness, strict=True):
        known = {
            _plain_number(number) for number in (task.get("number"), *task.get("number_alt", ()))
        }
        table.append(
            [
                _weight(like, number != "" and number in known)
                for like, number in zip(row, numbers, strict=True)
            ]
        )
    return table


def _weight(likeness: float, same_number: bool) -> float:
    if likeness >= LIKE_ENOUGH or (same_number and likeness >= LIKE_ENOUGH_WITH_NUMBER):
        return likeness + (NUMBER_BONUS if same_number else 0)
    return 0.0


def _best_chain(weights: list[list[float]]) -> dict[int, int]:
    """The heaviest set of pairs that cross nowhere."""
    rows, columns = len(weights), len(weights[0]) if weights else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = weights[i][j] + best[i + 1][j + 1] if weights[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    pairs: dict[int, int] = {}
    i = j = 0
    while i < rows and j < columns:
        if weights[i][j] and abs(best[i][j] - weights[i][j] - best[i + 1][j + 1]) < 1e-9:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif abs(best[i][j] - best[i + 1][j]) < 1e-9:
            i += 1
        else:
            j += 1
    return pairs


def _count_assignments(counts: Counter[str], task: Record, partner: Record) -> None:
    read = partner.get("assignments") or []
    for measure in ("triple", "pair"):
        with_role = measure == "triple"
        hits, missed, spurious = _match_assignments(task["assignments"], read, with_role)
        counts[f"{measure}_tp"] += len(hits)
        counts[f"{measure}_fn"] += missed
        counts[f"{measure}_fp"] += spurious
        if not with_role:
            counts["kind_all"] += len(hits)
            counts["kind_right"] += sum(
                _plain(found.get("kind")) == wanted["kind"] for wanted, found in hits
            )


def _match_assignments(
    gold: list[Record], read: list[Record], with_role: bool
) -> tuple[list[tuple[Record, Record]], int, int]:
    """The pairs that agree, the number missed, the number spurious."""
    wanted = (
        _once([item for item in gold if not item.get("optional")], with_role=False)
        if not with_role
        else [item for item in gold if not item.get("optional")]
    )
    left = [item for item in _once(read, with_role) if _plain(item.get("name"))]
    hits: list[tuple[Record, Record]] = []
    for item in wanted:
        found = next((other for other in left if _agrees(item, other, with_role)), None)
        if found is not None:
            left.remove(found)
            hits.append((item, found))
    excused = [item for item in gold if item.get("optional")]
    spurious = sum(not any(_agrees(item, other, False) for item in excused) for other in left)
    return hits, len(wanted) - len(hits), spurious


def _once(items: Iterable[Record], with_role: bool) -> list[Record]:
    keyed = {
        (_plain(item.get("role")) if with_role else "", _plain(item.get("name"))): item
        for item in reversed(list(items))
    }
    return list(reversed(keyed.values()))


def _agrees(wanted: Record, found: Record, with_role: bool) -> bool:
    names = {_plain(name) for name in (wanted["name"], *wanted.get("accept", ()))}
    if _plain(found.get("name")) not in names:
        return False
    return not with_role or _plain(found.get("role")) in {
        wanted["role"],
        *wanted.get("role_alt", ()),
    }


def _count_fields(counts: Counter[str], task: Record, partner: Record | None) -> None:
    wanted = _plain_deadline(task.get("deadline"))
    if partner is None:
        counts["task_fn"] += 1
        counts["deadline_all"] += bool(task.get("deadline"))
        return
    counts["task_tp"] += 1
    counts["section_all"] += 1
    sections = [
        _plain_section(section) for section in (task["section"], *task.get("section_alt", ()))
    ]
    counts["section_right"] += _plain_section(partner.get("section")) in sections
    found = _plain_deadline(partner.get("deadline"))
    if wanted or found:
        accepted = {wanted, *(_plain_deadline(text) for text in task.get("deadline_alt", ()))}
        counts["deadline_all"] += 1
        counts["deadline_right"] += found in accepted
    likeness = _likeness(_bigrams(task["text"]), _bigrams(partner.get("text", "")))
    counts["text_millionths"] += round(likeness * 1e6)


def _count_targets(counts: Counter[str], task: Record, partner: Record) -> None:
    if task.get("targets_optional"):
        return
    wanted, left = task.get("targets", []), list(partner.get("targets") or [])
    hits = 0
    for target in wanted:
        quantities = {
            _quantity(target["value"], unit)
            for unit in (target["unit"], *target.get("unit_alt", ()))
        }
        for other in left:
            operator = OPERATORS.get(_plain(other.get("op")), _plain(other.get("op")))
            if (
                operator == target["op"]
                and _quantity(other.get("value"), other.get("unit")) in quantities
            ):
                left.remove(other)
                hits += 1
                break
    counts["target_tp"] += hits
    counts["target_fn"] += len(wanted) - hits
    counts["target_fp"] += len(left)


def _quantity(value: object, unit: object) -> tuple[float | None, str]:
    """A value with its magnitude multiplied in, so that 1.2 万个 equals 12000 个."""
    name = _plain(unit)
    try:
        number = float(str(value).replace(",", ""))
    except ValueError:
        return None, name
    for character, factor in MAGNITUDES:
        if name.startswith(character):
            return round(number * factor, 6), name[len(character) :]
    return round(number, 6), name


def _count_extra(counts: Counter[str], extra: Record, *, negative: bool) -> None:
    triples = {
        (_plain(item.get("role")), _plain(item.get("name")))
        for item in extra.get("assignments") or ()
    }
    triples = {triple for triple in triples if triple[1]}
    counts["triple_fp"] += len(triples)
    counts["pair_fp"] += len({name for _, name in triples})
    counts["task_fp"] += bool(triples) if negative else 1
    counts["target_fp"] += 0 if negative else len(extra.get("targets") or ())
