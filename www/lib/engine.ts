// Loads the WebAssembly module and keeps the one instance of it. Nobody outside this folder sees the instance: a wrong
// type that reaches it is undefined behaviour, so what goes in is checked in the files beside this one.
import { initSync } from "../../target/pkg/status_codebook.js";
import * as glue from "../../target/pkg/status_codebook.js";
import type { ModuleSource } from "./public-slim.js";
import type { Raw } from "./raw.ts";

/** The version of the package, put here by the build. */
declare const STATUS_CODEBOOK_VERSION: string;

const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/** The smallest module there is: nothing but the magic number and version 1. */
const EMPTY_MODULE = new Uint8Array([...MAGIC, 1, 0, 0, 0]);

export class EngineBlockedError extends Error {
  override readonly name = "EngineBlockedError";
  constructor(cause: unknown) {
    super(
      "this page forbids WebAssembly: allow 'wasm-unsafe-eval' in script-src of its Content-Security-Policy",
      { cause },
    );
  }
}

let raw: Raw | undefined;
/** What `raw` was made of: a worker gets it from here, and compiles nothing. */
let compiledModule: WebAssembly.Module | undefined;
let memory: WebAssembly.Memory | undefined;
let inlined: (() => Uint8Array<ArrayBuffer>) | undefined;
let pending: Promise<void> | undefined;

/** Names the bytes that the first call compiles; they are made only then. The first to name some is heard. */
export function provide(bytes: () => Uint8Array<ArrayBuffer>): void {
  inlined ??= bytes;
}

/** The module, compiled here and now when it is not there yet. */
export function use(): Raw {
  if (raw) return raw;
  const bytes = inlinedBytes();
  try {
    return (raw = start(new WebAssembly.Module(bytes)));
  } catch (error) {
    throw explained(error);
  }
}

/** Compiles without holding up the page. A failure is forgotten, so that a later call can do better. */
export function ready(): Promise<void> {
  return load(async () => WebAssembly.compile(inlinedBytes()));
}

export function init(source: ModuleSource | PromiseLike<ModuleSource>): Promise<void> {
  // A source that is not needed any more must not end as an unhandled rejection when it fails.
  if (raw || pending) void Promise.resolve(source).catch(() => undefined);
  return load(async () => compiled(await source));
}

export function engine(): "wasm" | "js" {
  return "wasm";
}

/** The compiled module behind {@link use}, to be given to a worker. */
export function moduleInUse(): WebAssembly.Module | undefined {
  return compiledModule;
}

/** How much memory the module has taken so far. It gives none back. */
export function memoryInUse(): number {
  return memory?.buffer.byteLength ?? 0;
}

function inlinedBytes(): Uint8Array<ArrayBuffer> {
  if (inlined) return inlined();
  throw new Error(
    'the module is not loaded: await init() first, or import "status-codebook", which carries it inside',
  );
}

function load(module: () => Promise<WebAssembly.Module>): Promise<void> {
  if (raw) return Promise.resolve();
  pending ??= module()
    .then((module) => {
      raw ??= start(module);
    })
    .catch((error: unknown) => {
      throw explained(error);
    })
    .finally(() => (pending = undefined));
  return pending;
}

async function compiled(source: ModuleSource): Promise<WebAssembly.Module> {
  if (typeof WebAssembly === "object" && source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || source instanceof Uint8Array) return compileBytes(source);
  if (typeof Response === "function" && source instanceof Response) {
    if (!source.ok) throw new Error(`the module could not be fetched: ${source.status} from ${source.url}`);
    return compileBytes(await source.arrayBuffer());
  }
  throw new TypeError("source must be a Response, an ArrayBuffer, a Uint8Array or a WebAssembly.Module");
}

function compileBytes(bytes: ArrayBuffer | Uint8Array): Promise<WebAssembly.Module> {
  const view = new Uint8Array(bytes instanceof ArrayBuffer ? bytes : bytes.slice());
  if (MAGIC.some((byte, index) => view[index] !== byte))
    throw new Error("what was loaded is not a WebAssembly module: does the address answer with a page?");
  return WebAssembly.compile(view);
}

/**
 * Tells a page that forbids WebAssembly from any other failure. Engines word it differently, so the question is put to
 * the engine itself: does it refuse even the empty module? WebKit compiles it, and refuses to make an instance of it.
 */
function explained(error: unknown): unknown {
  try {
    new WebAssembly.Instance(new WebAssembly.Module(EMPTY_MODULE));
    return error;
  } catch {
    return new EngineBlockedError(error);
  }
}

function start(module: WebAssembly.Module): Raw {
  const exports = initSync({ module });
  const instance = glue as unknown as Raw;
  const version = instance.version();
  if (version !== STATUS_CODEBOOK_VERSION)
    throw new Error(
      `the module is version ${version} and the script ${STATUS_CODEBOOK_VERSION}: take both from one release`,
    );
  compiledModule = module;
  ({ memory } = exports);
  return instance;
}
