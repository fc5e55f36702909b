// Carries the module's bytes inside the script, for every consumer that cannot or need not fetch a file.
import { alphabet, length, text } from "inlined:status-codebook.wasm";
import { provide } from "./engine.ts";

/** Lets the engine find the module in this very script. */
export function provideInlined(): void {
  provide(() => {
    // A page in another character set reads it as other letters, and more of them.
    if (text.length !== length)
      throw new Error("the script was not read as UTF-8: serve it with charset=utf-8");
    const byteOf = new Uint8Array(512);
    for (let byte = 0; byte < 256; byte++) byteOf[alphabet.charCodeAt(byte)] = byte;
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at++) bytes[at] = byteOf[text.charCodeAt(at)]!;
    return bytes;
  });
}
