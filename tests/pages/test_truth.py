"""Inside, on the page: each layer is what Keras computes, and nothing of it is worked out where nobody looks."""

import base64

import numpy as np
import pytest
from shipped import MANIFESTS, SHIPPED, read
from visiting import visit

from glassbox.release import golden_activations
from glassbox.release.golden_inputs import sample_of

# A whole layer of a photo is a million numbers: the page picks out those that were recorded.
ASK = """async ({ inputs, places }) => {
  const given = Object.fromEntries(Object.entries(inputs).map(([name, values]) =>
    [name, typeof values === "string" ? Array.from(atob(values), (one) => one.charCodeAt(0)) : values]));
  const told = await window.glassbox.inside(given);
  return Object.fromEntries(Object.entries(places).map(([name, [size, start, step]]) => {
    const values = told[name];
    if (values?.length !== size) return [name, null];
    return [name, {
      largest: values.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
      some: values.filter((_value, index) => index >= start && (index - start) % step === 0),
    }];
  }));
}"""


def as_sent(value: np.ndarray):
    return base64.b64encode(value.tobytes()).decode() if value.dtype == np.uint8 else value.ravel().tolist()


@pytest.mark.parametrize("name", SHIPPED)
def test_every_layer_in_the_page_is_what_keras_computes(page, site, name):
    """At most a thousandth of the layer's largest absolute value away, on 20 inputs."""
    visit(page, site, name)
    golden = read(name, golden_activations.FILE)
    signature = MANIFESTS[name]["signatures"]["inside"]
    assert set(golden["layers"]) == set(signature["outputs"])
    assert len(golden["inputs"]) == 20
    for number, one in enumerate(golden["inputs"]):
        sample = sample_of(one, signature["inputs"])
        inputs = sample if isinstance(sample, dict) else {next(iter(signature["inputs"])): sample}
        sizes = {layer: int(np.prod(output["shape"])) for layer, output in signature["outputs"].items()}
        recorded = {layer: golden_activations.places(size, number) for layer, size in sizes.items()}
        places = {layer: [sizes[layer], one.start, one.step] for layer, one in recorded.items()}
        told = page.evaluate(ASK, {"inputs": {key: as_sent(v) for key, v in inputs.items()}, "places": places})
        for layer, found in told.items():
            case = golden["layers"][layer]["cases"][number]
            assert abs(found["largest"] / case["largest"] - 1) <= 1e-3, layer
            apart = np.array(found["some"]) / case["largest"] - np.array(case["values"]) / golden_activations.WHOLE
            assert np.abs(apart).max() <= 1e-3, layer
