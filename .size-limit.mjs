// The most that each published part may weigh, brotli, a little over what it weighs today: growth is a decision, not an
// accident. ARCHITECTURE.md says what the goals are, and how far from them the parts are.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const DIST = "dist";

/** A script of dist/ with all that it imports: chunks have names that change. */
function reached(entry, seen = new Set()) {
  const path = join(DIST, entry);
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const [, one] of readFileSync(path, "utf8").matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g))
    reached(one, seen);
  return seen;
}

const files = (...names) => names.map((name) => join(DIST, name));
const scripts = (entry) => [...reached(entry)];

export default [
  { name: "module", path: files("status-codebook.wasm"), limit: "137 kB" },
  { name: "package", path: scripts("index.js"), limit: "149 kB" },
  { name: "package without the module: slim", path: scripts("slim.js"), limit: "8 kB" },
  { name: "element", path: scripts("element.js"), limit: "66 kB" },
  { name: "worker, loaded with the first file", path: files("scan-worker.js"), limit: "6.2 kB" },
  {
    name: "page, everything that it loads (goal 120 kB)",
    path: files("index.html", "page.css", "page.js", "status-codebook.wasm"),
    limit: "214 kB",
  },
  {
    name: "one script, module inside (goal 145 kB)",
    path: files("cdn/status-codebook.js"),
    limit: "210 kB",
  },
  {
    name: "frame page, beside that script",
    path: files("embed.html", "embed.css", "embed-frame.js"),
    limit: "1.1 kB",
  },
  { name: "script of the page around a frame", path: files("cdn/embed.js"), limit: "0.4 kB" },
  { name: "page as one file", path: files("status-codebook.html"), limit: "219 kB" },
];
