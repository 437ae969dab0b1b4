"""The author's voice: an opinion piece judges in its author's name, a news item in nobody's."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from spacy.language import Language

from kg.domain.documents import Document
from kg.nlp.analyse import analyse
from kg.nlp.holders import whose
from kg.read.article import Article, Source, documents
from kg.read.jsonl import articles

HEAD = "Kommentar\nVon Rita Muster\n\n"
NEWS = "Von Rita Muster\n\n"
BODY = "Der Staat muss die Löhne erhöhen. Norwegen schweigt."


def stances(nlp: Language, text: str, section: str = "") -> Iterator[tuple[str, str, str]]:
    (document,) = documents(Article(text, section=section), Source("a.txt", "a.txt", "a"))
    assert isinstance(document, Document)
    for stance in next(iter(analyse([document], nlp))).stances:
        held = stance.holder.span
        assert document.text[held.start : held.end] == held.text
        yield whose(stance.holder).name, stance.type, stance.target.span.text


def test_a_comment_speaks_for_its_author(nlp: Language) -> None:
    assert list(stances(nlp, HEAD + BODY)) == [("Rita Muster", "demands", "Der Staat muss die Löhne erhöhen")]
    assert list(stances(nlp, "Ein Kommentar von Rita Muster\n\n" + BODY)) != []


def test_news_speaks_for_nobody(nlp: Language) -> None:
    assert list(stances(nlp, NEWS + BODY)) == []
    assert list(stances(nlp, "Kommentar\n\n" + BODY)) == []


@pytest.mark.parametrize(
    "body",
    [
        "Otto Roth sagte, der Staat müsse die Löhne erhöhen.",
        "„Der Staat muss die Löhne erhöhen“, hieß es.",
        "Muss der Staat die Löhne erhöhen?",
        "Der Staat soll die Löhne erhöhen.",
    ],
)
def test_what_others_say_is_not_the_authors(nlp: Language, body: str) -> None:
    assert "Rita Muster" not in {holder for holder, _, _ in stances(nlp, HEAD + body)}


def test_the_first_person_is_the_author(nlp: Language) -> None:
    assert list(stances(nlp, HEAD + "Ich lehne das Tempolimit ab.")) == [("Rita Muster", "opposes", "Tempolimit")]


def test_a_section_names_the_genre() -> None:
    line = b'{"text": "Von Rita Muster\\n\\nDer Staat muss handeln.", "section": "Meinung"}\n'
    source = Source("a.jsonl", "a.jsonl", "a")
    (article,) = articles(io.BytesIO(line), source)
    assert isinstance(article, Article)
    (document,) = documents(article, source)
    assert isinstance(document, Document)
    assert document.opinion
    assert document.byline == "Rita Muster"
