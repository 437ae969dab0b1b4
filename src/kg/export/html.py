"""The graph -> one HTML page that opens from disk, without a single request.

vis-network (bundled with pyvis, MIT or Apache-2.0) draws the canvas. Everything that comes from a text is JSON data and
reaches the page through ``textContent``; a Content-Security-Policy with the hashes of the page's own scripts and style
refuses whatever else tries to run or to load.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from kg.domain.statements import Statement
from kg.export.page.payload import payload, to_json, unique
from kg.export.page.picture import picture
from kg.graph.nodes import actors, merge

# In the order the browser runs them: later files use what earlier ones define.
SCRIPTS = (
    "words", "dom", "data", "state", "filter", "overview", "shapes", "canvas", "keys",
    "evidence", "node", "table", "search", "controls", "main",
)  # fmt: skip
_PAGE = files("kg.export.page")
_RENDERER = files("pyvis").joinpath("lib", "vis-9.1.2", "vis-network.min.js")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_NO_CHARACTER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def write(path: Path, statements: Sequence[Statement], title: str) -> None:
    """Write the page of ``statements`` to ``path`` (UTF-8, line feeds).

    ``title`` heads the page. The order of ``statements`` does not matter; the same statements give the same bytes.
    OSError where ``path`` cannot be written.
    """
    path.write_text(render(statements, title), encoding="utf-8", newline="\n")


def render(statements: Sequence[Statement], title: str) -> str:
    """The page as text; see ``write``."""
    ordered = unique(statements)
    known = list(merge(actors(ordered)).values())
    data = payload(ordered, known) | {"picture": picture(ordered, known)}
    style = _inline("page.css")
    renderer = _SOURCE_MAP.sub("", _RENDERER.read_text(encoding="utf-8")).strip()
    program = _program()
    template = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True).from_string(
        _inline("template.html.j2")
    )
    return template.render(
        title=_NO_CHARACTER.sub("\ufffd", title),
        style=Markup(style),
        renderer=Markup(renderer),
        program=Markup(program),
        data=Markup(to_json(data)),
        style_hash=_hash(style),
        script_hashes=[_hash(renderer), _hash(program)],
    )


def _program() -> str:
    """The page's scripts in one function scope, so that they share names with each other and with nobody else."""
    parts = [_inline(f"scripts/{name}.js").strip() for name in SCRIPTS]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "\n})();"


def _inline(name: str) -> str:
    return _PAGE.joinpath(*name.split("/")).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The hash source of CSP level 3 for an inline element with exactly this content."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
