// Answers for: what is in dist/ and in the package: complete, no more than that, and nothing of the building machine.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { asText } from "../../www/tasks/inline.mjs";
import { licencesAsked, textsIn } from "../../www/tasks/licences.mjs";
import { machinePath } from "../../www/tasks/toolchain.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const packed = JSON.parse(
  execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }),
);
const files = packed[0].files.map(({ path }) => path);
const text = (path) => readFileSync(join(root, path), "utf8");

test("everything of dist/ is in the package, and beside it only what describes the package", () => {
  const dist = readdirSync(join(root, "dist"), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath ?? one.path, one.name).slice(root.length));
  assert.ok(dist.length > 15);
  assert.deepEqual(files.filter((path) => path.startsWith("dist/")).sort(), dist.sort());
  const others = files.filter((path) => !path.startsWith("dist/"));
  for (const path of others)
    assert.match(path, /^(package\.json|(README|CHANGELOG|EMBEDDING)\.md|LICENSE-(MIT|APACHE))$/);
});

test("every file that exports name is in the package", () => {
  const targets = [];
  const visit = (value) =>
    typeof value === "string" ? targets.push(value) : Object.values(value).forEach(visit);
  visit(manifest.exports);
  assert.ok(targets.length > 10);
  for (const target of targets) {
    const pattern = new RegExp(`^${target.slice(2).replaceAll(".", "\\.").replace("*", "[^/]+")}$`);
    assert.ok(
      files.some((path) => pattern.test(path)),
      target,
    );
  }
  for (const id of ["mover", "azsm", "egnyte"]) assert.ok(files.includes(`dist/data/${id}.json`), id);
});

test("a user of the package installs nothing else", () => {
  for (const key of ["dependencies", "peerDependencies", "optionalDependencies"])
    assert.equal(manifest[key], undefined);
  for (const script of ["preinstall", "install", "postinstall", "prepare"])
    assert.equal(manifest.scripts[script], undefined);
});

test("the module stands in the default entry and in define, and in no other script", () => {
  const reached = (entry, seen = new Set()) => {
    if (seen.has(entry)) return seen;
    seen.add(entry);
    for (const [, path] of text(entry).matchAll(/(?:from|import)\s*"(\.[^"]+)"/g))
      reached(join(entry, "..", path), seen);
    return seen;
  };
  const inside = asText(readFileSync(join(root, "dist/status-codebook.wasm"))).text;
  const carries = (entry) => [...reached(entry)].some((path) => text(path).includes(inside));
  assert.deepEqual(
    Object.fromEntries(
      ["index", "define", "slim", "element", "page", "scan-worker"].map((name) => [
        name,
        carries(`dist/${name}.js`),
      ]),
    ),
    { index: true, define: true, slim: false, element: false, page: false, "scan-worker": false },
  );
  assert.ok(carries("dist/index.cjs"));
});

test("the scripts that are imported together share one engine", () => {
  const engines = files.filter(
    (path) => /\/chunk-[^/]+\.js$/.test(path) && text(path).includes("this page forbids WebAssembly"),
  );
  assert.equal(engines.length, 1);
});

test("the worker is one file, and stands beside every script that starts it", () => {
  assert.ok(!/(?:^|[;}])import\b/.test(text("dist/scan-worker.js")), "it imports nothing");
  const starters = files.filter((path) => /\.c?js$/.test(path) && text(path).includes("scan-worker.js"));
  assert.ok(starters.includes("dist/page.js") && starters.length === 2, starters.join());
  for (const path of starters) {
    assert.match(path, /^dist\/[^/]+$/);
    // Bundlers look for this very form.
    const form = /new Worker\(new URL\("\.\/scan-worker\.js",\s*import\.meta\.url\),\s*\{type:"module"\}\)/;
    assert.ok(form.test(text(path)), path);
  }
});

test("no file names a place on the machine that built it", () => {
  for (const path of files)
    assert.equal(machinePath(readFileSync(join(root, path), "latin1")), undefined, path);
});

