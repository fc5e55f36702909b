/**
 * Answers for the keyboard of the box, after the combobox with list autocomplete of the WAI-ARIA Authoring Practices:
 * focus stays in the input, arrows move through the list, Enter chooses, Escape goes back one step. It knows nothing
 * of results; the element gives it a list to stand on.
 */
import { deedOf } from "./keys.ts";

export interface ComboboxList {
  readonly count: () => number;
  readonly active: () => number;
  readonly move: (to: number) => void;
  readonly choose: (at: number) => void;
  /** How many options a page of the list has. */
  readonly page: () => number;
  /** True when there was something to leave: then the key is used up. */
  readonly leave: () => boolean;
}

export class Combobox {
  readonly #input: HTMLInputElement;
  readonly #list: ComboboxList;
  /** Home and End belong to the text until a person has stepped into the list, and again after typing. */
  #inList = false;
  #started = false;

  constructor(input: HTMLInputElement, list: ComboboxList) {
    this.#input = input;
    this.#list = list;
  }

  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#input.addEventListener("keydown", this.#onKey);
    this.#input.addEventListener("input", this.#onText);
  }

  stop(): void {
    this.#started = false;
    this.#inList = false;
    this.#input.removeEventListener("keydown", this.#onKey);
    this.#input.removeEventListener("input", this.#onText);
  }

  readonly #onText = (): void => {
    this.#inList = false;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    // Enter and the arrows belong to an input method while it composes; Safari says so by the key code alone.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (this.#used(event)) event.preventDefault();
  };

  #used(event: KeyboardEvent): boolean {
    const count = this.#list.count();
    const active = this.#list.active();
    switch (deedOf("box", event)) {
      case "down":
        return this.#step(active + 1 < count ? active + 1 : 0, count);
      case "up":
        return this.#step(active > 0 ? active - 1 : count - 1, count);
      case "first":
        return this.#inList && this.#step(0, count);
      case "last":
        return this.#inList && this.#step(count - 1, count);
      // At an end they stay there: who turns pages does not want to begin anew.
      case "pageDown":
        return this.#step(Math.min(active + this.#list.page(), count - 1), count);
      case "pageUp":
        return this.#step(Math.max(active - this.#list.page(), 0), count);
      case "choose":
        if (count === 0 || active < 0) return false;
        this.#list.choose(active);
        return true;
      case "leave":
        return this.#list.leave();
      default:
        // The caret moves on in the text.
        if (event.key === "ArrowLeft" || event.key === "ArrowRight") this.#inList = false;
        return false;
    }
  }

  #step(to: number, count: number): boolean {
    if (count === 0) return false;
    this.#inList = true;
    this.#list.move(to);
    return true;
  }
}
