"""The examples of offices.tsv and role_nouns.tsv, read by the real pipeline.

Each table has a floor rather than a list of names: a new model may read single examples differently, not many.
"""

from __future__ import annotations

from spacy.language import Language

from kg.lexicon import offices, role_nouns
from kg.lexicon.tables import load_table
from kg.nlp import coreference, relations
from kg.nlp.mentions import Mentions

FLOOR = 0.9


def test_offices_are_read_off_their_examples(nlp: Language) -> None:
    rows = load_table(offices.FILE, offices.COLUMNS)
    missed = []
    for row in rows:
        doc = nlp(row["example"])
        found = {relation.relation for relation in relations.find(doc, Mentions(doc), None)}
        expected = "holds_office" not in found if row["relation"] == "-" else row["relation"] in found
        missed += [] if expected else [row["example"]]
    assert len(rows) >= 45
    assert len(missed) <= (1 - FLOOR) * len(rows), missed


def test_role_nouns_take_up_the_name_of_their_example(nlp: Language) -> None:
    rows = load_table(role_nouns.FILE, role_nouns.COLUMNS)
    missed = []
    for row in rows:
        doc = nlp(row["example"])
        heads = coreference.resolve(doc, Mentions(doc))
        if not any(row["noun"] in (doc[index].lemma_, doc[index].text) for index in heads):
            missed.append(row["example"])
    assert len(rows) >= 30
    assert len(missed) <= (1 - FLOOR) * len(rows), missed
