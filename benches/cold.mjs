// The cold start of one library, in a process that has done nothing before: from here to the first answer read. The
// arguments are the module to import and, for a library that carries no data, the file of documents.
import { readFileSync } from "node:fs";

const start = performance.now();
const [module, documents] = process.argv.slice(2);
const { build } = await import(module);
const engine = build(documents ? JSON.parse(readFileSync(documents, "utf8")) : []);
const result = await engine.typed("not found");
const sum = engine.read(result);
const milliseconds = performance.now() - start;
if (engine.ids(result).length === 0 && sum === 0) throw new Error("the first search found nothing");
process.stdout.write(`${milliseconds}\n`);
