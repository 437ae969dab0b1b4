"""The network as an ONNX graph, written node by node so that the shipped file holds nothing unexplained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from kg.nlp.german.speech import STATE
from kg.train.base import FloatArray

_OPSET = 17
_IR = 9
MICROSOFT = "com.microsoft"
EMBEDDINGS = "embeddings"


@dataclass
class Graph:
    """A graph under construction. `products` are the matrix products that quantisation may replace."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, npt.NDArray[np.generic]] = field(default_factory=dict)
    products: list[str] = field(default_factory=list)

    def constant(self, name: str, value: npt.NDArray[np.generic]) -> str:
        """Store `value` once under `name`."""
        self.constants[name] = value
        return name

    def add(self, kind: str, *inputs: str, name: str, domain: str = "", **attributes: Any) -> str:
        """Add a node with one output, which takes the node's name."""
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, domain=domain, **attributes))
        return name

    def linear(self, x: str, weight: FloatArray, bias: FloatArray, name: str) -> str:
        """x @ weight.T + bias; `weight` is output-major as torch keeps it."""
        self.constant(f"{name}.w", np.ascontiguousarray(weight.T))
        self.constant(f"{name}.b", bias)
        self.products.append(f"{name}.mm")
        self.add("MatMul", x, f"{name}.w", name=f"{name}.mm")
        return self.add("Add", f"{name}.mm", f"{name}.b", name=name)

    def gelu(self, x: str) -> str:
        """The exact (erf) GELU."""
        return self.add("Gelu", x, name=f"{x}.gelu", domain=MICROSOFT)


@dataclass(frozen=True)
class Plan:
    """What the builder needs to know besides the weights."""

    layers: int
    heads: int
    epsilon: float
    features: tuple[int, ...]
    root_relation: int
    banks: tuple[float, ...] = ()
    shared: int = 0  # layers after which the branch for speech begins


Signature = dict[str, tuple[int, list[str | int | None]]]
INPUTS: Signature = {
    "embedded": (TensorProto.FLOAT, ["batch", "pieces", "width"]),
    "mask": (TensorProto.INT32, ["batch", "pieces"]),
    "first": (TensorProto.INT64, ["batch", "words"]),
    "last": (TensorProto.INT64, ["batch", "words"]),
}
OUTPUTS: Signature = {
    "upos": (TensorProto.INT64, ["batch", "words"]),
    "features": (TensorProto.INT64, ["batch", "words", "kinds"]),
    "scripts": (TensorProto.INT64, ["batch", "words"]),
    "arcs": (TensorProto.FLOAT, ["batch", "words", "heads"]),
    "relations": (TensorProto.INT64, ["batch", "words", "heads"]),
    "entities": (TensorProto.FLOAT, ["batch", "words", "labels"]),
    STATE: (TensorProto.FLOAT, ["batch", "pieces", "width"]),
}


def build(weights: dict[str, FloatArray], plan: Plan) -> Graph:
    """The float32 graph of a trained network's state dict."""
    g = Graph()
    states = _encoder(g, weights, plan)
    mixed = _mixes(g, weights, states)
    bias = sum(weights["treebank"][n] * share for n, share in enumerate(plan.banks))
    root = weights["root"]
    _tags(g, weights, plan, mixed, np.asarray(bias, dtype=np.float32))
    _parse(g, weights, plan, mixed, np.asarray(bias, dtype=np.float32), root)
    return g


def model(
    g: Graph, extra_outputs: Sequence[str] = (), inputs: Signature = INPUTS, outputs: Signature = OUTPUTS
) -> onnx.ModelProto:
    """The finished model; `extra_outputs` are float tensors to expose for calibration."""
    results = [helper.make_tensor_value_info(n, t, s) for n, (t, s) in outputs.items()]
    results += [helper.make_tensor_value_info(n, TensorProto.FLOAT, None) for n in extra_outputs if n not in outputs]
    built = helper.make_model(
        helper.make_graph(
            g.nodes,
            "german",
            [helper.make_tensor_value_info(n, t, s) for n, (t, s) in inputs.items()],
            results,
            [numpy_helper.from_array(value, name) for name, value in g.constants.items()],
        ),
        opset_imports=[helper.make_opsetid("", _OPSET), helper.make_opsetid(MICROSOFT, 1)],
        producer_name="kg.train",
    )
    built.ir_version = _IR
    return built


