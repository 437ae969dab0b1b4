"""The page as a file: the same bytes each time, nothing remote, and no text that could become markup."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import re
import zlib
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.domain.actors import Actor, Kind, Linked
from kg.domain.dates import PartialDate
from kg.domain.documents import Document
from kg.domain.mentions import Mention, MentionKind
from kg.domain.stances import Basis, Cue, Modality, Time
from kg.domain.statements import Evidence, RelationStatement, StanceStatement, Statement
from kg.export.html import render, write
from kg.export.page.blocks import block, to_json

TEXT = "Norwegen verlässt 🕊 das Fischereiabkommen. Oslo gehört der Efta an."
NORWAY = Actor("state:no", "Norwegen", Kind.STATE, "Norway", ("Königreich Norwegen",), ("Oslo",))
FISH = Actor("treaty:fish", "Fischereiabkommen", Kind.TREATY, "Fisheries agreement")
EFTA = Actor("org:efta", "Efta", Kind.ORGANISATION)
AGENCY = Actor("org:ntb", "NTB", Kind.ORGANISATION)


def stance(text: str = TEXT, document_id: str = "brief") -> StanceStatement:
    document = Document(document_id, text, "Abschied", PartialDate(2026, 2), "Bote", "brief.txt")
    return StanceStatement(
        document=document,
        holder=Linked(NORWAY, Mention(document.span(0, 8), "Norwegen", MentionKind.PLACE)),
        type="leaves",
        polarity=-1,
        negated=False,
        modality=Modality.INTENDED,
        cue=Cue(document.span(9, 17), "verlassen"),
        target=Linked(FISH, Mention(document.span(24, 41), "Fischereiabkommen", MentionKind.OTHER)),
        reported_by=(AGENCY,),
        evidence=document.span(0, 42),
        time=Time(PartialDate(2026), Basis.RELATIVE),
        confidence=0.87654,
        rule="verbs:verlassen",
    )


def relation() -> RelationStatement:
    document = stance().document
    return RelationStatement(
        document=document,
        subject=Linked(NORWAY, Mention(document.span(43, 47), "Oslo", MentionKind.PLACE)),
        relation="member_of",
        object=Linked(EFTA, Mention(document.span(59, 63), "Efta", MentionKind.ORGANISATION)),
        evidence=document.span(43, len(TEXT)),
        time=Time(),
        confidence=1.0,
        rule="verbs:gehören",
    )


class Page(HTMLParser):
    """The parts of a page that matter here: elements with their attributes, and what stands in scripts and styles."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, dict[str, str | None], str]] = []
        self.open = False
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open = tag in {"script", "style", "title"}
        if self.open:
            self.inside.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self.open = False

    def handle_data(self, data: str) -> None:
        if self.open:
            tag, attributes, before = self.inside[-1]
            self.inside[-1] = (tag, attributes, before + data)

    def scripts(self) -> list[str]:
        return [data for tag, attributes, data in self.inside if tag == "script" and "type" not in attributes]

    def block(self, name: str) -> str:
        """What the browser unpacks of one block."""
        (found,) = [data for tag, attributes, data in self.inside if tag == "script" and attributes.get("id") == name]
        return zlib.decompress(base64.b64decode(found, validate=True), -zlib.MAX_WBITS).decode()

    def data(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(self.block("data"))
        return loaded

    def rows(self) -> list[dict[str, Any]]:
        columns = self.data()["statements"]
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def page(statements: Sequence[Statement], title: str = "Ein Graph") -> Page:
    return Page(render(statements, title))


def test_the_order_of_statements_does_not_change_a_byte(tmp_path: Path) -> None:
    many = [stance(document_id=f"brief-{n}") for n in range(12)] + [relation()]
    write(tmp_path / "one.html", many, "Ein Graph")
    mixed = [*many, *many]
    random.Random(4).shuffle(mixed)
    write(tmp_path / "two.html", mixed, "Ein Graph")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_nothing_is_fetched() -> None:
    source = render([stance(), relation()], "Ein Graph")
    checked = 0
    for _, attributes in Page(source).elements:
        for name in ("src", "href", "action", "data", "srcset", "poster"):
            if name in attributes:
                checked += 1
                assert not re.match(r"(?i)\s*(https?:|//|file:)", attributes[name] or "")
    assert checked >= 2
    assert "sourceMappingURL" not in source
    assert "@import" not in source
    assert "url(" not in next(data for tag, _, data in Page(source).inside if tag == "style")


def test_the_policy_names_exactly_the_inlined_scripts_and_style() -> None:
    found = page([stance()])
    (policy,) = [a["content"] or "" for _, a in found.elements if a.get("http-equiv") == "Content-Security-Policy"]
    scripts = found.scripts()
    styles = [data for tag, _, data in found.inside if tag == "style"]
    assert len(scripts) == 1
    assert len(styles) == 1

    def source(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert f"script-src {source(found.block('renderer'))} {source(scripts[0])};" in policy
    assert f"style-src {source(styles[0])};" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "connect-src" not in policy


def test_the_renderer_keeps_its_licence() -> None:
    renderer = page([]).block("renderer")
    assert "vis.js is dual licensed" in renderer
    assert "opensource.org/licenses/MIT" in renderer
    readable = render([], "Licences")
    for line in ("vis-network", "@copyright", "vis.js is dual licensed", "opensource.org/licenses/MIT"):
        assert line in readable


def test_a_statement_arrives_whole() -> None:
    found = page([stance(), relation()])
    data = found.data()
    by_name = {
        data["vocabulary"][data["edges"]["name"][row["edge"]]]["name"]: (n, row) for n, row in enumerate(found.rows())
    }
    number, row = by_name["leaves"]
    sentence = data["sentences"]["text"][row["sentence"]]
    assert sentence == "Norwegen verlässt 🕊 das Fischereiabkommen."
    assert data["sentences"]["start"][row["sentence"]] == 0
    marks = [sentence[slice(*row[mark])] for mark in ("holder", "cue", "target")]
    assert marks == ["Norwegen", "verlässt", "Fischereiabkommen"]
    assert [data["nodes"][data["edges"][end][row["edge"]]]["id"] for end in ("from", "to")] == [
        "state:no",
        "treaty:fish",
    ]
    assert [data["nodes"][n]["label"] for n in data["reporters"][str(number)]] == ["NTB"]
    said = data["modalities"][row["modality"]], data["dates"][row["said"]], data["bases"][row["basis"]]
    assert said == ("intended", "2026", "relative")
    assert data["phases"][row["phase"]] == "current"
    assert (row["polarity"], row["negated"], row["confidence"], row["start"], row["until"]) == (-1, 0, 877, -1, -1)
    assert (data["rules"][row["rule"]], data["lemmas"][row["lemma"]]) == ("verbs:verlassen", "verlassen")
    assert data["documents"][row["document"]] == {
        "id": "brief", "title": "Abschied", "outlet": "Bote", "source": "brief.txt", "date": "2026-02",
    }  # fmt: skip
    _, member = by_name["member_of"]
    assert (member["cue"], member["polarity"], member["lemma"]) == (None, 0, -1)


def test_a_mark_outside_of_the_sentence_keeps_its_words() -> None:
    first = stance()
    moved = replace(first, evidence=first.document.span(9, 42))
    (row,) = page([moved]).rows()
    assert row["holder"] == ["Norwegen"]
    assert row["cue"] == [0, 8]


def test_further_passages_come_along() -> None:
    first = stance()
    proof = Evidence(
        first.document.span(43, len(TEXT)), "verbs:gehören", Cue(first.document.span(48, 54), "gehören"), (AGENCY,)
    )
    data = page([replace(first, more_evidence=(proof,))]).data()
    ((more,),) = data["more"].values()
    assert data["sentences"]["text"][more["sentence"]] == "Oslo gehört der Efta an."
    assert data["sentences"]["start"][more["sentence"]] == 43
    assert [data["nodes"][n]["label"] for n in more["reporters"]] == ["NTB"]
    assert more["cue"] == [5, 11]


def test_statements_of_one_holder_target_and_type_are_one_edge() -> None:
    data = page([stance(document_id=f"brief-{n}") for n in range(3)]).data()
    assert len(data["edges"]["from"]) == 1
    assert data["statements"]["edge"] == [0, 0, 0]
    assert len(data["sentences"]["text"]) == 3


def test_an_empty_graph_is_a_page_too() -> None:
    data = page([]).data()
    assert data["statements"]["id"] == []
    assert data["edges"] == {"from": [], "to": [], "name": []}
    assert data["picture"] == {"node": [], "x": [], "y": [], "shape": [], "value": []}


def test_a_type_outside_of_the_vocabulary_is_shown_as_it_is() -> None:
    data = page([replace(stance(), type="envies")]).data()
    (name,) = data["edges"]["name"]
    assert data["vocabulary"][name] == {"kind": "stance", "name": "envies", "de": "envies", "en": "envies"}


def test_texts_come_along_where_they_are_at_hand() -> None:
    assert json.loads(page([stance()]).block("texts")) == {"brief": TEXT}
    read_back = replace(stance(), document=replace(stance().document, text=""))
    assert json.loads(page([read_back]).block("texts")) == {}


def test_texts_that_would_outgrow_the_page_stay_out() -> None:
    noise = "".join(random.Random(5).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=700_000))
    found = page([stance(TEXT + noise)])
    assert json.loads(found.block("texts")) == {}


@pytest.mark.parametrize("title", ["</title><script>alert(1)</script>", "A & B", "\ud800\x00<", ""])
def test_the_title_is_text(title: str) -> None:
    found = page([], title)
    assert [tag for tag, _ in found.elements].count("script") == 4
    (shown,) = [data for tag, _, data in found.inside if tag == "title"]
    assert shown == title.replace("\ud800", "\ufffd").replace("\x00", "\ufffd")
    render([], title).encode()


@settings(max_examples=200)
@given(st.recursive(st.text(st.characters()), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_data_never_leaves_its_block(value: object) -> None:
    packed = block(to_json(value))
    assert re.fullmatch(r"[A-Za-z0-9+/=]*", packed)
    assert json.loads(zlib.decompress(base64.b64decode(packed), -zlib.MAX_WBITS)) == value
