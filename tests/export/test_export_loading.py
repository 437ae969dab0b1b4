"""A file goes into a store whole, however many pieces it is loaded in."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.export import rdf
from kg.export.loading import PIECE, fill
from sampling import quotations, world


def filled(folder: Path, content: bytes, piece: int) -> Store:
    file = folder / "graph.nq"
    file.write_bytes(content)
    store = Store(str(folder / "store"))
    fill(store, file, RdfFormat.N_QUADS, piece)
    return store


@pytest.fixture
def nquads(tmp_path: Path) -> bytes:
    rdf.write_nquads(tmp_path / "whole.nq", rdf.quads(world(), quotations()))
    return (tmp_path / "whole.nq").read_bytes()


@pytest.mark.parametrize("piece", [10_000, 40_000, PIECE])
def test_pieces_of_any_size_give_the_same_quads(tmp_path: Path, nquads: bytes, piece: int) -> None:
    assert len(nquads) > 3 * 20_000
    expected = Store()
    expected.bulk_load(input=nquads, format=RdfFormat.N_QUADS)
    assert set(filled(tmp_path, nquads, piece)) == set(expected)


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n", b"\n\n# the end"])
def test_the_last_line_may_end_as_it_likes(tmp_path: Path, ending: bytes) -> None:
    lines = b"\n".join(b'<http://a/%d> <http://a/p> "\xc3\xa4" <http://a/g> .' % n for n in range(50))
    assert len(filled(tmp_path, lines + ending, 100)) == 50


def test_a_blank_node_stays_one_node(tmp_path: Path) -> None:
    lines = b"".join(b"_:one <http://a/p> <http://a/%d> .\n" % n for n in range(50))
    assert len({quad.subject for quad in filled(tmp_path, lines, 100)}) == 1


def test_an_error_is_named_by_its_line_in_the_file(tmp_path: Path) -> None:
    lines = [b"<http://a/%d> <http://a/p> <http://a/o> .\n" % n for n in range(50)]
    lines[40] = b"<http://a/40> <http://a/p> broken .\n"
    with pytest.raises(SyntaxError, match="line 41"):
        filled(tmp_path, b"".join(lines), 100)
