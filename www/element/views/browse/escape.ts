/** Answers for Escape while all codes are looked through: it folds what is unfolded, else it goes one step back. */
import type { BrowseState } from "./state.ts";

export function escape({ unfolded, unfold }: BrowseState, onBack: () => void) {
  return (event: KeyboardEvent & { readonly currentTarget: Element }): void => {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    if (unfolded === undefined) return onBack();
    // The focus would be lost with the choices.
    const root = event.currentTarget.getRootNode() as ShadowRoot;
    root.querySelector<HTMLElement>("[aria-controls][aria-expanded=true]:not(#box)")?.focus();
    unfold(undefined);
  };
}
