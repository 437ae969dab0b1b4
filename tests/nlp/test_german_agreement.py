"""The two rules of grammar behind the network."""

from __future__ import annotations

import pytest

from kg.nlp.german.agreement import Agreement
from kg.nlp.german.encoder import FOLDER
from kg.nlp.german.inventory import Inventory, read_inventory


@pytest.fixture(scope="module")
def inventory() -> Inventory:
    return read_inventory(FOLDER / "labels.json")


def row(inventory: Inventory, **values: str) -> bytes:
    return bytes(known.index(values.get(name, "")) for name, known in inventory.features.items())


VERB = {"Mood": "Ind", "Number": "Sing", "Tense": "Pres", "VerbForm": "Fin"}


@pytest.mark.parametrize(
    ("form", "lemma", "person", "mood"),
    [
        ("komme", "kommen", "3", "Sub"),
        ("komme", "kommen", "1", "Ind"),
        ("kommt", "kommen", "3", "Ind"),
        ("habe", "haben", "3", "Sub"),
        ("ablehne", "ablehnen", "3", "Sub"),
    ],
)
def test_mood(inventory: Inventory, form: str, lemma: str, person: str, mood: str) -> None:
    before = row(inventory, **VERB, Person=person)
    after = row(inventory, **{**VERB, "Mood": mood}, Person=person)
    assert Agreement(inventory).mood(before, form, lemma) == after


def test_of_two_subjects_the_accusative_one_is_the_object(inventory: Inventory) -> None:
    accusative, nominative, verb = row(inventory, Case="Acc"), row(inventory, Case="Nom"), row(inventory)
    rules = Agreement(inventory)
    features = [accusative, nominative, verb, nominative]
    heads, relations = [2, 3, 0, 3], ["det", "nsubj", "root", "nsubj"]
    assert rules.subjects(heads, relations, features) == ["det", "obj", "root", "nsubj"]
    assert rules.subjects(heads, relations, [nominative, nominative, verb, nominative]) == relations
    assert rules.subjects([2, 3, 0], ["det", "nsubj", "root"], features[:3]) == ["det", "nsubj", "root"]
