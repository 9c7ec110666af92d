"""The computation of the default model as an ONNX graph of a few kilobytes, without weights.

    python -m search.minilm_graph        writes search/minilm.onnx anew

The weights stay where the model's package keeps them and are handed to the graph by
`search/minilm.py`. The steps are those of the sentence-transformers model (embed, six layers of
attention and feed-forward, mean over the words, length 1), in the fused operators that
onnxruntime has for them. A test compares its vectors with sentence-transformers' own.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("minilm.onnx")

WIDTH, INNER, HEADS, LAYERS = 384, 1536, 12, 6
WORDS, PLACES = 30522, 512
_EPSILON = 1e-12
_FUSED = "com.microsoft"
# Of the format, not of the library's newest: older versions of onnxruntime read it too.
_OPSET, _IR_VERSION = 17, 9


class _Graph:
    """A graph in the making: its nodes and the names and shapes of its weights."""

    def __init__(self) -> None:
        """Begin with nothing. Needs the package `onnx`."""
        from onnx import helper

        self._helper = helper
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def weight(self, name: str, *shape: int) -> str:
        """Name a weight that is handed over when the graph is loaded."""
        from onnx import TensorProto

        tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=shape)
        tensor.data_location = TensorProto.EXTERNAL
        tensor.external_data.add(key="location", value="weights")
        self.weights.append(tensor)
        return name

    def axis(self, name: str, number: int) -> str:
        """Name a constant axis."""
        from onnx import TensorProto

        self.weights.append(self._helper.make_tensor(name, TensorProto.INT64, [1], [number]))
        return name

    def plain(self, step: str, inputs: Sequence[str], output: str, **settings: Any) -> str:
        """Add a step of ONNX itself; return its output's name."""
        self.nodes.append(self._helper.make_node(step, inputs, [output], **settings))
        return output

    def fused(self, step: str, inputs: Sequence[str], *outputs: str, **settings: Any) -> str:
        """Add a step that only onnxruntime has; return its first output's name."""
        node = self._helper.make_node(step, inputs, outputs, domain=_FUSED, **settings)
        self.nodes.append(node)
        return outputs[0]


def graph() -> bytes:
    """Return the graph: token ids and mask (int32, texts × words) in, unit vectors out."""
    from onnx import TensorProto, helper

    made = _Graph()
    hidden = _embedded(made)
    for number in range(LAYERS):
        hidden = _layer(made, f"{number}.", hidden)
    _pooled(made, hidden)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT32, ["texts", "words"])
        for name in ("ids", "mask")
    ]
    output = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["texts", WIDTH])
    whole = helper.make_graph(made.nodes, "minilm", inputs, [output], made.weights)
    sets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
    model = helper.make_model(whole, opset_imports=sets, ir_version=_IR_VERSION)
    serialised: bytes = model.SerializeToString(deterministic=True)
    return serialised


def _embedded(made: _Graph) -> str:
    words, places = made.weight("words", WORDS, WIDTH), made.weight("places", PLACES, WIDTH)
    scale, shift = made.weight("start.scale", WIDTH), made.weight("start.shift", WIDTH)
    inputs = ["ids", "", words, places, "", scale, shift, "mask"]
    return made.fused("EmbedLayerNormalization", inputs, "start", "lengths", epsilon=_EPSILON)


def _layer(made: _Graph, name: str, hidden: str) -> str:
    looked = made.fused(
        "Attention",
        [
            hidden,
            made.weight(f"{name}look", WIDTH, 3 * WIDTH),
            made.weight(f"{name}look.bias", 3 * WIDTH),
            "lengths",
        ],
        f"{name}looked",
        num_heads=HEADS,
    )
    said = made.plain("MatMul", [looked, made.weight(f"{name}say", WIDTH, WIDTH)], f"{name}said")
    middle = _added(made, f"{name}say", said, hidden, f"{name}middle")
    up = made.plain("MatMul", [middle, made.weight(f"{name}up", WIDTH, INNER)], f"{name}risen")
    bent = made.fused("BiasGelu", [up, made.weight(f"{name}up.bias", INNER)], f"{name}bent")
    down = made.plain("MatMul", [bent, made.weight(f"{name}down", INNER, WIDTH)], f"{name}sunk")
    return _added(made, f"{name}down", down, middle, f"{name}hidden")


def _added(made: _Graph, weights: str, new: str, old: str, output: str) -> str:
    """What a step gives, added to what went into it, and normalised."""
    own = [made.weight(f"{weights}.{part}", WIDTH) for part in ("scale", "shift", "bias")]
    return made.fused("SkipLayerNormalization", [new, old, *own], output, epsilon=_EPSILON)


def _pooled(made: _Graph, hidden: str) -> None:
    """The sum over a text's words has the direction of their mean; only that is kept."""
    from onnx import TensorProto

    counted = made.plain("Cast", ["mask"], "counted", to=TensorProto.FLOAT)
    column = made.plain("Unsqueeze", [counted, made.axis("two", 2)], "column")
    kept = made.plain("Mul", [hidden, column], "kept")
    summed = made.plain("ReduceSum", [kept, made.axis("one", 1)], "summed", keepdims=0)
    made.plain("LpNormalization", [summed], "vectors", axis=-1, p=2)


if __name__ == "__main__":
    FILE.write_bytes(graph())
