/**
 * Answers for the keys that work wherever the focus is inside the element: each presses the button that is marked with
 * its deed, so that a key does nothing a button does not do. On the page around it no key is taken.
 */

/** Stands in `data-deed` of a button. */
export type DeedName = "previous" | "next" | "other";

/** What assistive technology is told, in the form of `aria-keyshortcuts`. */
export const shortcuts: Readonly<Record<DeedName, string>> = {
  previous: "[ Alt+PageUp",
  next: "] Alt+PageDown",
  other: "o Alt+O",
};

/** As it stands in a title: the key that is pressed by itself. */
export const keyOf = (deed: DeedName): string => shortcuts[deed].split(" ")[0]!;

/** Where a person types, a key that writes is theirs; a brace behind AltGr is one that writes. */
const alone: Readonly<Record<string, DeedName>> = { "[": "previous", "]": "next", o: "other" };
const withAlt: Readonly<Record<string, DeedName>> = {
  PageUp: "previous",
  PageDown: "next",
  o: "other",
  // What a Mac writes with it.
  ø: "other",
};

export function startShortcuts(root: ShadowRoot): void {
  // A listener that is added twice is added once.
  root.addEventListener("keydown", onKey as EventListener);
}

function onKey(this: ShadowRoot, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const deed = deedOf(event);
  if (deed === undefined) return;
  const button = buttonFor(deed, this);
  if (button === undefined) return;
  event.preventDefault();
  // A key that is held down would open a code with each repeat, and each is a place in the history of the page.
  if (event.repeat) return;
  const from = this.activeElement;
  button.click();
  keepPlace(this, from);
}

function deedOf(event: KeyboardEvent): DeedName | undefined {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  const altGraph = event.getModifierState("AltGraph");
  if (altKey && !altGraph && !ctrlKey && !metaKey && !shiftKey) return own(withAlt, key);
  if ((altKey || ctrlKey || metaKey) && !altGraph) return undefined;
  return isField(event.composedPath()[0]) ? undefined : own(alone, key);
}

function own(keys: Readonly<Record<string, DeedName>>, key: string): DeedName | undefined {
  return Object.hasOwn(keys, key) ? keys[key] : undefined;
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

/** Where a person types, the keys are theirs. */
export function isField(target: EventTarget | undefined): boolean {
  // Not by `instanceof`: in a frame that the element was moved into, classes are others.
  const element = target as Partial<HTMLElement> | undefined;
  return element?.isContentEditable === true || element?.matches?.("input, textarea, select") === true;
}
