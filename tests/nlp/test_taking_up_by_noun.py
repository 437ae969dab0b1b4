"""Bare definite nouns and *beide* take up who was named so or is of that sort, nobody where it is open."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.nlp import coreference
from kg.nlp.mentions import Mentions

FULLER = [
    ("Die schiitischen Rebellen fordern Geld. Die Rebellen drohen.", "schiitischen Rebellen"),
    ("Die Rebellen fordern Geld. Die Rebellen drohen.", None),
    ("Die linken Rebellen klagen, die rechten Rebellen schweigen. Die Rebellen drohen.", None),
    ("Richter Jan Holt reist ab. Es regnet. Der Richter kritisiert das.", "Richter Jan Holt"),
    ("Ein Richter reist ab. Es regnet. Der Richter kritisiert das.", None),
    ("Drei Rebellen fordern Geld. Die Rebellen drohen.", None),
    ("Das Auswärtige Amt warnt vor Reisen. Das Amt nennt Malta.", "Auswärtige Amt"),
]
BOTH = [
    ("Malta und Chile haben gezahlt. Die beiden Länder fordern Geld.", ["Malta", "Chile"]),
    ("Malta, Peru und Chile haben gezahlt. Die beiden Länder fordern Geld.", []),
    ("Die SPD traf die FDP. Beide Parteien drohen.", ["SPD", "FDP"]),
    ("Die SPD traf die Nato. Beide Parteien drohen.", []),
    ("Die Regierungen von Malta und Chile zahlen. Beide Regierungen drohen.", ["Malta", "Chile"]),
    ("Malta und Chile haben gezahlt. Die beiden Länder Peru und Island drohen.", []),
]


@pytest.mark.parametrize(("text", "words"), FULLER)
def test_a_bare_definite_noun_takes_up_its_fuller_phrase(nlp: Language, text: str, words: str | None) -> None:
    doc = nlp(text)
    sentence = list(doc.sents)[-1]
    found = coreference.resolve(doc, Mentions(doc))
    taken_up = [mention.span.text for index, mention in sorted(found.items()) if index >= sentence.start]
    assert taken_up == ([] if words is None else [words])


@pytest.mark.parametrize(("text", "names"), BOTH)
def test_both_are_the_two_of_their_sort(nlp: Language, text: str, names: list[str]) -> None:
    doc = nlp(text)
    sentence = list(doc.sents)[-1]
    found = coreference.resolve(doc, Mentions(doc))
    both = [mention for index, mention in found.items() if sentence.start <= index <= sentence.start + 2]
    assert [member.name for mention in both for member in mention.members] == names
