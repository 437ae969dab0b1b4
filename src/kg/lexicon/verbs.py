"""Known verbs of German and the infinitives behind their forms.

The neural lemmatiser knows contexts but makes up words; these tables know words but no contexts. `best_lemma` lets the
first choose among what the second allows, as rule-and-lexicon lemmatisers do (after Liebeck and Conrad 2015, *IWNLP*).
A form is taken apart on demand into prefix, *ge* or *zu*, stem and ending; forms are never listed but for strong verbs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from types import MappingProxyType

from kg.domain.documents import Problem
from kg.errors import LexiconError
from kg.lexicon import cues, reporting
from kg.lexicon.conjugation import StrongVerb, weak_infinitives, weak_participle_infinitives
from kg.lexicon.tables import Row, load_table, read_table

STRONG_FILE = "strong_verbs.tsv"
STRONG_COLUMNS = (
    "infinitive",
    "present_3sg",
    "preterite_3sg",
    "subjunctive2_3sg",
    "participle",
    "other",
    "example",
)
WEAK_FILE = "weak_verbs.tsv"
WEAK_COLUMNS = ("infinitive", "prefixes")
FREE, ONLY, NEVER = "free", "only", "never"
PREFIX_FILE = "verb_prefixes.tsv"
PREFIX_COLUMNS = ("prefix", "kind", "example")
PREFIX_KINDS = frozenset({"separable", "inseparable", "both"})
_CUE_FILES = (
    *((file, cues.COLUMNS) for file, kind in cues.KINDS.items() if kind in ("verb", "support")),
    (reporting.VERBS, reporting.VERB_COLUMNS),
)
_OPEN_CLASS = "ieren"
_SHORTEST_OPEN = 8
_SHORTEST_GUESS = 4
_ADJECTIVE_ENDINGS = ("en", "em", "er", "es", "e")
_CLITICS = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True)
class Verbs:
    """The tables, ready to take forms apart. ``listed`` are the infinitives that stand in some table as they are.

    ``common`` holds the forms of strong verbs without those of the second person, ``finite`` all; ``weak`` are weak
    verbs without a prefix, ``bases`` those that take one, ``alone`` both: *schränkt* stands apart from its *ein*.
    """

    common: Mapping[str, frozenset[str]]
    finite: Mapping[str, frozenset[str]]
    participles: Mapping[str, frozenset[str]]
    bare_participles: Mapping[str, frozenset[str]]
    weak: frozenset[str]
    bases: frozenset[str]
    alone: frozenset[str]
    separable: tuple[str, ...]
    inseparable: tuple[str, ...]
    listed: frozenset[str]

    def all(self, form: str) -> set[str]:
        """Infinitives of a form, with and without prefixes."""
        found = self._finite(form, self.alone) | self._participle(form, self.weak) | self._inseparable(form)
        for prefix, rest in _cut(form, self.separable):
            found |= {prefix + verb for verb in self._below_particle(rest)}
            bare = rest.removeprefix("zu")
            if bare != rest and bare in self._below_particle(bare):
                found.add(prefix + bare)
        return found

    def _below_particle(self, form: str) -> set[str]:
        return self._finite(form, self.bases) | self._participle(form, self.bases) | self._inseparable(form)

    def _inseparable(self, form: str) -> set[str]:
        found: set[str] = set()
        for prefix, rest in _cut(form, self.inseparable):
            below = self._finite(rest, self.bases) | {*self.bare_participles.get(rest, ())}
            found |= {prefix + verb for verb in below}
        return found

    def _participle(self, form: str, weak: frozenset[str]) -> set[str]:
        return {*self.participles.get(form, ())} | (weak_participle_infinitives(form) & weak)

    def _finite(self, form: str, weak: frozenset[str]) -> set[str]:
        return {*self.finite.get(form, ())} | (weak_infinitives(form) & weak)


@cache
def verbs() -> Verbs:
    """The tables of verbs and prefixes, and the lemmas of cues and reporting verbs. LexiconError names all problems."""
    strong = [_strong(row) for row in load_table(STRONG_FILE, STRONG_COLUMNS, _check_strong)]
    rows = load_table(WEAK_FILE, WEAK_COLUMNS, _check_weak)
    weak = frozenset(row["infinitive"] for row in rows if row["prefixes"] != ONLY)
    bases = frozenset(row["infinitive"] for row in rows if row["prefixes"] != NEVER)
    kinds = {row["prefix"]: row["kind"] for row in load_table(PREFIX_FILE, PREFIX_COLUMNS, _check_prefix)}
    finite = _index((form, verb.infinitive) for verb in strong for form in verb.finite())
    separable = _longest_first(prefix for prefix, kind in kinds.items() if kind != "inseparable")
    inseparable = _longest_first(prefix for prefix, kind in kinds.items() if kind != "separable")
    lemmas = _cue_lemmas()
    listed = weak | lemmas | {verb.infinitive for verb in strong}
    tables = Verbs(
        common=_index((form, verb.infinitive) for verb in strong for form in verb.common()),
        finite=finite,
        participles=_index((form, verb.infinitive) for verb in strong for form in verb.participles),
        bare_participles=_index((form, verb.infinitive) for verb in strong for form in verb.bare_participles()),
        weak=weak,
        bases=bases,
        alone=weak | bases,
        separable=separable,
        inseparable=inseparable,
        listed=frozenset(listed),
    )
    unknown = {lemma for lemma in lemmas if lemma not in tables.all(lemma)}
    added = {next((rest for _, rest in _cut(lemma, separable)), lemma) for lemma in unknown}
    return replace(tables, weak=weak | (added & unknown), bases=bases | added, alone=tables.alone | added)


@cache
def _common_verbs() -> Verbs:
    return replace(verbs(), finite=verbs().common)


@lru_cache(maxsize=20_000)
def infinitives(form: str) -> frozenset[str]:
    """All known infinitives of an inflected verb form, of its participle or of its infinitive with or without *zu*.

    Particles count where they are written together (*ablehnt*, *abgelehnt*, *abzulehnen*). Case does not count; older
    and Swiss spellings of ß are tried where the form is unknown (*muß*, *heisst*). Verbs in *-ieren* are an open class
    and known without a row. Empty where no table explains the form.
    """
    low = _without_clitic(form.lower())
    for spelling in dict.fromkeys((low, low.replace("ß", "ss"), low.replace("ss", "ß"))):
        if found := verbs().all(spelling) or _inflected_participle(spelling):
            return frozenset(found)
    return frozenset(v for v in weak_infinitives(low) if v.endswith(_OPEN_CLASS) and len(v) >= _SHORTEST_OPEN)


@lru_cache(maxsize=20_000)
def best_lemma(form: str, predicted: str) -> str:
    """The lemma of a verb form, given what the lemmatiser predicts for it.

    The prediction where it is a known infinitive of the form (not by its second person alone: *verbracht* is no form of
    *verbrechen* in news); else the known infinitive that is nearest to it (those that stand in a table before those
    made of prefix and base); else, for an unknown form, the nearest infinitive that weak conjugation allows. The
    prediction stays where even that gives nothing (foreign words) or where it is a noun.
    """
    known = infinitives(form)
    listed = verbs().listed & known
    low = form.lower()
    without_zu = low.replace("zu", "", 1)
    if predicted == low and predicted not in listed and without_zu in listed:
        return without_zu  # "hinzunehmen" is "hin-zu-nehmen" where the tables name that verb
    usual = _common_verbs().all(low) & known or known
    if predicted in usual:
        return predicted
    if known:
        return _nearest(listed & usual or usual, predicted)
    guesses = _guesses(_without_clitic(low))
    if not guesses or predicted in guesses or predicted[:1].isupper():
        return predicted
    return _nearest(guesses, predicted)


def is_particle(word: str) -> bool:
    """Whether a word can be the first part of a verb and stand apart from it (*lehnt ... ab*); case does not count."""
    return word.lower() in verbs().separable


def _inflected_participle(form: str) -> set[str]:
    """Infinitives of a participle with the ending of an adjective: *geleisteten*, *ausgeübte*."""
    for ending in _ADJECTIVE_ENDINGS:
        participle = form.removesuffix(ending)
        if participle != form and participle.endswith(("t", "en")) and (found := verbs().all(participle)):
            return found
    return set()


def _guesses(form: str) -> frozenset[str]:
    """Infinitives that weak conjugation allows for a form of no table; empty for forms without a verb's ending."""
    if (
        len(form) < _SHORTEST_GUESS
        or not form.isalpha()
        or not form.endswith(("t", "te", "test", "ten", "tet", "en", "ln", "rn", "e"))
    ):
        return frozenset()
    found = set(weak_participle_infinitives(form))
    for prefix, rest in _cut(form, verbs().separable):
        found |= {prefix + verb for verb in weak_participle_infinitives(rest)}
    found = found or set(weak_infinitives(form))
    # Stems in -el and -er take -n alone: "verändern", not "veränderen".
    return frozenset(v for v in found if not (v.endswith(("elen", "eren")) and f"{v[:-2]}n" in found))


