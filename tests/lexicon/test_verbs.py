"""Forms of verbs find their infinitives, in every class of German conjugation."""

from __future__ import annotations

import re

import pytest
from conjugator import strong_finite, weak_bare_participle, weak_finite, weak_participle
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon import verbs as module
from kg.lexicon.cues import KINDS, read_rows
from kg.lexicon.reporting import VERB_COLUMNS, VERBS
from kg.lexicon.tables import load_table
from kg.lexicon.verbs import best_lemma, infinitives, is_particle, verbs

# form infinitive, by class
FORMS = """
# strong, present with another vowel
gibt geben | nimmt nehmen | spricht sprechen | hilft helfen | gilt gelten | trifft treffen | liest lesen | sieht sehen
fährt fahren | hält halten | rät raten | lässt lassen | läuft laufen | stößt stoßen | wächst wachsen | tritt treten
wirft werfen | stirbt sterben | bricht brechen | isst essen | lädt laden | trägt tragen | schlägt schlagen
# strong, preterite
gab geben | ging gehen | stand stehen | zog ziehen | schrieb schreiben | lag liegen | bat bitten | begann beginnen
fand finden | hieß heißen | ließ lassen | rief rufen | trug tragen | schlug schlagen | flog fliegen | lud laden
wies weisen | stritten streiten | verloren verlieren | schlossen schließen | fielen fallen | boten bieten
# strong, participle
gegangen gehen | gesprochen sprechen | genommen nehmen | gewonnen gewinnen | verloren verlieren | gelungen gelingen
geboren gebären | gebeten bitten | gelegen liegen | gewesen sein | geworden werden | worden werden | gesessen sitzen
# strong, subjunctives
gäbe geben | käme kommen | ginge gehen | stünde stehen | hülfe helfen | nehme nehmen | spreche sprechen | bliebe bleiben
werfe werfen | halte halten | fänden finden | würfen werfen | sehe sehen | lasse lassen
# mixed and irregular
brachte bringen | dachte denken | kannte kennen | nannte nennen | wandte wenden | sandten senden | gebracht bringen
gewusst wissen | weiß wissen | wüsste wissen | tat tun | getan tun | täten tun | tue tun
# modals and auxiliaries
kann können | konnte können | könnten können | darf dürfen | dürfe dürfen | muss müssen | müsste müssen | mag mögen
möchte mögen | will wollen | wollten wollen | soll sollen | solle sollen | ist sein | sind sein | sei sein | seien sein
war sein | wäre sein | hat haben | hatte haben | hätte haben | habe haben | wird werden | wurde werden | würde werden
# weak, with e before the ending
meldet melden | meldete melden | gemeldet melden | arbeitet arbeiten | arbeiteten arbeiten | gearbeitet arbeiten
öffnet öffnen | öffnete öffnen | geöffnet öffnen | rechnet rechnen | rechneten rechnen | atmet atmen | tötete töten
spendet spenden | leistete leisten | gekostet kosten | geleitet leiten | richtete richten | zeichnete zeichnen
# weak, without
sagt sagen | sagte sagen | gesagt sagen | lernt lernen | wohnte wohnen | rühmt rühmen | stemmten stemmen | lobe loben
reist reisen | nutzt nutzen | fassten fassen | plant planen | lehnte lehnen | stimmten stimmen | gehört hören
# -eln and -ern
handelt handeln | handelte handeln | gehandelt handeln | handle handeln | ändert ändern | ändre ändern | geändert ändern
äußerte äußern | fordern fordern | forderten fordern | gefordert fordern | weigert weigern | liefere liefern
feiern feiern | feierte feiern | gefeiert feiern | sammle sammeln | steuerte steuern
# -ieren, without ge-
kritisiert kritisieren | kritisierte kritisieren | ratifiziert ratifizieren | dementierten dementieren
finanziere finanzieren | boykottiert boykottieren | digitalisierte digitalisieren | zertifizierten zertifizieren
# inseparable prefixes, without ge-
verändert verändern | beklagte beklagen | entlassen entlassen | erklärt erklären | verbietet verbieten
verboten verbieten | zerstört zerstören | misstraut misstrauen | vereinbart vereinbaren | verzichtete verzichten
besprach besprechen | beschlossen beschließen | verlassen verlassen | verstanden verstehen | erhielt erhalten
beauftragt beauftragen | veranstaltete veranstalten | begleitete begleiten | entschieden entscheiden
verbracht verbringen | entsandt entsenden | empfangen empfangen | übernimmt übernehmen | unterschrieb unterschreiben
widerspricht widersprechen | widersprochen widersprechen | überzeugt überzeugen | umfasst umfassen
# separable, written together
ablehnt ablehnen | abgelehnt ablehnen | abzulehnen ablehnen | ablehnten ablehnen | aufgibt aufgeben
aufgegeben aufgeben | aufzugeben aufgeben | zustimmt zustimmen | zugestimmt zustimmen | zuzustimmen zustimmen
teilnimmt teilnehmen | teilgenommen teilnehmen | teilzunehmen teilnehmen | vorgeworfen vorwerfen | vorwarf vorwerfen
angekündigt ankündigen | anzukündigen ankündigen | umgewandelt umwandeln | auszubilden ausbilden
zurückgetreten zurücktreten | zurückzuziehen zurückziehen | festgenommen festnehmen | bekanntgegeben bekanntgeben
sicherzustellen sicherstellen | stattfand stattfinden | stattgefunden stattfinden | hingewiesen hinweisen
wiederherzustellen wiederherstellen | aufrechtzuerhalten aufrechterhalten | zugelassen zulassen | zuzulassen zulassen
# separable before inseparable, without ge-
anerkannt anerkennen | anzuerkennen anerkennen | einbezogen einbeziehen | vorenthalten vorenthalten
vorbereitet vorbereiten | vorzubereiten vorbereiten | zurückgewonnen zurückgewinnen | ausverkauft ausverkaufen
# the verb of a particle that stands apart, participles that are inflected
schränkt schränken | breitete breiten | geleisteten leisten | ausgeübte ausüben | angesehener ansehen
# older and Swiss spellings, clitics, capitals
muß müssen | läßt lassen | gewußt wissen | heisst heißen | schliesst schließen | gibt's geben | Ging gehen
"""
CASES = [
    tuple(pair.split()) for line in FORMS.splitlines() if line and not line.startswith("#") for pair in line.split("|")
]

