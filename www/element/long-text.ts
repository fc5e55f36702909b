/**
 * Answers for reading a long text without holding up the page: in a worker, and where none can start, in the page in
 * short slices.
 */
import { catalogs, ready } from "../lib/api.ts";
import { moduleInUse } from "../lib/engine.ts";
import { readLong, type LongReport, type LongText } from "../lib/long.ts";
import type { Asked, Told } from "../lib/scan-worker.ts";

export interface LongOptions {
  readonly signal: AbortSignal;
  /** Told about every 50 ms how far it is, in bytes of the file or characters of the text. */
  readonly onProgress: (read: number) => void;
}

/** Bytes or characters that a page has read before a worker has begun; longer texts would hold it up. */
export const SHORT = 1 << 18;

/** A worker that has not begun by then does not come: its file is on a slow way, or never ends. */
const PATIENCE_MS = 5000;

/** A worker could not be started: its file is out of reach, or the page's policy forbids it. */
class NoWorkerError extends Error {
  override readonly name = "NoWorkerError";
}

/** Where a worker was refused once, none is tried again: each attempt is a report to whoever watches the policy. */
let workersStart = true;

/** Rejects with the signal's reason, or an error whose `name` is that of the first one. */
export async function readLongText(text: LongText, options: LongOptions): Promise<LongReport> {
  await ready();
  options.signal.throwIfAborted();
  // A classic script does not know what lies beside it, and from another site it could start no worker.
  return import.meta.url === undefined ? readLong(text, options) : readBeside(text, options);
}

async function readBeside(text: LongText, options: LongOptions): Promise<LongReport> {
  const { source } = text;
  const short = (typeof source === "string" ? source.length : source.size) <= SHORT;
  // Catalogs that a site has added are in the page's module alone.
  const added = catalogs().some((catalog) => !catalog.builtIn);
  if (short || added || !workersStart) return readLong(text, options);
  try {
    return await inWorker(text, options);
  } catch (error) {
    if (!(error instanceof NoWorkerError)) throw error;
    workersStart = false;
    return readLong(text, options);
  }
}

function inWorker(text: LongText, { signal, onProgress }: LongOptions): Promise<LongReport> {
  let worker: Worker;
  try {
    // Written like this, bundlers find the file and take it along.
    worker = new Worker(new URL("./scan-worker.js", import.meta.url), { type: "module" });
  } catch (error) {
    return Promise.reject(new NoWorkerError("no worker can be made", { cause: error }));
  }
  const stop = new AbortController();
  let late: ReturnType<typeof setTimeout> | undefined;
  return new Promise<LongReport>((resolve, reject) => {
    let begun = false;
    late = setTimeout(() => {
      if (!begun) reject(new NoWorkerError("the worker does not begin"));
    }, PATIENCE_MS);
    const fail = (name: string, message: string): void =>
      reject(begun ? Object.assign(new Error(message), { name }) : new NoWorkerError(message));
    signal.addEventListener("abort", () => reject(signal.reason as Error), { signal: stop.signal });
    worker.onmessage = ({ data: told }: MessageEvent<Told>) => {
      if (told.kind === "begun") begun = true;
      else if (told.kind === "progress") onProgress(told.read);
      else if (told.kind === "done") resolve(told.report);
      else fail(told.name, told.message);
    };
    worker.onerror = (event) => {
      // Else the browser reports what is dealt with here.
      event.preventDefault();
      fail("Error", event.message);
    };
    worker.onmessageerror = () => fail("Error", "a message could not be read");
    try {
      worker.postMessage({ ...text, module: moduleInUse()! } satisfies Asked);
    } catch (error) {
      reject(new NoWorkerError("the module cannot be given to a worker", { cause: error }));
    }
  }).finally(() => {
    clearTimeout(late);
    stop.abort();
    worker.terminate();
  });
}
