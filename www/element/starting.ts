/** Answers for whether the module is there: loading, ready, or in trouble and why. */
import { EngineBlockedError, ready } from "../lib/api.ts";

export type Phase =
  | { readonly kind: "loading"; readonly late: boolean }
  | { readonly kind: "ready" }
  | { readonly kind: "trouble"; readonly blocked: boolean; readonly reason: string; readonly error: Error };

/** A module that compiles faster needs no word about it, in milliseconds. */
const late = 200;

export class Starting {
  phase: Phase = { kind: "loading", late: false };
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get isReady(): boolean {
    return this.phase.kind === "ready";
  }

  /** Ends when it is known whether the module can be used. */
  async start(): Promise<void> {
    // What is wrong stays to be read until it is known to be over.
    if (this.phase.kind !== "trouble") this.phase = { kind: "loading", late: false };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.phase.kind !== "loading") return;
      this.phase = { kind: "loading", late: true };
      this.#changed();
    }, late);
    try {
      await ready();
      this.phase = { kind: "ready" };
    } catch (error) {
      this.fail(error);
    }
    clearTimeout(this.#timer);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  fail(thrown: unknown): Error {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    const reason = `${error.name}: ${error.message}`;
    this.phase = { kind: "trouble", blocked: error instanceof EngineBlockedError, reason, error };
    return error;
  }

  /** An answer was lost, not the module: the next question starts anew. */
  recover(): void {
    this.phase = { kind: "ready" };
  }
}
