"""The branch for who says what as two ONNX graphs: one over a sentence, one over the words around a cue.

The first takes up the encoder's state after the layers both share. The second is small and stays float32.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto

from kg.nlp.german.speech import STATE
from kg.train.base import FloatArray
from kg.train.graph import MICROSOFT, Graph, Plan, Signature, at_words, hidden, layer, model, weighted
from kg.train.speech_model import HEADS

SPEECH_INPUTS: Signature = {
    STATE: (TensorProto.FLOAT, ["batch", "pieces", "width"]),
    "mask": (TensorProto.INT32, ["batch", "pieces"]),
    "first": (TensorProto.INT64, ["batch", "words"]),
    "last": (TensorProto.INT64, ["batch", "words"]),
}
SPEECH_OUTPUTS: Signature = {
    "cues": (TensorProto.FLOAT, ["batch", "words", 1]),
    "around": (TensorProto.FLOAT, ["batch", "words", "speech"]),
    "cue": (TensorProto.FLOAT, ["batch", "words", "speech"]),
}
_ROLE_INPUTS: Signature = {
    "around": (TensorProto.FLOAT, ["cues", "words", "speech"]),
    "cue": (TensorProto.FLOAT, ["cues", 1, "speech"]),
    "distance": (TensorProto.INT64, ["cues", "words"]),
    "mask": (TensorProto.INT32, ["cues", "words"]),
}
_ROLE_OUTPUTS: Signature = {"scores": (TensorProto.FLOAT, ["cues", "words", "roles"])}
_LAYER = "role_layer."


def speech_graph(w: dict[str, FloatArray], plan: Plan) -> Graph:
    """The float32 graph of the branch's state dict: log-odds of each word to begin a cue, and what the roles need."""
    g = Graph()
    states = [STATE]
    for n in range(plan.layers):
        states.append(layer(g, w, plan, n, states[-1]))
    words = at_words(g, weighted(g, w["mix"], states, "mix"), "words")
    (cue,) = hidden(g, w, words, ("cue_hidden",), None, "cueing")
    odds = w["cues.weight"][1:] - w["cues.weight"][:1], w["cues.bias"][1:] - w["cues.bias"][:1]
    g.linear(cue, *odds, "cues")
    for name in ("around", "cue"):
        g.linear(words, w[f"{name}.weight"], w[f"{name}.bias"], name)
    return g


def role_model(w: dict[str, FloatArray], epsilon: float) -> onnx.ModelProto:
    """The model of the branch's state dict that scores each role for each word around each cue."""
    g = Graph()
    g.constant("distances", w["distance"])
    g.add("Gather", "distances", "distance", name="places")
    g.add("Add", "around", "cue", name="pair")
    g.add("Add", "pair", "places", name="placed")
    x = g.gelu(_norm(g, w, "placed", "role_norm", epsilon))
    parts = [g.linear(x, w[f"{_LAYER}{part}.weight"], w[f"{_LAYER}{part}.bias"], part) for part in "qkv"]
    g.add("MultiHeadAttention", *parts, "", "mask", name="mixed", domain=MICROSOFT, num_heads=HEADS)
    x = _skip(g, w, x, g.linear("mixed", w[f"{_LAYER}ao.weight"], w[f"{_LAYER}ao.bias"], "ao"), "aln", epsilon)
    inner = g.gelu(g.linear(x, w[f"{_LAYER}fi.weight"], w[f"{_LAYER}fi.bias"], "fi"))
    x = _skip(g, w, x, g.linear(inner, w[f"{_LAYER}fo.weight"], w[f"{_LAYER}fo.bias"], "fo"), "oln", epsilon)
    g.linear(x, w["roles.weight"], w["roles.bias"], "scores")
    return model(g, inputs=_ROLE_INPUTS, outputs=_ROLE_OUTPUTS)


def _skip(g: Graph, w: dict[str, FloatArray], x: str, y: str, name: str, epsilon: float) -> str:
    return _norm(g, w, g.add("Add", x, y, name=f"{name}.sum"), f"{_LAYER}{name}", epsilon)


def _norm(g: Graph, w: dict[str, FloatArray], x: str, name: str, epsilon: float) -> str:
    g.constant(f"{name}.w", np.asarray(w[f"{name}.weight"]))
    g.constant(f"{name}.b", np.asarray(w[f"{name}.bias"]))
    return g.add("LayerNormalization", x, f"{name}.w", f"{name}.b", name=name, epsilon=epsilon, axis=-1)
