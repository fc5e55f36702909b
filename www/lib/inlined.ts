// Carries the module's bytes inside the script, for every consumer that cannot or need not fetch a file.
import base64 from "inlined:status-codebook.wasm";
import { provide } from "./engine.ts";

/** Lets the engine find the module in this very script. */
export function provideInlined(): void {
  provide(() => {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  });
}
