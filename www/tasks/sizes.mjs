// Says how large the published files are, as they are and as they travel.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { say } from "./step.mjs";

/** Prints a table; `outputs` are the bundler's own account of the package's scripts and what they import. */
export function showSizes(dist, outputs) {
  const files = (...names) => names.map((name) => join(dist, name));
  const reached = (entry) => {
    const seen = new Set();
    const visit = (path) => {
      if (seen.has(path)) return;
      seen.add(path);
      outputs[path].imports
        .filter(({ kind }) => kind === "import-statement")
        .forEach((one) => visit(one.path));
    };
    visit(Object.keys(outputs).find((path) => path.endsWith(`/dist/${entry}`)));
    return files(...[...seen].map((path) => path.slice(path.indexOf("/dist/") + "/dist/".length)));
  };
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
  say(`\n${"".padEnd(34)}${"raw".padStart(10)}${"gzip".padStart(10)}${"brotli".padStart(10)}`);
  for (const [label, paths] of [
    ["module (status-codebook.wasm)", files("status-codebook.wasm")],
    ['package ("status-codebook")', reached("index.js")],
    ['without the module ("…/slim")', reached("slim.js")],
    ['element ("…/element")', reached("element.js")],
    ["page, everything it loads", files("index.html", "page.css", "page.js", "status-codebook.wasm")],
  ]) {
    const contents = paths.map((path) => readFileSync(path));
    const total = (measure) => kilobytes(contents.reduce((sum, bytes) => sum + measure(bytes).length, 0));
    say(`${label.padEnd(34)}${total((bytes) => bytes)}${total(gzipSync)}${total(brotliCompressSync)}`);
  }
}
