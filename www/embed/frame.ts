/**
 * Answers for the frame page: what its address sets on the element, and that the page around it learns its height. It is a
 * classic script, since a frame with `sandbox="allow-scripts"` alone loads no modules.
 */
import { HEIGHT } from "./message.ts";

/** What the address may set. An address must not decide what is loaded or kept, so `src` and `recent` are not here. */
const attributes = [
  "query",
  "entry",
  "catalogs",
  "states",
  "limit",
  "placeholder",
  "label",
  "lang",
  "theme",
  "compact",
];

const codebook = document.querySelector("status-codebook")!;
const page = document.documentElement;
const given = new URLSearchParams(location.search);
for (const name of attributes) {
  const value = given.get(name);
  if (value !== null) codebook.setAttribute(name, value);
}
page.lang = given.get("lang") ?? page.lang;
page.dataset.theme = given.get("theme") ?? "auto";
// Links lead to the page that lies beside this one.
codebook.setAttribute("link-base", new URL(".", location.href).href);

if (window.parent !== window) {
  // To whoever frames it: a frame cannot know, and a height is no secret.
  const tell = (): void =>
    window.parent.postMessage(
      { type: HEIGHT, height: Math.ceil(document.body.getBoundingClientRect().height) },
      "*",
    );
  new ResizeObserver(tell).observe(document.body);
  addEventListener("message", ({ data, source }: MessageEvent<{ type?: unknown } | null>) => {
    if (source === window.parent && data?.type === HEIGHT) tell();
  });
}
