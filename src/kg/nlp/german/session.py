"""ONNX Runtime sessions, set up the same way for every network."""

from __future__ import annotations

import onnxruntime  # type: ignore[import-untyped]  # ships no type information

from kg.nlp.german.processor import products_saturate


def open_session(model: str | bytes, threads: int = 2, precise: bool | None = None) -> onnxruntime.InferenceSession:
    """An ONNX Runtime session for a model's path or bytes.

    `precise` makes products of U8 and S8 into products of U8 and U8, which never saturate and take twice the time; by
    default where the processor needs it.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Idle threads that spin take the core that decoding needs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if products_saturate() if precise is None else precise:
        options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
