"""SPARQL 1.1 over graph.trig by Oxigraph; the default graph of a query without FROM is the union of all graphs.

Queries read only: UPDATE is refused, and so is SERVICE, which would send the query to another server.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
)

from kg.errors import KgError
from kg.export.namespaces import Names, base_of

Value = NamedNode | BlankNode | Literal | Triple | None

LONGEST = 100_000  # code points of a query
MOST_ROWS = 1_000_000  # rows or triples of an answer that is held in memory
_REMEDY = "build it with: kg build INPUT... -o FOLDER"
MOST = 100  # times a query may say "service": each is looked at to the end of the query

_GAP = r"(?:\s|#[^\n\r]*[\n\r])*+"
_ENDPOINT = r"(?:<[^<>\s]*>|[?$][^\s{]+|[^\s{<?$]*:[^\s{]*)"
# "SERVICE [SILENT] endpoint {" wherever it stands, in comments and strings too: refusing a query that only speaks of
# another server does no harm, missing one that calls it would
_SERVICE = re.compile(rf"(?<![?$:])service{_GAP}(?:silent{_GAP})?{_ENDPOINT}{_GAP}\{{", re.IGNORECASE)
_PROLOGUE = rf"{_GAP}(?:(?:base|prefix[^<]*?){_GAP}<[^>]*>{_GAP})*"
_UPDATE = re.compile(rf"{_PROLOGUE}(?:insert|delete|load|clear|create|drop|copy|move|add|with)\b", re.IGNORECASE)
_WORDS = re.compile(
    r"""<[^<>"{}|^`\\\s]*>|(?P<other>\"{3}(?:[^\\]|\\.)*?\"{3}|'{3}(?:[^\\]|\\.)*?'{3}"""
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|\#[^\n\r]*)""",
    re.DOTALL,
)
_FROM = re.compile(r"(?<![?$:\w-])from(?:\s+named)?(?:\s*<|\s+[\w.-]*:)", re.IGNORECASE)
_EXPECTED = re.compile(r"(?P<place>error at \d+:\d+: )expected (?:one of )?(?P<what>.*)", re.DOTALL)
_CLASSES = re.compile(r"\[(?:'(?:\\.|[^'\\])*'|[^\]'])*\]|\"(?:[^\"\\]|\\.)*\"")
_REMARK = re.compile(r"[A-Z]\w*(?: [\w'-]+)* [a-z][\w '-]*")  # a phrase; keywords are words in capitals
_ORDERED = re.compile(rf"order{_GAP}by", re.IGNORECASE)


class QueryError(KgError):
    """A query or a graph file cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    """Answer of SELECT: the variables' names and one row a solution, None where a variable is unbound.
    ``complete`` is False where there are more rows than the limit let through.

    Rows keep the order of ORDER BY; without it they are sorted, so that one query always gives one answer.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Truth:
    """Answer of ASK."""

    value: bool


@dataclass(frozen=True, slots=True)
class Description:
    """Answer of CONSTRUCT and DESCRIBE: triples without repetition, sorted; ``base`` is that of the graph."""

    triples: tuple[Triple, ...]
    base: str

    def turtle(self) -> str:
        """The triples as Turtle."""
        from kg.export.rdf import turtle  # brings the whole exporter along, which most queries do without

        return turtle(self.triples, self.base).decode("utf-8")


Answer = Table | Truth | Description
Found = QuerySolutions | QueryBoolean | QueryTriples
#: What the engine raises for a query it cannot answer, at the start or while the answer is read.
UNANSWERED = (SyntaxError, ValueError, OSError)


@dataclass(frozen=True, slots=True)
class Graphs:
    """The graphs a query shall see, by their addresses, as the SPARQL 1.1 Protocol names them beside the query.

    Both empty: what the query itself says, and all graphs together where it says nothing.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


OWN_GRAPHS = Graphs()


@dataclass(frozen=True, slots=True)
class Dataset:
    """A loaded graph, the prefixes its file declares and the base address it was written with."""

    store: Store
    prefixes: Mapping[str, str]
    base: str


@dataclass(frozen=True, slots=True)
class Head:
    """The prefixes and the base address that graph.trig begins with; N-Quads have none and get the program's own."""

    prefixes: Mapping[str, str]
    base: str


def graph_file(path: Path) -> Path:
    """``path``, or the graph.trig of the folder ``path``."""
    return path / "graph.trig" if path.is_dir() else path


def format_of(file: Path) -> RdfFormat:
    """N-Quads where the file's name ends in .nq, TriG otherwise."""
    return RdfFormat.N_QUADS if file.suffix == ".nq" else RdfFormat.TRIG


def head_of(file: Path) -> Head:
    """QueryError where the file is missing or does not begin as what its name says."""
    with _readable(file):
        head = parse(path=file, format=format_of(file))
        next(head, None)
    base = base_of(head.prefixes)
    return Head({**Names(base).prefixes(), **head.prefixes}, base)


