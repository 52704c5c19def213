"""What the words of one document mean: labels of its own, who leads, what 责任单位 stands for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from ..errors import SavedFileError, UnreadableFileError
from ..vocabulary import Role, term
from ..words import HAN

__all__ = ["Order", "Profile", "infer_profile", "read_profile"]


class Order(StrEnum):
    """What the order of names in a list without a lead means."""

    NONE = "none"
    FIRST_LEADS = "first_leads"
    LAST_LEADS = "last_leads"


@dataclass(frozen=True, slots=True)
class Profile:
    """How one document, or one office, uses its words.

    `labels` gives a role to labels, by their printed word; it goes before the built-in reading.
    `order` says whether the first or last unit of a list leads where no lead is named; None means:
    as the document states it.
    `responsible` is the role of 责任单位 and the like; None means: support beside a lead, else
    joint. `stated` is the sentence of the document that the order was read from, as view offsets.

    >>> Profile(labels={"盯办单位": Role.SUPPORTING_UNIT}, order=Order.FIRST_LEADS).responsible is None
    True
    """

    labels: Mapping[str, Role] = field(default_factory=dict)
    order: Order | None = None
    responsible: Role | None = None
    stated: tuple[int, int] | None = None


_LEADS = "(?:为|是|即为|作为|系|负责)[^。;\n]{0,6}?(?:总?牵头|主办|主责|总负责|组长)"
_FIRST = re.compile(
    rf"(?:列|排|位列|排列|排序|排名)(?:在|于)?(?:第一|首|最前|前|第1)(?:位|名|个|列|的)?[^。;\n]{{0,16}}?{_LEADS}"
    rf"|(?:第一|首个|首位|第1)(?:个|位)?(?:责任|的|列名|排名)?(?:单位|部门)[^。;\n]{{0,6}}?{_LEADS}"
    rf"|(?:首位|第一位|排名第一|排序第一)[^。;\n]{{0,14}}?{_LEADS}"
    rf"|(?:牵头|主办)(?:单位|部门)(?:列|排)(?:在)?(?:第一|首)位"
)
_LAST = re.compile(
    rf"(?:列|排)(?:在|于)?(?:最后|末)(?:一)?位?[^。;\n]{{0,16}}?{_LEADS}|(?:末位|最后一个)[^。;\n]{{0,14}}?{_LEADS}"
)
_NO_ORDER = re.compile(
    "(?:无|不分|没有|不存在)[^。;\n]{0,4}(?:先后|主次|大小|前后)[^。;\n]{0,8}(?:之分|顺序|责任|"
    "次序|排名)?|排名不分先后|同责单位"
)


_ORDERS = (
    (Order.NONE, _NO_ORDER, re.compile("先后|主次|大小|前后|同责单位")),
    (
        Order.FIRST_LEADS,
        _FIRST,
        re.compile("[列排序名第首](?:(?<=[列排序名])[在于第首最前]|(?<=第)[一1]|(?<=首)[个位])"),
    ),
    (Order.LAST_LEADS, _LAST, re.compile("最后|末位|列末|排末|在末|于末")),
)
"""What states each order, with a hint that every such statement holds and that is found fast."""


def infer_profile(text: str, given: Profile | None = None) -> Profile:
    """What a document says about its own conventions, after what the caller gives.

    >>> infer_profile("列第一位的责任单位为牵头单位,其余为配合单位。").order
    <Order.FIRST_LEADS: 'first_leads'>
    """
    if given is not None and given.order is not None:
        return given
    labels = given.labels if given is not None else {}
    responsible = given.responsible if given is not None else None
    for order, pattern, hint in _ORDERS:
        stated = pattern.search(text) if hint.search(text) is not None else None
        if stated is not None:
            return Profile(labels, order, responsible, stated.span())
    return Profile(labels, Order.NONE, responsible)


def read_profile(path: str | Path) -> Profile:
    """Read a profile from a TOML file.

    The file may hold ``order`` (``none``, ``first_leads``, ``last_leads``), ``responsible`` (a role)
    and a table ``[labels]`` from printed label to role; values may be Chinese (首位牵头, 配合单位)::

        order = "first_leads"
        [labels]
        "盯办单位" = "supporting_unit"

    Raises:
        UnreadableFileError: the file is missing or cannot be read.
        SavedFileError: it is not TOML of this form; the message names the key.

    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "profile.toml")
    ...     size = path.write_text('[labels]\\n"盯办单位" = "supporting_unit"\\n', encoding="utf-8")
    ...     {word: str(role) for word, role in read_profile(path).labels.items()}
    {'盯办单位': 'supporting_unit'}
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise UnreadableFileError(
            f"{path}: cannot be read ({error.strerror}); check the path"
        ) from error
    try:
        values = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SavedFileError(
            f"{path}: is no profile (not a text file in UTF-8); give a TOML file"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise SavedFileError(f"{path}: is not TOML in UTF-8 ({error}); mend the file") from error
    return _profile_from(values, str(path))


def _profile_from(values: dict[str, Any], name: str) -> Profile:
    unknown = sorted(set(values) - {"labels", "order", "responsible"})
    if unknown:
        raise SavedFileError(
            f"{name}: unknown key {unknown[0]!r}; known: labels, order, responsible"
        )
    order = Order(_choice(values["order"], Order, "order", name)) if "order" in values else None
    responsible = (
        Role(_choice(values["responsible"], Role, "responsible", name))
        if "responsible" in values
        else None
    )
    labels = values.get("labels", {})
    if not isinstance(labels, dict):
        raise SavedFileError(f"{name}: 'labels' must be a table of label = role")
    checked = {}
    for word, role in labels.items():
        if not re.fullmatch(f"[{HAN}A-Za-z0-9()、/ ]{{1,20}}", word):
            raise SavedFileError(f"{name}: label {word!r} is not a short word")
        checked[word] = Role(_choice(role, Role, f"labels.{word}", name))
    return Profile(checked, order, responsible)


_CHINESE: dict[str, str] = {
    **{role: term(role).chinese for role in Role},
    Order.NONE: "不分先后",
    Order.FIRST_LEADS: "首位牵头",
    Order.LAST_LEADS: "末位牵头",
}


def _choice(value: object, kind: type[StrEnum], key: str, name: str) -> str:
    words = {str(member): _CHINESE[member] for member in kind}
    for member, chinese in words.items():
        if value in (member, chinese):
            return member
    known = ", ".join(f"{member} {chinese}" for member, chinese in words.items())
    raise SavedFileError(f"{name}: {key} is {value!r}; known: {known}")
