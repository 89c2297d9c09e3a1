"""A browser's translator, as a page meets it: it puts elements in the place of texts, now and whenever one comes."""

# It remembers the nodes that it took out: what a page writes into one of them, nobody sees.
TRANSLATOR = """
addEventListener("DOMContentLoaded", () => {
  window.wrapped = [];
  const isLeftAlone = (node) =>
    !node.data.trim() || node.parentElement?.closest("[translate=no], svg, script, style, textarea, noscript, font");
  const wrap = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = root.nodeType === Node.TEXT_NODE ? [root] : [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes.filter((node) => node.isConnected && !isLeftAlone(node))) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = node.data;
      outer.append(inner);
      node.replaceWith(outer);
      window.wrapped.push([node, node.data]);
    }
  };
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) for (const node of [target, ...addedNodes]) wrap(node);
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
  wrap(document.body);
});
"""
BEHIND = """() => window.wrapped.filter(([node, text]) => node.data !== text)
  .map(([node, text]) => `“${text}” should say “${node.data}”`)"""


def check_translated(page):
    """That there was something to translate, and that no text stays behind what it should say."""
    assert page.evaluate("() => window.wrapped.length") > 10
    assert page.evaluate(BEHIND) == []
    assert page.locator("[data-part=stopped]").count() == 0
