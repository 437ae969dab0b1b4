"""The SPARQL 1.1 Protocol: a request -> the query it carries (section 2.1, query operations only)."""

from __future__ import annotations

from urllib.parse import parse_qsl

from kg.export.query import LONGEST, Graphs
from kg.serve.formats import RESULTS, SPARQL, TRIPLES, choose
from kg.serve.frames import Job, Wish
from kg.serve.limits import Refusal
from kg.serve.requests import Request

FORM = "application/x-www-form-urlencoded"
_FIELDS = 200  # of a query string or form
_UPDATES = ("update", "using-graph-uri", "using-named-graph-uri")


def asked(request: Request) -> Job | None:
    """The query of a GET, HEAD or POST; None for a GET or HEAD without one, which asks what the service can do.

    Fields the protocol does not know are passed over: clients send their own. Refusal for everything else.
    """
    address = _fields(request.query, "The query string")
    if request.method == "POST":
        fields = _posted(request, address)
    elif request.body:
        raise Refusal(400, f"A {request.method} carries its query in the address: send a body with POST.", close=True)
    else:
        fields = address
    if not fields and request.method != "POST":
        return None
    query = _query(fields)
    if len(query) > LONGEST:
        told = f"The query has {len(query):,} characters; {LONGEST:,} are the most. Ask in several queries."
        raise Refusal(413, told)
    accept = request.headers.get("accept")
    results, triples = choose(accept, RESULTS), choose(accept, TRIPLES)
    if results is None and triples is None:
        offered = ", ".join(one.media for one in (*RESULTS, *TRIPLES))
        raise Refusal(406, f"No answer has a form that the Accept header takes; these there are: {offered}.")
    graphs = Graphs(_all(fields, "default-graph-uri"), _all(fields, "named-graph-uri"))
    return Job(query, graphs, "" if results is None else results.media, "" if triples is None else triples.media)


def wished(request: Request, name: str) -> Wish:
    """The listed query ``name`` with the values that the query string gives its parameters."""
    fields = _fields(request.query, "The query string")
    given = {key: value for key, value in fields if value.strip()}
    if len({key for key, _ in fields}) < len(fields):
        raise Refusal(400, "A parameter is there twice: give each one value.")
    return Wish(name, given)


def _query(fields: list[tuple[str, str]]) -> str:
    if any(name in _UPDATES for name, _ in fields):
        raise Refusal(400, "The graph is read only: ask with query=, not with update=.")
    queries = _all(fields, "query")
    if len(queries) != 1:
        raise Refusal(400, f"The request has {len(queries)} fields named query: send exactly one.")
    if not queries[0].strip():
        raise Refusal(400, "The query is empty: write SELECT, ASK, CONSTRUCT or DESCRIBE.")
    if "\0" in queries[0]:
        raise Refusal(400, "The query holds the character U+0000: take it out.")
    return queries[0]


def _posted(request: Request, address: list[tuple[str, str]]) -> list[tuple[str, str]]:
    media, _, parameters = request.headers.get("content-type", "").partition(";")
    media = media.strip().lower()
    charset = parameters.strip().lower().removeprefix("charset=").strip('"')
    if media not in (FORM, SPARQL):
        raise Refusal(415, f"A POST carries its query as {FORM} or {SPARQL}: name one of them in Content-Type.")
    if charset not in ("", "utf-8", "utf8"):
        raise Refusal(415, "The body is no UTF-8 by its Content-Type: send UTF-8.")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refusal(415, "The body is compressed: send it as it is.")
    try:
        text = request.body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, f"Byte {error.start} of the body is no UTF-8: send UTF-8.") from error
    if media == SPARQL:
        return [*address, ("query", text)]
    return [*address, *_fields(text, "The form")]


def _fields(text: str, what: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError as error:
        raise Refusal(400, f"{what} is no UTF-8 once decoded: send UTF-8.") from error
    except ValueError as error:
        raise Refusal(400, f"{what} has more than {_FIELDS} fields: send query and the graphs it shall see.") from error


def _all(fields: list[tuple[str, str]], name: str) -> tuple[str, ...]:
    return tuple(value for key, value in fields if key == name)
