"""What every test folder shares: the real pipeline, loaded once."""

from __future__ import annotations

import pytest
from hypothesis import settings
from spacy.language import Language

import kg.nlp

# A busy machine is no counterexample.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped German pipeline."""
    return kg.nlp.load()
