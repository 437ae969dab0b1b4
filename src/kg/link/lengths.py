"""Labels that fit: long ones are cut where a phrase ends, and a clause keeps its subject and its verbs."""

from __future__ import annotations

LONGEST_LABEL = 180
_LONGEST_SUBJECT, _LEAST_BEHIND = 80, 60  # characters of a label that is too long
_BREAKS = (", ", " – ", " (", " und ", " sowie ", " oder ")
_CUT = "…"


def shortened(text: str, longest: int = LONGEST_LABEL) -> str:
    """The text up to the last border of a phrase that fits, else up to the last whole word; lengths in characters."""
    if len(text) <= longest:
        return text
    start = text[: max(longest, 1)]
    cut = max(start.rfind(mark) for mark in _BREAKS)
    if cut < longest * 2 // 3:
        cut = start.rfind(" ")
    return f"{start[:cut].rstrip(' ,;:–(')} {_CUT}"


def clause(subject: str, before: str, verbs: str, behind: str) -> str:
    """*Subject: before verbs, behind*, any part but the verbs may be empty.

    Where that is too long, what stands before the verbs loses its first words rather than the clause its verbs.
    """
    if len(subject) + len(before) + len(verbs) + len(behind) > LONGEST_LABEL:
        subject = shortened(subject, _LONGEST_SUBJECT)
        room = LONGEST_LABEL - len(subject) - len(verbs) - min(len(behind), _LEAST_BEHIND) - len(f": {_CUT}  , {_CUT}")
        if len(before) > room:
            before = f"{_CUT} {before[max(len(before) - room, 0) :].partition(' ')[2]}"
    deed = ", ".join(filter(None, (" ".join(filter(None, (before, verbs))), behind)))
    return f"{subject}: {deed}" if subject else deed
