"""The endpoint as other people's programs see it: SPARQLWrapper, pandas, rdflib, plain HTTP, and twenty at once."""

from __future__ import annotations

import csv
import io
import json
import re
import socket
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPResponse
from urllib.error import HTTPError
from urllib.parse import quote, urlencode

import pandas
import pytest
import rdflib
from pyoxigraph import QueryResultsFormat, parse_query_results
from rdflib.namespace import RDF
from serving import Running
from SPARQLWrapper import CSV, JSON, N3, POST, POSTDIRECTLY, RDFXML, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import EndPointInternalError, QueryBadFormed

from kg.export.query import Dataset, Table, ask
from kg.serve.formats import TRIPLES

LEAVERS = (
    "PREFIX pg: <https://w3id.org/position-graph/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n"
    "SELECT ?who ?name WHERE { ?who pg:leaves ?what ; skos:prefLabel ?name . FILTER(LANG(?name) = 'de') }\n"
    "ORDER BY ?name"
)
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?d) }"
LABELS = ["Finnland", "Lettland"]
EVERYTHING = "SELECT ?s ?p ?o WHERE { ?s a pg:Stance ; ?p ?o }"
MADE = "PREFIX pg: <https://w3id.org/position-graph/ns#> CONSTRUCT { ?a pg:leaves ?b } WHERE { ?a pg:leaves ?b }"


def call(
    server: Running, method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes | None = None
) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request(method, path, body, dict(headers or {}))
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response, content


def get(server: Running, query: str, accept: str = "*/*", **fields: str) -> tuple[HTTPResponse, bytes]:
    return call(server, "GET", f"/sparql?{urlencode({'query': query, **fields})}", {"Accept": accept})


def wrapped(server: Running, query: str, form: str, method: str = "GET", sent: str = "urlencoded"):
    client = SPARQLWrapper(server.endpoint)
    client.setQuery(query)
    client.setReturnFormat(form)
    client.setMethod(method)
    client.setRequestMethod(sent)
    return client.query()


@pytest.mark.parametrize(("method", "sent"), [("GET", "urlencoded"), (POST, "urlencoded"), (POST, POSTDIRECTLY)])
def test_sparqlwrapper_asks_in_every_way(server: Running, method: str, sent: str) -> None:
    found = wrapped(server, LEAVERS, JSON, method, sent).convert()
    assert [row["name"]["value"] for row in found["results"]["bindings"]] == LABELS
    document = wrapped(server, LEAVERS, XML, method, sent).convert()
    assert [node.firstChild.data for node in document.getElementsByTagName("literal")] == LABELS
    table = wrapped(server, LEAVERS, CSV, method, sent).convert().decode()
    assert [row["name"] for row in csv.DictReader(io.StringIO(table))] == LABELS


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # in SPARQLWrapper
def test_sparqlwrapper_reads_triples(server: Running) -> None:
    graph = wrapped(server, MADE, RDFXML).convert()
    assert len(graph) == 2
    for form, name in ((TURTLE, "turtle"), (N3, "n3")):
        parsed = rdflib.Graph().parse(wrapped(server, MADE, form).convert(), format=name)
        assert set(parsed) == set(graph)


def test_sparqlwrapper_hears_why(server: Running) -> None:
    with pytest.raises(QueryBadFormed, match="error at 1:"):
        wrapped(server, "SELECT * WHERE { ?s ?p }", JSON)
    with pytest.raises(EndPointInternalError, match="more than 5,000 rows"):
        wrapped(server, "SELECT * WHERE { ?s ?p ?o . ?a ?b ?c }", JSON)


def test_pandas_reads_the_address(server: Running) -> None:
    address = f"{server.endpoint}?query={quote(LEAVERS)}"
    frame = pandas.read_csv(address, storage_options={"Accept": "text/csv"})
    assert list(frame["name"]) == LABELS
    assert list(frame.columns) == ["who", "name"]
    tabs = pandas.read_csv(address, sep="\t", storage_options={"Accept": "text/tab-separated-values"})
    assert [cell.replace('"', "") for cell in tabs["?name"]] == [f"{label}@de" for label in LABELS]
    told = pandas.read_json(address, storage_options={"Accept": "application/json"})
    assert len(told["results"]["bindings"]) == 2
    with pytest.raises(HTTPError, match="503"):
        pandas.read_csv(
            f"{server.endpoint}?query={quote(ENDLESS)}",
            storage_options={"Accept": "text/csv"},
        )


