"""Take out of a LiteRT file what nothing reads: the names of tensors between input and answer, and empty descriptions.

A converter names every tensor after the operations that it came from, once for each signature. In a deep network those
names weigh as much as a layer. Inputs and outputs keep theirs, and not a weight or an operation is touched.
"""

from __future__ import annotations

from typing import Any

import flatbuffers
from ai_edge_litert import schema_py_generated as schema

ALIGNED = 16  # bytes: how weights lie in a LiteRT file, so that they can be used where they are


def slim(raw: bytes) -> bytes:
    """The same network in fewer bytes: same signatures, same operations, same answers to the last bit."""
    model = read(raw)
    for graph in model.subgraphs:
        ends = {int(one) for one in (*graph.inputs, *graph.outputs)}
        for number, tensor in enumerate(graph.tensors):
            if number not in ends:
                tensor.name = None
            if _says_nothing(tensor.quantization):
                tensor.quantization = None
    _drop_empty_buffers(model)
    return packed(model)


def read(raw: bytes) -> schema.ModelT:
    """A LiteRT file as an object, to be changed."""
    return schema.ModelT.InitFromObj(schema.Model.GetRootAs(raw, 0))


def packed(model: schema.ModelT) -> bytes:
    """The file of such an object."""
    builder = flatbuffers.Builder(1 << 20)
    scales: dict[int, _Once] = {}
    for graph in model.subgraphs:
        for tensor in graph.tensors:
            if tensor.quantization is not None and tensor.buffer:  # weights; what is calculated has the buffer 0
                tensor.quantization = scales.setdefault(tensor.buffer, _Once(tensor.quantization))
    model.buffers = [_Buffer(one.data) for one in model.buffers]
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def _says_nothing(quantization: schema.QuantizationParametersT | None) -> bool:
    if quantization is None:
        return False
    return all(getattr(quantization, key) is None for key in ("min", "max", "scale", "zeroPoint", "details"))


def kind_of(model: schema.ModelT, operator: schema.OperatorT) -> int:
    """What an operation of a file is, as `schema.BuiltinOperator` numbers it."""
    return _kind(model.operatorCodes[operator.opcodeIndex])


def code_of(model: schema.ModelT, kind: int, version: int = 1) -> int:
    """The place of a kind of operation in the file's list, which grows where it is new.

    Args:
        version: the first that can do what is asked of it.
    """
    for number, code in enumerate(model.operatorCodes):
        if _kind(code) == kind and code.version >= version:
            return number
    code = schema.OperatorCodeT()
    code.builtinCode = code.deprecatedBuiltinCode = kind
    code.version = version
    model.operatorCodes.append(code)
    return len(model.operatorCodes) - 1


def _kind(code: schema.OperatorCodeT) -> int:
    return max(code.builtinCode, code.deprecatedBuiltinCode)  # old files have one, newer ones both


def _drop_empty_buffers(model: schema.ModelT) -> None:
    """Every tensor that is worked out has an empty buffer of its own; the first buffer, always empty, does for all."""
    tensors = [tensor for graph in model.subgraphs for tensor in graph.tensors]
    holders = [*tensors, *(model.metadata or [])]
    full = {one.buffer for one in holders if model.buffers[one.buffer].data is not None}
    kept = [0, *sorted(full - {0})]
    place = {old: new for new, old in enumerate(kept)}
    for one in holders:
        one.buffer = place.get(one.buffer, 0)
    model.buffers = [model.buffers[old] for old in kept]


class _Once:
    """The scales of weights, written once however many graphs use them; the generated classes write them for each."""

    def __init__(self, scales: schema.QuantizationParametersT):
        self.scales, self.place = scales, 0
        self.builder: flatbuffers.Builder | None = None

    def Pack(self, builder: flatbuffers.Builder) -> int:  # the name that the generated classes call
        if self.builder is not builder:
            self.builder, self.place = builder, self.scales.Pack(builder)
        return self.place


class _Buffer(schema.BufferT):
    """A buffer whose bytes are aligned; the generated one would put them anywhere."""

    def __init__(self, data: Any):
        super().__init__()
        self.data = data

    def Pack(self, builder: flatbuffers.Builder) -> int:  # the name that the generated classes call
        if self.data is None or len(self.data) == 0:
            return super().Pack(builder)
        content = bytes(self.data)
        builder.StartVector(1, len(content), ALIGNED)
        builder.head = builder.Head() - len(content)
        builder.Bytes[builder.Head() : builder.Head() + len(content)] = content
        vector = builder.EndVector()
        schema.BufferStart(builder)
        schema.BufferAddData(builder, vector)
        return schema.BufferEnd(builder)
