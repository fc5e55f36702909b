// Holds what is published against its limits (.size-limit.mjs), and says what the module is made of.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { run, say } from "./step.mjs";
import { root } from "./toolchain.mjs";

/** Prints what each part weighs; answers whether all of them are within their limits. */
export async function withinLimits() {
  const program = join(root, "node_modules", ".bin", "size-limit");
  const { status } = await run(program, [], { cwd: root, show: true });
  return status === 0;
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);

/** What the module is made of. A part is compressed alone: together they weigh a little less or more. */
export function showParts(dist) {
  const module = readFileSync(join(dist, "status-codebook.wasm"));
  const data = catalogs(join(dist, "data"));
  const show = (label, raw, compressed) => say(`${label.padEnd(34)}${raw}${compressed}`);
  const part = (label, bytes) =>
    show(label, kilobytes(bytes.length), kilobytes(brotliCompressSync(bytes).length));
  say("\nThe module by part, each compressed alone");
  show("", "raw".padStart(10), "brotli".padStart(10));
  for (const [label, bytes] of sections(module)) part(label, bytes);
  part("· of the data: phrasings", data.phrasings);
  part("· of the data: the other texts", data.texts);
  part("all of it", module);
}

/** The sections of a module that weigh something, with their names; the glue to JavaScript is part of the code. */
function sections(module) {
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