def test_every_form_says_the_same_as_the_command_line(server: Running, data: Dataset) -> None:
    expected = ask(data, EVERYTHING)
    assert isinstance(expected, Table)
    assert len(expected.rows) > 100
    forms = (
        ("application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/tab-separated-values", QueryResultsFormat.TSV),
    )
    for media, form in forms:
        response, body = get(server, EVERYTHING, media)
        assert response.getheader("content-type").partition(";")[0] == media
        read = parse_query_results(body, format=form)
        rows = [tuple(solution[column] for column in expected.columns) for solution in read]
        assert rows == list(expected.rows), media
    response, body = get(server, EVERYTHING, "text/csv")
    table = list(csv.reader(io.StringIO(body.decode())))
    assert table[0] == list(expected.columns)
    assert table[1:] == [[cell.value for cell in row] for row in expected.rows]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # in rdflib's own reader of JSON-LD
@pytest.mark.parametrize("media", [one.media for one in TRIPLES])
def test_triples_in_every_form(server: Running, media: str) -> None:
    response, body = get(server, "DESCRIBE <https://w3id.org/position-graph/id/state:fi>", media)
    assert response.getheader("content-type").partition(";")[0] == media
    described = rdflib.Graph().parse(body, format=media)
    plain = rdflib.Graph().parse(
        get(server, "DESCRIBE <https://w3id.org/position-graph/id/state:fi>", "application/n-triples")[1], format="nt"
    )
    assert len(described) > 5
    assert set(described) == set(plain)


def test_the_service_describes_itself(server: Running) -> None:
    _, body = call(server, "GET", "/sparql", {"Accept": "text/turtle"})
    graph = rdflib.Graph().parse(body, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    service = rdflib.URIRef(server.endpoint)
    assert (service, RDF.type, sd.Service) in graph
    assert (service, sd.supportedLanguage, sd.SPARQL11Query) in graph
    assert (service, sd.feature, sd.UnionDefaultGraph) in graph
    assert len(list(graph.objects(service, sd.resultFormat))) == 8
    assert not list(graph.objects(service, sd.supportedLanguage / sd.SPARQL11Update))


def test_graphs_named_beside_the_query_go_first(server: Running) -> None:
    base = "https://w3id.org/position-graph/graph/"
    count = "SELECT (COUNT(*) AS ?n) FROM <x:nothing> { ?s a pg:Stance }"
    counted = {
        name: get(server, count, "text/csv", **{"default-graph-uri": base + name})[1].decode().split()[1]
        for name in ("document:mines", "document:old", "vocabulary")
    }
    assert counted == {"document:mines": "4", "document:old": "2", "vocabulary": "0"}
    assert get(server, count, "text/csv")[1].decode().split()[1] == "0"


def test_head_and_options(server: Running) -> None:
    path = f"/sparql?query={quote('ASK {}')}"
    full, body = call(server, "GET", path)
    head, nothing = call(server, "HEAD", path)
    assert (head.status, nothing) == (200, b"")
    assert head.getheader("content-length") == str(len(body)) == full.getheader("content-length")
    options, _ = call(server, "OPTIONS", "/sparql")
    assert (options.status, options.getheader("allow")) == (204, "GET, HEAD, POST, OPTIONS")


@pytest.mark.parametrize("origin", ["http://localhost:8888", "http://127.0.0.1:8888", "http://[::1]:3000"])
def test_a_notebook_on_this_machine_may_read(server: Running, origin: str) -> None:
    response, _ = call(server, "GET", "/sparql?query=ASK%7B%7D", {"Origin": origin})
    assert (response.status, response.getheader("access-control-allow-origin")) == (200, origin)
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    preflight, _ = call(server, "OPTIONS", "/sparql", asked)
    assert preflight.getheader("access-control-allow-headers") == "Accept, Content-Type"
    assert "POST" in preflight.getheader("access-control-allow-methods")
    assert preflight.getheader("access-control-allow-credentials") is None


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "[::1]"])
def test_this_machine_has_several_names(server: Running, host: str) -> None:
    response, _ = call(server, "GET", "/sparql?query=ASK%7B%7D", {"Host": f"{host}:{server.port}"})
    assert response.status == 200


