// Long texts: read piece by piece, from strings, bytes and streams. The module finds the codes; here is what it cannot
// know of: encodings, compressed files, and a page that must not be held up.
import { report } from "./dress.ts";
import { ready, use } from "./engine.ts";
import { catalogIds, options, wholeNumber } from "./options.ts";
import type * as Public from "./public.js";
import type { RawScanner } from "./raw.ts";

const DEFAULT_MENTIONS = 50_000;
const MOST_MENTIONS = 1_000_000;

/** UTF-16 units that go to the module at a time: as much as it holds of a text. */
const PIECE = 1 << 16;

/** Bytes of a stream that are read without letting the page do anything else: about 4 ms. */
const WITHOUT_PAUSE = 1 << 16;

export class Scanner implements Public.Scanner {
  /** Undefined when the report was given or the scanner freed. */
  #raw: RawScanner | undefined;
  /** Reads bytes; chosen by the first two of them. */
  #decoder: TextDecoder | undefined;
  /** The first byte, while there is but one. */
  #first: Uint8Array | undefined;
  /** The first half of a character, whose second half comes with the next piece. */
  #half = "";

  constructor(given?: Public.ScanOptions) {
    const { catalogs, maxMentions } = options(given);
    const most = wholeNumber(maxMentions, "options.maxMentions", 0, MOST_MENTIONS, DEFAULT_MENTIONS);
    const asked = catalogIds(catalogs);
    this.#raw = new (use().Scanner)(most, asked);
  }

  write(chunk: string | Uint8Array): void {
    const raw = this.#alive();
    if (chunk === "") return;
    if (typeof chunk === "string") {
      this.#endBytes(raw);
      this.#add(raw, chunk);
    } else if (chunk instanceof Uint8Array) this.#add(raw, this.#decoded(chunk));
    else throw new TypeError("chunk must be a string or a Uint8Array");
  }

  finish(): Public.Report {
    const raw = this.#alive();
    this.#endBytes(raw);
    if (this.#half) raw.write(this.#half);
    this.#raw = undefined;
    return report(raw.finish());
  }

  free(): void {
    this.#raw?.free();
    this.#raw = undefined;
  }

  #alive(): RawScanner {
    if (this.#raw) return this.#raw;
    throw new Error("the scanner has given its report or was freed: make a new one");
  }

  #add(raw: RawScanner, text: string): void {
    let rest = this.#half + text;
    this.#half = "";
    if (/[\ud800-\udbff]$/.test(rest)) {
      this.#half = rest.slice(-1);
      rest = rest.slice(0, -1);
    }
    for (let at = 0; at < rest.length;) {
      let end = Math.min(at + PIECE, rest.length);
      if (end < rest.length && /[\ud800-\udbff]/.test(rest[end - 1]!)) end -= 1;
      raw.write(rest.slice(at, end));
      at = end;
    }
  }

  /** Bytes as text. TextDecoder takes the byte-order mark away, and writes U+FFFD for what is no text. */
  #decoded(chunk: Uint8Array): string {
    let bytes = chunk;
    if (this.#first) {
      bytes = new Uint8Array(chunk.length + 1);
      bytes.set(this.#first);
      bytes.set(chunk, 1);
      this.#first = undefined;
    }
    if (!this.#decoder) {
      if (bytes.length < 2) {
        // The caller may write over it.
        this.#first = bytes.length > 0 ? bytes.slice() : undefined;
        return "";
      }
      this.#decoder = new TextDecoder(encodingOf(bytes));
    }
    return this.#decoder.decode(bytes, { stream: true });
  }

  /** No byte follows: what is left of them is no character. */
  #endBytes(raw: RawScanner): void {
    const first = this.#first;
    this.#first = undefined;
    if (first) this.#add(raw, new TextDecoder().decode(first));
    if (this.#decoder) this.#add(raw, this.#decoder.decode());
    this.#decoder = undefined;
  }
}

function encodingOf([first, second]: Uint8Array): "utf-16le" | "utf-16be" | "utf-8" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return "utf-8";
}

export const scan: typeof Public.scan = (source, given) => {
  if (typeof source !== "string" && !(source instanceof Uint8Array))
    throw new TypeError("text must be a string or a Uint8Array");
  const scanner = new Scanner(given);
  scanner.write(source);
  return scanner.finish();
};

export const scanStream: typeof Public.scanStream = async (source, given) => {
  const blob = typeof Blob === "function" && source instanceof Blob ? source : undefined;
  if (!blob && !(typeof ReadableStream === "function" && source instanceof ReadableStream))
    throw new TypeError("source must be a Blob or a ReadableStream");
  const { signal, onProgress, ...rest } = options(given);
  if (signal !== undefined && !(signal instanceof AbortSignal))
    throw new TypeError("options.signal must be an AbortSignal");
  if (onProgress !== undefined && typeof onProgress !== "function")
    throw new TypeError("options.onProgress must be a function");
  signal?.throwIfAborted();
  await ready();
  const scanner = new Scanner(rest);
  try {
    return await fed(scanner, blob ?? (source as ReadableStream<Uint8Array>), signal, onProgress);
  } finally {
    scanner.free();
  }
};

/** Feeds a scanner from a stream, and asks it for its report. */
async function fed(
  scanner: Scanner,
  source: Blob | ReadableStream<Uint8Array>,
  signal: AbortSignal | undefined,
  onProgress: ((bytes: number, total?: number) => void) | undefined,
): Promise<Public.Report> {
  const blob = source instanceof Blob ? source : undefined;
  const stream = blob ? blob.stream() : (source as ReadableStream<Uint8Array>);
  let read = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      if (!(chunk instanceof Uint8Array)) throw new TypeError("the stream's chunks must be Uint8Arrays");
      read += chunk.length;
      controller.enqueue(chunk as Uint8Array<ArrayBuffer>);
    },
  });
  const reader = (await plain(stream.pipeThrough(counted, signal && { signal }))).getReader();
  // Whoever waits for a chunk that never comes is let go.
  const stop = () => void reader.cancel(signal?.reason).catch(() => undefined);
  signal?.addEventListener("abort", stop);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) break;
      for (let at = 0; at < value.length; at += WITHOUT_PAUSE) {
        scanner.write(value.subarray(at, at + WITHOUT_PAUSE));
        onProgress?.(read, blob?.size);
        await pause();
        signal?.throwIfAborted();
      }
    }
    return scanner.finish();
  } finally {
    signal?.removeEventListener("abort", stop);
    reader.cancel().catch(() => undefined);
  }
}

/** Lets the page do what waits: timers of a page are slowed down to 4 ms each, messages are not. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** The stream of what is compressed in another, where its first two bytes are those of gzip. */
async function plain(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<ReadableStream<Uint8Array>> {
  const reader = stream.getReader();
  const begin: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  while (length < 2) {
    const { done, value } = await reader.read();
    if (done) break;
    begin.push(value);
    length += value.length;
  }
  const [first, second] = begin.flatMap((chunk) => [...chunk.subarray(0, 2)]);
  const whole = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const next = begin.shift() ?? (await reader.read()).value;
      if (next) controller.enqueue(next);
      else controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return first === 0x1f && second === 0x8b ? whole.pipeThrough(new DecompressionStream("gzip")) : whole;
}
