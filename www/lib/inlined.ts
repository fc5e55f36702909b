// Carries the module's bytes inside the script, for every consumer that cannot or need not fetch a file.
import base64 from "inlined:status-codebook.wasm";
import { provide } from "./engine.ts";

/** Lets the engine find the module in this very script. */
export function provideInlined(): void {
  provide(() => {
    const native = (Uint8Array as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }).fromBase64;
    if (native) return native.call(Uint8Array, base64);
    // Node's own is twenty times faster than the loop below.
    const { Buffer } = globalThis as {
      Buffer?: { from(text: string, encoding: "base64"): Uint8Array<ArrayBuffer> };
    };
    if (Buffer) return Buffer.from(base64, "base64");
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  });
}