def test_a_link_on_a_page_elsewhere_may_lead_to_the_page(server: Running) -> None:
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert call(server, "GET", "/", link)[0].status == 200
    assert call(server, "GET", "/", {**link, "Sec-Fetch-Mode": "no-cors"})[0].status == 403


def test_requests_in_one_packet_and_a_body_that_waits_to_be_wanted(server: Running) -> None:
    host = f"Host: 127.0.0.1:{server.port}\r\n"
    waiting = "Content-Type: application/sparql-query\r\nContent-Length: 6\r\nExpect: 100-continue\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as client:
        ask_ = f"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\n{host}\r\n"
        client.sendall(f"{ask_}GET /nothing HTTP/1.1\r\n{host}\r\nPOST /sparql HTTP/1.1\r\n{host}{waiting}".encode())
        heard = b""
        while b"HTTP/1.1 100" not in heard:
            heard += client.recv(65536)
        client.sendall(b"ASK {}")
        while heard.count(b'"boolean":true') < 2:
            heard += client.recv(65536)
    assert [int(status) for status in re.findall(rb"HTTP/1\.1 (\d+) ", heard)] == [200, 404, 100, 200]


def test_one_connection_carries_many_requests(server: Running) -> None:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    for path, status in (("/sparql?query=ASK%7B%7D", 200), ("/nothing", 404), ("/sparql?query=x", 400), ("/", 200)):
        connection.request("GET", path)
        response = connection.getresponse()
        assert response.status == status
        response.read()
        assert not response.will_close
    connection.close()


def test_a_listed_query_is_to_be_had_with_its_values(server: Running) -> None:
    response, body = call(server, "GET", f"/queries/sides?{urlencode({'issue': 'Minenverbot', 'date': '2025'})}")
    assert response.getheader("content-type") == "application/sparql-query"
    names = {row["who"]["value"] for row in json.loads(get(server, body.decode())[1])["results"]["bindings"]}
    assert {"Finnland", "Lettland", "Jana Kruse"} <= names


def test_files_of_the_graph_and_only_those(server: Running, folder) -> None:
    response, body = call(server, "GET", "/files/graph.ttl")
    assert body == (folder / "graph.ttl").read_bytes()
    assert response.getheader("content-type") == "text/turtle; charset=utf-8"
    missing, sentence = call(server, "GET", "/files/graph.graphml")
    assert (missing.status, sentence) == (
        404,
        b"The graph folder holds no graph.graphml that can be read: build it anew.\n",
    )


def test_twenty_clients_at_once_get_what_they_asked_for(server: Running, data: Dataset) -> None:
    nodes = sorted(
        {str(row[0].value) for row in ask(data, "SELECT ?n WHERE { ?n a ?c . ?c rdfs:subClassOf pg:Node }").rows}
    )
    queries = [f"SELECT ?p ?o WHERE {{ <{node}> ?p ?o }}" for node in nodes]
    rounds = [(client, queries[(client + turn) % len(queries)]) for turn in range(10) for client in range(20)]
    expected = {query: len(ask(data, query).rows) for query in queries}
    assert len(set(expected.values())) > 2

    def one(pair: tuple[int, str]) -> tuple[str, int]:
        response, body = get(server, pair[1], "application/json")
        assert response.status == 200, body
        return pair[1], len(json.loads(body)["results"]["bindings"])

    with ThreadPoolExecutor(20) as clients:
        answers = list(clients.map(one, rounds))
    assert len(answers) == 200
    assert all(expected[query] == rows for query, rows in answers)


def test_a_slow_query_stops_nobody_else(server: Running) -> None:
    with ThreadPoolExecutor(1) as other:
        waiting = other.submit(get, server, ENDLESS)
        quick = 0
        while not waiting.done():
            assert get(server, "ASK {}")[0].status == 200
            quick += 1
        assert waiting.result()[0].status == 503
        assert b"took more than 2 seconds" in waiting.result()[1]
    assert quick > 3
