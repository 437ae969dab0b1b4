"""What every test folder shares: the real pipeline, loaded once."""

from __future__ import annotations

import pytest
from spacy.language import Language

import kg.nlp


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped German pipeline."""
    return kg.nlp.load()
