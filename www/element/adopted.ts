/**
 * Answers for drawing in a document that the element was moved into. Chromium (148) leaves its shadow root with the
 * registry of elements of the document it comes from, and nothing can be made by that in another one. Preact makes an
 * element by the registry of its parent: here parents have none, and the document's own is taken.
 */
const name = "customElementRegistry";

export function drawHere(root: ShadowRoot): void {
  const registry: unknown = Reflect.get(root, name);
  // Older browsers know of none; the second time it is done already.
  if (registry === undefined || registry === root.ownerDocument.defaultView?.customElements) return;
  const free = (node: Node): void =>
    void Object.defineProperty(node, name, { configurable: true, value: undefined });
  free(root);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) {
        free(node);
        if ("querySelectorAll" in node) (node as Element).querySelectorAll("*").forEach(free);
      }
  }).observe(root, { childList: true, subtree: true });
}
