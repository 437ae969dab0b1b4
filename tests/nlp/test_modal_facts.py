"""Modal verbs that tell, beside their twins that wish: minimal pairs through the whole analysis."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import told

PAIRS = (
    ("Die Partei will das Museum schließen.", "Die Partei wollte gerade das Museum schließen."),
    (
        "Die Ministerin sagte, die Partei habe zugesagt, sie wolle das Museum schließen.",
        "Die Ministerin sagte, dass die Partei das Museum habe schließen wollen.",
    ),
    (
        "Die Ministerin sagte, die Schule müsse schließen.",
        "Nach Informationen der Ministerin muss die Schule schließen.",
    ),
    (
        "Die Ministerin sagte, der Verein dürfe die Halle umbauen.",
        "Die Ministerin berichtete, dass der Verein die Halle umbauen darf.",
    ),
    (
        "Die Ministerin sagte, die Bücher müssten entfernt werden.",
        "Die Ministerin sagte, dass die Bücher hätten entfernt werden müssen.",
    ),
    (
        "„Wir wollen das Museum schließen“, sagte die Ministerin Rosa Hell.",
        "„Die Parteien wollen das Museum schließen“, sagte die Ministerin Rosa Hell.",
    ),
)


@pytest.mark.parametrize(("wishes", "tells"), PAIRS)
def test_a_modal_that_tells_is_no_stance(nlp: Language, wishes: str, tells: str) -> None:
    modal = ("demands", "open_to", "commits_to", "opposes")
    assert [line for line, _ in told(nlp, wishes) if any(name in line for name in modal)]
    assert not [line for line, _ in told(nlp, tells) if any(name in line for name in modal)]
