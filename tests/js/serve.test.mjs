// Answers for: the server behind `npm start`: headers, types, what it refuses, and how it deals with ports.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { firstFree, serve } from "../../www/tasks/serve.mjs";

const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

let server;
before(async () => (server = await serve(path("dist"))));
after(() => server.close());

/** A request with the path exactly as given: fetch would tidy it up first. */
function get(target, method = "GET") {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port: server.port, path: target, method }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text) => (body += text));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .on("error", reject)
      .end();
  });
}

test("the page and its files have their types and the promised policy", async () => {
  const types = {
    "/": "text/html; charset=utf-8",
    "/index.html": "text/html; charset=utf-8",
    "/?q=404#x": "text/html; charset=utf-8",
    "/page.js": "text/javascript; charset=utf-8",
    "/page.css": "text/css; charset=utf-8",
    "/status-codebook.wasm": "application/wasm",
    "/data/mover.json": "application/json; charset=utf-8",
  };
  for (const [target, type] of Object.entries(types)) {
    const { status, headers } = await get(target);
    assert.equal(status, 200, target);
    assert.equal(headers["content-type"], type, target);
    assert.equal(
      headers["content-security-policy"],
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'",
    );
    assert.equal(headers["x-content-type-options"], "nosniff");
  }
});

test("nothing outside the folder is served, however it is written", async () => {
  const ways = [
    "/../package.json",
    "/..%2fpackage.json",
    "/%2e%2e/package.json",
    "/data/../../package.json",
    "/..%5cpackage.json",
    "/%00",
    "/%",
    "//etc/passwd",
    "/data",
    "/nothing",
    "/../dist-other/x",
  ];
  for (const target of ways) {
    const { status, body } = await get(target);
    assert.equal(status, 404, target);
    assert.ok(!body.includes("devDependencies"), target);
  }
});

test("only reading is answered", async () => {
  const { status, headers } = await get("/", "POST");
  assert.equal(status, 405);
  assert.equal(headers.allow, "GET, HEAD");
  const head = await get("/", "HEAD");
  assert.deepEqual([head.status, head.body], [200, ""]);
  assert.ok(Number(head.headers["content-length"]) > 100);
});

test("a port that is named and busy, or is none, ends with a sentence and a status", async () => {
  const run = (...args) =>
    new Promise((resolve) =>
      execFile(
        process.execPath,
        [path("www/tasks/serve.mjs"), ...args],
        { timeout: 30_000 },
        (error, stdout, stderr) => resolve({ status: error?.code ?? 0, stdout, stderr }),
      ),
    );
  const busy = await run("--port", String(server.port));
  assert.equal(busy.status, 1);
  assert.match(busy.stderr, new RegExp(`^port ${server.port} is in use: `));
  for (const value of ["x", "-1", "65536", "80.5", ""]) {
    const wrong = await run(`--port=${value}`);
    assert.equal(wrong.status, 1, value);
    assert.match(wrong.stderr, /^--port must be a whole number/, value);
  }
  const unknown = await run("--prot", "80");
  assert.equal(unknown.status, 1);
  assert.match(unknown.stderr, /--prot/);
});

test("when the usual port is busy the next free one is taken, and said", async () => {
  const told = [];
  const next = await firstFree(server.port, (line) => told.push(line));
  try {
    assert.ok(next.port > server.port);
    assert.deepEqual(told, [`Port ${server.port} is in use, taking ${next.port}.`]);
    assert.equal((await fetch(next.url)).status, 200);
  } finally {
    await next.close();
  }
});

test(
  "on its own it says its address, serves there, and ends when it is told to",
  { timeout: 60_000 },
  async () => {
    const child = spawn(process.execPath, [path("www/tasks/serve.mjs"), "--port", "0"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(child, "exit");
    // A child that hangs would keep the test's process from ending.
    const limit = setTimeout(() => child.kill("SIGKILL"), 30_000);
    try {
      let output = "";
      for await (const text of child.stdout.setEncoding("utf8")) if (/Ctrl-C/.test((output += text))) break;
      const url = /^The page is served at (http:\/\/localhost:\d+\/)$/m.exec(output)?.[1];
      assert.ok(url, output);
      assert.equal((await fetch(url)).status, 200);
    } finally {
      child.kill();
      await ended;
      clearTimeout(limit);
    }
    assert.deepEqual(await ended, [0, null]);
  },
);
