// What the build puts in the place of this import: the optimised module as base64 text.
declare module "inlined:status-codebook.wasm" {
  const base64: string;
  export default base64;
}
