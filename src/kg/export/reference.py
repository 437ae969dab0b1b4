"""The reference of the vocabulary as files beside this module: ``python -m kg.export.reference`` writes them anew.

``vocabulary.ttl`` is the vocabulary itself, ``VOCABULARY.md`` the page for people, ``vocabulary.svg`` its picture. All
three come from the tables of the lexicon, and a test fails where they are not up to date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.export.diagram import diagram
from kg.export.namespaces import Names, camel
from kg.export.rdf import turtle
from kg.export.vocabulary import describe
from kg.lexicon.relations import relation_types
from kg.lexicon.stance_types import stance_types
from kg.lexicon.terms import Term, concepts, ontology, terms

_PROPERTIES = frozenset({"object", "data", "annotation"})
_GRAPHS = (
    ("`graph:vocabulary`", "this vocabulary"),
    ("`graph:entities`", "every node once: names, kind, confirmed identity"),
    ("`graph:document:ID`", "what one document says, with its evidence; nothing else changes it"),
    ("`graph:derived`", "direct triples, positions, changes, pairs, memberships: regenerable, never edited"),
    ("`graph:judgements`", "what people decided, and what it was applied to"),
    ("`graph:provenance`", "the run: programs with versions, files with checksums, no clock"),
)


def vocabulary(names: Names | None = None) -> bytes:
    """The vocabulary as Turtle; with the base of an export it is the ``vocabulary.ttl`` beside it."""
    names = names or Names()
    return turtle((quad.triple for quad in describe(names).quads()), names.base)


def _cell(words: str) -> str:
    return words.replace("|", "\\|") or "–"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    columns = list(head)
    yield f"| {' | '.join(columns)} |"
    yield f"|{'---|' * len(columns)}"
    for row in rows:
        yield f"| {' | '.join(map(_cell, row))} |"
    yield ""


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _class(term: Term) -> tuple[str, ...]:
    return f"`pg:{term.name}`", term.label_de, _code(term.parents), term.comment_en, term.comment_de


def _property(term: Term) -> tuple[str, ...]:
    ranges = _code(term.ranges)
    above = f" Sub-property of {_code(term.parents)}." if term.parents else ""
    return f"`pg:{term.name}`", _code(term.domains), ranges, term.comment_en + above, term.comment_de


def page() -> str:
    """The page for people in Markdown."""
    about = ontology()
    lines = [
        f"# {about['title', 'en']}",
        "",
        f"{about['description', 'en']} Version {about['version', '']}, {about['license', '']}.",
        "",
        f"*{about['title', 'de']}: {about['description', 'de']}*",
        "",
        "Made from the tables in `kg/lexicon` by `python -m kg.export.reference`.",
        "As RDF: [vocabulary.ttl](vocabulary.ttl); what every graph must fulfil (SHACL): [shapes.ttl](shapes.ttl).",
        "",
        "![Classes and properties](vocabulary.svg)",
        "",
        "## Named graphs",
        "",
        *_table(("graph", "holds"), _GRAPHS),
        "## Prefixes",
        "",
        *_table(("prefix", "address"), ((f"`{prefix}`", f"`{url}`") for prefix, url in Names().prefixes().items())),
        "## Classes",
        "",
        *_table(
            ("class", "German label", "sub-class of", "meaning", "auf Deutsch"),
            (_class(term) for term in terms() if term.kind == "class"),
        ),
        "## Properties",
        "",
        "Where several domains or ranges are given, each is an alternative.",
        "",
        *_table(
            ("property", "domain", "range", "meaning", "auf Deutsch"),
            (_property(term) for term in terms() if term.kind in _PROPERTIES),
        ),
        "## Stance types",
        "",
        "`<holder> pg:demands <target>` says it in one triple (sub-property of `pg:holdsStanceOn`); the stance itself",
        "has `pg:stanceType pg:stance-demands`. PLOVER, CAMEO: event types that come close (`skos:closeMatch`).",
        "",
        *_table(
            ("type", "property", "group", "polarity", "PLOVER", "CAMEO", "meaning", "auf Deutsch"),
            (
                (
                    f"`pg:stance-{one.name.replace('_', '-')}`", f"`pg:{camel(one.name)}`", one.group,
                    f"{one.polarity:+d}".replace("+0", "0") + (" (weak)" if one.weak else ""), one.plover,
                    ", ".join(one.cameo), one.definition_en, one.definition_de,
                )
                for one in stance_types().values()
            ),
        ),
        "## Relations",
        "",
        *_table(
            ("type", "property", "sub-property of", "meaning", "auf Deutsch"),
            (
                (
                    f"`pg:relation-{one.name.replace('_', '-')}`", f"`pg:{camel(one.name)}`",
                    f"`{one.parent or 'pg:relatedTo'}`", one.definition_en, one.definition_de,
                )
                for one in relation_types().values()
            ),
        ),
        *_lists({term.name: term for term in terms() if term.kind == "scheme"}),
    ]  # fmt: skip
    return "\n".join(lines).rstrip() + "\n"


def _lists(schemes: Mapping[str, Term]) -> Iterator[str]:
    """The other closed lists, and the groups of stance types."""
    yield "## Closed lists"
    yield ""
    for name, scheme in schemes.items():
        values = [one for one in concepts() if one.scheme == name]
        if values:
            yield f"### `pg:{name}`: {scheme.label_en} ({scheme.label_de})"
            yield ""
            rows = (
                (f"`pg:{one.kind}-{one.name.replace('_', '-')}`", one.label_en, one.definition_en, one.definition_de)
                for one in values
            )
            yield from _table(("value", "label", "meaning", "auf Deutsch"), rows)


def write(folder: Path) -> None:
    """Write the three files into the folder."""
    (folder / "vocabulary.ttl").write_bytes(vocabulary())
    (folder / "VOCABULARY.md").write_text(page(), encoding="utf-8", newline="\n")
    (folder / "vocabulary.svg").write_text(diagram(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(__file__).parent)
