"""Negation and its scope: each construction beside the one it must be told apart from.

A line says holder, type, the lemma of the target (*not* before a denied one) and the modality where it is not asserted.
"""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import told

from kg.domain.stances import Modality

MODALITIES = {modality.value for modality in Modality}
CASES = [
    ("Portugal lehnt den Entwurf nicht ab.", ("Portugal open_to Entwurf",)),
    ("Portugal lehnt den Entwurf ab.", ("Portugal opposes Entwurf",)),
    ("Portugal fordert keine Zölle.", ("Portugal opposes Zoll",)),
    ("Portugal fordert Zölle.", ("Portugal demands Zoll",)),
    ("Portugal hat nie Zölle gefordert.", ("Portugal opposes Zoll",)),
    ("Portugal wird dem Entwurf niemals zustimmen.", ("Portugal opposes Entwurf intended",)),
    ("Weder Portugal noch Irland unterstützt den Entwurf.", ("Irland opposes Entwurf", "Portugal opposes Entwurf")),
    ("Portugal fordert weder Zölle, noch lehnt es Quoten ab.", ("Portugal open_to Quote", "Portugal opposes Zoll")),
    ("Portugal unterstützt den Entwurf kaum.", ("Portugal opposes Entwurf",)),
    (
        "Portugal verhandelt mit Irland, ohne den Entwurf abzulehnen.",
        ("Portugal negotiates_with Irland", "Portugal open_to Entwurf"),
    ),
    ("Portugal verließ die Konferenz, ohne dass Irland Zölle forderte.", ("Irland opposes Zoll",)),
    ("Portugal fordert nicht Zölle, sondern Quoten.", ("Portugal demands Quote", "Portugal opposes Zoll")),
    ("Portugal fordert nicht nur Zölle, sondern auch Quoten.", ("Portugal demands Quote", "Portugal demands Zoll")),
    ("Nicht nur Irland, sondern auch Portugal fordert Quoten.", ("Irland demands Quote", "Portugal demands Quote")),
    (
        "Portugal fordert nicht nur Zölle, sondern lehnt auch Quoten ab.",
        ("Portugal demands Zoll", "Portugal opposes Quote"),
    ),
    (
        "Portugal lehnt den Entwurf nicht ab, sondern unterstützt ihn.",
        ("Portugal open_to Entwurf", "Portugal supports er"),
    ),
    ("Portugal lehnt den Entwurf keineswegs ab.", ("Portugal open_to Entwurf",)),
    ("Portugal will den Entwurf keinesfalls unterstützen.", ("Portugal opposes Entwurf intended",)),
    ("Portugal wird den Entwurf auf keinen Fall unterstützen.", ("Portugal opposes Entwurf intended",)),
    ("Portugal lehnt den Entwurf mitnichten ab.", ("Portugal open_to Entwurf",)),
    ("Portugal hat nirgends Zölle gefordert.", ("Portugal opposes Zoll",)),
    (
        "Portugal kritisiert die fehlende Unterstützung Irlands für den Entwurf.",
        ("Portugal criticises Unterstützung",),
    ),
    ("Die mangelnde Unterstützung Irlands für den Entwurf wächst.", ()),
    ("Die fehlende Unterstützung Irlands für den Entwurf ärgert viele.", ()),
    ("Die Unterstützung Irlands für den Entwurf ist groß.", ("Irlands supports Entwurf",)),
    (
        "Portugal weigert sich, den Entwurf zu unterstützen.",
        ("Portugal opposes Entwurf intended", "Portugal opposes unterstützen"),
    ),
    ("Portugal weigert sich, Irland anzugreifen.", ("Portugal opposes angreifen",)),
    (
        "Portugal weigert sich nicht, den Entwurf zu unterstützen.",
        ("Portugal open_to unterstützen", "Portugal supports Entwurf intended"),
    ),
    ("Portugal schließt Zölle nicht aus.", ("Portugal open_to Zoll",)),
    ("Portugal ist kein Gegner des Entwurfs.", ("Portugal open_to Entwurf",)),
    ("Portugal ist ein Gegner des Entwurfs.", ("Portugal opposes Entwurf",)),
    ("Portugal unterstützt den Entwurf nicht mehr.", ("Portugal opposes Entwurf",)),
    ("Portugal hat dem Entwurf noch nicht zugestimmt.", ()),
    ("Portugal unterstützt den Entwurf nicht länger.", ("Portugal opposes Entwurf",)),
    ("Portugal fordert Quoten, weil Irland nicht zahlt.", ("Portugal demands Quote",)),
    ("Portugal fordert keine Quoten, weil Irland zahlt.", ("Portugal opposes Quote",)),
    ("Weil Irland nicht zahlt, fordert Portugal Quoten.", ("Portugal demands Quote",)),
    ("Portugal, das nicht zahlt, fordert Quoten.", ("Portugal demands Quote",)),
    ("Portugal glaubt nicht, dass die Zölle helfen.", ("Portugal claims not helfen",)),
    ("Portugal glaubt, dass die Zölle nicht helfen.", ("Portugal claims not helfen",)),
    ("Portugal will nicht, dass die Zölle steigen.", ("Portugal opposes steigen",)),
    ("Portugal will, dass die Zölle steigen.", ("Portugal demands steigen",)),
    ("Nicht Irland fordert Quoten.", ()),
    (
        "Portugal lehnt den Entwurf ab und fordert keine Quoten.",
        ("Portugal opposes Entwurf", "Portugal opposes Quote"),
    ),
    (
        "Portugal lehnt den Entwurf nicht ab und fordert Quoten.",
        ("Portugal demands Quote", "Portugal open_to Entwurf"),
    ),
    ("Es gibt keine Forderung Portugals nach Zöllen.", ("Portugals opposes Zoll",)),
    ("Es gibt eine Forderung Portugals nach Zöllen.", ("Portugals demands Zoll",)),
    ("Portugal und Irland einigten sich nicht auf eine Quote.", ()),
    ("Portugal und Irland einigten sich auf eine Quote.", ("Irland agrees_to Quote", "Portugal agrees_to Quote")),
    ("Portugal und Irland konnten sich nicht auf eine Quote einigen.", ()),
    ("Portugal hofft nicht auf einen Durchbruch.", ()),
    ("Portugal stimmt dem Entwurf nicht ohne Bedingungen zu.", ("Portugal agrees_to Entwurf",)),
    ("Portugal stimmte dem Entwurf nicht ohne Kritik zu.", ("Portugal agrees_to Entwurf",)),
    ("Portugal stimmt dem Entwurf nicht zu.", ("Portugal opposes Entwurf",)),
    ("Kein Land unterstützt den Entwurf.", ()),
    ("Keine Partei unterstützt den Entwurf.", ()),
    ("Portugal lehnt es nicht ab, Zölle zu senken.", ("Portugal open_to senken",)),
    ("Portugal lehnt es ab, Zölle zu senken.", ("Portugal opposes senken",)),
    (
        "Portugal hat nicht vor, den Entwurf zu unterstützen.",
        ("Portugal opposes Entwurf intended", "Portugal opposes unterstützen"),
    ),
    ("Portugal denkt nicht daran, den Entwurf zu unterstützen.", ("Portugal opposes Entwurf intended",)),
    ("Portugal beabsichtigt nicht, Zölle zu erheben.", ("Portugal opposes erheben",)),
    ("Portugal plant keine Zölle.", ("Portugal opposes Zoll",)),
    (
        "Portugal kündigte an, den Entwurf nicht zu unterstützen.",
        ("Portugal opposes Entwurf intended", "Portugal opposes unterstützen"),
    ),
    (
        "Die Ministerin Ada Beispiel sagte, sie unterstütze den Entwurf nicht.",
        ("Ministerin Ada Beispiel opposes Entwurf",),
    ),
    ("Die Ministerin Ada Beispiel sagte nicht, dass sie den Entwurf unterstützt.", ()),
    ("Portugal hat keine Zweifel am Entwurf.", ("Portugal supports Entwurf",)),
    ("Portugal hat Zweifel am Entwurf.", ("Portugal doubts Entwurf",)),
    ("Portugal übte keine Kritik an Irland.", ()),
    ("Ohne den Entwurf zu kritisieren, fordert Portugal Quoten.", ("Portugal demands Quote",)),
    ("Portugal forderte Irland auf, keine Zölle zu erheben.", ("Portugal opposes erheben",)),
    ("Portugal lehnt jeden Entwurf ohne Quoten ab.", ("Portugal opposes Entwurf",)),
    ("Portugal gibt seine Unterstützung für den Entwurf auf.", ("Portugal opposes Entwurf",)),
    ("Nicht die Regierung, sondern die Opposition fordert Quoten.", ("Opposition demands Quote",)),
    ("Portugal, nicht Irland, fordert Quoten.", ("Portugal demands Quote",)),
    ("Portugal lehnt Zölle nicht grundsätzlich ab.", ()),
    ("Portugal hat noch keine Zölle gefordert.", ()),
    ("Portugal war noch nie für den Entwurf.", ("Portugal opposes Entwurf",)),
    ("Portugal hat bislang keine Zölle gefordert.", ()),
    ("Portugal sagt nicht, dass Irland den Entwurf ablehnt.", ()),
    ("Portugal weiß nicht, dass Irland den Entwurf ablehnt.", ("Irland opposes Entwurf",)),
    ("Portugal geht nicht davon aus, dass die Zölle steigen.", ("Portugal claims not steigen",)),
    ("Portugal geht davon aus, dass die Zölle steigen.", ("Portugal claims steigen",)),
    ("Portugal meint nicht, dass die Zölle helfen.", ("Portugal claims not helfen",)),
    (
        "Portugal ist nicht bereit, den Entwurf zu unterstützen.",
        ("Portugal opposes Entwurf intended", "Portugal opposes unterstützen"),
    ),
    ("Portugal denkt nicht daran, die Konvention zu verlassen.", ("Portugal upholds Konvention intended",)),
    ("Portugal versuchte nicht, die Konvention zu verlassen.", ()),
    ("Portugal ist nicht gegen den Entwurf.", ("Portugal open_to Entwurf",)),
    ("Portugal ist nicht für den Entwurf.", ("Portugal opposes Entwurf",)),
    ("Der Entwurf wird von keinem Land unterstützt.", ()),
    ("Der Entwurf wurde von Portugal nicht abgelehnt.", ("Portugal open_to Entwurf",)),
    ("Es gab keine Kritik Portugals an dem Entwurf.", ()),
    (
        "Portugal kündigte an, nicht für den Entwurf zu stimmen.",
        ("Portugal opposes Entwurf intended", "Portugal opposes stimmen"),
    ),
    (
        "Portugal lehnt es ab, den Entwurf zu unterstützen.",
        ("Portugal opposes Entwurf intended", "Portugal opposes unterstützen"),
    ),
    ("Portugal lehnt es ab, Irland anzugreifen.", ("Portugal opposes angreifen",)),
    ("Portugal verzichtet darauf, Zölle zu fordern.", ("Portugal opposes Zoll intended", "Portugal opposes fordern")),
    ("Portugal will keine Zölle.", ("Portugal opposes Zoll",)),
    ("Portugal hat die Konvention nie verlassen.", ("Portugal upholds Konvention",)),
    ("Portugal hat die Konvention nicht verlassen.", ("Portugal upholds Konvention",)),
    ("Portugal wird die Konvention nicht verlassen.", ("Portugal upholds Konvention intended",)),
    ("Portugal bricht den Vertrag nicht.", ("Portugal upholds Vertrag",)),
    ("Portugal hält den Vertrag nicht ein.", ("Portugal violates Vertrag",)),
    ("Portugal greift Irland nicht an.", ()),
    ("Irland, das den Entwurf nicht ablehnt, schweigt.", ("Irland open_to Entwurf",)),
    ("Portugal fordert, dass Irland den Entwurf nicht ablehnt.", ("Portugal opposes ablehnen",)),
    ("Portugal fordert Quoten und will keine Zölle.", ("Portugal demands Quote", "Portugal opposes Zoll")),
    ("Portugal fordert keine Quoten und keine Zölle.", ("Portugal opposes Quote", "Portugal opposes Zoll")),
    ("Portugal fordert keine Quoten oder Zölle.", ("Portugal opposes Quote", "Portugal opposes Zoll")),
    ("Portugal fordert keine Quoten, sondern Zölle.", ("Portugal demands Zoll", "Portugal opposes Quote")),
    (
        "Portugal lehnt den Entwurf nicht ab, sondern begrüßt ihn.",
        ("Portugal open_to Entwurf", "Portugal supports er"),
    ),
    ("Portugal ist kein Befürworter des Entwurfs.", ("Portugal opposes Entwurf",)),
    ("Portugal kündigte keine Zölle an.", ()),
    ("Nirgends fordert Portugal Zölle.", ("Portugal opposes Zoll",)),
    ("In keiner Weise unterstützt Portugal den Entwurf.", ("Portugal opposes Entwurf",)),
    ("Portugal unterstützt den Entwurf in keiner Weise.", ("Portugal opposes Entwurf",)),
    ("Unter keinen Umständen wird Portugal dem Entwurf zustimmen.", ("Portugal opposes Entwurf intended",)),
]


@pytest.mark.parametrize(("text", "stances"), CASES)
def test_negation(nlp: Language, text: str, stances: tuple[str, ...]) -> None:
    targets = {stance.split()[-1 - (stance.split()[-1] in MODALITIES)] for stance in stances}
    found = told(nlp, text)
    assert sorted(line for line, target in found if target in targets or not targets) == sorted(stances)
