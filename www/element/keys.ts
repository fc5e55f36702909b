/** Answers for all keys there are: which does what, and where. Who listens takes them from here, and so does the help. */

/** In the form of `aria-keyshortcuts`, the first of each the one to name where there is room for one. */
export const keys = {
  /** Anywhere on the page, where the host asks for it. */
  page: { toBox: ["/", "Control+K", "Meta+K"], help: ["?"] },
  box: {
    down: ["ArrowDown"],
    up: ["ArrowUp"],
    first: ["Home"],
    last: ["End"],
    pageDown: ["PageDown"],
    pageUp: ["PageUp"],
    choose: ["Enter"],
    leave: ["Escape"],
  },
  /** Anywhere inside the element; those that write not where a person types. */
  element: {
    previous: ["[", "Alt+PageUp"],
    next: ["]", "Alt+PageDown"],
    other: ["o", "Alt+O"],
    help: ["?"],
  },
  report: { nextMention: ["n"], previousMention: ["p", "N"] },
} as const satisfies Record<string, Readonly<Record<string, readonly string[]>>>;

export type KeyPlace = keyof typeof keys;
type DeedOf<Place extends KeyPlace> = keyof (typeof keys)[Place] & string;
export type KeyDeed = { [Place in KeyPlace]: DeedOf<Place> }[KeyPlace];

/** What a Mac writes with Alt. */
const written: Readonly<Record<string, string>> = { "Alt+Ø": "Alt+O" };

export function deedOf<Place extends KeyPlace>(
  place: Place,
  event: KeyboardEvent,
): DeedOf<Place> | undefined {
  const pressed = nameOf(event);
  const name = Object.hasOwn(written, pressed) ? written[pressed]! : pressed;
  const [deed] = Object.entries<readonly string[]>(keys[place]).find(([, each]) => each.includes(name)) ?? [];
  return deed as DeedOf<Place> | undefined;
}

/** A brace behind AltGr is a key that writes, and so is a capital letter: what else is held down is named. */
function nameOf(event: KeyboardEvent): string {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  const held = event.getModifierState("AltGraph")
    ? ""
    : `${ctrlKey ? "Control+" : ""}${metaKey ? "Meta+" : ""}${altKey ? "Alt+" : ""}`;
  const letter = key.length === 1;
  if (held === "" && letter) return key;
  return `${held}${shiftKey ? "Shift+" : ""}${letter ? key.toUpperCase() : key}`;
}

/** Whether the key by itself would write into a field. */
export function writes(event: KeyboardEvent): boolean {
  return nameOf(event).length === 1;
}

/** What stands behind an open dialog cannot be reached. */
export function isInDialog(target: EventTarget | undefined): boolean {
  return Boolean((target as Partial<Element> | undefined)?.closest?.("dialog[open]"));
}

/** Where a person types, the keys are theirs. */
export function isField(target: EventTarget | undefined): boolean {
  // Not by `instanceof`: in a frame that the element was moved into, classes are others.
  const element = target as Partial<HTMLElement> | undefined;
  return element?.isContentEditable === true || element?.matches?.("input, textarea, select") === true;
}
