/** Answers for where a person goes on after the view changed: its beginning is seen, and the focus is not lost. */

export const boxOf = (root: ShadowRoot | null): HTMLInputElement | null =>
  root?.querySelector<HTMLInputElement>("#box") ?? null;

/** In one column the list gives way to the answer. */
export function listIsHidden(root: ShadowRoot): boolean {
  const list = root.querySelector<HTMLElement>(".results, .tally");
  return list !== null && list.getClientRects().length === 0;
}

/** How many options a page key passes: one less than are seen at once. */
export function pageOfList(root: ShadowRoot): number {
  const list = root.querySelector<HTMLElement>(".list");
  if (list === null) return 1;
  const seen = Math.min(list.clientHeight, globalThis.innerHeight) / list.scrollHeight;
  return Math.max(1, Math.floor(seen * list.childElementCount) - 1);
}

/** Where the focus goes when its button is gone: to the box, unless that would open a keyboard over the screen. */
export function settleFocus(root: ShadowRoot): void {
  const box = boxOf(root);
  if (root.activeElement === box) return;
  const touch = globalThis.matchMedia("(pointer: coarse)").matches;
  const place = touch ? root.querySelector<HTMLElement>(".body") : box;
  place?.focus({ preventScroll: true });
}

/** To the button by which a view was opened, where it is there again. */
export function goBackTo(root: ShadowRoot, selector: string): void {
  const buttons = [...root.querySelectorAll<HTMLElement>(selector)];
  const seen = buttons.find((button) => button.getClientRects().length > 0);
  if (seen === undefined || root.activeElement === boxOf(root)) settleFocus(root);
  else seen.focus();
}

/** Where the answer took the list's place the focus goes there; else only where it was lost with the button that was pressed. */
export function readOn(root: ShadowRoot): void {
  const heading = root.querySelector<HTMLElement>(".answer h2, .browse:not([hidden]) h2, .own h2");
  if (heading === null) return;
  const focused = root.activeElement;
  const lost = focused === null || focused.getClientRects().length === 0;
  if (lost || listIsHidden(root)) heading.focus({ preventScroll: true });
  const beginning = heading.closest("article, .browse, .own") ?? heading;
  if (beginning.getBoundingClientRect().top < 0) beginning.scrollIntoView({ block: "start" });
}
