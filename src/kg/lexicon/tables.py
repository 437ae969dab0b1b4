"""Reading lexicon tables: tab-separated UTF-8 files with a header, one row an entry, ``#`` starts a comment line.

Every problem of a file is collected, so that whoever edits it sees all of them at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from kg.domain.documents import Problem
from kg.errors import LexiconError

ROOT: Traversable = files("kg.lexicon")


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a table with the line it stands on (1-based)."""

    file: str
    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def many(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that holds several values, separated by ``|``."""
        return tuple(part.strip() for part in self.values[column].split("|") if part.strip())

    def problem(self, reason: str, remedy: str) -> Problem:
        return Problem(f"lexicon/{self.file}", reason, remedy, self.line)


Check = Callable[[Row], Iterator[Problem]]


def read_table(file: str, columns: Sequence[str], root: Traversable = ROOT) -> tuple[list[Row], list[Problem]]:
    """Read ``lexicon/<file>`` with exactly ``columns`` as its header.

    Returns the rows that have the right number of cells and every problem found: a missing or empty file,
    unknown or missing columns, rows with too many or too few cells, rows that stand there twice.
    """
    name = f"lexicon/{file}"
    try:
        text = root.joinpath(file).read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError) as error:
        return [], [Problem(name, f"cannot be read: {error}", "restore the file as UTF-8 text")]
    lines = [(n, raw) for n, raw in enumerate(text.splitlines(), 1) if raw.strip() and not raw.startswith("#")]
    if len(lines) < 2:
        return [], [Problem(name, "has no rows", "add at least one row below the header")]
    header = lines[0][1].split("\t")
    if header != list(columns):
        remedy = f"make the header {' '.join(columns)!r}, separated by tabs"
        return [], [Problem(name, f"has the header {' '.join(header)!r}", remedy, lines[0][0])]
    rows: list[Row] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for number, raw in lines[1:]:
        cells = raw.split("\t")
        if len(cells) != len(header):
            remedy = f"give {len(header)} cells, separated by tabs"
            problems.append(Problem(name, f"has {len(cells)} cells", remedy, number))
        elif raw in seen:
            problems.append(Problem(name, f"repeats line {seen[raw]}", "delete one of the two", number))
        else:
            seen[raw] = number
            rows.append(Row(file, number, dict(zip(header, (cell.strip() for cell in cells), strict=True))))
    return rows, problems


def load_table(file: str, columns: Sequence[str], *checks: Check) -> list[Row]:
    """As ``read_table``, and every check run over every row; LexiconError names all problems at once."""
    rows, problems = read_table(file, columns)
    problems += [problem for row in rows for check in checks for problem in check(row)]
    if problems:
        raise LexiconError("\n".join(str(problem) for problem in problems))
    return rows


def exemplified_noun(row: Row) -> Iterator[Problem]:
    """Check of a table of nouns: a lemma in the column ``noun`` that stands in the row's ``example``."""
    if not row["noun"][:1].isupper():
        yield row.problem(f"noun {row['noun']!r}", "write the lemma of a noun with its capital letter")
    elif row["noun"].lower() not in row["example"].lower():
        yield row.problem(f"the example does not contain {row['noun']!r}", "write an example that does")
