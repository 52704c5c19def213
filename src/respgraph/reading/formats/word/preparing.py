"""A Word document made plain, before it is converted: what a reader sees, and nothing else.

Each step is a pass over the tree of the main part: tracked changes are accepted, hidden text and
notes are taken out and listed, wrappers (content controls, smart tags, fields) give way to their
contents, text boxes follow the paragraph that holds them, and automatic numbers become text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from .numbering import Numbering
from .styles import Styles
from .wordml import MARKUP, MATH, attribute, child, flag, named, replace_child, text_of

__all__ = ["CHUNK_MARK", "Prepared", "prepare"]

CHUNK_MARK = "respgraph-altchunk:"
"""Begins a paragraph that stands for an embedded document; the id of its part follows."""

_TRANSPARENT = frozenset(
    named(tag)
    for tag in ("ins", "moveTo", "smartTag", "customXml", "fldSimple", "hyperlink", "dir", "bdo")
)
_DELETED = frozenset(
    named(tag)
    for tag in ("del", "moveFrom", "customXmlDelRangeStart", "customXmlMoveFromRangeStart")
)
_NOTES = frozenset(
    named(tag)
    for tag in ("footnoteReference", "endnoteReference", "commentReference", "annotationRef")
)
_FIELD_PARTS = frozenset(named(tag) for tag in ("instrText", "fldChar", "delInstrText"))
_DRAWN = frozenset(named(tag) for tag in ("drawing", "pict", "object"))
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(slots=True)
class Prepared:
    """The plain body, and what was taken out of it, in words of the document."""

    body: Element
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)
    pictures: int = 0
    objects: int = 0


def prepare(body: Element, styles: Styles, numbering: Numbering) -> Prepared:
    """Apply all steps to a body, in place."""
    prepared = Prepared(body)
    _choose_alternatives(body)
    _unwrap(body)
    _accept_changes(prepared)
    _drop_hidden(prepared, styles)
    _lift_text_boxes(prepared)
    _drop_marks(prepared)
    _spell_out(body)
    _indent_rows(body)
    _mark_chunks(body)
    _number_paragraphs(body, numbering)
    _mark_styles(body, styles)
    return prepared


def _parents(root: Element, *tags: str) -> list[tuple[Element, Element]]:
    """Pairs of parent and child for children with one of the tags, innermost pairs first."""
    wanted = frozenset(tags)
    pairs = [(parent, kid) for parent in root.iter() for kid in parent if kid.tag in wanted]
    return pairs[::-1]


def _choose_alternatives(body: Element) -> None:
    """Keep one branch of each alternative: the one with text boxes, else the fallback."""
    for parent, block in _parents(body, f"{MARKUP}AlternateContent"):
        branches = [*block.findall(f"{MARKUP}Fallback"), *block.findall(f"{MARKUP}Choice")]
        with_text = [branch for branch in branches if _has_text(branch)]
        chosen = next(iter(with_text or branches), None)
        replace_child(parent, block, [] if chosen is None else list(chosen))


def _has_text(branch: Element) -> bool:
    return any((node.text or "").strip() for node in branch.iter(named("t")))


def _unwrap(body: Element) -> None:
    for parent, control in _parents(body, named("sdt")):
        content = child(control, "sdtContent")
        kids = [] if content is None else list(content)
        if _is_contents(control):
            _style_contents(kids)
        replace_child(parent, control, kids)
    for parent, wrapper in _parents(body, *_TRANSPARENT):
        if len(wrapper) or wrapper.tag in (named("fldSimple"), named("hyperlink")):
            kids = [kid for kid in wrapper if not kid.tag.endswith("Pr")]
            replace_child(parent, wrapper, kids)
    for parent, ruby in _parents(body, named("ruby")):
        base = child(ruby, "rubyBase")
        runs = [] if base is None else [node for run in base for node in run]
        replace_child(parent, ruby, runs)
    for parent, formula in _parents(body, f"{MATH}oMath", f"{MATH}oMathPara"):
        words = "".join(
            node.text or "" for node in formula.iter() if node.tag in (f"{MATH}t", named("t"))
        )
        replace_child(parent, formula, [_run(words)] if words else [])


def _is_contents(control: Element) -> bool:
    gallery = attribute(child(control, "sdtPr", "docPartObj", "docPartGallery"))
    return gallery == "Table of Contents"


def _style_contents(elements: Iterable[Element]) -> None:
    for element in elements:
        for paragraph in element.iter(named("p")):
            _set_style(paragraph, "RgContents")


def _accept_changes(prepared: Prepared) -> None:
    body = prepared.body
    for parent, row in _parents(body, named("tr")):
        if child(row, "trPr", "del") is not None:
            prepared.deleted.append(text_of(row))
            parent.remove(row)
    for parent, paragraph in _parents(body, named("p")):
        if child(paragraph, "pPr", "rPr", "del") is not None:
            _join_next(parent, paragraph)
    for parent, change in _parents(body, *_DELETED):
        if words := text_of(change):
            prepared.deleted.append(words)
        parent.remove(change)
    prepared.deleted.reverse()


def _join_next(parent: Element, paragraph: Element) -> None:
    """A paragraph whose end is deleted goes on in the next one."""
    siblings = list(parent)
    position = siblings.index(paragraph)
    if position + 1 < len(siblings) and siblings[position + 1].tag == named("p"):
        following = siblings[position + 1]
        runs = [kid for kid in paragraph if kid.tag != named("pPr")]
        at = 1 if len(following) and following[0].tag == named("pPr") else 0
        following[at:at] = runs
        parent.remove(paragraph)


def _drop_hidden(prepared: Prepared, styles: Styles) -> None:
    body = prepared.body
    for parent, row in _parents(body, named("tr")):
        if flag(child(row, "trPr", "hidden")):
            _take_out(parent, row, prepared.hidden)
    for parent, paragraph in _parents(body, named("p")):
        own_style = attribute(child(paragraph, "pPr", "pStyle"))
        inherited = styles.is_hidden(own_style)
        runs = [(paragraph, run) for run in paragraph if run.tag == named("r")]
        gone = [pair for pair in runs if _is_hidden_run(pair[1], inherited, styles)]
        for holder, run in reversed(gone):
            _take_out(holder, run, prepared.hidden)
        mark = child(paragraph, "pPr", "rPr", "vanish")
        if gone and len(gone) == len(runs) and (inherited or flag(mark)) and paragraph in parent:
            parent.remove(paragraph)
    prepared.hidden.reverse()


def _is_hidden_run(run: Element, inherited: bool, styles: Styles) -> bool:
    vanish = child(run, "rPr", "vanish")
    if vanish is not None:
        return flag(vanish)
    character_style = attribute(child(run, "rPr", "rStyle"))
    return inherited or (character_style is not None and styles.is_hidden(character_style))


def _take_out(parent: Element, element: Element, into: list[str]) -> None:
    if words := text_of(element).strip():
        into.append(words)
    parent.remove(element)


def _lift_text_boxes(prepared: Prepared) -> None:
    """Put the paragraphs of a text box behind the paragraph that anchors it."""
    for parent, paragraph in _parents(prepared.body, named("p")):
        boxes = [box for box in paragraph.iter(named("txbxContent")) if _has_text(box)]
        inner = {id(nested) for box in boxes for nested in box.iter() if nested is not box}
        outer = [box for box in boxes if id(box) not in inner]
        if not outer or paragraph not in parent:
            continue
        contents = [block for box in outer for block in box]
        for box in outer:
            box[:] = []
        replace_child(parent, paragraph, [paragraph, *contents])


def _drop_marks(prepared: Prepared) -> None:
    body = prepared.body
    for parent, mark in _parents(body, *_NOTES):
        identifier = attribute(mark, "id") or ""
        if mark.tag == named("footnoteReference"):
            prepared.footnotes.append(identifier)
        elif mark.tag == named("endnoteReference"):
            prepared.endnotes.append(identifier)
        parent.remove(mark)
    for parent, part in _parents(body, *_FIELD_PARTS):
        parent.remove(part)
    for parent, drawn in _parents(body, *_DRAWN):
        prepared.objects += drawn.tag == named("object")
        prepared.pictures += drawn.tag != named("object") and _is_large_picture(drawn)
        parent.remove(drawn)
    prepared.footnotes.reverse()
    prepared.endnotes.reverse()


def _is_large_picture(drawn: Element) -> bool:
    """Whether a drawing shows a picture of at least 8 × 4 cm, which may hold text."""
    if not any(node.tag.endswith(("}blip", "}imagedata")) for node in drawn.iter()):
        return False
    for extent in drawn.iter():
        if extent.tag.endswith("}extent"):
            width, height = (extent.get(side, "0") for side in ("cx", "cy"))
            return _at_least(width, 2_880_000) and _at_least(height, 1_440_000)
    return True


def _at_least(value: str, limit: int) -> bool:
    return value.isascii() and value.isdigit() and int(value[:12]) >= limit


def _spell_out(body: Element) -> None:
    """Line ends inside words are blanks; hyphens and carriage returns become plain characters."""
    for word in body.iter(named("t")):
        word.text = (word.text or "").replace("\r", " ").replace("\n", " ")
    for run in list(body.iter(named("r"))):
        for kid in run:
            if kid.tag == named("cr"):
                kid.tag = named("br")
            elif kid.tag == named("noBreakHyphen"):
                kid.tag, kid.text = named("t"), "-"
            elif kid.tag == named("ptab"):
                kid.tag = named("tab")


def _indent_rows(body: Element) -> None:
    """Give a row that starts further right the empty cell that it leaves out."""
    for row in body.iter(named("tr")):
        before = attribute(child(row, "trPr", "gridBefore"))
        if before is None or not before.isdigit() or not 0 < int(before) <= 100:
            continue
        cell = Element(named("tc"))
        properties = SubElement(cell, named("tcPr"))
        SubElement(properties, named("gridSpan"), {named("val"): before})
        SubElement(cell, named("p"))
        first = next((at for at, kid in enumerate(row) if kid.tag == named("tc")), len(row))
        row.insert(first, cell)


def _mark_chunks(body: Element) -> None:
    for parent, chunk in _parents(body, named("altChunk")):
        paragraph = Element(named("p"))
        paragraph.append(_run(CHUNK_MARK + (chunk.get(_RELATION_ID) or "")))
        replace_child(parent, chunk, [paragraph])


def _number_paragraphs(body: Element, numbering: Numbering) -> None:
    for paragraph in body.iter(named("p")):
        if number := numbering.number(paragraph):
            at = 1 if len(paragraph) and paragraph[0].tag == named("pPr") else 0
            paragraph.insert(at, _run(number))


def _mark_styles(body: Element, styles: Styles) -> None:
    """Replace every paragraph's properties by the one style that the conversion knows."""
    for paragraph in body.iter(named("p")):
        properties = child(paragraph, "pPr")
        own = attribute(child(properties, "pStyle"))
        if own == "RgContents" or styles.is_contents(own):
            _set_style(paragraph, "RgContents")
            continue
        outline = attribute(child(properties, "outlineLvl")) or ""
        level = styles.heading_level(own)
        if outline and outline in "012345678":
            level = int(outline) + 1
        _set_style(paragraph, f"RgHeading{min(level, 6)}" if level else None)
    for run in body.iter(named("r")):
        for properties in run.findall(named("rPr")):
            run.remove(properties)


def _set_style(paragraph: Element, style: str | None) -> None:
    for properties in paragraph.findall(named("pPr")):
        paragraph.remove(properties)
    if style is not None:
        properties = Element(named("pPr"))
        SubElement(properties, named("pStyle"), {named("val"): style})
        paragraph.insert(0, properties)


def _run(text: str) -> Element:
    run = Element(named("r"))
    SubElement(
        run, named("t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}
    ).text = text
    return run
