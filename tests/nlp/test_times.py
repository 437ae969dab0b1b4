"""When something was said: explicit, relative, on publication or unknown; from when and until when it is to hold."""

from __future__ import annotations

from datetime import date as day

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.de import German
from spacy.language import Language
from spacy.tokens import Doc

from kg.domain.dates import PartialDate
from kg.domain.stances import Basis, Time
from kg.nlp import times

VOCAB = German().vocab
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
CASES = [
    # text, cue, published, said, basis, from, until
    ("Am 2. Dezember 2025 forderte Oslo neue Zölle.", "forderte", "2026-01-06", "2025-12-02", "explicit", None, None),
    ("Am 02.12.2025 forderte Oslo neue Zölle.", "forderte", "2026-01-06", "2025-12-02", "explicit", None, None),
    ("Oslo forderte im Jahr 2023 neue Zölle.", "forderte", "2026-01-06", "2023", "explicit", None, None),
    ("Anfang Juli 2025 lehnte Oslo die Zölle ab.", "lehnte", None, "2025-07", "explicit", None, None),
    ("Am Donnerstag, dem 2. Dezember 2004, wies das Amt die Berichte zurück.", "wies", "2004-12-04", "2004-12-02",
     "explicit", None, None),
    ("Oslo lehnte die Zölle gestern ab.", "lehnte", "2026-01-01", "2025-12-31", "relative", None, None),
    ("Am Dienstag lehnte Oslo die Zölle ab.", "lehnte", "2026-01-08", "2026-01-06", "relative", None, None),
    ("Am Dienstagabend lehnte Oslo die Zölle ab.", "lehnte", "2026-01-08", "2026-01-06", "relative", None, None),
    ("Am Dienstag lehnte Oslo die Zölle ab.", "lehnte", "2026-01", "2026-01", "publication", None, None),
    ("Vergangene Woche lehnte Oslo die Zölle ab.", "lehnte", "0001-01-03", "0001-01-03", "publication", None, None),
    ("Vergangene Woche lehnte Oslo die Zölle ab.", "lehnte", "2026-01-23", "2026-01", "relative", None, None),
    ("Vor zwei Jahren lehnte Oslo die Zölle ab.", "lehnte", "2026-01", "2024", "relative", None, None),
    ("Die Ministerin sagte am Montag, Oslo lehne die Zölle ab.", "lehne", "2026-01-23", "2026-01-19", "relative", None,
     None),
    # the date belongs to the content
    ("Oslo kritisierte das Abkommen von 1994.", "kritisierte", "2026-01-23", "2026-01-23", "publication", None, None),
    # validity
    ("Oslo fordert ab Juli 2026 neue Zölle.", "fordert", "2026-01-23", "2026-01-23", "publication", "2026-07", None),
    ("Oslo unterstützt die Zölle bis 2027.", "unterstützt", "2026-01-23", "2026-01-23", "publication", None, "2027"),
    ("Seit 2014 lehnt Oslo die Zölle ab.", "lehnt", "2026-01-23", "2026-01-23", "publication", "2014", None),
    ("Der Vertrag tritt nach sechs Monaten in Kraft.", "tritt", "2026-01-23", "2026-01-23", "publication", "2026-07",
     None),
    # nothing is invented
    ("Oslo lehnt die Zölle ab.", "lehnt", None, None, "unknown", None, None),
    ("Am Dienstag lehnte Oslo die Zölle ab.", "lehnte", None, None, "unknown", None, None),
    ("Gestern lehnte Oslo die Zölle ab.", "lehnte", "2026", "2026", "publication", None, None),
    ("Oslo lehnt 2000 Anträge ab.", "lehnt", "2026-01-23", "2026-01-23", "publication", None, None),
]  # fmt: skip


def date(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.parse(text)


@pytest.mark.parametrize(("text", "cue", "published", "said", "basis", "start", "until"), CASES)
def test_time(
    nlp: Language, text: str, cue: str, published: str, said: str, basis: str, start: str, until: str
) -> None:
    doc = nlp(text)
    token = next(token for token in doc if token.text == cue)
    assert times.said(token, date(published)) == Time(date(said), Basis(basis), date(start), date(until))


@given(st.dates(min_value=day(1950, 1, 1)), st.integers(min_value=0, max_value=6))
def test_a_weekday_of_the_past_lies_at_most_six_days_before_publication(published: day, number: int) -> None:
    doc = Doc(
        VOCAB,
        words=["Am", WEEKDAYS[number], "lehnte", "Oslo", "ab"],
        pos=["ADP", "NOUN", "VERB", "PROPN", "ADP"],
        heads=[1, 2, 2, 2, 2],
        deps=["case", "obl", "ROOT", "nsubj", "compound:prt"],
        morphs=["", "", "Mood=Ind|Tense=Past|VerbForm=Fin", "", ""],
        sent_starts=[True, False, False, False, False],
    )
    when = times.said(doc[2], PartialDate(published.year, published.month, published.day))
    assert when.basis is Basis.RELATIVE
    assert when.said is not None
    found = day(when.said.year, when.said.month, when.said.day)
    assert found.weekday() == number
    assert 0 <= (published - found).days <= 6
