/** Answers for the keys that work anywhere on the page, where the host asks for them by `shortcut`. */
import { deedOf, isField, isInDialog } from "./keys.ts";

export interface PageDeeds {
  readonly toBox: () => void;
  readonly help: () => void;
}

/** Returns what ends it. */
export function listenOnPage(page: Document, deeds: PageDeeds): () => void {
  const onKey = (event: KeyboardEvent): void => {
    // The first element on a page that asks for a key has it.
    if (event.defaultPrevented || event.isComposing) return;
    const deed = deedOf("page", event);
    const at = event.composedPath()[0];
    // Ctrl-K too: in an editor it makes a link.
    if (deed === undefined || isField(at) || isInDialog(at)) return;
    event.preventDefault();
    deeds[deed]();
  };
  page.addEventListener("keydown", onKey);
  return () => page.removeEventListener("keydown", onKey);
}
