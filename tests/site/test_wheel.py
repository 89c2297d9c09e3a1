"""The wheel alone, in an empty environment, serves the same site: no checkout, no Node, no TensorFlow."""

import os
import re
import subprocess
import sys
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

from glassbox.site.build import build_site

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.thorough
def test_the_wheel_serves_the_site(tmp_path):
    site = build_site()
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", tmp_path, ROOT], check=True, capture_output=True
    )
    (wheel,) = tmp_path.glob("glassbox_ml-*.whl")
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if "browser" in name], "it fetches a browser"
    venv.create(tmp_path / "empty", with_pip=True)
    python = tmp_path / "empty" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    subprocess.run([python, "-m", "pip", "install", "-q", wheel], check=True, capture_output=True, cwd=tmp_path)
    installed = subprocess.run([python, "-m", "pip", "list"], check=True, capture_output=True, text=True).stdout.lower()
    assert "tensorflow" not in installed and "keras" not in installed and "nodejs" not in installed
    environment = {"PATH": str(python.parent), "PYTHONUNBUFFERED": "1", "HOME": str(tmp_path)}
    demo = subprocess.Popen(
        [python.parent / "glassbox", "demo", "--no-browser", "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env=environment,
    )
    try:
        address = re.search(r"http://\S+/", demo.stdout.readline())[0]
        for path in ("index.html", "experiments/digits_cnn/model.tflite", "sw.js"):
            with urllib.request.urlopen(address + path) as response:
                assert response.read() == (site / path).read_bytes()
    finally:
        demo.terminate()
        demo.wait()
