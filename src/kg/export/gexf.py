"""GEXF 1.3 (https://gexf.net): the multigraph for Gephi, with the days of each statement on its time line.

An edge exists from the first to the last day its date can mean (``2025-03``: the whole month), an undated one always.
``kind`` is the type of the statement: Gephi keeps parallel edges apart by it. networkx's own writer is not used, since
it writes the day of the run and takes our type and offsets for GEXF's edge type and time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from kg.domain.dates import PartialDate
from kg.domain.statements import Statement
from kg.export.days import days
from kg.export.xml_text import legal, legal_id
from kg.graph.build import build

NAMESPACE = "http://gexf.net/1.3"
_TYPES = {str: "string", int: "integer", float: "double", bool: "boolean"}
# GEXF and its readers mean days by these names
_RENAMED = {"start": "evidence_start", "end": "evidence_end"}
_OWN_PLACE = frozenset({"label", "weight"})  # attributes of the element itself

Data = Mapping[str, str | int | float | bool]


class _Writer:
    """Elements on lines of their own, indented by depth."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", newline="\n")
        self._xml = XMLGenerator(self._file, encoding="utf-8", short_empty_elements=True)
        self._depth = 0

    def __enter__(self) -> _Writer:
        self._xml.startDocument()
        return self

    def __exit__(self, *_: object) -> None:
        self._xml.endDocument()
        self._file.close()

    def _line(self) -> None:
        self._xml.ignorableWhitespace("\n" + "  " * self._depth)

    @contextmanager
    def element(self, name: str, attributes: Mapping[str, str]) -> Iterator[None]:
        self._line()
        self._xml.startElement(name, AttributesImpl(dict(attributes)))
        self._depth += 1
        yield
        self._depth -= 1
        self._line()
        self._xml.endElement(name)

    def empty(self, name: str, attributes: Mapping[str, str]) -> None:
        self._line()
        self._xml.startElement(name, AttributesImpl(dict(attributes)))
        self._xml.endElement(name)


def _text(value: str | int | float | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else legal(str(value))


def _declare(xml: _Writer, kind: str, example: Data) -> None:
    with xml.element("attributes", {"class": kind}):
        for key, value in example.items():
            if key not in _OWN_PLACE:
                name = _RENAMED.get(key, key)
                xml.empty("attribute", {"id": name, "title": name, "type": _TYPES[type(value)]})


def _values(xml: _Writer, data: Data) -> None:
    with xml.element("attvalues", {}):
        for key, value in data.items():
            if key not in _OWN_PLACE and value != "":
                xml.empty("attvalue", {"for": _RENAMED.get(key, key), "value": _text(value)})


def _when(date: str) -> dict[str, str]:
    return dict(zip(("start", "end"), days(PartialDate.parse(date)), strict=True)) if date else {}


def write(path: Path, statements: Iterable[Statement]) -> None:
    """Write the graph of ``kg.graph.build``; node ids are actor ids, edge ids statement ids. Values that are unknown
    are left out, and the offsets of the evidence are called evidence_start and evidence_end."""
    graph = build(statements)
    edges = list(graph.edges(keys=True, data=True))
    with (
        _Writer(path) as xml,
        xml.element("gexf", {"xmlns": NAMESPACE, "version": "1.3"}),
        xml.element("graph", {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date"}),
    ):
        for kind, example in (
            ("node", next((data for _, data in graph.nodes(data=True)), {})),
            ("edge", next((data for *_, data in edges), {})),
        ):
            _declare(xml, kind, example)
        with xml.element("nodes", {}):
            for node, data in graph.nodes(data=True):
                with xml.element("node", {"id": legal_id(node), "label": legal(data["label"])}):
                    _values(xml, data)
        with xml.element("edges", {}):
            for start, end, key, data in edges:
                own = {"id": key, "source": legal_id(start), "target": legal_id(end), "kind": data["type"]}
                own |= {"label": legal(data["label"]), "weight": _text(data["weight"])} | _when(data["date"])
                with xml.element("edge", own):
                    _values(xml, data)
