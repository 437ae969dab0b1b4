"""Change and time through the whole pipeline: what was before, what is new, from when until when, and since which day.

A line says the type, when it was said and on what ground, the validity, and the phase of the change.
"""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import stances

from kg.domain.dates import PartialDate
from kg.domain.stances import Stance
from kg.nlp.datelines import dateline, without_dateline

CASES = [
    (
        "2026-01-06",
        "Im Februar 1974 machte Lissabon Schlagzeilen, als Portugal Zölle forderte.",
        ("demands: 1974-02 explicit, - to -, current",),
    ),
    ("2026-01-06", "Vor etwa vier Jahren hatte Portugal Zölle gefordert.", ("demands: 2022 relative, - to -, past",)),
    ("2026-01-06", "Vor vier Jahren forderte Portugal Zölle.", ("demands: 2022 relative, - to -, current",)),
    (
        "2026-01-06",
        "Am Donnerstag, dem 1. Januar 2026, forderte Portugal Zölle.",
        ("demands: 2026-01-01 explicit, - to -, current",),
    ),
    ("2026-01-06", "Am darauffolgenden Tag lehnte Portugal Zölle ab.", ("opposes: - unknown, - to -, past",)),
    (
        None,
        "Lissabon (Portugal), 12.03.2006 – Portugal fordert Zölle. Gestern lehnte Irland den Entwurf ab.",
        ("demands: 2006-03-12 publication, - to -, current", "opposes: 2006-03-11 relative, - to -, current"),
    ),
    ("2026-01-06", "Portugal lehnt den Entwurf nicht mehr ab.", ("open_to: 2026-01-06 publication, - to -, ended",)),
    ("2026-01-06", "Portugal fordert wieder Zölle.", ("demands: 2026-01-06 publication, - to -, resumed",)),
    ("2026-01-06", "Portugal fordert erneut Zölle.", ("demands: 2026-01-06 publication, - to -, resumed",)),
    (
        "2026-01-06",
        "Portugal hatte Zölle zuvor abgelehnt, zeigt sich nun aber offen für Zölle.",
        ("opposes: - unknown, - to 2026-01-06, past", "open_to: 2026-01-06 publication, 2026-01-06 to -, begun"),
    ),
    ("2026-01-06", "Bislang lehnte Portugal Zölle ab.", ("opposes: - unknown, - to 2026-01-06, past",)),
    ("2026-01-06", "Bisher hat Portugal Zölle abgelehnt.", ("opposes: - unknown, - to 2026-01-06, past",)),
    ("2026-01-06", "Früher lehnte Portugal Zölle ab.", ("opposes: - unknown, - to -, past",)),
    ("2026-01-06", "Inzwischen lehnt Portugal Zölle ab.", ("opposes: 2026-01-06 publication, - to -, begun",)),
    ("2026-01-06", "Portugal lehnt nun Zölle ab.", ("opposes: 2026-01-06 publication, 2026-01-06 to -, begun",)),
    ("2026-01-06", "Portugal lehnt seit 2014 Zölle ab.", ("opposes: 2026-01-06 publication, 2014 to -, current",)),
    ("2026-01-06", "Portugal fordert erstmals Zölle.", ("demands: 2026-01-06 publication, 2026-01-06 to -, begun",)),
    ("2026-01-06", "Portugal fordert weiterhin Zölle.", ("demands: 2026-01-06 publication, - to -, continued",)),
    ("2026-01-06", "Portugal hatte Zölle gefordert.", ("demands: - unknown, - to -, past",)),
    ("2026-01-06", "Portugal hatte im Mai Zölle gefordert.", ("demands: 2025-05 relative, - to -, past",)),
    ("2026-01-06", "Portugal forderte Zölle.", ("demands: 2026-01-06 publication, - to -, current",)),
    ("2026-01-06", "Portugal lehnt Zölle bislang ab.", ("opposes: 2026-01-06 publication, - to -, current",)),
    (
        "2026-01-06",
        "Portugal unterstützt den Entwurf nicht mehr.",
        ("opposes: 2026-01-06 publication, - to -, ended",),
    ),
    (
        "2026-01-06",
        "Portugal unterstützt den Entwurf nicht länger.",
        ("opposes: 2026-01-06 publication, - to -, ended",),
    ),
    ("2026-01-06", "Portugal war lange gegen den Entwurf.", ("opposes: - unknown, - to -, past",)),
    ("2026-01-06", "Portugal lehnte Zölle jahrelang ab.", ("opposes: - unknown, - to -, past",)),
    (
        "2026-01-06",
        "Portugal hat seine Forderung nach Zöllen aufgegeben.",
        ("opposes: 2026-01-06 publication, - to -, ended",),
    ),
    (
        "2026-01-06",
        "Portugal gibt seinen Widerstand gegen Zölle auf.",
        ("open_to: 2026-01-06 publication, - to -, ended",),
    ),
    ("2026-01-06", "Damals lehnte Portugal Zölle ab.", ("opposes: - unknown, - to -, past",)),
    ("2026-01-06", "Seit Juli lehnt Portugal Zölle ab.", ("opposes: 2026-01-06 publication, 2025-07 to -, current",)),
    ("2026-01-06", "Portugal hat im Jahr 2014 Zölle gefordert.", ("demands: 2014 explicit, - to -, current",)),
    (
        "2026-01-06",
        "Portugal hielt bis 2019 an dem Abkommen fest.",
        ("upholds: - unknown, - to 2019, past",),
    ),
    (
        "2026-01-06",
        "Portugal hält weiter an dem Abkommen fest.",
        ("upholds: 2026-01-06 publication, - to -, continued",),
    ),
    (
        "2026-01-06",
        "Von 2014 bis 2019 lehnte Portugal Zölle ab.",
        ("opposes: - unknown, 2014 to 2019, past",),
    ),
    ("2026-01-06", "Am Wochenende hatte Portugal Zölle gefordert.", ("demands: 2026-01 relative, - to -, past",)),
    ("2026-01-06", "Am Wochenende forderte Portugal Zölle.", ("demands: 2026-01 relative, - to -, current",)),
    ("2026-01-06", "Im Herbst forderte Portugal Zölle.", ("demands: 2025 relative, - to -, current",)),
    ("2026-01-06", "Im Herbst 2024 forderte Portugal Zölle.", ("demands: 2024 explicit, - to -, current",)),
    ("2026-01-06", "Im vergangenen Mai forderte Portugal Zölle.", ("demands: 2025-05 relative, - to -, current",)),
    ("2026-01-06", "Vor wenigen Tagen forderte Portugal Zölle.", ("demands: - unknown, - to -, past",)),
    ("2026-01-06", "Vor kurzem forderte Portugal Zölle.", ("demands: - unknown, - to -, past",)),
    ("2026-01-06", "Mitte Dezember forderte Portugal Zölle.", ("demands: 2025-12 relative, - to -, current",)),
    (
        "2026-01-06",
        "Portugal will bis Ende des Jahres die Konvention verlassen.",
        ("leaves: 2026-01-06 publication, - to 2026, current",),
    ),
    (
        "2026-01-06",
        "Portugal will bis Jahresende die Konvention verlassen.",
        ("leaves: 2026-01-06 publication, - to 2026, current",),
    ),
    (
        "2026-01-06",
        "Portugal verlässt die Konvention zum 1. Juli.",
        ("leaves: 2026-01-06 publication, 2026-07-01 to -, current",),
    ),
    (
        "2026-01-06",
        "Portugal verlässt die Konvention zum 1. Januar 2027.",
        ("leaves: 2026-01-06 publication, 2027-01-01 to -, current",),
    ),
    (
        "2026-01-06",
        "Portugal fordert binnen eines Jahres Zölle.",
        ("demands: 2026-01-06 publication, - to 2027, current",),
    ),
    (
        "2026-01-06",
        "Portugal will innerhalb von zwei Monaten die Konvention verlassen.",
        ("leaves: 2026-01-06 publication, - to 2026-03, current",),
    ),
    (
        "2026-01-06",
        "Portugal lehnt seit drei Jahren Zölle ab.",
        ("opposes: 2026-01-06 publication, 2023 to -, current",),
    ),
    ("2026-01-06", "Portugal lehnt seit Jahren Zölle ab.", ("opposes: 2026-01-06 publication, - to -, current",)),
    (
        "2026-01-06",
        "Portugal lehnt seit Montag Zölle ab.",
        ("opposes: 2026-01-06 publication, 2026-01-05 to -, current",),
    ),
    (
        "2026-01-06",
        "Portugal lehnt die seit Juli geltenden Zölle ab.",
        ("opposes: 2026-01-06 publication, - to -, current",),
    ),
    (
        "2026-01-06",
        "Portugal lehnte die am Freitag beschlossenen Zölle ab.",
        ("opposes: 2026-01-06 publication, - to -, current",),
    ),
    ("2026-01-06", "Am 2025-12-02 forderte Portugal Zölle.", ("demands: 2025-12-02 explicit, - to -, current",)),
    ("2026-01-06", "Portugal fordert ab sofort Zölle.", ("demands: 2026-01-06 publication, 2026-01-06 to -, begun",)),
    (
        "2026-01-06",
        "Portugal fordert Zölle ab dem 1. Juli 2026.",
        ("demands: 2026-01-06 publication, 2026-07-01 to -, current",),
    ),
    ("2026-01-06", "Portugal hat im Dezember Zölle gefordert.", ("demands: 2025-12 relative, - to -, current",)),
    ("2026-01-06", "Portugal fordert im März Zölle.", ("demands: 2026-01-06 publication, 2026-03 to -, current",)),
    (
        "2026-01-06",
        "Portugal wird am Freitag die Konvention verlassen.",
        ("leaves: 2026-01-06 publication, - to -, current",),
    ),
    (
        "2026-01-06",
        "In der Nacht zum Montag griff Portugal Irland an.",
        ("attacks: 2026-01-05 relative, - to -, current",),
    ),
    ("2026-01-06", "Portugal unterstützt keine Zölle mehr.", ("opposes: 2026-01-06 publication, - to -, ended",)),
    (
        "2026-01-06",
        "Portugal lehnt den Entwurf noch immer ab.",
        ("opposes: 2026-01-06 publication, - to -, continued",),
    ),
    (
        None,
        "Portugal fordert Zölle. Gestern lehnte Irland den Entwurf ab.",
        ("demands: - unknown, - to -, current", "opposes: - unknown, - to -, current"),
    ),
    (None, "Am 12. März 2006 forderte Portugal Zölle.", ("demands: 2006-03-12 explicit, - to -, current",)),
]


