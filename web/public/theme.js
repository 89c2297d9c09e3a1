// Before the first paint: the theme that was chosen here, or the one of the device.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem("glassbox-theme");
  } catch {
    /* storage may be switched off */
  }
  document.documentElement.dataset.theme =
    theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
})();

// Before anything can fail: whatever does, before the page has started, is said in words that are already here.
(() => {
  const tell = () => {
    const told = document.getElementById("not-started");
    if (!told) return; // the page has started, and tells for itself
    document.getElementById("address").textContent = location.href;
    told.hidden = false;
  };
  addEventListener("error", ({ target }) => (target === window || target.localName === "script") && tell(), true);
  addEventListener("unhandledrejection", tell);
})();
