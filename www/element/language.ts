/**
 * Answers for the language that an element speaks and the direction it is laid out in: `lang` and `dir` decide, its own
 * or those around it, through shadow roots too, and other ones while it stands there are followed.
 */
import { messagesIn, spoken, type Messages } from "./messages/index.ts";
import type { Direction } from "./messages/formats.ts";

export class Language {
  /** Undefined until the first language is there: nothing is said in another one before it. */
  words: Messages | undefined;
  direction: Direction = "ltr";
  readonly #element: Element;
  readonly #changed: () => void;
  #locale = "";
  #watching: MutationObserver | undefined;

  constructor(element: Element, changed: () => void) {
    this.#element = element;
    this.#changed = changed;
  }

  start(): void {
    this.stop();
    this.#watching = new MutationObserver(() => {
      this.#follow();
      this.#changed();
    });
    for (const each of hostsOf(this.#element))
      this.#watching.observe(each.getRootNode(), { subtree: true, attributeFilter: ["lang", "dir"] });
    this.#follow();
  }

  stop(): void {
    this.#watching?.disconnect();
  }

  #follow(): void {
    const locale = spoken(tagsFor(this.#element));
    if (locale !== this.#locale) {
      this.#locale = locale;
      const found = messagesIn(locale);
      if (found instanceof Promise) void found.then((words) => this.#arrive(locale, words));
      else this.words = found;
    }
    this.#turn();
  }

  #arrive(locale: string, words: Messages): void {
    // Another one may have been asked for meanwhile.
    if (this.#locale !== locale) return;
    this.words = words;
    this.#turn();
    this.#changed();
  }

  #turn(): void {
    // What is declared may be «auto», or be overruled by a style.
    const declared = nearest(this.#element, "dir") !== undefined;
    this.direction = declared
      ? (getComputedStyle(this.#element).direction as Direction)
      : (this.words?.direction ?? "ltr");
  }
}

/** Where a page does not say its language, that of its reader is the best guess. */
function tagsFor(element: Element): readonly string[] {
  const declared = nearest(element, "lang");
  return declared === undefined ? navigator.languages : [declared];
}

function nearest(element: Element, attribute: "lang" | "dir"): string | undefined {
  for (const each of hostsOf(element)) {
    const found = each.closest(`[${attribute}]`);
    if (found) return found.getAttribute(attribute) ?? "";
  }
  return undefined;
}

/** The element, and the hosts of the shadow trees that it stands in. */
function hostsOf(element: Element): readonly Element[] {
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return host === undefined ? [element] : [element, ...hostsOf(host)];
}
