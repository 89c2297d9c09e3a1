"""Keep the weights of a LiteRT file in one byte each: whole numbers from -127 to 127, and a scale for every filter.

Only how weights are kept changes: a runtime multiplies them out once, when it loads the file, and calculates with
ordinary numbers (LiteRT's DEQUANTIZE). What rounding costs is measured like everything else that ships; weights that
were published as bytes times scales come out as they were.
"""

from __future__ import annotations

import keras
import numpy as np
from ai_edge_litert import schema_py_generated as schema

from .slim import code_of, kind_of, packed, read

LARGEST = 127
SCALE_FOR_EVERY_FILTER = 5  # the first version of DEQUANTIZE that knows one
SMALLEST_KERNEL = 256  # weights; below that, scales and descriptions take more than the bytes that are saved
# Operation -> the axis of its kernel along which the filters lie.
FILTERS = {
    schema.BuiltinOperator.CONV_2D: 0,
    schema.BuiltinOperator.DEPTHWISE_CONV_2D: 3,
    schema.BuiltinOperator.FULLY_CONNECTED: 0,
}


def quantize(kernel: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """A kernel as whole numbers of the same shape (int8), and the scale of each filter (float32)."""
    others = tuple(number for number in range(kernel.ndim) if number != axis)
    scales = np.maximum(np.abs(kernel).max(others), np.finfo(np.float32).tiny) / np.float32(LARGEST)
    shape = [-1 if number == axis else 1 for number in range(kernel.ndim)]
    return np.rint(kernel / scales.reshape(shape)).astype(np.int8), scales.astype(np.float32)


def round_kernels(model: keras.Model) -> None:
    """Give every kernel of a model the values that it has in the file, which `keep_in_bytes` makes of it."""
    kinds = keras.layers.Conv2D | keras.layers.DepthwiseConv2D | keras.layers.Dense
    for layer in model.layers:
        if isinstance(layer, kinds) and np.prod(layer.kernel.shape) >= SMALLEST_KERNEL:
            kernel = keras.ops.convert_to_numpy(layer.kernel)
            depthwise = isinstance(layer, keras.layers.DepthwiseConv2D)
            flat = kernel.reshape(*kernel.shape[:2], -1) if depthwise else kernel  # the filters last
            whole, scales = quantize(flat, flat.ndim - 1)
            layer.kernel.assign((whole * scales).reshape(kernel.shape))


def keep_in_bytes(raw: bytes) -> bytes:
    """The same file with the kernels of its convolutions and dense layers kept as int8.

    Args:
        raw: a LiteRT file whose kernels are float32.
    """
    model = read(raw)
    multiply_out = code_of(model, schema.BuiltinOperator.DEQUANTIZE, SCALE_FOR_EVERY_FILTER)
    for graph in model.subgraphs:
        made: dict[int, int] = {}  # kernel in bytes -> the tensor that holds it multiplied out
        before = []
        for operation in graph.operators:
            axis = FILTERS.get(kind_of(model, operation))
            if axis is None:
                continue
            number = int(operation.inputs[1])
            if number not in made:
                if not _becomes_bytes(model, graph.tensors[number], axis):
                    continue
                made[number] = _multiplied_out(graph, number)
                before.append(_operation(multiply_out, number, made[number]))
            operation.inputs = np.where(np.arange(len(operation.inputs)) == 1, made[number], operation.inputs)
        graph.operators = before + list(graph.operators)
    return packed(model)


def _becomes_bytes(model: schema.ModelT, tensor: schema.TensorT, axis: int) -> bool:
    """Make a constant kernel int8, with its buffer; whether it is one (another graph may have changed the buffer)."""
    buffer = model.buffers[tensor.buffer]
    if tensor.type != schema.TensorType.FLOAT32 or buffer.data is None or np.prod(tensor.shape) < SMALLEST_KERNEL:
        return False
    if not hasattr(buffer, "scales"):
        kernel = np.frombuffer(bytes(buffer.data), "<f4").reshape(tensor.shape)
        whole, scales = quantize(kernel, axis)
        buffer.data, buffer.scales = np.frombuffer(whole.tobytes(), np.uint8), schema.QuantizationParametersT()
        buffer.scales.scale, buffer.scales.zeroPoint = scales, np.zeros(len(scales), np.int64)
        buffer.scales.quantizedDimension = axis
    tensor.type, tensor.quantization = schema.TensorType.INT8, buffer.scales
    return True


def _multiplied_out(graph: schema.SubGraphT, number: int) -> int:
    """A new tensor of a graph with the shape of a kernel, for its values as ordinary numbers."""
    tensor = schema.TensorT()
    tensor.shape, tensor.type, tensor.buffer = graph.tensors[number].shape, schema.TensorType.FLOAT32, 0
    graph.tensors.append(tensor)
    return len(graph.tensors) - 1


def _operation(code: int, source: int, result: int) -> schema.OperatorT:
    operation = schema.OperatorT()
    operation.opcodeIndex = code
    operation.inputs, operation.outputs = np.array([source], np.int32), np.array([result], np.int32)
    return operation
