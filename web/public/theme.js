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
