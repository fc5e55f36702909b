// Brings a long text to whoever takes it, piece by piece: unpacked where it is compressed, and in slices, so that a page
// is not held up.

/** After so long no further piece is begun in a slice, which is to be over within 16 ms, a frame of 60 Hz. */
const SLICE_MS = 8;
/** So long a piece is to take. */
const PIECE_MS = 2;

/**
 * What is handed on at a time, in bytes: where nobody waits, as much as the module holds of a text; else little enough
 * that a part which takes ten times as long as the one before, since it is full of codes, still ends in time.
 */
const MOST_ALONE = 1 << 16;
const MOST = 1 << 14;
const LEAST = 1 << 10;

export interface PourOptions {
  readonly signal?: AbortSignal | undefined;
  /** How much was read of what lies there: bytes, compressed ones where they are; UTF-16 units of a string. */
  readonly onProgress?: ((read: number) => void) | undefined;
  /** True where nobody waits, as in a worker: reading never pauses. */
  readonly alone?: boolean;
}

/** Reads `source` to its end. Rejects with the signal's reason, or with what went wrong. */
export async function pour(
  source: string | Blob | ReadableStream<Uint8Array>,
  take: (piece: string | Uint8Array) => void,
  { signal, onProgress, alone = false }: PourOptions,
): Promise<void> {
  const far: Far = { read: 0, packed: false };
  let size = alone ? MOST_ALONE : MOST / 4;
  let slice = performance.now();
  for await (const chunk of typeof source === "string" ? [source] : chunksOf(source, far, signal)) {
    for (let at = 0; at < chunk.length;) {
      const began = performance.now();
      const end = Math.min(at + size, chunk.length);
      take(typeof chunk === "string" ? chunk.slice(at, end) : chunk.subarray(at, end));
      if (!far.packed) far.read += end - at;
      onProgress?.(far.read);
      if (!alone) {
        const now = performance.now();
        const fitting = ((end - at) * PIECE_MS) / Math.max(now - began, 0.001);
        size = Math.round(Math.min(Math.max(fitting, LEAST), MOST));
        if (now - slice > SLICE_MS) {
          await pause();
          slice = performance.now();
        }
      }
      at = end;
      signal?.throwIfAborted();
    }
  }
}

/** How far a source was read. What is packed is counted as it lies there, when it is taken from there. */
interface Far {
  read: number;
  packed: boolean;
}

/** The chunks of a file or stream, unpacked when its first two bytes are those of gzip. */
async function* chunksOf(
  source: Blob | ReadableStream<Uint8Array>,
  far: Far,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void> {
  const packed = (source instanceof Blob ? source.stream() : source).getReader();
  let reader = packed;
  // Whoever waits for a chunk that never comes is let go.
  const stop = () => void reader.cancel(signal?.reason).catch(() => undefined);
  signal?.addEventListener("abort", stop);
  const next = async (): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    const { value } = await packed.read();
    if (value === undefined) return undefined;
    if (!(value instanceof Uint8Array)) throw new TypeError("the stream's chunks must be Uint8Arrays");
    if (far.packed) far.read += value.length;
    return value as Uint8Array<ArrayBuffer>;
  };
  try {
    const begin: Uint8Array<ArrayBuffer>[] = [];
    for (let length = 0; length < 2;) {
      const chunk = await next();
      if (!chunk) break;
      begin.push(chunk);
      length += chunk.length;
    }
    signal?.throwIfAborted();
    if (!isGzip(begin.flatMap((chunk) => [...chunk.subarray(0, 2)]))) {
      // Read as it comes: each further stream in between costs 2 ms for a megabyte.
      for (let chunk = begin.shift() ?? (await next()); chunk; chunk = begin.shift() ?? (await next())) {
        signal?.throwIfAborted();
        yield chunk;
      }
    } else {
      far.packed = true;
      far.read = begin.reduce((sum, chunk) => sum + chunk.length, 0);
      reader = new ReadableStream<Uint8Array<ArrayBuffer>>({
        async pull(controller) {
          const chunk = begin.shift() ?? (await next());
          if (chunk) controller.enqueue(chunk);
          else controller.close();
        },
        cancel: (reason) => packed.cancel(reason),
      })
        .pipeThrough(new DecompressionStream("gzip"))
        .getReader();
      for (let { value } = await reader.read(); value; { value } = await reader.read()) {
        signal?.throwIfAborted();
        yield value;
      }
    }
    signal?.throwIfAborted();
  } finally {
    signal?.removeEventListener("abort", stop);
    stop();
  }
}

export function isGzip([first, second]: ArrayLike<number> & Iterable<number>): boolean {
  return first === 0x1f && second === 0x8b;
}

/** Goes through steps to their end, and lets the page in before each slice. */
export async function inSlices<Result>(
  steps: Generator<void, Result>,
  signal?: AbortSignal,
): Promise<Result> {
  for (;;) {
    await pause();
    signal?.throwIfAborted();
    for (const slice = performance.now(); performance.now() - slice < SLICE_MS;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }
}

/** Lets the page do what waits: timers of a page are slowed down to 4 ms each, messages are not. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
