"""Which media type an Accept header asks for: minimal pairs, and what holds for every header."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.serve.formats import RESULTS, TRIPLES, choose

JSON, XML, CSV, TSV = (one.media for one in RESULTS)
TURTLE, N_TRIPLES, RDF_XML, JSON_LD = (one.media for one in TRIPLES)


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("text/*", CSV),
        ("text/csv", CSV),
        ("TEXT/CSV", CSV),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.4", CSV),
        ("text/csv;q=0.4, application/sparql-results+xml;q=0.5", XML),
        ("text/csv, application/sparql-results+xml", XML),  # the server's own order between equals
        ("application/json", JSON),
        ("application/xml", XML),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", XML),
        ("*/*, application/sparql-results+json;q=0", XML),  # the exact name goes before the range
        ("text/*;q=0.9, text/csv;q=0.1, text/tab-separated-values;q=0.2", TSV),
        ("application/sparql-results+json;q=0.001", JSON),
        ("application/sparql-results+json;q=0", None),
        ("application/sparql-results+json;q=0.0001", None),  # three digits are the most
        ("application/sparql-results+json;q=2", None),
        ("application/sparql-results+json;q=x", None),
        ("application/sparql-results+json ; charset=utf-8 ; q=1.0", JSON),
        ("image/png", None),
        ("garbage", None),
        (";;;,,,", None),
    ],
)
def test_results(accept: str | None, media: str | None) -> None:
    found = choose(accept, RESULTS)
    assert (found.media if found else None) == media


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, TURTLE),
        ("text/turtle", TURTLE),
        ("application/n-triples", N_TRIPLES),
        ("text/plain", N_TRIPLES),
        ("application/rdf+xml;q=0.3, application/ld+json;q=0.4", JSON_LD),
        ("application/rdf+xml", RDF_XML),
        ("text/csv", None),
    ],
)
def test_triples(accept: str | None, media: str | None) -> None:
    found = choose(accept, TRIPLES)
    assert (found.media if found else None) == media


@given(st.text(st.characters(max_codepoint=0xFF), max_size=80))
def test_no_header_breaks_the_choice(accept: str) -> None:
    assert choose(accept, RESULTS) in {*RESULTS, None}


@given(st.sampled_from(RESULTS), st.integers(1, 1000))
def test_what_alone_is_wanted_is_given(form, weight: int) -> None:
    assert choose(f"{form.media};q={weight / 1000:.3f}", RESULTS) == form
