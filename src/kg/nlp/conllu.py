"""CoNLL-U: read treebanks, write analysed documents (https://universaldependencies.org/format.html)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from kg.lexicon.function_words import FUSED_COLUMNS, FUSED_FILE
from kg.lexicon.tables import load_table
from kg.nlp import labels

_COLUMNS = 10


@dataclass(frozen=True)
class TreebankWord:
    """One syntactic word. `head` is the 1-based number of its head, 0 for the root; `start` and `end` are offsets
    of the surface token it belongs to, in the text of its sentence, 0-based, end exclusive."""

    form: str
    lemma: str
    upos: str
    xpos: str
    features: dict[str, str]
    head: int
    relation: str
    start: int
    end: int
    misc: dict[str, str]


@dataclass(frozen=True)
class TreebankSentence:
    """One sentence; words of a contraction share the offsets of their surface token."""

    sent_id: str
    document: str
    text: str
    words: tuple[TreebankWord, ...]

    def surface(self) -> list[tuple[int, int]]:
        """Offsets of the surface tokens, in order."""
        return list(dict.fromkeys((w.start, w.end) for w in self.words))


def read(lines: Iterable[str]) -> Iterator[TreebankSentence]:
    """The sentences of a CoNLL-U file; ValueError names the line that breaks the format."""
    document = ""
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    for number, line in enumerate(lines, start=1):
        stripped = line.rstrip("\n")
        if stripped.startswith("#"):
            key, _, value = stripped[1:].partition("=")
            comments[key.strip()] = value.strip()
            if key.strip() == "newdoc id":
                document = value.strip()
        elif stripped:
            row = stripped.split("\t")
            if len(row) != _COLUMNS:
                raise ValueError(f"line {number}: {len(row)} columns, {_COLUMNS} are needed")
            rows.append(row)
        elif rows:
            yield _sentence(comments, document, rows)
            comments, rows = {}, []
    if rows:
        yield _sentence(comments, document, rows)


def _sentence(comments: dict[str, str], document: str, rows: list[list[str]]) -> TreebankSentence:
    text = comments.get("text", "")
    words: list[TreebankWord] = []
    at = start = end = 0
    until = 0
    for row in rows:
        number, form = row[0], row[1]
        if "." in number:
            continue
        if "-" in number:
            until = int(number.split("-")[1])
            start, end = _find(text, form, at, comments)
            at = end
            continue
        if int(number) > until:
            start, end = _find(text, form, at, comments)
            at = end
        words.append(
            TreebankWord(form, row[2], row[3], row[4], _pairs(row[5]), int(row[6]), row[7], start, end, _pairs(row[9]))
        )
    return TreebankSentence(comments.get("sent_id", ""), document, text, tuple(words))


def _find(text: str, form: str, at: int, comments: dict[str, str]) -> tuple[int, int]:
    start = text.find(form, at)
    if start < 0 or text[at:start].strip():
        raise ValueError(f"sentence {comments.get('sent_id')}: {form!r} is not in its text after offset {at}")
    return start, start + len(form)


def _pairs(column: str) -> dict[str, str]:
    if column == "_":
        return {}
    pairs = (part.partition("=") for part in column.split("|"))
    return {key: value for key, _, value in pairs}


def write(doc: Doc) -> str:
    """The analysed document as CoNLL-U, one block a sentence; "" for a document without words.

    Contractions are ranges of their preposition and their article. MISC holds `SpaceAfter=No` and the entity in BIO
    (`NER=B-LOC`, derived and part forms as `NER=B-LOCderiv`, `NER=B-ORGpart`). Whitespace tokens are left out.
    """
    blocks = (_block(sentence, number) for number, sentence in enumerate(_with_words(doc), start=1))
    return "".join(blocks)


def _with_words(doc: Doc) -> Iterator[Span]:
    yield from (s for s in doc.sents if any(not t.is_space for t in s))


def _block(sentence: Span, number: int) -> str:
    tokens = [t for t in sentence if not t.is_space]
    articles = [_article(t) for t in tokens]
    first: dict[int, int] = {}
    count = 0
    for token, article in zip(tokens, articles, strict=True):
        first[token.i] = count + 1
        count += 2 if article else 1
    lines: list[str] = []
    for token, article in zip(tokens, articles, strict=True):
        at = first[token.i]
        head = 0 if token.head.i == token.i else first[token.head.i]
        relation = "root" if head == 0 else token.dep_
        misc = _misc(token, last=token.i == tokens[-1].i)
        features = str(token.morph) or "_"
        if article is None:
            lines.append(_row(at, token.text, token.lemma_, token.pos_, features, head, relation, misc))
            continue
        preposition, form = article
        lines.append("\t".join([f"{at}-{at + 1}", token.text, *["_"] * 7, misc]))
        lines.append(_row(at, preposition, token.lemma_, token.pos_, "_", head, relation, "_"))
        lines.append(_row(at + 1, form, labels.ARTICLE_LEMMA, labels.DETERMINER, features, head or at, "det", "_"))
    text = "".join(t.text + (" " if _spaced(t) else "") for t in tokens).strip()
    return "\n".join([f"# sent_id = {number}", f"# text = {text}", *lines, "", ""])


def _row(number: int, form: str, lemma: str, upos: str, features: str, head: int, relation: str, misc: str) -> str:
    return "\t".join([str(number), form, lemma, upos, "_", features, str(head), relation, "_", misc])


def _misc(token: Token, last: bool) -> str:
    parts = []
    if token.ent_type_:
        parts.append(f"NER={token.ent_iob_}-{token.ent_type_}{token.ent_id_}")
    if not last and not _spaced(token):
        parts.append("SpaceAfter=No")
    return "|".join(parts) or "_"


def _spaced(token: Token) -> bool:
    after = token.i + 1
    return bool(token.whitespace_) or (after < len(token.doc) and token.doc[after].is_space)


def _article(token: Token) -> tuple[str, str] | None:
    """The preposition and the article that a contraction is made of, its case kept; None for other tokens."""
    parts = _contractions().get(token.lower_) if token.pos_ == labels.ADP else None
    if parts is None or token.head.i == token.i:
        return None
    return parts[0].capitalize() if token.text[0].isupper() else parts[0], parts[1]


@cache
def _contractions() -> dict[str, tuple[str, str]]:
    rows = load_table(FUSED_FILE, FUSED_COLUMNS)
    return {row["form"]: (row["preposition"], row["article"]) for row in rows}
