// Answers for: the packed tarball, installed into an empty folder, as its users meet it: by import, by require, through
// a bundler, and under a strict TypeScript compiler.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "status-codebook-consumer-"));
const tools = { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] };

before(() => {
  const packed = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    ...tools,
    cwd: root,
  });
  const [{ filename }] = JSON.parse(packed);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true }));
  execFileSync(
    "npm",
    ["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", `./${filename}`],
    tools,
  );
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a file in the consumer's folder with Node and answers what it prints. */
function node(name, code) {
  writeFileSync(join(folder, name), code);
  return execFileSync(process.execPath, [name], tools).trim();
}

const USE = `
const shown = [
  decode("azsm 1024").entries[0].id,
  decode(102).agreement,
  search("DATA_SYNC : FAILED").hits[0].entry.code,
];
console.log(shown.join(" "));`;
const SHOWN = "azsm/AZSM1024 opposite 951";

test("import works without a bundler", () => {
  assert.equal(node("esm.mjs", `import { decode, search } from "status-codebook";${USE}`), SHOWN);
});

test("require works", () => {
  assert.equal(node("common.cjs", `const { decode, search } = require("status-codebook");${USE}`), SHOWN);
});

test("every subpath resolves, and on a server importing the element does nothing", () => {
  const code = `
    import { readFileSync } from "node:fs";
    import { createRequire } from "node:module";
    import { fileURLToPath } from "node:url";
    import { init, decode } from "status-codebook/slim";
    import { StatusCodebookElement } from "status-codebook/element";
    import "status-codebook/define";
    const require = createRequire(import.meta.url);
    await init(readFileSync(fileURLToPath(import.meta.resolve("status-codebook/status-codebook.wasm"))));
    console.log(decode("404").entries.length, typeof StatusCodebookElement.define, globalThis.customElements === undefined,
      require("status-codebook/data/mover.json").entries.length >= 34, require("status-codebook/catalog.schema.json").title,
      require("status-codebook/package.json").license);`;
  assert.equal(node("subpaths.mjs", code), "2 function true true Catalog MIT OR Apache-2.0");
});

test("index, slim and define share one set of catalogs", () => {
  const code = `
    import * as whole from "status-codebook";
    import * as slim from "status-codebook/slim";
    whole.addCatalog({ id: "own", title: "t", product: "p", entries: [{ code: "X1", message: "m" }] });
    console.log(slim.decode("x1").entries[0].message, whole.CatalogError === slim.CatalogError);`;
  assert.equal(node("shared.mjs", code), "m true");
});

for (const [format, names] of [
  ["esm", "mjs"],
  ["cjs", "cjs"],
  ["iife", "cjs"],
]) {
  // Only some functions are used: the bundler throws away what it thinks nobody needs.
  test(`bundled by esbuild (${format}), it runs anywhere`, async () => {
    writeFileSync(join(folder, "app.js"), `import { decode, search } from "status-codebook";${USE}`);
    const outfile = join(folder, "elsewhere", `bundle-${format}.${names}`);
    const made = await build({
      absWorkingDir: folder,
      entryPoints: ["app.js"],
      bundle: true,
      format,
      minify: true,
      platform: "browser",
      outfile,
      logLevel: "silent",
      metafile: true,
    });
    assert.deepEqual(made.warnings, []);
    assert.equal(Object.keys(made.metafile.outputs).length, 1);
    assert.equal(execFileSync(process.execPath, [outfile], tools).trim(), SHOWN);
  });
}

test("a bundler keeps define although nothing of it is used", async () => {
  writeFileSync(join(folder, "page.js"), `import "status-codebook/define";`);
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: ["page.js"],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "silent",
  });
  assert.ok(outputFiles[0].text.includes("attachShadow"));
});

test("a bundler drops the element when only the class is imported and not used", async () => {
  writeFileSync(
    join(folder, "unused.js"),
    `import { StatusCodebookElement } from "status-codebook/element"; console.log(1);`,
  );
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: ["unused.js"],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "silent",
  });
  assert.ok(outputFiles[0].text.length < 200);
});

test("the declarations serve a strict TypeScript program, as module and as CommonJS", () => {
  cpSync(fileURLToPath(new URL("typed.txt", import.meta.url)), join(folder, "typed.ts"));
  cpSync(fileURLToPath(new URL("typed.txt", import.meta.url)), join(folder, "typed.cts"));
  const options = {
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    types: [],
    target: "ES2022",
    lib: ["ES2022", "DOM"],
    module: "NodeNext",
    moduleResolution: "NodeNext",
  };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: options, files: ["typed.ts", "typed.cts"] }),
  );
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  let output = "";
  try {
    output = execFileSync(process.execPath, [compiler, "-p", "."], tools);
  } catch (error) {
    output = error.stdout;
  }
  assert.equal(output, "");
});

test("the tarball holds the licences it names", () => {
  const installed = join(folder, "node_modules/status-codebook");
  assert.equal(
    JSON.parse(readFileSync(join(installed, "package.json"), "utf8")).license,
    "MIT OR Apache-2.0",
  );
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"])
    assert.ok(readFileSync(join(installed, name), "utf8").length > 500, name);
});
