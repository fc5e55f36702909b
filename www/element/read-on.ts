/** Answers for where reading goes on after something was opened: its beginning is seen, and the focus is not lost. */

/** `moved`: the focus goes there in any case; else only where it would be lost with the button that was pressed. */
export function readOn(root: ShadowRoot, moved: boolean): void {
  const heading = root.querySelector<HTMLElement>(".answer h2, .browse:not([hidden]) h2");
  if (heading === null) return;
  const focused = root.activeElement;
  const lost = focused === null || focused.getClientRects().length === 0;
  if (moved || lost) heading.focus({ preventScroll: true });
  const beginning = heading.closest("article, .browse") ?? heading;
  if (beginning.getBoundingClientRect().top < 0) beginning.scrollIntoView({ block: "start" });
}