# form, what the lemmatiser says, what it means
REPAIRS = [
    ("meldete", "meldeen", "melden"),
    ("tritt", "triten", "treten"),
    ("verändert", "veränderen", "verändern"),
    ("mag", "önnen", "mögen"),
    ("abzulehnen", "abzulehnen", "ablehnen"),
    ("hinzunehmen", "hinzunehmen", "hinnehmen"),
    ("hinzuzufügen", "hinzufügen", "hinzufügen"),
    ("ausgerufen", "ausrufeen", "ausrufen"),
    ("verbracht", "verbracht", "verbringen"),
    ("verbracht", "verbrechen", "verbringen"),
    ("entfällt", "entfällen", "entfallen"),
    ("seien", "seienn", "sein"),
    ("begann", "begehen", "beginnen"),
    ("schloß", "schlen", "schließen"),
]

# what is possible stays: gefällt is of gefallen or fällen, the sentence decides
KEPT = [
    ("gefällt", "fällen"),
    ("gefällt", "gefallen"),
    ("gefallen", "fallen"),
    ("gefallen", "gefallen"),
    ("gehört", "hören"),
    ("gehört", "gehören"),
    ("führe", "fahren"),
    ("führe", "führen"),
    ("gestanden", "gestehen"),
    ("gestanden", "stehen"),
    ("drängen", "dringen"),
    ("drängen", "drängen"),
    ("gelegen", "liegen"),
    ("verziehen", "verzeihen"),
    ("verziehen", "verziehen"),
]

LISTED = sorted(verbs().listed)
STRONG = [module._strong(row) for row in load_table(module.STRONG_FILE, module.STRONG_COLUMNS)]
WEAK = load_table(module.WEAK_FILE, module.WEAK_COLUMNS)
PREFIXES = load_table(module.PREFIX_FILE, module.PREFIX_COLUMNS)
FREE_WEAK = [row["infinitive"] for row in WEAK if row["prefixes"] != module.ONLY]
BASES = [row["infinitive"] for row in WEAK if row["prefixes"] != module.NEVER]
SEPARABLE = [row["prefix"] for row in PREFIXES if row["kind"] != "inseparable"]
INSEPARABLE = [row["prefix"] for row in PREFIXES if row["kind"] != "separable"]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150
    assert len(STRONG) >= 180
    assert len(FREE_WEAK) >= 800


@pytest.mark.parametrize(("form", "infinitive"), CASES)
def test_form_has_its_infinitive(form: str, infinitive: str) -> None:
    assert infinitive in infinitives(form)


@pytest.mark.parametrize("form", ["Boot", "nicht", "xyz", "", "ab", "zu", "ge", "t"])
def test_other_words_have_none(form: str) -> None:
    assert infinitives(form) == frozenset()


@pytest.mark.parametrize(
    ("form", "not_of"),
    [
        ("meldt", "melden"),
        ("atmt", "atmen"),
        ("ablehnen", "lehnen"),
        ("geschränkt", "schränken"),
        ("gestattet", "statten"),
        ("gelegt", "gelegen"),
    ],
)
def test_forms_that_break_the_rules(form: str, not_of: str) -> None:
    assert not_of not in infinitives(form)


@pytest.mark.parametrize(("form", "predicted", "lemma"), REPAIRS)
def test_what_is_no_verb_is_repaired(form: str, predicted: str, lemma: str) -> None:
    assert best_lemma(form, predicted) == lemma


@pytest.mark.parametrize(("form", "predicted"), KEPT)
def test_what_is_possible_stays(form: str, predicted: str) -> None:
    assert best_lemma(form, predicted) == predicted


