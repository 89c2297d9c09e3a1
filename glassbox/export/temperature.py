"""The temperature of a LiteRT file: what its scores are divided by before softmax makes probabilities of them.

A network that was trained with smoothed labels is too modest, one that begins to learn by heart too sure of itself. One
number mends both, and changes no order among the answers (Guo and others, 2017, arXiv:1706.04599). It is set in the
file itself, so that every runtime gives the same probabilities: where the answer is a softmax in that operation's own
`beta`, where the file gives scores by a multiplication after them. Not a weight is touched.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from ai_edge_litert import schema_py_generated as schema

from ..errors import Problem
from .slim import code_of, kind_of, packed, read

PROBABILITIES, LOGITS = "probabilities", "logits"


def set_temperature(raw: bytes, temperature: float) -> bytes:
    """The same file with another temperature, in all its signatures; one that it has already is replaced.

    Raises:
        Problem: the temperature is not above 0, or an answer of the file is no softmax and no scores.
    """
    if not temperature > 0:
        raise Problem(f"A temperature must be above 0, and {temperature} is not.")
    model = read(raw)
    factor = 1 / temperature
    for name, graph, end in _answers(model):
        operator = _maker_of(graph, end)
        if name == PROBABILITIES:
            _softmax(model, operator).beta = factor
        elif (constant := _scale(model, graph, operator)) is not None:
            model.buffers[constant.buffer].data = _as_bytes(factor)
        else:
            _multiply(model, graph, end, factor)
    return packed(model)


@lru_cache(4)
def temperature_of(raw: bytes) -> float:
    """The temperature of a file: 1 where nothing is divided, or where its answers are neither probabilities nor scores."""
    model = read(raw)
    for name, graph, end in _answers(model):
        operator = _maker_of(graph, end)
        if name == PROBABILITIES and kind_of(model, operator) == schema.BuiltinOperator.SOFTMAX:
            return float(1 / np.float32(operator.builtinOptions.beta))
        if name == LOGITS and (constant := _scale(model, graph, operator)) is not None:
            return float(1 / np.frombuffer(bytes(model.buffers[constant.buffer].data), np.float32)[0])
    return 1.0


def divided(outputs: dict[str, np.ndarray], temperature: float) -> dict[str, np.ndarray]:
    """Named outputs of a network, as they are once its scores are divided by a temperature."""
    changed = {PROBABILITIES: tempered, LOGITS: lambda scores, temperature: scores / np.float32(temperature)}
    return {
        name: changed[name](value, temperature) if name in changed and temperature != 1 else value
        for name, value in outputs.items()
    }


def tempered(probabilities: np.ndarray, temperature: float) -> np.ndarray:
    """Probabilities (..., classes) as a softmax of the same scores divided by a temperature would give them."""
    scores = np.log(np.maximum(np.asarray(probabilities, np.float64), np.finfo(np.float32).tiny)) / temperature
    weights = np.exp(scores - scores.max(-1, keepdims=True))
    return (weights / weights.sum(-1, keepdims=True)).astype(np.float32)


def undivided(probabilities: np.ndarray, raw: bytes) -> np.ndarray:
    """What the probabilities (..., classes) of a file would be without its temperature.

    Whether a page answers at all is decided by these: what a network does not know, it spreads over many answers, and a
    temperature below 1 makes the largest of them look like an answer (Liang and others, 2018, arXiv:1706.02690).
    """
    temperature = temperature_of(raw)
    return probabilities if temperature == 1 else tempered(probabilities, 1 / temperature)


def _answers(model: schema.ModelT) -> Iterator[tuple[str, schema.SubGraphT, int]]:
    """Name, subgraph and tensor of each answer that a temperature belongs to, signature by signature."""
    for signature in model.signatureDefs:
        for output in signature.outputs:
            if output.name.decode() in (PROBABILITIES, LOGITS):
                yield output.name.decode(), model.subgraphs[signature.subgraphIndex], int(output.tensorIndex)


def _maker_of(graph: schema.SubGraphT, tensor: int) -> schema.OperatorT:
    return next(one for one in graph.operators if tensor in one.outputs)


def _softmax(model: schema.ModelT, operator: schema.OperatorT) -> schema.SoftmaxOptionsT:
    if kind_of(model, operator) != schema.BuiltinOperator.SOFTMAX:
        raise Problem("The answer of this file is not made by one softmax, so no temperature can be set.")
    return operator.builtinOptions


def _scale(model: schema.ModelT, graph: schema.SubGraphT, operator: schema.OperatorT) -> schema.TensorT | None:
    """The constant by which scores are multiplied last; None where they are not."""
    if kind_of(model, operator) != schema.BuiltinOperator.MUL:
        return None
    tensor = graph.tensors[operator.inputs[1]]
    return tensor if model.buffers[tensor.buffer].data is not None and list(tensor.shape) == [1] else None


def _multiply(model: schema.ModelT, graph: schema.SubGraphT, end: int, factor: float) -> None:
    """Put a multiplication between scores and the output that they were."""
    maker = _maker_of(graph, end)
    plain = schema.TensorT()
    plain.shape, plain.type, plain.buffer = graph.tensors[end].shape, schema.TensorType.FLOAT32, 0
    constant = schema.TensorT()
    constant.shape, constant.type, constant.buffer = (
        np.array([1], np.int32),
        schema.TensorType.FLOAT32,
        len(model.buffers),
    )
    buffer = schema.BufferT()
    buffer.data = _as_bytes(factor)
    model.buffers.append(buffer)
    first = len(graph.tensors)
    graph.tensors += [plain, constant]
    maker.outputs = np.array([first if one == end else one for one in maker.outputs], np.int32)
    multiply = schema.OperatorT()
    multiply.opcodeIndex = code_of(model, schema.BuiltinOperator.MUL)
    multiply.inputs, multiply.outputs = np.array([first, first + 1], np.int32), np.array([end], np.int32)
    multiply.builtinOptionsType, multiply.builtinOptions = schema.BuiltinOptions.MulOptions, schema.MulOptionsT()
    graph.operators.insert(graph.operators.index(maker) + 1, multiply)


def _as_bytes(factor: float) -> np.ndarray:
    return np.frombuffer(np.float32(factor).tobytes(), np.uint8)
