"""Labels the rules ask for are labels the shipped weights can give."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.nlp import labels
from kg.nlp.german.encoder import FOLDER
from kg.nlp.german.inventory import Inventory, read_inventory

# Rules accept it in trees from elsewhere; the treebanks at hand call datives obl:arg.
ELSEWHERE = {"IOBJ"}
SPACY_ONLY = {"ROOT"}
NO_LABELS = {"ENTITIES", "ARTICLE_LEMMA"}


@pytest.fixture(scope="module")
def inventory() -> Inventory:
    return read_inventory(FOLDER / "labels.json")


def names() -> dict[str, str]:
    return {name: value for name, value in vars(labels).items() if name.isupper() and isinstance(value, str)}


def test_every_label_is_one_the_weights_can_give(inventory: Inventory) -> None:
    features = set(inventory.features)
    values = {v for kinds in inventory.features.values() for v in kinds}
    parts = {p for v in values for p in v.split(",")}
    entities = {e[2:] for e in inventory.entities}
    forms = {labels.DERIVED, labels.PART}
    known = {*inventory.upos, *inventory.relations, *features, *parts, *entities, *forms}
    checked = {name: value for name, value in names().items() if name not in ELSEWHERE | SPACY_ONLY | NO_LABELS}
    assert len(checked) > 60
    assert {name: value for name, value in checked.items() if value not in known} == {}


def test_the_root_is_called_as_spacy_calls_it(nlp: Language) -> None:
    assert [t.dep_ for t in nlp("Der Rat tagt.") if t.head == t] == [labels.ROOT]


def test_entity_classes_are_those_of_the_weights(inventory: Inventory) -> None:
    plain = {e[2:] for e in inventory.entities if e != "O"}
    assert plain == {c + f for c in labels.ENTITIES for f in ("", labels.DERIVED, labels.PART)}
