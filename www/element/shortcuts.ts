/**
 * Answers for the keys that work wherever the focus is inside the element: each presses the button that is marked with
 * its deed, so that a key does nothing a button does not do. On the page around it no key is taken.
 */
import { deedOf, isField, isInDialog, keys, writes } from "./keys.ts";

/** Stands in `data-deed` of a button. */
export type DeedName = keyof typeof keys.element;

/** What assistive technology is told, in the form of `aria-keyshortcuts`. */
export const shortcutsOf = (deed: DeedName): string => keys.element[deed].join(" ");

/** As it stands in a title: the key that is pressed by itself. */
export const keyOf = (deed: DeedName): string => keys.element[deed][0];

export function startShortcuts(root: ShadowRoot): void {
  // A listener that is added twice is added once.
  root.addEventListener("keydown", onKey as EventListener);
}

function onKey(this: ShadowRoot, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const deed = deedOf("element", event);
  const at = event.composedPath()[0];
  // Where a person types, a key that writes is theirs.
  if (deed === undefined || (writes(event) && isField(at)) || isInDialog(at)) return;
  const button = buttonFor(deed, this);
  if (button === undefined) return;
  event.preventDefault();
  // A key that is held down would open a code with each repeat, and each is a place in the history of the page.
  if (event.repeat) return;
  const from = this.activeElement;
  button.click();
  keepPlace(this, from);
}

/** Of the card that has the focus, else of the first one that is seen. */
function buttonFor(deed: DeedName, root: ShadowRoot): HTMLElement | undefined {
  const seen = [...root.querySelectorAll<HTMLElement>(`[data-deed="${deed}"]`)].filter(
    (button) => button.getClientRects().length > 0,
  );
  const card = root.activeElement?.closest("article");
  return seen.find((button) => card?.contains(button)) ?? seen[0];
}

/**
 * The views are drawn anew with the click. Who stood on the button, in the box or in the list stays there; who read the
 * card goes on at the heading of the new one, since another thing stands now where they were.
 */
function keepPlace(root: ShadowRoot, from: Element | null): void {
  if (from === null) return;
  const reading = from.closest(".answer") !== null && !from.matches("[data-deed]");
  const place = reading
    ? root.querySelector<HTMLElement>(".answer h2")
    : from.isConnected
      ? (from as HTMLElement)
      : null;
  place?.focus({ preventScroll: true });
}
