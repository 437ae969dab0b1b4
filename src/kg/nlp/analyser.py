"""Tags, morphology, lemmas, trees and entities from one pass of the encoder: the component `kg_analyser`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.lexicon.verbs import best_lemma, is_particle
from kg.nlp import frames, idioms, known_names, labels, name_seams
from kg.nlp.german.encoder import FOLDER, Encoder, Tagged, Words
from kg.nlp.languages import foreign_language
from kg.nlp.windows import Window, joined_tree, windows

_BUFFERED_TOKENS = 12_000
_VERBAL = frozenset({labels.VERB, labels.AUXILIARY})
_COLUMNS: list[int | str] = ["POS", "MORPH", "LEMMA", "HEAD", "DEP"]


@dataclass(frozen=True)
class _Sentence:
    """A stretch of tokens, those of them that are no whitespace with their forms, its windows, or the language that
    made us skip it."""

    start: int
    end: int
    tokens: tuple[int, ...]
    forms: tuple[str, ...]
    windows: tuple[Window, ...]
    language: str | None


class Analyser:
    """The component. It keeps no state between documents: each document's analysis depends on that document alone."""

    def __init__(self, vocab: Vocab, encoder: Encoder) -> None:
        self._vocab = vocab
        self._encoder = encoder
        self._features = tuple(encoder.inventory.features.items())
        self._morphs: dict[bytes, int] = {}
        for extension in ("kg_notes", frames.EXTENSION):
            if not Doc.has_extension(extension):
                Doc.set_extension(extension, default=[])

    def __call__(self, doc: Doc) -> Doc:
        return self._analyse([doc])[0]

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Analyse documents together, at most `batch_size` of them or some thousand tokens at a time, in order."""
        waiting: list[Doc] = []
        size = 0
        for doc in stream:
            waiting.append(doc)
            size += len(doc)
            if len(waiting) >= batch_size or size >= _BUFFERED_TOKENS:
                yield from self._analyse(waiting)
                waiting, size = [], 0
        yield from self._analyse(waiting)

    def _analyse(self, docs: Sequence[Doc]) -> list[Doc]:
        sentences = [self._sentences(doc) for doc in docs]
        wanted = [w.words for of_doc in sentences for s in of_doc for w in s.windows]
        tagged = iter(self._encoder.tag(wanted))
        for doc, of_doc in zip(docs, sentences, strict=True):
            self._store(doc, of_doc, [[next(tagged) for _ in s.windows] for s in of_doc])
        return list(docs)

    def _sentences(self, doc: Doc) -> list[_Sentence]:
        if not len(doc):
            return []
        # Columns of the whole document: a token's own properties take longer, and there are many tokens.
        texts = [token.text for token in doc]
        blank, gap, begins = (doc.to_array(name).tolist() for name in ("IS_SPACE", "SPACY", "SENT_START"))
        starts = [0, *(at for at in range(1, len(texts)) if begins[at] == 1)]
        # Spaces inside tokens never occur; a space before a token is the trailing space of the one before it.
        spaces = [True, *(bool(after or space) for after, space in zip(gap, blank, strict=True))]
        found: list[_Sentence] = []
        for start, end in zip(starts, [*starts[1:], len(texts)], strict=True):
            kept = tuple(at for at in range(start, end) if not blank[at])
            forms = tuple(texts[at] for at in kept)
            language = foreign_language(forms)
            words = Words(forms, tuple(spaces[at] for at in kept))
            parts = () if language or not kept else windows(words, self._encoder.pieces)
            found.append(_Sentence(start, end, kept, forms, tuple(parts), language))
        return found

    def _store(self, doc: Doc, sentences: Sequence[_Sentence], tagged: Sequence[Sequence[Tagged]]) -> None:
        if not len(doc):
            return
        strings = self._vocab.strings
        table: Any = np.zeros((len(doc), len(_COLUMNS)), dtype=np.uint64)
        entities: list[Span] = []
        notes: list[str] = []
        speech: list[frames.Frame] = []
        for sentence, parts in zip(sentences, tagged, strict=True):
            self._spaces(doc, table, sentence)
            if sentence.language is not None:
                self._skipped(doc, table, sentence)
                first, last = doc[sentence.tokens[0]], doc[sentence.tokens[-1]]
                notes.append(
                    f"not analysed: characters {first.idx}-{last.idx + len(last)} look like another language"
                    f" ({sentence.language})"
                )
                continue
            heads, relations = joined_tree([(p.heads, p.relations) for p in parts])
            upos = [x for p in parts for x in p.upos]
            idioms.mend(sentence.forms, upos, heads, relations)
            words = zip(sentence.forms, upos, (x for p in parts for x in p.lemmas), strict=True)
            known = [best_lemma(form, x) if tag in _VERBAL else x for form, tag, x in words]
            lemmas = _joined_verbs(known, heads, relations, doc, sentence.tokens)
            features = [x for p in parts for x in p.features]
            rows = []
            for n, at in enumerate(sentence.tokens):
                head = sentence.tokens[heads[n] - 1] if heads[n] else at
                relation = relations[n] if heads[n] else labels.ROOT
                rows.append(
                    (
                        strings[upos[n]],
                        self._morph(features[n]),
                        strings.add(lemmas[n]),
                        _unsigned(head - at),
                        strings.add(relation),
                    )
                )
            if rows:
                table[list(sentence.tokens)] = np.array(rows, dtype=np.uint64)
            offset = 0
            for part in parts:
                for begin, stop, kind in part.entities:
                    place = (sentence.tokens[offset + begin], sentence.tokens[offset + stop - 1] + 1)
                    entities.append(_entity(doc, *place, kind))
                speech += (frames.placed(cued, sentence.tokens[offset:]) for cued in part.cues)
                offset += len(part.upos)
        doc.from_array(_COLUMNS, table)
        doc.set_ents(known_names.completed(doc, entities))
        name_seams.mend(doc)
        if notes:
            doc._.kg_notes = notes
        if speech:
            doc._.set(frames.EXTENSION, speech)

    def _spaces(self, doc: Doc, table: np.ndarray, sentence: _Sentence) -> None:
        """Whitespace hangs from the word before it, or from the first word of its sentence."""
        if sentence.end - sentence.start == len(sentence.tokens):
            return
        words = set(sentence.tokens)
        anchor = sentence.tokens[0] if words else sentence.start
        for at in range(sentence.start, sentence.end):
            if at in words:
                anchor = at
                continue
            dep = labels.DEP if anchor != at else labels.ROOT
            strings = self._vocab.strings
            table[at] = (
                strings["SPACE"],
                self._vocab.morphology.add(""),
                doc[at].orth,
                _unsigned(anchor - at),
                strings.add(dep),
            )

    def _skipped(self, doc: Doc, table: np.ndarray, sentence: _Sentence) -> None:
        """A sentence in another language: no tags but X, every word flat under the first."""
        strings = self._vocab.strings
        foreign = self._vocab.morphology.add("Foreign=Yes")
        first = sentence.tokens[0]
        for at in sentence.tokens:
            tag = labels.PUNCTUATION if doc[at].is_punct else labels.FOREIGN
            relation = labels.ROOT if at == first else labels.FLAT
            table[at] = (strings[tag], foreign, doc[at].orth, _unsigned(first - at), strings.add(relation))

    def _morph(self, key: bytes) -> int:
        known = self._morphs.get(key)
        if known is None:
            pairs = [f"{name}={values[n]}" for (name, values), n in zip(self._features, key, strict=True) if n]
            known = self._morphs[key] = self._vocab.morphology.add("|".join(sorted(pairs)))
        return known


def _unsigned(offset: int) -> int:
    return offset & 0xFFFFFFFFFFFFFFFF


def _entity(doc: Doc, start: int, end: int, kind: str) -> Span:
    form = next((f for f in (labels.DERIVED, labels.PART) if kind.endswith(f)), "")
    return Span(doc, start, end, label=kind.removesuffix(form), span_id=form)


def _joined_verbs(
    lemmas: list[str], heads: Sequence[int], relations: Sequence[str], doc: Doc, tokens: Sequence[int]
) -> list[str]:
    """Lemmas with separated particles put back: *lehnt* with *ab* becomes *ablehnen*."""
    for n, relation in enumerate(relations):
        if relation == labels.COMPOUND_PRT and heads[n]:
            verb = heads[n] - 1
            particle = doc[tokens[n]].lower_
            if is_particle(particle) and not lemmas[verb].startswith(particle):
                lemmas[verb] = particle + lemmas[verb]
    return lemmas


@Language.factory(
    "kg_analyser",
    assigns=["token.pos", "token.morph", "token.lemma", "token.head", "token.dep", "doc.ents"],
    requires=["token.is_sent_start"],
    default_config={"threads": 2, "folder": None, "speech": False},
)
def make_analyser(nlp: Language, name: str, threads: int, folder: str | None, speech: bool) -> Analyser:
    """The factory behind `nlp.add_pipe("kg_analyser")`.

    `threads` serve the encoder; `folder` replaces the weights that come with the package; `speech` asks for who says
    what (`kg.nlp.frames`), which takes half as long again.
    """
    return Analyser(nlp.vocab, Encoder(Path(folder) if folder else FOLDER, threads, speech))
