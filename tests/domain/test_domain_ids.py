"""Ids are stable, and different parts give different ids."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.domain.ids import make_id, slug

parts = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=4)
#: parts of the very characters that separate and escape
nasty = st.lists(st.text(alphabet="\x1f\x1bsa", max_size=5), max_size=4)


@settings(deadline=None)
@given(st.one_of(parts, nasty), st.one_of(parts, nasty))
def test_different_parts_give_different_ids(one: list[str], other: list[str]) -> None:
    # no parts at all and one empty part are both "nothing"
    assert (make_id("x", *one) == make_id("x", *other)) == ((one or [""]) == (other or [""]))


def test_boundaries_count() -> None:
    ids = {make_id("x", "ab", "c"), make_id("x", "a", "bc"), make_id("x", "abc"), make_id("x", "abc", "")}
    assert len(ids) == 4


def test_ids_do_not_change_between_versions() -> None:
    assert make_id("st", "mines", "22-31", "state:fi") == "st-9c54da9d8aa1df7d"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_slug_is_never_empty_and_plain(text: str) -> None:
    assert slug(text)
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_slug_of_a_slug_is_itself(text: str) -> None:
    assert slug(slug(text)) == slug(text)


def test_umlauts_are_spelt_out_composed_or_not() -> None:
    assert slug("Häkkänen") == slug("Ha\u0308kka\u0308nen") == "haekkaenen"
    assert slug("Groß-Łódź") == "gross-lodz"


def test_names_without_latin_letters_stay_apart() -> None:
    assert slug("Київ") != slug("Львів")
    assert slug("Київ").startswith("x-")
