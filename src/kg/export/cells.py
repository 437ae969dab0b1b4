"""Cells of CSV files that people open in spreadsheets: no text of an article may act there as a formula.

Spreadsheets run a cell that begins with ``= + - @`` (or their full-width forms), and one that splits at another
character than the file's own sees cells begin after ``, ; tab`` and line breaks (OWASP, CSV Injection; CWE-1236). There
an apostrophe is put before such a character, and before an apostrophe too, so that ``restored`` undoes it exactly.
"""

from __future__ import annotations

import re

# blanks, controls and quotation marks may stand between the beginning of a cell and what acts
_GAP = r'[,;"\s\x00-\x1f\x7f\ufeff]'
_START = rf"(?<!{_GAP})(?P<gap>{_GAP}*+)"
_ACTING = re.compile(_START + r"(?=[=+\-@＝＋－＠'])")
_GUARDED = re.compile(_START + "'")
_SEPARATORS = re.compile(r"[,;\t\n\r\x0b\x0c]")


def _begins_cell(match: re.Match[str]) -> bool:
    return match.start() == 0 or _SEPARATORS.search(match["gap"]) is not None


def guarded(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet could begin a formula."""
    return _ACTING.sub(lambda match: match["gap"] + ("'" if _begins_cell(match) else ""), text)


def restored(cell: str) -> str:
    """The text that ``guarded`` made the cell from."""
    return _GUARDED.sub(lambda match: match["gap"] if _begins_cell(match) else match[0], cell)