def line(stance: Stance) -> str:
    time = stance.time
    validity = f"{time.start or '-'} to {time.until or '-'}"
    return f"{stance.type}: {time.said or '-'} {time.basis}, {validity}, {time.phase}"


@pytest.mark.parametrize(("published", "text", "lines"), CASES)
def test_time_and_phase(nlp: Language, published: str | None, text: str, lines: tuple[str, ...]) -> None:
    assert tuple(line(stance) for stance in stances(nlp, text, published)) == lines


DATELINES = [
    ("Graz (Österreich), 12.03.2006 – Der Rat tagt.", "2006-03-12"),
    ("Graz, 12. März 2006 – Der Rat tagt.", "2006-03-12"),
    ("12.03.2006: Der Rat tagt.", "2006-03-12"),
    ("Graz, 31.06.2006 – Der Rat tagt.", None),
    ("Am 12.03.2006 tagte der Rat.", None),
    ("Der Rat von Graz, der am 12.03.2006 – einem Sonntag – tagte, schweigt.", None),
    ("Der Rat tagt.", None),
]


@pytest.mark.parametrize(("text", "found"), DATELINES)
def test_a_dateline_dates_its_text(text: str, found: str | None) -> None:
    assert dateline(text) == (None if found is None else PartialDate.parse(found))
    rest = without_dateline(text)
    assert len(rest) == len(text)
    assert text.endswith(rest.lstrip())
