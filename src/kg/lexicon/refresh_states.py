"""Compare ``states.tsv`` with its sources: ``python -m kg.lexicon.refresh_states`` (extra ``lexicon``).

Codes and Wikidata ids come from rigour, German and English labels from CLDR (babel). Every difference is printed;
exit code 1 where there is one. rigour is needed here only: it takes the ICU headers to install.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module

from babel import Locale

from kg.domain.documents import Problem
from kg.errors import KgError
from kg.lexicon.actors import STATE_COLUMNS, STATES
from kg.lexicon.tables import Row, load_table


def differences() -> list[Problem]:
    """Every cell of a code, label or Wikidata id that its source gives differently; KgError without rigour."""
    return [problem for row in load_table(STATES, STATE_COLUMNS) for problem in _compare(row)]


def _compare(row: Row) -> Iterator[Problem]:
    try:
        territories = import_module("rigour.territories")
    except ImportError as error:
        raise KgError("rigour is not installed (pip install 'position-graph[lexicon]')") from error
    code = row["iso2"]
    territory = territories.get_territory(code)
    if territory is None:
        yield row.problem(f"rigour knows no territory {code!r}", "correct the code")
        return
    expected = {
        "label_de": Locale("de").territories[code.upper()],
        "label_en": Locale("en").territories[code.upper()],
        "wikidata": territory.qid,
    }
    for column, value in expected.items():
        if row[column] != value:
            yield row.problem(f"{column} of {code} is {row[column]!r}, its source says {value!r}", f"write {value}")


def main() -> int:
    """Print the differences; 0 where there is none."""
    try:
        found = [str(problem) for problem in differences()]
    except KgError as error:
        found = [str(error)]
    sys.stdout.write("".join(f"{line}\n" for line in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
