/** Answers for what the element does beyond its own ground, each only where an attribute asks for it: keys, address, storage. */
import type { AttributeElement } from "./attributes.ts";
import type { Inquiry } from "./inquiry.ts";
import { listenOnPage, type PageDeeds } from "./page-shortcuts.ts";
import { Recent } from "./recent.ts";
import { UrlParam } from "./url-param.ts";

export const optIns: readonly string[] = ["shortcut", "url-param", "recent"];

/** An answer that stood so long was read, in milliseconds. */
const reading = 2000;

export class OptIn {
  readonly #element: AttributeElement;
  readonly #inquiry: Inquiry;
  readonly #deeds: PageDeeds;
  #ignorePage: (() => void) | undefined;
  #urlParam: UrlParam | undefined;
  #noting: ReturnType<typeof setTimeout> | undefined;
  recent: Recent | undefined;

  constructor(element: AttributeElement, inquiry: Inquiry, deeds: PageDeeds) {
    this.#element = element;
    this.#inquiry = inquiry;
    this.#deeds = deeds;
  }

  start(): void {
    this.stop();
    const { shortcut, urlParam, recent, ownerDocument } = this.#element;
    if (shortcut) this.#ignorePage = listenOnPage(ownerDocument, this.#deeds);
    if (this.recent?.kept !== recent) this.recent = recent === "off" ? undefined : new Recent(recent);
    if (urlParam === "") return;
    this.#urlParam = new UrlParam(urlParam, (question) => (this.#element.query = question));
    if (this.#element.query === "") this.#element.query = this.#urlParam.question;
  }

  stop(): void {
    this.#ignorePage?.();
    this.#urlParam?.stop();
    this.#ignorePage = this.#urlParam = undefined;
    this.forget();
  }

  /** After an answer. */
  keepQuestion(): void {
    this.#urlParam?.keep(this.#inquiry.snapshot);
  }

  /** After what a person did; what a host asks is nobody's look-up. */
  noteSoon(): void {
    this.forget();
    if (this.recent !== undefined) this.#noting = setTimeout(() => this.note(), reading);
  }

  note(): void {
    this.forget();
    const { lookUp, found } = this.#inquiry;
    if (lookUp !== undefined) this.recent?.add(lookUp, found.query);
  }

  /** What is shown goes before it was read. */
  forget(): void {
    clearTimeout(this.#noting);
  }
}
