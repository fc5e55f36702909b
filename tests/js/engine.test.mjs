// Answers for: loading the module: lazily, ahead of time, from a file, where it is broken and where it is forbidden.
// Each case runs in a process or context of its own, because a module is loaded once.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { promisify } from "node:util";
import vm from "node:vm";

const root = new URL("../..", import.meta.url);
const run = promisify(execFile);

/** Runs lines of module code in a fresh Node and answers what they print, as JSON. */
async function fresh(code, ...flags) {
  const { stdout } = await run(process.execPath, [...flags, "--input-type=module", "-e", code], {
    cwd: root,
  });
  return JSON.parse(stdout);
}

const SLIM = `
  import { readFileSync } from "node:fs";
  import * as book from "status-codebook/slim";
  const bytes = readFileSync("dist/status-codebook.wasm");
  const failure = (call) => Promise.resolve().then(call).then(() => "none", (error) => error.name + ": " + error.message);
  const print = (value) => console.log(JSON.stringify(value));
`;

test("importing compiles nothing", async () => {
  const counted = `
    const { Module, compile } = WebAssembly;
    let compiled = 0;
    WebAssembly.Module = class extends Module { constructor(bytes) { compiled++; super(bytes); } };
    WebAssembly.compile = (bytes) => (compiled++, compile(bytes));
    const { decode, engine } = await import("status-codebook");
    const before = compiled;
    engine();
    decode("404"); decode("405");
    console.log(JSON.stringify([before, compiled]));`;
  assert.deepEqual(await fresh(counted), [0, 1]);
});

test("ready() compiles ahead, and once for however many callers", async () => {
  const counted = `
    const { compile } = WebAssembly;
    let compiled = 0;
    WebAssembly.compile = (bytes) => (compiled++, compile(bytes));
    const { decode, engine, ready } = await import("status-codebook");
    await Promise.all([ready(), ready(), ready()]);
    await ready();
    WebAssembly.Module = undefined;
    console.log(JSON.stringify([compiled, decode("404").entries.length, engine()]));`;
  assert.deepEqual(await fresh(counted), [1, 2, "wasm"]);
});

test("a call in the middle of ready() answers at once, and ready() still resolves", async () => {
  const code = `
    const { decode, addCatalog, catalogs, ready } = await import("status-codebook");
    const promise = ready();
    const count = decode("404").entries.length;
    addCatalog({ id: "own", title: "t", product: "p", entries: [] });
    await promise;
    console.log(JSON.stringify([count, catalogs().length]));`;
  assert.deepEqual(await fresh(code), [2, 4]);
});

test("slim says what is missing until init has loaded the module", async () => {
  const code = `${SLIM}
    const before = [await failure(() => book.decode("404")), await failure(() => book.ready())];
    await book.init(bytes);
    await book.init(bytes);
    print([...before, book.decode("404").entries.length]);`;
  const [call, ready, count] = await fresh(code);
  assert.match(call, /^Error: the module is not loaded: await init\(\)/);
  assert.equal(ready, call);
  assert.equal(count, 2);
});

test("slim takes a response, bytes, a buffer or a compiled module, and promises of them", async () => {
  const sources = [
    "new Response(bytes)",
    "fetched(bytes)",
    "bytes",
    "bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)",
    "WebAssembly.compile(bytes)",
  ];
  for (const source of sources)
    assert.equal(
      await fresh(
        `${SLIM} const fetched = async (it) => new Response(it); await book.init(${source}); print(book.decode("404").entries.length)`,
      ),
      2,
      source,
    );
});

test("whatever goes wrong in init is said, and the next attempt can succeed", async () => {
  const code = `${SLIM}
    const messages = [];
    for (const source of [
      () => new Response("gone", { status: 404 }),
      () => new Response("<!doctype html><title>Sign in</title>"),
      () => bytes.subarray(0, 1000),
      () => Promise.reject(new TypeError("fetch failed")),
      () => "status-codebook.wasm",
      () => undefined,
    ]) messages.push(await failure(() => book.init(source())));
    await book.init(bytes);
    print([...messages, book.decode("404").entries.length]);`;
  const [missing, page, cut, network, text, nothing, count] = await fresh(code);
  assert.match(missing, /^Error: the module could not be fetched: 404/);
  assert.match(page, /^Error: what was loaded is not a WebAssembly module/);
  assert.match(cut, /^CompileError: /);
  assert.equal(network, "TypeError: fetch failed");
  assert.match(text, /^TypeError: source must be a Response/);
  assert.equal(nothing, text);
  assert.equal(count, 2);
});

test("a second init whose source fails disturbs nothing", async () => {
  const code = `${SLIM}
    const failing = () => Promise.reject(new Error("offline"));
    await Promise.all([book.init(bytes), book.init(failing())]);
    await book.init(failing());
    await new Promise((done) => setTimeout(done, 10));
    print(book.decode("404").entries.length);`;
  assert.equal(await fresh(code), 2);
});

test("ready() joins an init that is under way", async () => {
  assert.equal(
    await fresh(
      `${SLIM} book.init(new Promise((done) => setTimeout(done, 50, bytes))); await book.ready(); print(book.decode("404").entries.length)`,
    ),
    2,
  );
});

test("without WebAssembly every way in says so by its type, with the cause", async () => {
  const code = `
    import * as book from "status-codebook";
    const caught = [];
    const note = (error) => caught.push([error instanceof book.EngineBlockedError, error.name, error.cause instanceof Error, error.message]);
    for (const call of [() => book.decode("404"), () => book.search("x"), () => book.entries()]) try { call() } catch (error) { note(error) }
    await book.ready().catch(note);
    await book.ready().catch(note);
    console.log(JSON.stringify(caught));`;
  const caught = await fresh(code, "--jitless");
  assert.equal(caught.length, 5);
  for (const [typed, name, cause, message] of caught) {
    assert.deepEqual([typed, name, cause], [true, "EngineBlockedError", true]);
    assert.match(message, /'wasm-unsafe-eval'/);
  }
});

test("where the host forbids compiling, the failure is told from a broken module", () => {
  // The same switch of the engine that a Content-Security-Policy turns.
  const load = (wasm) => {
    const context = vm.createContext(
      { module: { exports: {} }, atob, TextDecoder, TextEncoder },
      { codeGeneration: { strings: false, wasm } },
    );
    vm.runInContext(readFileSync(new URL("dist/index.cjs", root), "utf8"), context);
    return context.module.exports;
  };
  const free = load(true);
  assert.equal(free.decode("404").entries.length, 2);
  const blocked = load(false);
  assert.throws(
    () => blocked.decode("404"),
    (error) => error instanceof blocked.EngineBlockedError && error.cause.name === "CompileError",
  );
});
