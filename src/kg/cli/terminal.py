"""What reaches a terminal: text from articles and file names can hold escape sequences, which must not act there."""

from __future__ import annotations

import sys
import unicodedata

import click

_KEPT = "\n\t"
# controls, formats (they can turn the direction of writing), surrogates and private use
_ACTING = frozenset({"Cc", "Cf", "Cs", "Co"})


def clean(text: str) -> str:
    """The text without characters that a terminal acts on, line breaks and tabs excepted."""
    return "".join(c for c in text if c in _KEPT or c.isprintable() or unicodedata.category(c) not in _ACTING)


def clean_line(text: str) -> str:
    """As ``clean``, on one line with single blanks."""
    return " ".join(clean(text).split())


def write_data(text: str) -> None:
    """Data for other programs to standard output: as it is into a pipe or file, cleaned on a terminal."""
    click.echo(clean(text) if sys.stdout.isatty() else text, nl=False)


def say(text: str) -> None:
    """A sentence for the user to standard error."""
    click.echo(clean(text), err=True)