def _encoder(g: Graph, w: dict[str, FloatArray], plan: Plan) -> list[str]:
    g.constant("positions", w["positions"])
    g.constant("zero", np.array([0], np.int64))
    g.constant("one", np.array([1], np.int64))
    g.add("Shape", "mask", name="shape", start=1, end=2)
    g.add("Slice", "positions", "zero", "shape", "zero", name="position_rows")
    g.add("Add", "embedded", "position_rows", name="placed")
    g.constant("ln.w", w["embedding_norm.weight"])
    g.constant("ln.b", w["embedding_norm.bias"])
    x = g.add("LayerNormalization", "placed", "ln.w", "ln.b", name="x0", epsilon=plan.epsilon, axis=-1)
    states = [x]
    for n in range(plan.layers):
        x = layer(g, w, plan, n, x)
        states.append(x)
    g.add("Identity", states[plan.shared], name=STATE)
    return states


def layer(g: Graph, w: dict[str, FloatArray], plan: Plan, n: int, x: str) -> str:
    """The transformer block number `n` of the state dict over `x`."""
    p = f"layers.{n}."
    weight = np.concatenate([w[f"{p}{part}.weight"] for part in "qkv"])
    bias = np.concatenate([w[f"{p}{part}.bias"] for part in "qkv"])
    g.linear(x, weight, bias, f"{p}qkv")
    parts = [f"{p}{part}" for part in "qkv"]
    g.nodes.append(helper.make_node("Split", [f"{p}qkv"], parts, name=f"{p}split", axis=-1))
    g.add("MultiHeadAttention", *parts, "", "mask", name=f"{p}mixed", domain=MICROSOFT, num_heads=plan.heads)
    g.linear(f"{p}mixed", w[f"{p}ao.weight"], w[f"{p}ao.bias"], f"{p}ao")
    x = _skip_norm(g, w, plan, x, f"{p}ao", f"{p}aln")
    inner = g.gelu(g.linear(x, w[f"{p}fi.weight"], w[f"{p}fi.bias"], f"{p}fi"))
    g.linear(inner, w[f"{p}fo.weight"], w[f"{p}fo.bias"], f"{p}fo")
    return _skip_norm(g, w, plan, x, f"{p}fo", f"{p}oln")


def _skip_norm(g: Graph, w: dict[str, FloatArray], plan: Plan, x: str, y: str, name: str) -> str:
    g.constant(f"{name}.w", w[f"{name}.weight"])
    g.constant(f"{name}.b", w[f"{name}.bias"])
    # Two nodes are faster here than the fused SkipLayerNormalization.
    g.add("Add", x, y, name=f"{name}.sum")
    return g.add(
        "LayerNormalization", f"{name}.sum", f"{name}.w", f"{name}.b", name=name, epsilon=plan.epsilon, axis=-1
    )


def _mixes(g: Graph, w: dict[str, FloatArray], states: list[str]) -> list[str]:
    """One weighted sum of the layers a head group, at the first and last piece of each word."""
    sums = [weighted(g, row, states, f"mix.{group}") for group, row in enumerate(w["mix"])]
    return [at_words(g, total, f"words.{group}") for group, total in enumerate(sums)]


def weighted(g: Graph, mix: FloatArray, states: list[str], name: str) -> str:
    """The sum of `states` with the weights that the softmax of `mix` gives."""
    share = np.exp(mix - mix.max())
    share /= share.sum()
    parts = []
    for n, state in enumerate(states):
        g.constant(f"{name}.{n}", np.array(share[n], np.float32))
        parts.append(g.add("Mul", state, f"{name}.{n}", name=f"{name}.{n}.part"))
    return g.add("Sum", *parts, name=f"{name}.sum")


def at_words(g: Graph, x: str, name: str) -> str:
    """The first and the last piece of each word, side by side."""
    ends = []
    for end in ("first", "last"):
        index = f"{end}.index"
        if index not in {n.name for n in g.nodes}:
            g.constant("minus_one", np.array([-1], np.int64))
            g.add("Unsqueeze", end, "minus_one", name=index)
        ends.append(g.add("GatherND", x, index, name=f"{name}.{end}", batch_dims=1))
    return g.add("Concat", *ends, name=name, axis=-1)


def hidden(
    g: Graph, w: dict[str, FloatArray], words: str, names: tuple[str, ...], extra: FloatArray | None, name: str
) -> list[str]:
    """The hidden layers `names` over the same words as one product, split afterwards."""
    weight = np.concatenate([w[f"{n}.weight"] for n in names])
    bias = np.concatenate([w[f"{n}.bias"] for n in names])
    if extra is not None:
        bias = bias + weight @ extra
    joint = g.gelu(g.linear(words, weight, bias, name))
    sizes = np.array([len(w[f"{n}.bias"]) for n in names], np.int64)
    outputs = [f"{n}.hidden" for n in names]
    if len(names) == 1:
        g.add("Identity", joint, name=outputs[0])
        return outputs
    g.constant(f"{name}.sizes", sizes)
    g.nodes.append(helper.make_node("Split", [joint, f"{name}.sizes"], outputs, name=f"{name}.split", axis=-1))
    return outputs