test("a place on a machine is told from a path that only looks like it", () => {
  const module =
    "None\0/rustc/5980/library/alloc/src/fmt.rs\0/cargo/registry/src/index-1/serde-1.0/src/lib.rs\0/status-codebook/src/lib.rs";
  for (const place of ["/src", "/library", "/cargo", "/rustc/", "/status-codebook", "/", "", undefined])
    assert.equal(machinePath(module, [place]), undefined, place);
  for (const before of ["", "\0", '"', " ", "file://", "/rustc/5980/library/alloc/src/fmt.rs", "\xff"])
    assert.equal(machinePath(`${before}/users/a.b/src/lib.rs`, ["/src", "/users/a.b"]), "/users/a.b", before);
  assert.equal(machinePath("\0/users/axb/src/lib.rs", ["/users/a.b", "/users/ax"]), undefined);
  assert.equal(
    machinePath(Buffer.from("\0/users/é/src/lib.rs").toString("latin1"), ["/users/é"]),
    "/users/é",
  );
  assert.equal(machinePath("\0/cargo/app/src/lib.rs", ["/cargo/app/"]), "/cargo/app");
});

test("the licences of everything inside are beside it", () => {
  const licences = text("dist/third-party-licences.txt");
  for (const name of ["preact", "wasm-bindgen (Rust)", "serde (Rust)", "serde-wasm-bindgen (Rust)"]) {
    const [, section] = licences.split(
      new RegExp(`\\n-+\\n${name.replace(/[()]/g, "\\$&")} \\d[^\\n]*\\n-+\\n`),
    );
    assert.match(section.slice(0, 1500), /Permission is hereby granted/, name);
  }
  const [, library = ""] = licences.split(/\n-+\nThe Rust standard library \d[^\n]*\n-+\n/);
  for (const words of ["The Rust Project Contributors", "Permission is hereby granted", "UNICODE LICENSE V3"])
    assert.ok(library.slice(0, 4000).includes(words), words);
  for (const tool of ["esbuild", "typescript", "wasm-bindgen-test", "serde_json"])
    assert.ok(!licences.includes(`\n${tool} `), tool);
});

test("of the licences in a folder all are taken that have to be, and too few are refused", () => {
  const asked = {
    MIT: 1,
    "MIT/Apache-2.0": 1,
    "(MIT OR Apache-2.0) AND Unicode-3.0": 2,
    "MIT AND (BSD-3-Clause OR (Zlib AND ISC)) AND NCSA": 3,
    "(MIT AND ISC) OR Apache-2.0 WITH LLVM-exception": 1,
  };
  for (const [license, count] of Object.entries(asked)) assert.equal(licencesAsked(license), count, license);

  const folder = mkdtempSync(join(tmpdir(), "status-codebook-licences-"));
  try {
    const taken = (license) => textsIn(folder, { name: "it", license });
    const add = (...names) => names.forEach((name) => writeFileSync(join(folder, name), `${name}\n`));
    mkdirSync(join(folder, "LICENSES"));
    add("LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "README.md");
    assert.deepEqual(taken("MIT OR Apache-2.0"), ["LICENSE-MIT", "NOTICE"]);
    assert.deepEqual(taken("MIT AND Apache-2.0"), ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE"]);
    assert.throws(() => taken("(MIT OR Apache-2.0) AND Unicode-3.0"), /2 licence texts .* found 1$/);
    add("LICENSE-UNICODE");
    assert.deepEqual(taken("(MIT OR Apache-2.0) AND Unicode-3.0"), [
      "LICENSE-MIT",
      "LICENSE-UNICODE",
      "NOTICE",
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("no declaration leads out of the package", () => {
  for (const path of files.filter((path) => /\.d\.c?ts$/.test(path)))
    for (const [, target] of text(path).matchAll(/from "([^"]+)"/g))
      if (target.startsWith(".")) {
        const declared = join(path, "..", target).replace(/\.(c?)js$/, ".d.$1ts");
        assert.ok(existsSync(join(root, declared)), `${path}: ${target}`);
      }
});
