"""What a page asks of its worker, counted by signature: `window.asked`. A text that is written is one question."""

COUNTING = """{
  const post = Worker.prototype.postMessage;
  window.asked = { predict: 0, inside: 0 };
  Worker.prototype.postMessage = function (...all) {
    if (all[0]?.type === "run") window.asked[all[0].signature]++;
    if (all[0]?.type === "write") window.asked.predict++;
    return post.apply(this, all);
  };
}"""
START_AGAIN = "() => { window.asked = { predict: 0, inside: 0 }; }"
