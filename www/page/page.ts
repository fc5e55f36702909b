/** Answers for our own page around the element: what it lets the element do, its address, and files that miss it. */
import { StatusCodebookElement } from "../element/element.ts";
import type { Messages } from "../element/messages/index.ts";
import { Places } from "../element/places.ts";
import { startLanguage } from "./language.ts";
import { addThemeSwitch } from "./theme.ts";

export function start(): void {
  let say: ((words: Messages) => void) | undefined;
  startLanguage((words) => say?.(words));
  StatusCodebookElement.define();
  const found = document.querySelector("status-codebook");
  if (!(found instanceof StatusCodebookElement)) return;
  run(found);
  const header = document.querySelector("header");
  if (header !== null) say = addThemeSwitch(found, header);
}

function run(codebook: StatusCodebookElement): void {
  // A place on a disk is of no use to others, and is nobody's business.
  if (location.protocol !== "file:") codebook.linkBase = `${location.origin}${location.pathname}`;

  // A file that misses the element would be opened in the page's place.
  for (const type of ["dragover", "drop"] as const)
    addEventListener(type, (event) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    });

  new Places(codebook).start();
}
