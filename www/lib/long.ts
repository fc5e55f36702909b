// A long text read to its end, in a worker or in the page: its report, and what is needed to show its lines afterwards.
import { memoryInUse } from "./engine.ts";
import { LineStarts } from "./line-starts.ts";
import { pause, pour, type PourOptions } from "./pour.ts";
import type { RawReport } from "./raw.ts";
import { encodingOf, rawReport, Scanner } from "./scan.ts";

/**
 * starts: a file that can be read again from any place, so that it is enough to know where some of its lines begin.
 * text: one that is packed or written in UTF-16, of which the text is kept. nothing: a text that the page has.
 */
export type Keeping = "starts" | "text" | "nothing";

export interface LongText {
  readonly source: Blob | string;
  readonly keep: Keeping;
}

export interface LongReport {
  /** Not dressed: entries are numbers in it, which are the same in every module without added catalogs. */
  readonly raw: RawReport;
  /** Those of {@link LineStarts}. */
  readonly starts: Float64Array;
  /** Undefined when it is too long to be kept, or was not to be kept. */
  readonly text: string | undefined;
  /** What the module has taken of memory, in bytes. */
  readonly memory: number;
}

/** So many bytes of an unpacked text are kept at most, to be shown. */
const MOST_KEPT = 16 << 20;

/** A person sees no more steps than these, and each of them costs a drawing. */
const PROGRESS_MS = 50;

export async function readLong({ source, keep }: LongText, options: PourOptions): Promise<LongReport> {
  const scanner = new Scanner();
  const starts = new LineStarts();
  const kept = new Kept();
  let told = performance.now();
  try {
    await pour(
      source,
      (piece) => {
        scanner.write(piece);
        if (typeof piece === "string") return;
        if (keep === "starts") starts.pass(piece);
        if (keep === "text") kept.add(piece);
      },
      {
        ...options,
        onProgress: (read) => {
          const now = performance.now();
          if (now - told < PROGRESS_MS) return;
          told = now;
          options.onProgress?.(read);
        },
      },
    );
    // Summing up is a piece of work of its own.
    if (!options.alone) await pause();
    options.signal?.throwIfAborted();
    const raw = rawReport(scanner);
    return {
      raw,
      starts: starts.pairs(),
      text: keep === "text" ? kept.text() : undefined,
      memory: memoryInUse(),
    };
  } finally {
    scanner.free();
  }
}

/** The bytes of a text, as long as they are few enough. */
class Kept {
  #pieces: Uint8Array[] | undefined = [];
  #length = 0;

  add(piece: Uint8Array): void {
    this.#length += piece.length;
    if (this.#length > MOST_KEPT) this.#pieces = undefined;
    this.#pieces?.push(piece);
  }

  text(): string | undefined {
    if (!this.#pieces) return undefined;
    const bytes = new Uint8Array(this.#length);
    let at = 0;
    for (const piece of this.#pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return new TextDecoder(encodingOf(bytes)).decode(bytes);
  }
}