@pytest.mark.parametrize(
    ("form", "predicted", "lemma"),
    [
        ("schnurpselte", "schnurpselen", "schnurpseln"),
        ("brunkt", "brunken", "brunken"),
        ("gebrunkt", "brunkten", "brunken"),
        ("did", "do", "do"),
        ("Gewalt", "Gewalt", "Gewalt"),
        ("42", "42", "42"),
        ("", "", ""),
    ],
)
def test_unknown_forms(form: str, predicted: str, lemma: str) -> None:
    assert best_lemma(form, predicted) == lemma


@pytest.mark.parametrize(
    ("word", "expected"),
    [("ab", True), ("Zurück", True), ("über", True), ("teil", True), ("nie", False), ("ver", False), ("", False)],
)
def test_particles(word: str, expected: bool) -> None:
    assert is_particle(word) is expected


@pytest.mark.parametrize("verb", STRONG, ids=lambda verb: verb.infinitive)
def test_strong_verbs(verb: module.StrongVerb) -> None:
    forms = strong_finite(verb) | {*verb.participles}
    assert len(forms) >= 7
    assert [form for form in forms if verb.infinitive not in infinitives(form)] == []


def test_examples_of_strong_verbs_hold_a_form() -> None:
    rows = load_table(module.STRONG_FILE, module.STRONG_COLUMNS)
    silent = [
        row["infinitive"]
        for row in rows
        if not any(row["infinitive"] in infinitives(word) for word in re.findall(r"\w+", row["example"]))
    ]
    assert len(rows) >= 180
    assert silent == []


def test_examples_of_prefixes_hold_them() -> None:
    silent = [row["prefix"] for row in PREFIXES if not _shows(row["prefix"], row["example"])]
    assert len(PREFIXES) >= 100
    assert silent == []


def _shows(prefix: str, example: str) -> bool:
    """Apart at the end, or fused to its verb, or, for a fused pair, in two words (*wieder her*)."""
    words = [word.lower() for word in re.findall(r"\w+", example)]
    return any(word.startswith(prefix) for word in words) or prefix in "".join(words)


def test_weak_table() -> None:
    names = [row["infinitive"] for row in WEAK]
    assert len(names) == len(set(names))
    assert {name for name in names if name in {verb.infinitive for verb in STRONG}} == set()


@given(st.sampled_from(FREE_WEAK))
def test_forms_of_weak_verbs_map_back(verb: str) -> None:
    forms = weak_finite(verb) | {weak_bare_participle(verb)}
    assert [form for form in forms if verb not in infinitives(form)] == []


@given(st.sampled_from(BASES), st.sampled_from(SEPARABLE))
def test_particles_before_weak_verbs(base: str, particle: str) -> None:
    forms = {particle + form for form in weak_finite(base)}
    forms |= {particle + weak_participle(base), f"{particle}zu{base}"}
    assert [form for form in forms if particle + base not in infinitives(form)] == []


@given(st.sampled_from(BASES), st.sampled_from(INSEPARABLE))
def test_inseparable_prefixes_before_weak_verbs(base: str, prefix: str) -> None:
    forms = {prefix + form for form in weak_finite(base)} | {prefix + weak_bare_participle(base)}
    assert [form for form in forms if prefix + base not in infinitives(form)] == []


@given(st.sampled_from(STRONG), st.sampled_from(SEPARABLE))
def test_particles_before_strong_verbs(verb: module.StrongVerb, particle: str) -> None:
    forms = {particle + form for form in strong_finite(verb) | {*verb.participles}}
    forms.add(f"{particle}zu{verb.infinitive}")
    assert [form for form in forms if particle + verb.infinitive not in infinitives(form)] == []


@given(st.sampled_from(STRONG), st.sampled_from(INSEPARABLE))
def test_inseparable_prefixes_before_strong_verbs(verb: module.StrongVerb, prefix: str) -> None:
    forms = {prefix + form for form in strong_finite(verb) | {*verb.bare_participles()}}
    assert [form for form in forms if prefix + verb.infinitive not in infinitives(form)] == []


@given(st.sampled_from(LISTED))
def test_infinitives_are_their_own(verb: str) -> None:
    assert verb in infinitives(verb)
    assert best_lemma(verb, verb) == verb


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_text_has_an_answer_and_keeps_it(form: str, predicted: str) -> None:
    lemma = best_lemma(form, predicted)
    assert best_lemma(form, lemma) == lemma


def test_cue_lemmas_are_known() -> None:
    cue_files = [file for file, kind in KINDS.items() if kind in ("verb", "support")]
    lemmas = {row["lemma"] for file in cue_files for row in read_rows(file)[0]}
    lemmas |= {row["lemma"] for row in load_table(VERBS, VERB_COLUMNS)}
    assert len(lemmas) >= 300
    assert {lemma for lemma in lemmas if best_lemma(lemma, lemma) != lemma} == set()
