// Builds everything that is published or served into dist/: the module, the package's entries, their declarations, the
// data and the page.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { result } from "./fresh.mjs";
import { Failure, duration, must, say, task } from "./step.mjs";
import * as toolchain from "./toolchain.mjs";

const { root } = toolchain;
const dist = join(root, "dist");
const packaged = join(root, "target", "pkg");

async function buildModule(way) {
  const module = result("module", {
    inputs: [
      "src",
      "Cargo.toml",
      "Cargo.lock",
      "package-lock.json",
      "www/tasks/build.mjs",
      "www/tasks/toolchain.mjs",
    ],
    facts: [way, toolchain.ask(way === "debian" ? toolchain.DEBIAN_RUSTC : "rustc", ["-vV"])],
    outputs: ["target/pkg"],
  });
  if (module.fresh()) return;
  say("- building the WebAssembly module (1 to 2 min when nothing is built yet)");
  const start = performance.now();
  rmSync(packaged, { recursive: true, force: true });
  await must(
    "building the module failed: see above",
    "wasm-pack",
    // no-install: setup.mjs has put every tool on PATH, and a download in the middle of a build is no way to find out.
    [
      "build",
      "--target",
      "web",
      "--release",
      "--mode",
      "no-install",
      "--no-pack",
      "--out-dir",
      "target/pkg",
      ".",
      "--",
      "--locked",
    ],
    { cwd: root, env: toolchain.wasmEnvironment(way) },
  );
  refuseMachinePaths(readFileSync(join(packaged, "status_codebook_bg.wasm"), "latin1"));
  module.seal();
  say(`  done in ${duration(performance.now() - start)}`);
}

/** Panic messages carry source paths; those of the building machine must not be among them. */
function refuseMachinePaths(module) {
  for (const path of [root, homedir()])
    if (path.length > 1 && module.includes(`${path}/`))
      throw new Failure(`the module contains a path of this machine: ${path}`);
}

/** Lets `www/lib` import the optimised module as text, without a copy of it in the source tree. */
const inlinedModule = {
  name: "inlined-module",
  setup(build) {
    build.onResolve({ filter: /^inlined:/ }, ({ path }) => ({ path, namespace: "inlined" }));
    build.onLoad({ filter: /.*/, namespace: "inlined" }, () => ({
      contents: readFileSync(join(packaged, "status_codebook_bg.wasm")).toString("base64"),
      loader: "text",
    }));
  },
};

async function bundle() {
  // From here on: before `npm ci` has run there is no esbuild to import.
  const esbuild = await import("esbuild");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const shared = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    target: "es2022",
    platform: "neutral",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".css": "text" },
    define: { STATUS_CODEBOOK_VERSION: JSON.stringify(version) },
    plugins: [inlinedModule],
    legalComments: "linked",
    logLevel: "warning",
    metafile: true,
  };
  const build = async (options) => {
    const made = await esbuild.build({ ...shared, ...options }).catch((error) => {
      throw new Failure(`bundling failed: ${error.errors?.length ?? 0} errors, see above`);
    });
    return made.metafile;
  };
  const made = await build({
    entryPoints: {
      index: "www/lib/index.ts",
      slim: "www/lib/slim.ts",
      element: "www/element/element.ts",
      define: "www/element/define.ts",
    },
    // Shared chunks: whichever entries a page imports, there is one engine and one set of catalogs.
    splitting: true,
    chunkNames: "chunks/[hash]",
    format: "esm",
    outdir: "dist",
  });
  await build({ entryPoints: ["www/lib/index.ts"], format: "cjs", outfile: "dist/index.cjs" });
  await build({ entryPoints: ["www/page/page.ts"], format: "esm", outfile: "dist/page.js" });
  await build({ entryPoints: ["www/page/page.css"], loader: {}, outfile: "dist/page.css" });
  return made;
}

function copyFiles() {
  const copy = (from, to) => cpSync(join(root, from), join(dist, to), { recursive: true });
  cpSync(join(packaged, "status_codebook_bg.wasm"), join(dist, "status-codebook.wasm"));
  copy("src/data", "data");
  for (const name of readdirSync(join(root, "www/page")))
    if (!/\.(ts|tsx|css)$/.test(name)) copy(join("www/page", name), name);
  for (const [from, to] of [
    ["www/lib/public.d.ts", "index.d.ts"],
    ["www/lib/public.d.ts", "index.d.cts"],
    ["www/lib/public-slim.d.ts", "slim.d.ts"],
    ["www/element/public.d.ts", "element.d.ts"],
    ["www/element/public-define.d.ts", "define.d.ts"],
  ]) {
    // The declarations stand beside each other under the names of their entries.
    const text = readFileSync(join(root, from), "utf8").replaceAll(/"[./a-z]*\/public(\.js)?"/g, (path) =>
      from.startsWith("www/element") && path.startsWith('"./') ? '"./element.js"' : '"./index.js"',
    );
    writeFileSync(join(dist, to), text);
  }
}

function sizes(made) {
  const files = (...names) => names.map((name) => join(dist, name));
  const reached = (entry) => {
    const seen = new Set();
    const visit = (path) => {
      if (seen.has(path)) return;
      seen.add(path);
      made.outputs[path].imports
        .filter(({ kind }) => kind === "import-statement")
        .forEach((one) => visit(one.path));
    };
    visit(`dist/${entry}`);
    return [...seen].map((path) => join(root, path));
  };
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
  say(`\n${"".padEnd(34)}${"raw".padStart(10)}${"gzip".padStart(10)}${"brotli".padStart(10)}`);
  for (const [label, paths] of [
    ["module (status-codebook.wasm)", files("status-codebook.wasm")],
    ['package ("status-codebook")', reached("index.js")],
    ['without the module ("…/slim")', reached("slim.js")],
    ['element ("…/element")', reached("element.js")],
    ["page, everything it loads", files("index.html", "page.css", "page.js", "status-codebook.wasm")],
  ]) {
    const contents = paths.map((path) => readFileSync(path));
    const total = (measure) => kilobytes(contents.reduce((sum, bytes) => sum + measure(bytes).length, 0));
    say(`${label.padEnd(34)}${total((bytes) => bytes)}${total(gzipSync)}${total(brotliCompressSync)}`);
  }
}

/** Fills dist/ when it is not already what the sources make. */
export async function build() {
  const way = toolchain.readyWay();
  if (!way || !toolchain.cargoTools().every(toolchain.toolReady))
    throw new Failure("the tools of the build are not installed: run `npm run setup` first");
  await buildModule(way);
  const output = result("dist", {
    inputs: ["target/pkg", "src/data", "www", "package.json", "package-lock.json"],
    outputs: ["dist"],
  });
  if (output.fresh()) return say("The build is up to date.");
  say("- bundling the package and the page");
  const start = performance.now();
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  const made = await bundle();
  copyFiles();
  output.seal();
  say(`  done in ${duration(performance.now() - start)}`);
  sizes(made);
}

await task(import.meta.url, build);
