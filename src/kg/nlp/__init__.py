"""From text to a German analysis; the only room that imports spaCy and ONNX Runtime."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


def load(folder: Path | None = None, threads: int = 2, speech: bool = False) -> Language:
    """The German pipeline as a spaCy `Language`: tokenizer, `kg_sentences`, `kg_analyser`.

    `folder` replaces the shipped weights, `threads` serve the encoder, `speech` asks for who says what too
    (`kg.nlp.frames`). spaCy is imported here and not above, so that
    `import kg.nlp` stays cheap for the command line.
    """
    import spacy

    nlp = spacy.blank("de")
    nlp.add_pipe("kg_sentences")
    config = {"folder": str(folder) if folder else None, "threads": threads, "speech": speech}
    nlp.add_pipe("kg_analyser", config=config)
    return nlp


@cache
def opened(threads: int = 2) -> Language:
    """The shipped pipeline, loaded once a process."""
    return load(threads=threads)
