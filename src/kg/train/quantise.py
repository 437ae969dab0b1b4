"""Static int8: the ranges of activations are measured once, on training sentences, and written into the graph.

With fixed ranges a sentence is computed alike in every batch, which ranges measured batch by batch would not give.
Outlying channels are evened out between activations and weights first (SmoothQuant, Xiao et al. 2023).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import onnx
from onnx import helper

from kg.nlp.german.session import open_session
from kg.train.base import FloatArray
from kg.train.graph import INPUTS, MICROSOFT, OUTPUTS, Graph, Signature, model

_LEVELS = 255
_WEIGHT_LEVELS = 127
_SMALLEST = 1e-5

Feed = dict[str, npt.NDArray[np.generic]]


@dataclass(frozen=True)
class Range:
    """The extremes of each channel of a product's input."""

    low: FloatArray
    high: FloatArray


def calibrate(
    g: Graph, feeds: Iterable[Feed], given: Signature = INPUTS, outputs: Signature = OUTPUTS
) -> dict[str, Range]:
    """The channel ranges of every product's input over the batches `feeds`; padding counts."""
    inputs = {node.name: node.input[0] for node in g.nodes if node.name in set(g.products)}
    wanted = sorted(set(inputs.values()))
    session = open_session(model(g, wanted, given, outputs).SerializeToString())
    low: dict[str, FloatArray] = {}
    high: dict[str, FloatArray] = {}
    for feed in feeds:
        for name, value in zip(wanted, session.run(wanted, feed), strict=True):
            flat = value.reshape(-1, value.shape[-1])
            low[name] = np.minimum(low.get(name, flat[0]), flat.min(axis=0))
            high[name] = np.maximum(high.get(name, flat[0]), flat.max(axis=0))
    return {product: Range(low[name], high[name]) for product, name in inputs.items()}


def quantise(g: Graph, ranges: dict[str, Range], balance: float = 0.8) -> Graph:
    """A copy of `g` whose products, with their biases, are int8. `balance` moves outliers from inputs to weights."""
    result = Graph(constants=dict(g.constants))
    products = set(g.products)
    biases = {f"{name.removesuffix('.mm')}" for name in products}
    for node in g.nodes:
        if node.name in products:
            _product(result, node, ranges[node.name], balance)
        elif node.name not in biases:
            result.nodes.append(node)
    used = {name for node in result.nodes for name in node.input}
    result.constants = {name: value for name, value in result.constants.items() if name in used}
    return result


def _product(g: Graph, node: onnx.NodeProto, seen: Range, balance: float) -> None:
    name = node.name.removesuffix(".mm")
    weight = np.asarray(g.constants[f"{name}.w"], dtype=np.float32)
    reach = np.maximum(np.maximum(np.abs(seen.low), np.abs(seen.high)), _SMALLEST)
    strength = np.maximum(np.abs(weight).max(axis=1), _SMALLEST)
    even = (reach**balance / strength ** (1.0 - balance)).astype(np.float32)
    even /= np.exp(np.log(even).mean())
    low, high = min(float((seen.low / even).min()), 0.0), max(float((seen.high / even).max()), 0.0)
    scale = np.float32((high - low) / _LEVELS)
    zero = np.uint8(round(-low / float(scale)))
    balanced = weight * even[:, None]
    column = np.maximum(np.abs(balanced).max(axis=0), _SMALLEST) / _WEIGHT_LEVELS
    g.constant(f"{name}.even", (1.0 / even).astype(np.float32))
    g.constant(f"{name}.x_scale", np.array(scale, np.float32))
    g.constant(f"{name}.x_zero", np.array(zero, np.uint8))
    g.constant(f"{name}.w8", np.round(balanced / column).astype(np.int8))
    g.constant(f"{name}.w_scale", column.astype(np.float32))
    g.constant(f"{name}.w_zero", np.zeros(column.shape, np.int8))
    g.add("Mul", node.input[0], f"{name}.even", name=f"{name}.x")
    g.add("QuantizeLinear", f"{name}.x", f"{name}.x_scale", f"{name}.x_zero", name=f"{name}.x8")
    parts = [f"{name}.{p}" for p in ("x8", "w8", "x_scale", "w_scale", "x_zero", "w_zero", "b")]
    g.nodes.append(helper.make_node("MatMulIntegerToFloat", parts, [name], name=name, domain=MICROSOFT))