def _nearest(candidates: Iterable[str], predicted: str) -> str:
    return min(candidates, key=lambda verb: (_distance(verb, predicted), len(verb), verb))


def _distance(left: str, right: str) -> int:
    """Edits from one word to the other (Levenshtein 1966)."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, start=1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(right, start=1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
    return row[-1]


def _without_clitic(form: str) -> str:
    for clitic in _CLITICS:
        if form.endswith(clitic):
            return form.removesuffix(clitic)
    return form


def _cut(form: str, prefixes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if not form.startswith(prefixes):
        return  # most forms have none, and one look tells
    for prefix in prefixes:
        if form.startswith(prefix) and len(form) > len(prefix) + 1:
            yield prefix, form[len(prefix) :]


def _longest_first(prefixes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(prefixes, key=lambda prefix: (-len(prefix), prefix)))


def _index(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for form, verb in pairs:
        found[form].add(verb)
    return MappingProxyType({form: frozenset(of_form) for form, of_form in found.items()})


def _cue_lemmas() -> frozenset[str]:
    """Verbs of the cue tables; their other columns are checked where cues are read."""
    lemmas: set[str] = set()
    problems: list[Problem] = []
    for file, columns in _CUE_FILES:
        rows, found = read_table(file, columns)
        lemmas |= {row["lemma"] for row in rows}
        problems += found
    if problems:
        raise LexiconError("\n".join(str(problem) for problem in problems))
    return frozenset(lemmas)


def _strong(row: Row) -> StrongVerb:
    other = () if row["other"] == "-" else row.many("other")
    present, preterite, subjunctive, participles = (row.many(column) for column in STRONG_COLUMNS[1:5])
    return StrongVerb(row["infinitive"], present, preterite, subjunctive, participles, other)


def _check_strong(row: Row) -> Iterator[Problem]:
    for column in STRONG_COLUMNS:
        if not row[column]:
            yield row.problem(f"{column} is empty", "fill the cell; - stands for none in other")
    yield from _check_infinitive(row)


def _check_weak(row: Row) -> Iterator[Problem]:
    if row["prefixes"] not in (FREE, ONLY, NEVER):
        yield row.problem(f"prefixes {row['prefixes']!r}", f"write {FREE}, {ONLY} or {NEVER}")
    yield from _check_infinitive(row)


def _check_infinitive(row: Row) -> Iterator[Problem]:
    verb = row["infinitive"]
    if not verb.endswith("n") or not verb.isalpha() or not verb.islower():
        yield row.problem(f"infinitive {verb!r}", "write one lower-case word that ends in -n")


def _check_prefix(row: Row) -> Iterator[Problem]:
    if row["kind"] not in PREFIX_KINDS:
        yield row.problem(f"kind {row['kind']!r}", f"write one of {', '.join(sorted(PREFIX_KINDS))}")
    if not row["example"]:
        yield row.problem("example is empty", "write a sentence with the prefix")
