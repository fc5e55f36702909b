// Answers for: what set-up says where it cannot go on, and that it does nothing where all is there. What it installs on
// a bare machine is tried by hand: see CONTRIBUTING.md.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../../www/tasks/setup.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "status-codebook-setup-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const setup = (env) =>
  new Promise((resolve) =>
    execFile(process.execPath, [script], { env: { ...process.env, ...env } }, (error, stdout, stderr) =>
      resolve({ status: error?.code ?? 0, stdout, stderr }),
    ),
  );

/** A PATH on which only the named programs stand, each printing one line. */
function pathWith(programs) {
  const bin = mkdtempSync(join(folder, "bin-"));
  for (const [name, line] of Object.entries(programs))
    writeFileSync(join(bin, name), `#!/bin/sh\necho "${line}"\n`, { mode: 0o755 });
  return bin;
}

/** The PATH that there is, without the programs whose names fit. */
function pathWithout(...names) {
  const bin = mkdtempSync(join(folder, "bin-"));
  const first = new Map();
  for (const each of process.env.PATH.split(delimiter).filter((each) => existsSync(each)))
    for (const name of readdirSync(each)) if (!first.has(name)) first.set(name, join(each, name));
  for (const [name, path] of first)
    if (!names.some((one) => one.test(name))) symlinkSync(path, join(bin, name));
  return bin;
}

test("on a machine that is set up it installs nothing", async () => {
  const { status, stdout, stderr } = await setup({});
  // The only line: every installation would have announced itself.
  assert.match(stdout, /^Set-up is complete \([^()\n]+\)\.\n$/);
  assert.deepEqual([status, stderr], [0, ""]);
});

test("without Rust it says where to get it", async () => {
  const { status, stderr } = await setup({ PATH: pathWith({}) });
  assert.equal(status, 1);
  assert.match(stderr, /^Rust is missing .*https:\/\/rustup\.rs/);
});

test("with a Rust that is too old it says which is needed", async () => {
  const { status, stderr } = await setup({
    PATH: pathWith({ rustc: "rustc 1.63.0", cargo: "cargo 1.63.0" }),
  });
  assert.equal(status, 1);
  assert.match(stderr, /^Rust 1\.\d+ or newer is needed, this is rustc 1\.63\.0/);
});

test("a way to wasm32 that does not exist is refused", async () => {
  const { status, stderr } = await setup({ STATUS_CODEBOOK_WASM32: "brew" });
  assert.equal(status, 1);
  assert.match(stderr, /^STATUS_CODEBOOK_WASM32 must be "rustup" or "debian", not "brew"/);
});

test("a browser that is named and not there is a failure, not a reason to take another", async () => {
  const { status, stderr } = await setup({ STATUS_CODEBOOK_BROWSER: join(folder, "nothing") });
  assert.equal(status, 1);
  assert.match(stderr, /^STATUS_CODEBOOK_BROWSER names no program/);
});

test("an engine that does not exist is refused", async () => {
  const { status, stderr } = await setup({ STATUS_CODEBOOK_ENGINE: "presto" });
  assert.equal(status, 1);
  assert.match(stderr, /^STATUS_CODEBOOK_ENGINE must be one of chromium, firefox, webkit, not "presto"/);
});

for (const [engine, program, expected] of [
  [
    "firefox",
    /^firefox/,
    /^Firefox was not found: install Firefox, or name one in STATUS_CODEBOOK_FIREFOX;/m,
  ],
  ["webkit", /^Xvfb$/, /^WebKitGTK with its WebDriver, and Xvfb was not found: install WebKitGTK/m],
])
  test(`where nothing can be installed, it says what to install for ${engine}`, async () => {
    const { status, stderr } = await setup({
      PATH: pathWithout(program, /^apt-get$/),
      STATUS_CODEBOOK_ENGINE: engine,
    });
    assert.equal(status, 1);
    assert.match(stderr, expected);
  });

test("a step that cannot be done ends with the step's own sentence", async () => {
  // Nothing is cached in this folder, and this cargo installs nothing.
  const cache = join(folder, "cache");
  mkdirSync(cache);
  const path = `${pathWith({ cargo: "cargo 1.99.0" })}:${process.env.PATH}`;
  const { status, stdout, stderr } = await setup({ XDG_CACHE_HOME: cache, PATH: path });
  assert.equal(status, 1);
  assert.match(stdout, /- installing wasm-bindgen [\d.]+: .* min/);
  assert.match(stderr, /^wasm-bindgen [\d.]+: the installation reported success, but it cannot be found/);
});
