"""Modality: held, intended, possible, conditional, counterfactual or asked; the subjunctive I is none of them.

A line says holder, type, the lemma of the target (*not* before a denied one) and the modality where it is not asserted.
"""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import told

from kg.domain.stances import Modality

MODALITIES = {modality.value for modality in Modality}
CASES = [
    ("Die Kritik Portugals an dem Entwurf könnte schaden.", ("Portugals criticises Entwurf",)),
    ("Portugal könnte Kritik an dem Entwurf üben.", ("Portugal criticises Entwurf possible",)),
    ("Die Forderung Portugals nach Zöllen soll geprüft werden.", ("Portugals demands Zoll",)),
    ("Die mögliche Forderung Portugals nach Zöllen wird geprüft.", ("Portugals demands Zoll possible",)),
    ("Portugal verlässt die Konvention.", ("Portugal leaves Konvention",)),
    ("Portugal will die Konvention verlassen.", ("Portugal leaves Konvention intended",)),
    (
        "Portugal plant, die Konvention zu verlassen.",
        ("Portugal commits_to verlassen", "Portugal leaves Konvention intended"),
    ),
    (
        "Portugal beabsichtigt, die Konvention zu verlassen.",
        ("Portugal commits_to verlassen", "Portugal leaves Konvention intended"),
    ),
    ("Portugal wird die Konvention verlassen.", ("Portugal leaves Konvention intended",)),
    (
        "Portugal verhandelt mit Irland, um die Konvention zu verlassen.",
        ("Portugal leaves Konvention intended", "Portugal negotiates_with Irland"),
    ),
    ("Portugal könnte die Konvention verlassen.", ("Portugal leaves Konvention possible",)),
    ("Portugal kann die Konvention verlassen.", ()),
    ("Portugal dürfte die Konvention verlassen.", ("Portugal leaves Konvention possible",)),
    ("Portugal darf die Konvention verlassen.", ()),
    ("Portugal verlässt möglicherweise die Konvention.", ("Portugal leaves Konvention possible",)),
    ("Portugal verlässt wohl die Konvention.", ("Portugal leaves Konvention possible",)),
    ("Portugal verlässt voraussichtlich die Konvention.", ("Portugal leaves Konvention possible",)),
    ("Portugal verlässt eventuell die Konvention.", ("Portugal leaves Konvention possible",)),
    ("Falls Portugal die Konvention verlässt, zahlt Irland.", ("Portugal leaves Konvention conditional",)),
    ("Wenn Portugal die Konvention verlässt, zahlt Irland.", ("Portugal leaves Konvention conditional",)),
    ("Sofern Portugal die Konvention verlässt, zahlt Irland.", ("Portugal leaves Konvention conditional",)),
    ("Sollte Portugal die Konvention verlassen, zahlt Irland.", ("Portugal leaves Konvention conditional",)),
    ("Verlässt Portugal die Konvention, zahlt Irland.", ("Portugal leaves Konvention conditional",)),
    (
        "Vorausgesetzt, dass Portugal die Konvention verlässt, zahlt Irland.",
        ("Portugal leaves Konvention conditional",),
    ),
    ("Portugal unterstützt den Entwurf notfalls.", ("Portugal supports Entwurf conditional",)),
    (
        "Portugal unterstützt den Entwurf nur unter der Bedingung, dass Irland zahlt.",
        ("Portugal supports Entwurf conditional",),
    ),
    ("Portugal unterstützt den Entwurf, wenn Irland zahlt.", ("Portugal supports Entwurf conditional",)),
    ("Portugal unterstützt den Entwurf, falls Irland zahlt.", ("Portugal supports Entwurf conditional",)),
    ("Portugal unterstützt den Entwurf, sofern Irland zahlt.", ("Portugal supports Entwurf conditional",)),
    ("Portugal unterstützt den Entwurf, weil Irland zahlt.", ("Portugal supports Entwurf",)),
    (
        "Portugal unterstützt den Entwurf, es sei denn, Irland zahlt nicht.",
        ("Portugal supports Entwurf conditional",),
    ),
    ("Portugal lehnt den Entwurf ab, solange Irland nicht zahlt.", ("Portugal opposes Entwurf conditional",)),
    ("Portugal lehnt den Entwurf ab, wenn Irland nicht zahlt.", ("Portugal opposes Entwurf conditional",)),
    ("Portugal hätte die Konvention verlassen.", ("Portugal leaves Konvention counterfactual",)),
    (
        "Wenn Irland gezahlt hätte, hätte Portugal die Konvention verlassen.",
        ("Portugal leaves Konvention counterfactual",),
    ),
    (
        "Wenn Irland zahlen würde, würde Portugal die Konvention verlassen.",
        ("Portugal leaves Konvention conditional",),
    ),
    ("Portugal wäre aus der Konvention ausgetreten.", ("Portugal leaves Konvention counterfactual",)),
    ("Portugal würde den Entwurf unterstützen.", ("Portugal supports Entwurf conditional",)),
    ("Verlässt Portugal die Konvention?", ("Portugal leaves Konvention asked",)),
    ("Offen ist, ob Portugal die Konvention verlässt.", ("Portugal leaves Konvention asked",)),
    ("Es ist unklar, ob Portugal die Konvention verlässt.", ("Portugal leaves Konvention asked",)),
    ("Portugal soll die Konvention verlassen haben.", ("Portugal leaves Konvention possible",)),
    ("Portugal soll die Konvention verlassen.", ()),
    ("Portugal hat angeblich die Konvention verlassen.", ("Portugal leaves Konvention possible",)),
    ("Gerüchten zufolge hat Portugal die Konvention verlassen.", ("Portugal leaves Konvention possible",)),
    ("Der Minister Emil Roth sagte, Portugal verlasse die Konvention.", ("Portugal leaves Konvention",)),
    ("Der Minister Emil Roth sagte, Portugal habe die Konvention verlassen.", ("Portugal leaves Konvention",)),
    ("Der Minister Emil Roth sagte, Portugal hätte die Konvention verlassen.", ("Portugal leaves Konvention",)),
    (
        "Der Minister Emil Roth sagte, Portugal werde die Konvention verlassen.",
        ("Portugal leaves Konvention intended",),
    ),
    (
        "Der Minister Emil Roth sagte, Portugal würde die Konvention verlassen.",
        ("Portugal leaves Konvention intended",),
    ),
    ("Der Minister Emil Roth sagte, er lehne den Entwurf ab.", ("Minister Emil Roth opposes Entwurf",)),
    ("Der Minister Emil Roth sagte, er würde den Entwurf ablehnen.", ("Minister Emil Roth opposes Entwurf",)),
    ("Portugal muss die Konvention verlassen.", ()),
    ("Portugal möchte die Konvention verlassen.", ("Portugal leaves Konvention intended",)),
    ("Portugal möchte den Entwurf unterstützen.", ("Portugal supports Entwurf intended",)),
    ("Portugal musste die Konvention verlassen.", ("Portugal leaves Konvention",)),
    ("Portugal kann dem Entwurf nicht zustimmen.", ("Portugal opposes Entwurf",)),
    ("Portugal kann dem Entwurf zustimmen.", ()),
    ("Portugal könnte dem Entwurf zustimmen.", ("Portugal agrees_to Entwurf possible",)),
    ("Es ist möglich, dass Portugal die Konvention verlässt.", ("Portugal leaves Konvention possible",)),
    ("Es ist wahrscheinlich, dass Portugal die Konvention verlässt.", ("Portugal leaves Konvention possible",)),
    (
        "Portugal hat vor, die Konvention zu verlassen.",
        ("Portugal commits_to verlassen", "Portugal leaves Konvention intended"),
    ),
    ("Portugal versuchte, die Konvention zu verlassen.", ("Portugal leaves Konvention intended",)),
    ("Portugal scheint die Konvention zu verlassen.", ("Portugal leaves Konvention possible",)),
    ("Fast hätte Portugal die Konvention verlassen.", ("Portugal leaves Konvention counterfactual",)),
    ("Irland forderte, Portugal solle die Konvention verlassen.", ("Irland demands verlassen",)),
    ("Irland fragte, ob Portugal die Konvention verlässt.", ("Portugal leaves Konvention asked",)),
    ("Irland erwartet, dass Portugal die Konvention verlässt.", ("Portugal leaves Konvention possible",)),
    ("Portugal wird die Konvention wohl verlassen.", ("Portugal leaves Konvention possible",)),
    ("Portugal hat die Konvention verlassen.", ("Portugal leaves Konvention",)),
    ("Portugal ist aus der Konvention ausgetreten.", ("Portugal leaves Konvention",)),
    ("Die Konvention wurde von Portugal verlassen.", ("Portugal leaves Konvention",)),
    ("Portugal wird von Irland angegriffen.", ("Irland attacks Portugal",)),
    ("Portugal wird Irland angreifen.", ("Portugal attacks Irland intended",)),
    ("Portugal kann Zölle nicht ausschließen.", ("Portugal open_to Zoll",)),
    ("Portugal muss die Konvention verlassen haben.", ("Portugal leaves Konvention possible",)),
    ("Portugal soll Irland angegriffen haben.", ("Portugal attacks Irland possible",)),
    ("Portugal soll aus der Konvention ausgetreten sein.", ("Portugal leaves Konvention possible",)),
    ("Portugal soll Irland angreifen.", ()),
    ("Der Entwurf wird von Portugal abgelehnt.", ("Portugal opposes Entwurf",)),
    ("Der Plan, der seit Jahren von Portugal gefordert wird, ist teuer.", ("Portugal demands Plan",)),
    ("Der Entwurf wird von Portugal abgelehnt werden.", ("Portugal opposes Entwurf intended",)),
    ("Der Entwurf wurde von Portugal abgelehnt.", ("Portugal opposes Entwurf",)),
    ("Portugal lehnt den Entwurf ab, auch wenn Irland zahlt.", ("Portugal opposes Entwurf",)),
    ("Portugal lehnt den Entwurf ab, selbst wenn Irland zahlt.", ("Portugal opposes Entwurf",)),
    (
        "Portugal stimmt dem Entwurf unter der Voraussetzung zu, dass Irland zahlt.",
        ("Portugal agrees_to Entwurf conditional",),
    ),
    ("Portugal lehnt den Entwurf auf jeden Fall ab.", ("Portugal opposes Entwurf",)),
    ("Im Fall eines Angriffs unterstützt Portugal Irland.", ("Portugal supports Irland conditional",)),
    ("Zahlt Irland nicht, lehnt Portugal den Entwurf ab.", ("Portugal opposes Entwurf conditional",)),
    ("Sollte Irland nicht zahlen, lehnt Portugal den Entwurf ab.", ("Portugal opposes Entwurf conditional",)),
    ("Portugal fragt, ob Irland den Entwurf unterstützt.", ("Irland supports Entwurf asked",)),
    ("Unterstützt Irland den Entwurf?", ("Irland supports Entwurf asked",)),
    ("Laut Emil Roth hat Irland den Entwurf unterstützt.", ("Irland supports Entwurf",)),
    ("Emil Roth sagte, Irland unterstütze den Entwurf.", ("Irland supports Entwurf",)),
    ("Emil Roth sagte, Irland habe den Entwurf unterstützt.", ("Irland supports Entwurf",)),
    ("Emil Roth sagte, Irland könnte den Entwurf unterstützen.", ("Irland supports Entwurf possible",)),
    ("Emil Roth sagte, Irland würde den Entwurf unterstützen.", ("Irland supports Entwurf",)),
    ("Irland würde den Entwurf unterstützen, wenn Portugal zahlt.", ("Irland supports Entwurf conditional",)),
    (
        "Irland hätte den Entwurf unterstützt, wenn Portugal gezahlt hätte.",
        ("Irland supports Entwurf counterfactual",),
    ),
    ("Irland will vielleicht die Steuern senken.", ("Irland commits_to senken possible",)),
    ("Irland will die Steuern senken.", ("Irland commits_to senken",)),
    ("Irland verlässt die Konvention, sobald Portugal zahlt.", ("Irland leaves Konvention",)),
    ("Es sieht so aus, als ob Irland die Konvention verlässt.", ("Irland leaves Konvention counterfactual",)),
    ("Irland hat versucht, Portugal anzugreifen.", ("Irland attacks Portugal intended",)),
    ("Ein möglicher Angriff Irlands auf Portugal beunruhigt viele.", ()),
    ("Der angebliche Angriff Irlands auf Portugal beunruhigt viele.", ("Irlands attacks Portugal possible",)),
    ("Der Angriff Irlands auf Portugal beunruhigt viele.", ("Irlands attacks Portugal",)),
    ("Im Falle eines Angriffs Irlands auf Portugal hilft Norwegen.", ()),
    # what somebody has to, can or may do by law or need is no position of theirs
    ("Der Senat legt einen Entwurf vor, dem Irland zustimmen muss.", ("Senat supports Entwurf",)),
    ("Irland stimmt dem Entwurf zu.", ("Irland agrees_to Entwurf",)),
    ("Strittig ist, ob Irland dem Entwurf zustimmen muss.", ()),
    ("Irland muss dem Entwurf nicht zustimmen.", ()),
    ("Irland musste dem Entwurf zustimmen.", ("Irland agrees_to Entwurf",)),
    # what somebody ought to do is the wish of whoever says so
    ("Irland sollte den Entwurf unterstützen.", ()),
    # a phrase with a preposition of its own is no member of the series before it
    ("Irland demonstriert gegen die Konvention und für den Entwurf.", ("Irland opposes Konvention",)),
    (
        "Irland demonstriert gegen die Konvention und den Entwurf.",
        ("Irland opposes Entwurf", "Irland opposes Konvention"),
    ),
    # the modal is a fixed word of the cue, or says what may be
    ("Irland kann sich den Entwurf vorstellen.", ("Irland open_to Entwurf",)),
    ("Irland kann den Entwurf unterstützen.", ()),
    ("Wird Irland dem Entwurf zustimmen?", ("Irland agrees_to Entwurf asked",)),
    ("Irland wird dem Entwurf zustimmen.", ("Irland agrees_to Entwurf intended",)),
    # what is inquired, supposed, or should have been done is no position
    ("Der Rat untersucht, wie weit Portugal seinen Pflichten nachkommt.", ("Portugal upholds Pflicht asked",)),
    ("Portugal kommt seinen Pflichten nach.", ("Portugal upholds Pflicht",)),
    ("Für den Fall, dass Portugal die Konvention verlässt, zahlt Irland.", ("Portugal leaves Konvention conditional",)),
    ("Ole Berg sagte, für den Fall, dass die Richter das Verfahren beenden sollten, gebe es Geld.", ()),
    ("Portugal hätte Zölle verlangen müssen.", ()),
    ("Portugal hätte Zölle verlangt.", ("Portugal demands Zoll counterfactual",)),
    # with some nouns a verb means something else
    ("Portugal bat um Entschuldigung.", ()),
    ("Portugal bat um Aufschub.", ("Portugal demands Aufschub",)),
    ("Die Bauern blockierten eine Straße in Portugal.", ()),
    ("Die Bauern blockierten die Reform in Portugal.", ("Bauern opposes Reform",)),
    # what somebody knows is told as a fact
    ("Portugal weiß, dass die Insel schnell untergeht.", ()),
    ("Portugal glaubt, dass die Insel schnell untergeht.", ("Portugal claims untergehen",)),
    ("Irland hält die Hilfe nicht für selbstverständlich.", ()),
    ("Irland hält die Hilfe für selbstverständlich.", ("Irland supports Hilfe",)),
    ("Irland beurteilt den Kongress als verpasste Chance.", ("Irland criticises Kongress",)),
    ("Irland beurteilt den Kongress als Chance.", ("Irland supports Kongress",)),
]


@pytest.mark.parametrize(("text", "stances"), CASES)
def test_modality(nlp: Language, text: str, stances: tuple[str, ...]) -> None:
    targets = {stance.split()[-1 - (stance.split()[-1] in MODALITIES)] for stance in stances}
    found = told(nlp, text)
    assert sorted(line for line, target in found if target in targets or not targets) == sorted(stances)
