"""Errors a user can mend; the command line prints their message without a traceback."""

from __future__ import annotations


class KgError(Exception):
    """Base of all errors that bad input can cause. The message names the file, the place and the remedy."""


class LexiconError(KgError):
    """A lexicon file breaks its rules; the message lists every problem with file, line and remedy."""


class ReadError(KgError):
    """An input could not be read as a document."""
