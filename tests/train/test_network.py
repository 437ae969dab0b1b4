"""The network, its ONNX graph and the int8 graph say the same. Needs the extra `train`."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")
pytest.importorskip("onnx", reason="the extra `train` is not installed")

from kg.nlp.german.packed import PackedRows  # noqa: E402  # after the skip
from kg.nlp.german.session import open_session  # noqa: E402
from kg.nlp.german.speech import STATE  # noqa: E402
from kg.train.base import BaseEncoder  # noqa: E402
from kg.train.graph import Plan, build, model  # noqa: E402
from kg.train.model import Network, Shape  # noqa: E402
from kg.train.quantise import calibrate, quantise  # noqa: E402
from kg.train.speech_graph import SPEECH_INPUTS, SPEECH_OUTPUTS, role_model, speech_graph  # noqa: E402
from kg.train.speech_model import DISTANCE, SpeechBranch, SpeechShape  # noqa: E402

WIDTH, LAYERS, POSITIONS = 32, 2, 16
SHAPE = Shape(LAYERS, 4, (3, 2), 5, 6, 3, arc=16, relation=16, hidden=16)

PLAN = Plan(LAYERS, 2, 1e-12, SHAPE.features, 4, (0.0, 1.0), 1)


def base() -> BaseEncoder:
    chance = np.random.default_rng(7)
    tensors = {
        "emb.pos": chance.normal(0, 0.1, POSITIONS * WIDTH),
        "emb.type": np.zeros(WIDTH),
        "emb.ln.w": np.ones(WIDTH),
        "emb.ln.b": np.zeros(WIDTH),
    }
    for layer in range(LAYERS):
        sizes = {"q": (WIDTH, WIDTH), "k": (WIDTH, WIDTH), "v": (WIDTH, WIDTH), "ao": (WIDTH, WIDTH)}
        sizes |= {"fi": (2 * WIDTH, WIDTH), "fo": (WIDTH, 2 * WIDTH)}
        for name, (rows, columns) in sizes.items():
            tensors[f"l{layer}.{name}.w"] = chance.normal(0, 0.2, rows * columns)
            tensors[f"l{layer}.{name}.b"] = chance.normal(0, 0.1, rows)
        for name in ("aln", "oln"):
            tensors[f"l{layer}.{name}.w"], tensors[f"l{layer}.{name}.b"] = np.ones(WIDTH), np.zeros(WIDTH)
    rows = PackedRows(np.zeros((4, WIDTH // 2), np.uint8), np.zeros((4, 1), np.float16))
    floats = {name: value.astype(np.float32) for name, value in tensors.items()}
    return BaseEncoder(WIDTH, LAYERS, 2, 2 * WIDTH, POSITIONS, 1e-12, floats, rows)


def feed(seed: int) -> dict[str, np.ndarray]:
    chance = np.random.default_rng(seed)
    first = np.array([[1, 2, 4], [1, 3, 0]], np.int64)
    return {
        "embedded": chance.normal(0, 1, (2, 7, WIDTH)).astype(np.float32),
        "mask": np.array([[1] * 7, [1] * 5 + [0] * 2], np.int32),
        "first": first,
        "last": first + (first > 0),
    }


def test_graph_and_network_agree() -> None:
    torch.manual_seed(3)
    network = Network(base(), SHAPE).eval()
    with torch.no_grad():
        for parameter in network.head_parameters():
            parameter.normal_(0, 0.3)
    weights = {name: value.numpy() for name, value in network.state_dict().items()}
    graph = build(weights, PLAN)
    exact = open_session(model(graph).SerializeToString(), threads=1)
    tested = feed(1)
    outputs = dict(zip((o.name for o in exact.get_outputs()), exact.run(None, tested), strict=True))
    with torch.no_grad():
        scores = network(
            torch.from_numpy(tested["embedded"]),
            torch.tensor([7, 5]),
            torch.from_numpy(tested["first"]),
            torch.from_numpy(tested["last"]),
            torch.tensor([[0.0, 1.0], [0.0, 1.0]]),
        )
    np.testing.assert_allclose(outputs["arcs"], scores["arcs"].numpy(), atol=1e-4)
    np.testing.assert_allclose(outputs["entities"], scores["entities"].numpy(), atol=1e-4)
    assert (outputs["upos"] == scores["upos"].argmax(-1).numpy()).all()
    assert (outputs["relations"] != 4).all()

    small = quantise(graph, calibrate(graph, [feed(n) for n in range(8)]))
    int8 = open_session(model(small).SerializeToString(), threads=1)
    rough = dict(zip((o.name for o in int8.get_outputs()), int8.run(None, tested), strict=True))
    deviation = np.abs(rough["arcs"] - outputs["arcs"]).mean() / np.abs(outputs["arcs"]).mean()
    assert deviation < 0.1


def test_int8_rows_do_not_depend_on_their_batch() -> None:
    torch.manual_seed(4)
    network = Network(base(), SHAPE).eval()
    weights = {name: value.numpy() for name, value in network.state_dict().items()}
    graph = build(weights, PLAN)
    session = open_session(model(quantise(graph, calibrate(graph, [feed(0)]))).SerializeToString(), threads=1)
    both = feed(2)
    alone = {name: value[:1] for name, value in both.items()}
    both["embedded"][1] *= 50.0
    together, single = session.run(["entities"], both)[0], session.run(["entities"], alone)[0]
    np.testing.assert_allclose(together[:1], single, atol=1e-5)


def test_speech_graph_and_branch_agree() -> None:
    torch.manual_seed(5)
    network = Network(base(), SHAPE).eval()
    branch = SpeechBranch(network, SpeechShape(4, shared=1, width=16, hidden=16)).eval()
    with torch.no_grad():
        for parameter in branch.head_parameters():
            parameter.normal_(0, 0.3)
    weights = {name: value.numpy() for name, value in network.state_dict().items()}
    own = {name: value.numpy() for name, value in branch.state_dict().items()}
    below = open_session(model(build(weights, PLAN)).SerializeToString(), threads=1)
    graph = model(speech_graph(own, replace(PLAN, layers=1)), inputs=SPEECH_INPUTS, outputs=SPEECH_OUTPUTS)
    tested = feed(1)
    given = {STATE: below.run([STATE], tested)[0], **{name: tested[name] for name in ("mask", "first", "last")}}
    odds, around, cue = open_session(graph.SerializeToString(), threads=1).run(["cues", "around", "cue"], given)
    with torch.no_grad():
        places = (torch.from_numpy(tested[name]) for name in ("first", "last"))
        wanted = branch(torch.from_numpy(tested["embedded"]), torch.tensor([7, 5]), *places)
    np.testing.assert_allclose(odds[..., 0], (wanted[0][..., 1] - wanted[0][..., 0]).numpy(), atol=1e-4)
    np.testing.assert_allclose(around, wanted[1].numpy(), atol=1e-4)
    np.testing.assert_allclose(cue, wanted[2].numpy(), atol=1e-4)


def test_role_graph_and_branch_agree() -> None:
    torch.manual_seed(5)
    branch = SpeechBranch(Network(base(), SHAPE), SpeechShape(4, shared=1, width=16, hidden=16)).eval()
    chance = np.random.default_rng(6)
    around, cue = (chance.normal(0, 1, size).astype(np.float32) for size in ((2, 20, 16), (2, 1, 16)))
    at, words = np.array([0, 17]), np.array([20, 18])
    place = np.arange(20)[None]
    inputs = {
        "around": around,
        "cue": cue,
        "distance": (place - at[:, None]).clip(-DISTANCE, DISTANCE) + DISTANCE,
        "mask": (place < words[:, None]).astype(np.int32),
    }
    own = {name: value.numpy() for name, value in branch.state_dict().items()}
    (scores,) = open_session(role_model(own, 1e-12).SerializeToString(), threads=1).run(["scores"], inputs)
    with torch.no_grad():
        wanted = branch.role_scores(*map(torch.from_numpy, (around, cue[:, 0], at, words))).numpy()
    np.testing.assert_allclose(scores[0], wanted[0], atol=1e-4)
    np.testing.assert_allclose(scores[1, :18], wanted[1, :18], atol=1e-4)
