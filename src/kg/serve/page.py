"""The page with the editor: one file without a request of its own but those to the endpoint.

Everything that comes from a graph reaches the page as text; a Content-Security-Policy with the hashes of the page's own
script and style refuses whatever else tries to run or to load.
"""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from kg.export.listed import ANY, Parameter, listed_queries
from kg.serve.frames import Ready

# In the order the browser runs them: later files use what earlier ones define.
SCRIPTS = ("words", "dom", "syntax", "editor", "results", "queries", "main")
_STATIC = files("kg.serve").joinpath("static")


@dataclass(frozen=True, slots=True)
class Page:
    """The page's bytes and the headers that belong to it."""

    body: bytes
    headers: tuple[tuple[str, str], ...]


def make_page(ready: Ready) -> Page:
    """The page for a graph with the prefixes and the base address that a worker found in it."""
    style = _read("page.css")
    program = '(() => {\n"use strict";\n' + "\n".join(_read(f"{name}.js").strip() for name in SCRIPTS) + "\n})();"
    listed = [
        {"name": one.name, "title": one.title, "parameters": [_parameter(each) for each in one.parameters]}
        for one in listed_queries()
    ]
    data = {"prefixes": dict(ready.prefixes or {}), "base": ready.base, "queries": listed}
    template = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True).from_string(
        _read("page.html.j2")
    )
    html = template.render(style=Markup(style), program=Markup(program), data=Markup(_in_script(data)))
    policy = (
        f"default-src 'none'; script-src {_hash(program)}; style-src {_hash(style)}; connect-src 'self'; "
        "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return Page(html.encode(), (("Content-Security-Policy", policy),))


def _parameter(one: Parameter) -> dict[str, str]:
    default = "" if one.default == ANY else one.default
    return {"name": one.name, "kind": one.kind, "default": default, "help": one.help}


def _in_script(value: object) -> str:
    """JSON that may stand inside a ``<script>`` element, whatever the strings hold."""
    return json.dumps(value).replace("<", "\\u003c")


def _read(name: str) -> str:
    return _STATIC.joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The hash source of CSP level 3 for an inline element with exactly this content."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