def load(path: Path) -> Dataset:
    """Load graph.trig, or the one in the folder ``path``, into memory. QueryError where it is missing or broken."""
    file = graph_file(path)
    head, store = head_of(file), Store()
    with _readable(file):
        store.bulk_load(path=file, format=format_of(file))
    return Dataset(store, head.prefixes, head.base)


@contextmanager
def _readable(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise QueryError(f"{file}: cannot be read: {error}; {_REMEDY}") from error
    except (SyntaxError, ValueError) as error:
        raise broken(file, error) from error


def broken(file: Path, error: Exception) -> QueryError:
    """What to tell whoever opened a file that the parser gave up with ``error``."""
    return QueryError(f"{file}: is no {format_of(file).name}: {error}; {_REMEDY}")


def _refuse(sparql: str) -> None:
    if len(sparql) > LONGEST:
        raise QueryError(f"The query has {len(sparql):,} characters; {LONGEST:,} are the most. Ask in several queries.")
    if _UPDATE.match(sparql):
        raise QueryError("The graph is read only: ask with SELECT, ASK, CONSTRUCT or DESCRIBE, not with an UPDATE.")
    if sparql.lower().count("service") > MOST or _SERVICE.search(sparql):
        raise QueryError("SERVICE would send the query to another server: ask this graph alone, without SERVICE.")


def _names_graphs(sparql: str) -> bool:
    """Whether the query picks its own graphs with FROM, outside of strings, addresses and comments."""
    code = _WORDS.sub(lambda match: " " if match["other"] else "<>", sparql)
    return _FROM.search(code) is not None


def is_ordered(sparql: str) -> bool:
    """Whether the query itself says in which order its rows come."""
    return _ORDERED.search(sparql) is not None


def by_text(row: tuple[Value, ...]) -> tuple[str, ...]:
    """What rows without ORDER BY are sorted by, so that one query always gives one answer."""
    return tuple("" if value is None else str(value) for value in row)


def evaluate(dataset: Dataset, sparql: str, graphs: Graphs = OWN_GRAPHS) -> Found:
    """The engine's own answer, drawn while it is read, for callers that stop at a limit; otherwise as ``ask``.

    ``graphs`` goes before FROM in the query. Reading the answer may raise what ``UNANSWERED`` lists.
    """
    _refuse(sparql)
    prefixes = dict(dataset.prefixes)
    try:
        if graphs != OWN_GRAPHS:
            default: list[NamedNode | BlankNode | DefaultGraph] = [NamedNode(one) for one in graphs.default]
            named: list[NamedNode | BlankNode] = [NamedNode(one) for one in graphs.named]
            return dataset.store.query(sparql, prefixes=prefixes, default_graph=default, named_graphs=named)
        union = not _names_graphs(sparql)  # Oxigraph would pass over FROM in favour of the union
        return dataset.store.query(sparql, prefixes=prefixes, use_default_graph_as_union=union)
    except UNANSWERED as error:
        raise unanswered(error) from error


def unanswered(error: Exception) -> QueryError:
    """What to tell whoever asked a query that the engine gave up with ``error``.

    For a query that is no SPARQL the engine lists all characters and words that could stand there, over many lines, and
    among them a remark, if it has one: the place (line and column) and the remark say more.
    """
    reason = str(error)
    if found := _EXPECTED.match(reason):
        remark = _REMARK.search(_CLASSES.sub("", found["what"]))
        reason = found["place"] + (remark[0].strip() if remark else "what stands here is no SPARQL")
    return QueryError(f"The query cannot be answered: {reason}. Mend it and ask again.")


def ask(dataset: Dataset, sparql: str, most: int = MOST_ROWS) -> Answer:
    """The answer of one query, of ``most`` rows or triples. The prefixes of the file need no PREFIX line in the query.

    QueryError for an UPDATE, a SERVICE clause and whatever is no SPARQL 1.1, with line and column.
    """
    found = evaluate(dataset, sparql)
    try:
        if isinstance(found, QueryBoolean):
            return Truth(bool(found))
        if isinstance(found, QueryTriples):
            return Description(_triples(found, most), dataset.base)
        columns = tuple(variable.value for variable in found.variables)
        rows = [tuple(solution[column] for column in columns) for solution in islice(found, most)]
        complete = next(found, None) is None
    except UNANSWERED as error:
        raise unanswered(error) from error
    return Table(columns, tuple(rows if is_ordered(sparql) else sorted(rows, key=by_text)), complete)


def _triples(found: QueryTriples, most: int) -> tuple[Triple, ...]:
    triples = set(islice(found, most))
    if next(found, None) is not None:
        raise QueryError(f"The answer has more than {most:,} triples. Narrow the query down, or give it a LIMIT.")
    return tuple(sorted(triples, key=str))
