/**
 * Answers for the question in a parameter of the host's address, where the host asks for that by `url-param`: it is read
 * from there and kept there, in the place of the history that there is. What was pasted never stands there.
 */
import { mayStand, withParameters } from "./address.ts";
import type { Snapshot } from "./inquiry.ts";

/** Safari refuses more than 100 changes of the address in 30 seconds. */
const quietMs = 300;

export class UrlParam {
  readonly #name: string;
  readonly #ask: (question: string) => void;
  /** As it was read or written last: what else happens to the address is the host's. */
  #known: string;
  #quiet: ReturnType<typeof setTimeout> | undefined;

  constructor(name: string, ask: (question: string) => void) {
    this.#name = name;
    this.#ask = ask;
    this.#known = this.question;
    addEventListener("popstate", this.#onMove);
  }

  stop(): void {
    clearTimeout(this.#quiet);
    removeEventListener("popstate", this.#onMove);
  }

  get question(): string {
    return new URLSearchParams(location.search).get(this.#name) ?? "";
  }

  keep(snapshot: Snapshot): void {
    const kept = mayStand(snapshot) ? snapshot.text : "";
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#write(kept), quietMs);
  }

  #write(question: string): void {
    if (question === this.question) return;
    this.#known = question;
    const search = withParameters(location.search, { [this.#name]: question });
    try {
      history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
    } catch {
      // A frame that refuses: the element works on.
    }
  }

  readonly #onMove = (): void => {
    const { question } = this;
    if (question === this.#known) return;
    clearTimeout(this.#quiet);
    this.#known = question;
    this.#ask(question);
  };
}
