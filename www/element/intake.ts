/**
 * Answers for files and long texts on their way to a report: one at a time, how far it is, and what went wrong. What is
 * shown meanwhile stays as it is.
 */
import { reportSteps } from "../lib/dress.ts";
import type { Keeping } from "../lib/long.ts";
import { inSlices, pause } from "../lib/pour.ts";
import type { Pasted } from "./asking.ts";
import { fileKind } from "./file-kind.ts";
import { linesOfFile } from "./file-lines.ts";
import { linesOfText, type Lines } from "./lines.ts";
import { readLongText } from "./long-text.ts";

/** archive: a ZIP or Excel file. damaged: what is packed does not unpack. unreadable: moved, locked, or a folder. */
export type Fault = "empty" | "archive" | "binary" | "damaged" | "unreadable" | "failed";

export type IntakeState =
  /** `total` and `read` in bytes of a file, or in characters of a text, which has no name. */
  | {
      readonly kind: "reading";
      readonly name: string | undefined;
      readonly read: number;
      readonly total: number;
      /** How many files came with this one and are not read. */
      readonly others: number;
    }
  | { readonly kind: "failed"; readonly name: string | undefined; readonly fault: Fault }
  /** Read, and not shown: a person has asked something else meanwhile. */
  | { readonly kind: "ready"; readonly pasted: Pasted }
  /** Read and shown, but only the first of several files. */
  | { readonly kind: "first-of"; readonly files: number }
  | undefined;

export interface IntakeDeeds {
  /** The state is another one. */
  readonly changed: () => void;
  /** Does ahead what takes time of showing it. */
  readonly prepare: (pasted: Pasted) => void;
  readonly show: (pasted: Pasted) => void;
  readonly failed: (error: Error) => void;
}

/** What is read faster than this needs no word about it. */
const LATE_MS = 150;

const nowhere: Lines = { count: 0, read: () => [] };

export class Intake {
  readonly #deeds: IntakeDeeds;
  #state: IntakeState;
  /** Ends what is under way. */
  #stop: AbortController | undefined;
  #late: ReturnType<typeof setTimeout> | undefined;
  /** Whether something else was asked since the reading began. */
  #left = false;

  constructor(deeds: IntakeDeeds) {
    this.#deeds = deeds;
  }

  get state(): IntakeState {
    // A reading that has only just begun is not shown yet.
    return this.#late === undefined ? this.#state : undefined;
  }

  get isReading(): boolean {
    return this.#stop !== undefined;
  }

  /** Several files would be several reports: the first is read, and that is said. */
  takeFiles(files: readonly File[]): void {
    const [file] = files;
    if (file === undefined) return;
    void this.#run(file.name, file.size, files.length - 1, (stop) => this.#file(file, stop));
  }

  takeText(text: string): void {
    void this.#run(undefined, text.length, 0, (stop) => this.#text(text, stop));
  }

  /** Ends the reading; also puts away what was said of the last one. */
  cancel(): void {
    this.#stop?.abort();
    this.#end(undefined);
  }

  /** Something else was asked: what is being read must not push it aside. */
  leave(): void {
    this.#left = true;
    if (this.#state?.kind === "failed" || this.#state?.kind === "first-of") this.#state = undefined;
  }

  /** Shows what had been read meanwhile. */
  show(): void {
    if (this.#state?.kind !== "ready") return;
    const { pasted } = this.#state;
    this.#state = undefined;
    this.#deeds.show(pasted);
  }

  async #run(
    name: string | undefined,
    total: number,
    others: number,
    read: (stop: AbortSignal) => Promise<Pasted>,
  ): Promise<void> {
    this.#stop?.abort();
    const stop = new AbortController();
    this.#stop = stop;
    this.#left = false;
    this.#state = { kind: "reading", name, read: 0, total, others };
    clearTimeout(this.#late);
    this.#late = setTimeout(() => {
      this.#late = undefined;
      this.#deeds.changed();
    }, LATE_MS);
    let pasted: Pasted;
    try {
      pasted = await read(stop.signal);
      // Each of both, preparing and showing, is a task that a person may feel.
      await pause();
      if (this.#stop === stop) this.#deeds.prepare(pasted);
      await pause();
    } catch (error) {
      if (this.#stop !== stop) return;
      this.#end({ kind: "failed", name, fault: faultOf(error) });
      this.#deeds.failed(error as Error);
      return;
    }
    if (this.#stop !== stop) return;
    if (this.#left) return this.#end({ kind: "ready", pasted });
    this.#end(undefined);
    this.#deeds.show(pasted);
    if (others > 0) this.#end({ kind: "first-of", files: others + 1 });
  }

  #end(state: IntakeState): void {
    this.#stop = undefined;
    clearTimeout(this.#late);
    this.#late = undefined;
    this.#state = state;
    this.#deeds.changed();
  }

  readonly #progress = (read: number): void => {
    if (this.#state?.kind !== "reading") return;
    this.#state = { ...this.#state, read };
    if (this.#late === undefined) this.#deeds.changed();
  };

  async #file(file: File, signal: AbortSignal): Promise<Pasted> {
    if (file.size === 0) throw new FileError("empty");
    const kind = await fileKind(file);
    if (kind === "archive" || kind === "binary") throw new FileError(kind);
    const keep: Keeping = kind === "plain" ? "starts" : "text";
    const onProgress = this.#progress;
    const long = await readLongText({ source: file, keep }, { signal, onProgress }).catch(
      (error: unknown) => {
        // What does not unpack is a TypeError, as everything that a stream refuses.
        throw kind === "gzip" && (error as Error).name === "TypeError" ? new FileError("damaged") : error;
      },
    );
    const report = await inSlices(reportSteps(long.raw), signal);
    const lines =
      kind === "plain"
        ? linesOfFile(file, long.starts, report.lines)
        : long.text === undefined
          ? nowhere
          : linesOfText(long.text);
    return { report, lines, name: file.name };
  }

  async #text(text: string, signal: AbortSignal): Promise<Pasted> {
    const long = await readLongText(
      { source: text, keep: "nothing" },
      { signal, onProgress: this.#progress },
    );
    return { report: await inSlices(reportSteps(long.raw), signal), lines: linesOfText(text) };
  }
}

class FileError extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(`the file cannot be read: ${fault}`);
    this.fault = fault;
  }
}

function faultOf(error: unknown): Fault {
  if (error instanceof FileError) return error.fault;
  // What browsers say of a file that they cannot read, one of them only of its name.
  return /^Not(Readable|Found)Error$/.test((error as Error).name) ? "unreadable" : "failed";
}
