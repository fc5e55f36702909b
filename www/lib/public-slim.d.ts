/**
 * `status-codebook/slim`: the same functions without the module's bytes inside, for pages that fetch
 * `status-codebook.wasm` as a file of its own.
 *
 * @example
 * import { init, decode } from "status-codebook/slim";
 *
 * await init(fetch("/assets/status-codebook.wasm"));
 * decode("404");
 *
 * @packageDocumentation
 */

export * from "./public.js";

/** Where the module comes from: an answer of `fetch`, the file's bytes, or a module compiled elsewhere. */
export type ModuleSource = Response | ArrayBuffer | Uint8Array | WebAssembly.Module;

/**
 * Load the module; once it has resolved, every function answers synchronously. Before that they throw an `Error` that
 * says so. Does nothing when the module is there already. A failure is not kept: calling again tries again.
 *
 * @throws EngineBlockedError (as a rejection) where the page forbids WebAssembly
 * @throws TypeError (as a rejection) when `source` is none of the declared kinds
 * @throws Error (as a rejection) when the answer is not a success, or the bytes are not this version's module
 */
export function init(source: ModuleSource | PromiseLike<ModuleSource>): Promise<void>;
