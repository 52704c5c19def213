"""The shell of every page: one self-contained file that may do nothing but what we put into it.

Markup comes from Jinja templates with autoescape on. Scripts and styles are whole files, inlined
unchanged, and named by hash in a Content-Security-Policy that forbids everything else, so text
from a plan can neither run nor fetch. Data goes into the page as JSON that no script tag can leave.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from .. import escaping
from ..messages import issue_words
from .style import css_variables
from .words import both, known, label, phrase, place_words, say, svg_say, words_for_script

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from ..plan import Actor, Issue

__all__ = ["Page", "actor_link", "asset", "joined_links", "plain_number", "render_page"]


class Page(str):
    """The text of a whole page; a notebook shows it in a frame of its own, cut off from the notebook.

    >>> Page("<!doctype html><p>a")._repr_html_()[:40]
    '<iframe srcdoc="&lt;!doctype html&gt;&lt'
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        source = escaping.whole_page(self)
        return (
            f'<iframe srcdoc="{source}" sandbox="allow-scripts allow-downloads" '
            'width="100%" height="720" frameborder="0"></iframe>'
        )


def render_page(
    template: str,
    context: Mapping[str, Any],
    *,
    data: Mapping[str, Any],
    scripts: Iterable[str] = (),
    lang: str = "zh",
) -> Page:
    """One whole HTML page from a body template, its data and its scripts.

    Args:
        template: name of the body template.
        context: what the template shows; strings are escaped by Jinja.
        data: JSON values that the scripts read, by name.
        scripts: names of script files under ``templates/`` or ``vendor/``, in order of execution.
        lang: ``zh`` or ``en``, the language that the page opens in.
    """
    style = css_variables() + asset("templates/page.css")
    sources = [asset(name) for name in scripts]
    blocks = {"words": words_for_script(), **data}
    text = (
        _environment()
        .get_template(template)
        .render(
            **context,
            page_lang=lang,
            page_style=_markup(style),
            page_scripts=[_markup(source) for source in sources],
            page_policy=_policy(style, sources),
            page_data={
                name: _markup(escaping.json_for_html(value)) for name, value in blocks.items()
            },
        )
    )
    return Page(text)


@cache
def asset(name: str) -> str:
    """A text file of this package, such as ``templates/page.css``."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, scripts: Iterable[str]) -> str:
    script_hashes = " ".join(_digest(source) for source in scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {script_hashes}; style-src {_digest(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _markup(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - only our own files and escaped JSON come here


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(lambda name: asset(f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        say=say,
        svg_say=svg_say,
        label=label,
        known=known,
        both=both,
        issue_detail=issue_detail,
        phrase=phrase,
        plain=plain_number,
        placed=place_words,
    )
    environment.finalize = _finalize
    return environment


def issue_detail(issue: Issue) -> Markup:
    """What an issue says beside its code, as HTML in both languages."""
    return both(issue_words(issue, "zh"), issue_words(issue, "en"))


def plain_number(value: float) -> str:
    """A number as it is printed in a plan: no superfluous zeros.

    >>> plain_number(8.0), plain_number(4.5)
    ('8', '4.5')
    """
    return f"{value:.12g}"


def _finalize(value: Any) -> Any:
    """Show control characters escaped wherever plain text reaches a template."""
    return escaping.visible(value) if type(value) is str else value


def actor_link(actor: Actor) -> Markup:
    """An actor's name as a button that opens the panel with its tasks and sources."""
    from markupsafe import Markup

    button = Markup('<button type="button" class="ref" data-ref="{0}" lang="zh-CN">{1}</button>')
    return button.format(escaping.visible(actor.id), escaping.visible(actor.name))


def joined_links(actors: Iterable[Actor]) -> Markup:
    """Several names as buttons, with the enumeration comma of either language between."""
    return say("list.comma").join(actor_link(actor) for actor in actors)
