// Serves the built page on this machine, under the policy that the page promises to live with. On its own it serves
// what stands in dist/ and builds nothing; start.mjs builds first.
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import { Failure, say, task } from "./step.mjs";
import { root } from "./toolchain.mjs";

/** What a portal has to allow for the page, and all that it has to allow. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".xml": "application/opensearchdescription+xml; charset=utf-8",
};

/** The file that a request means, or undefined when there is none or it lies outside the folder. */
function fileOf(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  if (path.includes("\0")) return undefined;
  const full = resolve(join(folder, path.endsWith("/") ? `${path}index.html` : path));
  if (!full.startsWith(resolve(folder) + sep)) return undefined;
  const found = statSync(full, { throwIfNoEntry: false });
  return found?.isFile() ? { path: full, size: found.size } : undefined;
}

function answer(folder, request, response, more) {
  const headers = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
    ...more,
  };
  const refuse = (status, text, also = {}) =>
    response.writeHead(status, { ...headers, ...also, "Content-Type": TYPES[".txt"] }).end(`${text}\n`);
  if (request.method !== "GET" && request.method !== "HEAD")
    return refuse(405, "only GET and HEAD are answered here", { Allow: "GET, HEAD" });
  const file = fileOf(folder, request.url);
  if (!file) return refuse(404, "there is no such file");
  const type = TYPES[extname(file.path)] ?? "application/octet-stream";
  response.writeHead(200, { ...headers, "Content-Type": type, "Content-Length": file.size });
  if (request.method === "HEAD") return response.end();
  createReadStream(file.path)
    .on("error", () => response.destroy())
    .pipe(response);
}

/**
 * Serves `folder` to this machine alone, with `headers` beside or instead of its own. Resolves with the address and a function that ends it, rejects with the
 * system's error (`code: "EADDRINUSE"`) when the port is taken. Port 0 takes any free one.
 */
export function serve(folder, port = 0, headers = {}) {
  const server = createServer((request, response) => answer(folder, request, response, headers));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const taken = server.address().port;
      const close = () => new Promise((done) => (server.close(done), server.closeAllConnections()));
      resolve({ url: `http://localhost:${taken}/`, port: taken, close });
    });
  });
}

const DEFAULT_PORT = 8404;
/** How many ports after the default one are tried when others are busy. */
const MORE_PORTS = 20;

/** The port that was named, or undefined. */
export function namedPort(args) {
  const usage = "usage: npm start -- [--port N], where 0 takes any free port";
  let values;
  try {
    ({ values } = parseArgs({ args, options: { port: { type: "string" } } }));
  } catch (error) {
    throw new Failure(`${error.message}\n${usage}`);
  }
  if (values.port === undefined) return undefined;
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65535)
    throw new Failure(`--port must be a whole number from 0 to 65535, not "${values.port}"\n${usage}`);
  return Number(values.port);
}

/** A server for the built page, or undefined when the port is taken. */
async function serveAt(port) {
  try {
    return await serve(join(root, "dist"), port);
  } catch (error) {
    if (error.code === "EADDRINUSE") return undefined;
    throw new Failure(`cannot serve on port ${port}: ${error.message}`);
  }
}

/** Serves the built page until the process is stopped: on the port that was named, else on the first free one. */
export async function open(named) {
  const server = named === undefined ? await firstFree() : await serveAt(named);
  if (!server) throw new Failure(`port ${named} is in use: name another with --port, or leave it out`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
  say(`\nThe page is served at ${server.url}\nStop it with Ctrl-C.`);
}

/** A server at the first port from `first` on that is free; `tell` is told when that is another. */
export async function firstFree(first = DEFAULT_PORT, tell = say) {
  const last = Math.min(first + MORE_PORTS, 65535);
  for (let port = first; port <= last; port++) {
    const server = await serveAt(port);
    if (!server) continue;
    if (port !== first) tell(`Port ${first} is in use, taking ${port}.`);
    return server;
  }
  throw new Failure(`ports ${first} to ${last} are all in use: name one with --port`);
}

await task(import.meta.url, (args) => open(namedPort(args)));
