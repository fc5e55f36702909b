// Says how large the published files are, as they are and as they travel, and what the module is made of.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { say } from "./step.mjs";

/** The most that the module may weigh, in bytes compressed with brotli. */
export const MODULE_LIMIT = 80_000;

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);

/** Prints the tables; `outputs` are the bundler's own account of the package's scripts and what they import. */
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
  say(`\n${"".padEnd(34)}${"raw".padStart(10)}${"gzip".padStart(10)}${"brotli".padStart(10)}`);
  for (const [label, paths] of [
    ["module (status-codebook.wasm)", files("status-codebook.wasm")],
    ['package ("status-codebook")', reached("index.js")],
    ['without the module ("…/slim")', reached("slim.js")],
    ['element ("…/element")', reached("element.js")],
    ["worker, loaded with the first file", files("scan-worker.js")],
    ["page, everything it loads", files("index.html", "page.css", "page.js", "status-codebook.wasm")],
  ]) {
    const contents = paths.map((path) => readFileSync(path));
    const total = (measure) => kilobytes(contents.reduce((sum, bytes) => sum + measure(bytes).length, 0));
    say(`${label.padEnd(34)}${total((bytes) => bytes)}${total(gzipSync)}${total(brotliCompressSync)}`);
  }
  showParts(dist);
}

/** What the module is made of. A part is compressed alone: together they weigh a little less or more. */
function showParts(dist) {
  const module = readFileSync(join(dist, "status-codebook.wasm"));
  const data = catalogs(join(dist, "data"));
  say("\nmodule by part, each compressed alone");
  const show = (label, bytes) =>
    say(`${label.padEnd(34)}${kilobytes(bytes.length)}${"".padEnd(10)}${brotli(bytes)}`);
  for (const [label, bytes] of sections(module)) show(label, bytes);
  show("· of the data: phrasings", data.phrasings);
  show("· of the data: the other texts", data.texts);
  const size = brotliCompressSync(module).length;
  say(`${"all of it, and the limit".padEnd(54)}${kilobytes(size)} of ${kilobytes(MODULE_LIMIT).trim()}`);
  if (size > MODULE_LIMIT) say(`Warning: the module is ${size - MODULE_LIMIT} bytes over its limit.`);
}

const brotli = (bytes) => kilobytes(brotliCompressSync(bytes).length);

/** The sections of a module that weigh something, with their names; the glue to JavaScript is part of the code. */
export function sections(module) {
  const names = { 3: "functions' types", 7: "exports", 9: "table", 10: "code", 11: "data" };
  const found = [];
  for (let at = 8; at < module.length;) {
    const id = module[at++];
    let size = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      more = module[at] >= 0x80;
      size |= (module[at++] & 0x7f) << shift;
    }
    if (names[id]) found.push([names[id], module.subarray(at, at + size)]);
    at += size;
  }
  return found;
}

/** The texts of the catalogs' rows, as the module has them: one kind after the other. */
function catalogs(folder) {
  const rows = readdirSync(folder)
    .filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"))
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), "utf8")).entries);
  const column = (key) => rows.flatMap((row) => row[key] ?? []);
  const keys = new Set(rows.flatMap((row) => Object.keys(row)));
  const texts = [...keys].filter((key) => !["asked", "retry", "line", "state", "tier"].includes(key));
  const repeated = ["section", "operation", "scope", "category", "document"];
  const once = (key) => (repeated.includes(key) ? [...new Set(column(key))] : column(key));
  return {
    phrasings: Buffer.from(column("asked").join("\n")),
    texts: Buffer.from(texts.flatMap(once).join("\n")),
  };
}
