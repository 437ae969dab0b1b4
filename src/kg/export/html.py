"""The graph -> one HTML page that opens from disk, without a single request.

The page's own program and style are built from ``page/src`` and committed in ``page/built``; vis-network (bundled with
pyvis, MIT or Apache-2.0) draws small pictures. Everything that comes from a text is packed JSON and reaches the page
through ``textContent``; a Content-Security-Policy with the hashes of the page's own scripts and style refuses whatever
else tries to run or to load.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from kg.domain.statements import Statement
from kg.export.page.blocks import block, to_json
from kg.export.page.ordering import unique
from kg.export.page.payload import payload
from kg.export.page.picture import picture
from kg.export.page.texts import texts
from kg.graph.nodes import actors, merge

_PAGE = files("kg.export.page")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
# The comment a program begins with; two hyphens would end an HTML comment.
_NOTICE = re.compile(r"/\*\*(?:(?!\*/|--).)*\*/", re.DOTALL)
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
    drawn = picture(ordered, known)
    data = payload(ordered, known, drawn.bundles) | {"picture": drawn.places}
    style, program = _read("built/page.css"), _read("built/page.js")
    renderer, packed_renderer = _renderer()
    notice = _NOTICE.match(renderer)
    template = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True).from_string(
        _read("template.html.j2")
    )
    return template.render(
        title=_NO_CHARACTER.sub("\ufffd", title),
        style=Markup(style),
        program=Markup(program),
        data=Markup(block(to_json(data))),
        texts=Markup(texts(ordered)),
        renderer=Markup(packed_renderer),
        notice=Markup(notice[0] if notice else ""),
        style_hash=_hash(style),
        script_hashes=[_hash(renderer), _hash(program)],
    )


def _read(name: str) -> str:
    return _PAGE.joinpath(*name.split("/")).read_text(encoding="utf-8").strip()


@cache
def _renderer() -> tuple[str, str]:
    """vis-network's source and the same packed. pyvis itself is not imported: it brings IPython along."""
    spec = find_spec("pyvis")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pyvis is not installed")
    source = Path(spec.origin).parent.joinpath("lib", "vis-9.1.2", "vis-network.min.js").read_text(encoding="utf-8")
    source = _SOURCE_MAP.sub("", source).strip()
    return source, block(source)


def _hash(text: str) -> str:
    """The hash source of CSP level 3 for an inline element with exactly this content."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
