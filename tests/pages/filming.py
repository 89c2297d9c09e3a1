"""What the tests of the camera game share: its experiments, a camera of our own, and the stages of a round."""

import json
from pathlib import Path

EXPERIMENTS = Path(__file__).resolve().parents[2] / "experiments"
MANIFESTS = [json.loads(file.read_text()) for file in sorted(EXPERIMENTS.glob("*/model/manifest.json"))]
NAMES = [one["id"] for one in MANIFESTS if one["page"]["kind"] == "camera"]
MATCH, ANSWER = "[data-part=match]", "[data-part=answer]"
TURN_ON = "[data-part=input] [data-part=camera]"

# A camera of our own: what it films is set by the test. It keeps what was asked of it, and its tracks.
CAMERA = """() => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
  const context = canvas.getContext('2d');
  let picture = null;
  setInterval(() => {
    context.fillStyle = '#b9b4aa';
    context.fillRect(0, 0, 640, 480);
    if (picture) context.drawImage(picture, 80, 0, 480, 480);
  }, 50);
  window.film = async (url) => void (picture = await createImageBitmap(await (await fetch(url)).blob()));
  window.cameraTracks = [];
  window.cameraAsked = [];
  navigator.mediaDevices.getUserMedia = async ({ video }) => {
    const stream = canvas.captureStream(20);
    window.cameraTracks.push(...stream.getTracks());
    window.cameraAsked.push(video.deviceId?.ideal ?? video.facingMode.ideal);
    return stream;
  };
  const cameras = ['one', 'two'].map((deviceId) => ({ kind: 'videoinput', deviceId, label: deviceId }));
  navigator.mediaDevices.enumerateDevices = async () => cameras;
}"""
ENDED = "() => window.cameraTracks.length > 0 && window.cameraTracks.every((track) => track.readyState === 'ended')"


def read_manifests():
    """Manifests of the experiments with this page, by name."""
    return {one["id"]: one for one in MANIFESTS if one["id"] in NAMES}


def example_of(manifest, move):
    return next(one for one in manifest["page"]["settings"]["examples"] if one["label"] == move)


def visit(context, site, name, prepare=None):
    page = context.new_page()
    page.set_default_timeout(10_000)
    if prepare:
        page.add_init_script(f"({prepare})()")
    page.goto(f"{site}experiments/{name}/")
    page.wait_for_selector("main[data-state=ready]")
    return page


def stage(page, name):
    page.wait_for_selector(f"{MATCH}[data-stage={name}]")
    return page.locator(MATCH)
