"""A camera of our own: what it films, which way it faces and how it fails is set by the test, in the page.

`window.picture` is filmed, whole; without one, a grey wall. `window.film(address)` puts one there. `window.answer` is
what the browser answers when it is asked for a camera, and `window.camera` is the camera that works. `window.tracks`
holds every track that was handed out, and `window.wished` which camera was asked for, each time.
"""

CAMERA = """
  window.tracks = [];
  window.wished = [];
  window.picture = null;
  window.facing = undefined;
  window.film = async (url) => { window.picture = await createImageBitmap(await (await fetch(url)).blob()); };
  window.camera = async ({ video }) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
    const context = canvas.getContext('2d');
    const paint = () => {
      context.fillStyle = '#b9b4aa';
      context.fillRect(0, 0, 640, 480);
      if (!window.picture) return;
      const { width, height } = window.picture;
      const scale = Math.min(640 / width, 480 / height);
      const [left, top] = [(640 - scale * width) / 2, (480 - scale * height) / 2];
      context.drawImage(window.picture, left, top, scale * width, scale * height);
    };
    paint();
    setInterval(paint, 50);
    const stream = canvas.captureStream(20);
    const [track] = stream.getTracks();
    const settings = track.getSettings.bind(track);
    const deviceId = video.deviceId?.ideal ?? 'one';
    track.getSettings = () => ({ ...settings(), deviceId, facingMode: window.facing });
    window.tracks.push(track);
    return stream;
  };
  window.answer = window.camera;
  navigator.mediaDevices.getUserMedia = (wish) => {
    window.wished.push(wish.video.deviceId?.ideal ?? wish.video.facingMode?.ideal);
    return window.answer(wish);
  };
  const known = ['one', 'two'].map((deviceId) => ({ deviceId, kind: 'videoinput', label: deviceId }));
  navigator.mediaDevices.enumerateDevices = async () => known;
"""
CAMERA = f"if (navigator.mediaDevices) {{{CAMERA}}}"  # an empty page, before the site's, has none
LIVE = "() => window.tracks.filter(track => track.readyState === 'live').length"
ENDED = "() => window.tracks.length > 0 && window.tracks.every(track => track.readyState === 'ended')"
# Ways of leaving a camera that no button is for.
HIDE = (
    "Object.defineProperty(document, 'hidden', { value: true, configurable: true });"
    " document.dispatchEvent(new Event('visibilitychange')); delete document.hidden"
)
LEAVE = "dispatchEvent(new PageTransitionEvent('pagehide'))"
UNPLUG = "window.tracks[0].stop(); window.tracks[0].dispatchEvent(new Event('ended'))"