def _tags(g: Graph, w: dict[str, FloatArray], plan: Plan, mixed: list[str], bias: FloatArray) -> None:
    tag, script = hidden(g, w, mixed[0], ("tag_hidden", "script_hidden"), bias, "tagging")
    (name,) = hidden(g, w, mixed[2], ("name_hidden",), None, "naming")
    _argmax(g, g.linear(tag, w["upos.weight"], w["upos.bias"], "upos.scores"), "upos")
    _argmax(g, g.linear(script, w["scripts.weight"], w["scripts.bias"], "scripts.scores"), "scripts")
    g.linear(tag, w["features.weight"], w["features.bias"], "features.scores")
    parts = [f"feature.{n}" for n in range(len(plan.features))]
    g.constant("features.sizes", np.array(plan.features, np.int64))
    g.nodes.append(
        helper.make_node("Split", ["features.scores", "features.sizes"], parts, name="features.split", axis=-1)
    )
    best = [g.add("ArgMax", part, name=f"{part}.best", axis=-1, keepdims=1) for part in parts]
    g.add("Concat", *best, name="features", axis=-1)
    g.linear(name, w["entities.weight"], w["entities.bias"], "entities")


def _argmax(g: Graph, scores: str, name: str) -> None:
    g.add("ArgMax", scores, name=name, axis=-1, keepdims=0)


def _parse(
    g: Graph, w: dict[str, FloatArray], plan: Plan, mixed: list[str], bias: FloatArray, root: FloatArray
) -> None:
    names = ("arc_dependent", "relation_dependent", "arc_head", "relation_head")
    arc_dep, rel_dep, arc_head, rel_head = hidden(g, w, mixed[1], names, bias, "parsing")
    arc_head = _with_root(g, w, arc_head, root, "arc_head")
    rel_head = _with_root(g, w, rel_head, root, "relation_head")
    g.linear(arc_dep, np.ascontiguousarray(w["arc_weight"].T), w["arc_bias"], "arc_left")
    g.add("Transpose", arc_head, name="arc_right", perm=[0, 2, 1])
    g.add("MatMul", "arc_left", "arc_right", name="arcs")
    size, relations, _ = w["relation_weight"].shape
    inner = w["relation_weight"][:-1].reshape(size - 1, relations * size)
    constant = w["relation_weight"][-1].reshape(relations * size)
    g.linear(rel_dep, np.ascontiguousarray(inner.T), constant, "relation_left")
    g.constant("relation_shape", np.array([0, -1, size], np.int64))
    g.add("Reshape", "relation_left", "relation_shape", name="relation_rows")
    ones = np.ones((1, 1, 1), np.float32)
    g.constant("unit", ones)
    g.add("Shape", rel_head, name="head_shape", start=0, end=2)
    g.add("Concat", "head_shape", "one", name="unit_shape", axis=0)
    g.add("Expand", "unit", "unit_shape", name="units")
    g.add("Concat", rel_head, "units", name="relation_right", axis=-1)
    g.add("Transpose", "relation_right", name="relation_columns", perm=[0, 2, 1])
    g.add("MatMul", "relation_rows", "relation_columns", name="relation_pairs")
    g.constant("pair_shape", np.array([0, -1, relations], np.int64))
    g.add("Shape", "arcs", name="arc_shape", start=0, end=2)
    g.constant("relation_count", np.array([relations, -1], np.int64))
    g.add("Concat", "arc_shape", "relation_count", name="cube", axis=0)
    g.add("Reshape", "relation_pairs", "cube", name="relation_cube")
    never = np.zeros((1, 1, relations, 1), np.float32)
    never[:, :, plan.root_relation] = -1e4
    g.constant("never_root", never)
    g.add("Add", "relation_cube", "never_root", name="relation_scores")
    g.add("ArgMax", "relation_scores", name="relations", axis=2, keepdims=0)


def _with_root(g: Graph, w: dict[str, FloatArray], heads: str, root: FloatArray, name: str) -> str:
    row = w[f"{name}.weight"] @ root + w[f"{name}.bias"]
    g.constant(f"{name}.root_row", row.reshape(1, 1, -1).astype(np.float32))
    if "batch_shape" not in {n.name for n in g.nodes}:
        g.add("Shape", "mask", name="batch", start=0, end=1)
        g.add("Concat", "batch", "one", "one", name="batch_shape", axis=0)
    gelu = g.gelu(f"{name}.root_row")
    g.add("Expand", gelu, "batch_shape", name=f"{name}.root_rows")
    return g.add("Concat", f"{name}.root_rows", heads, name=f"{name}.all", axis=1)
