// What the build puts in the place of this import: the optimised module as text, see `www/tasks/inline.mjs`.
declare module "inlined:status-codebook.wasm" {
  /** For each byte its letter. */
  export const alphabet: string;
  export const text: string;
  /** In bytes, and in letters of `text`. */
  export const length: number;
}
