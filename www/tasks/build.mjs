// Builds everything that is published or served into dist/: the module, the package's entries, their declarations, the
// data and the page.
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tablesOfCodes } from "./codes.mjs";
import { result } from "./fresh.mjs";
import { asText } from "./inline.mjs";
import { integrityOf } from "./integrity.mjs";
import { thirdPartyLicences } from "./licences.mjs";
import { elementManifest } from "./manifest.mjs";
import { openSearch, siteAddress } from "./opensearch.mjs";
import { servedPage, singlePage } from "./pages.mjs";
import { showParts, withinLimits } from "./sizes.mjs";
import { Failure, duration, must, say, task } from "./step.mjs";
import * as toolchain from "./toolchain.mjs";

const { root } = toolchain;
const dist = join(root, "dist");
/** Filled first and then put in the place of dist/, so that a failure leaves what is served as it was. */
const next = join(root, "target", "dist");
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
  const path = toolchain.machinePath(module);
  if (path) throw new Failure(`the module contains a path of this machine: ${path}`);
}

/** Lets `www/lib` import the optimised module as text, without a copy of it in the source tree. */
const inlinedModule = {
  name: "inlined-module",
  setup(build) {
    build.onResolve({ filter: /^inlined:/ }, ({ path }) => ({ path, namespace: "inlined" }));
    build.onLoad({ filter: /.*/, namespace: "inlined" }, () => {
      const bytes = readFileSync(join(packaged, "status_codebook_bg.wasm"));
      const names = { ...asText(bytes), length: bytes.length };
      const contents = Object.entries(names).map(
        ([name, value]) => `export const ${name} = ${JSON.stringify(value)};`,
      );
      return { contents: contents.join("\n"), loader: "js" };
    });
  },
};

/** The style sheets of the shadow root are texts in the script: without their comments and blanks. */
const styleTexts = (esbuild) => ({
  name: "style-texts",
  setup(build) {
    build.onLoad({ filter: /element\/styles\/.*\.css$/ }, async ({ path }) => {
      const { code } = await esbuild.transform(readFileSync(path, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text" };
    });
  },
});

/** A page in another character set would read a classic script in its own. */
const BYTE_ORDER_MARK = "\uFEFF";

const MESSAGES = "www/element/messages";

/** The tags of the languages, without English, which is part of the scripts. */
function languages() {
  const files = readdirSync(join(root, MESSAGES)).filter((name) => /^[a-z]{2,3}\.ts$/.test(name));
  return files.map((name) => name.slice(0, -".ts".length)).filter((tag) => tag !== "en");
}

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
    charset: "utf8",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { STATUS_CODEBOOK_VERSION: JSON.stringify(version) },
    plugins: [inlinedModule, styleTexts(esbuild)],
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
  // A file for each language that is loaded when it is asked for, the same for the package and the page.
  const tags = languages();
  const external = tags.map((tag) => `*/${tag}.js`);
  await build({
    entryPoints: tags.map((tag) => join(MESSAGES, `${tag}.ts`)),
    format: "esm",
    outdir: "target/dist",
  });
  const entries = await build({
    entryPoints: {
      index: "www/lib/index.ts",
      slim: "www/lib/slim.ts",
      element: "www/element/element.ts",
      define: "www/element/define.ts",
    },
    // Shared chunks: whichever entries a page imports, there is one engine and one set of catalogs.
    splitting: true,
    // Beside the entries: whichever of them starts the worker finds it at "./scan-worker.js".
    chunkNames: "chunk-[hash]",
    external,
    format: "esm",
    outdir: "target/dist",
  });
  await build({ entryPoints: ["www/lib/index.ts"], format: "cjs", outfile: "target/dist/index.cjs" });
  const page = await build({
    entryPoints: ["www/page/served.ts"],
    external,
    format: "esm",
    outfile: "target/dist/page.js",
  });
  const worker = await build({
    entryPoints: ["www/lib/scan-worker.ts"],
    format: "esm",
    outfile: "target/dist/scan-worker.js",
  });
  // Classic scripts run where modules do not: in sandboxed frames and on pages from a disk.
  const classic = (entry, outfile, banner = "") =>
    build({
      entryPoints: [entry],
      format: "iife",
      banner: { js: banner },
      define: { ...shared.define, "import.meta.url": "undefined" },
      outfile,
    });
  await classic("www/element/define.ts", "target/dist/cdn/status-codebook.js", BYTE_ORDER_MARK);
  await classic("www/embed/parent.ts", "target/dist/cdn/embed.js");
  await classic("www/embed/frame.ts", "target/dist/embed-frame.js");
  await classic("www/page/single.ts", "target/single.js");
  for (const style of ["www/page/page.css", "www/embed/embed.css"])
    await build({ entryPoints: [style], outdir: "target/dist" });
  return { entries, page, worker };
}

/** The hand-written declarations: where each goes, and what the ones it refers to are called there. */
const DECLARATIONS = [
  ...["", "c"].flatMap((kind) => [
    {
      from: "www/lib/public.d.ts",
      to: `index.d.${kind}ts`,
      names: { "./public-catalog.js": `./catalog.${kind}js` },
    },
    {
      from: "www/lib/public-catalog.d.ts",
      to: `catalog.d.${kind}ts`,
      names: { "./public.js": `./index.${kind}js` },
    },
  ]),
  { from: "www/lib/public-slim.d.ts", to: "slim.d.ts", names: { "./public.js": "./index.js" } },
  { from: "www/element/public.d.ts", to: "element.d.ts", names: { "../lib/public.js": "./index.js" } },
  { from: "www/element/public-define.d.ts", to: "define.d.ts", names: { "./public.js": "./element.js" } },
];

function copyFiles() {
  const copy = (from, to) => cpSync(join(root, from), join(next, to), { recursive: true });
  copy("target/pkg/status_codebook_bg.wasm", "status-codebook.wasm");
  copy("src/data", "data");
  copy("www/page/icon.svg", "icon.svg");
  copy("www/embed/embed.html", "embed.html");
  for (const { from, to, names } of DECLARATIONS) {
    let text = readFileSync(join(root, from), "utf8");
    for (const [here, there] of Object.entries(names)) text = text.replaceAll(`"${here}"`, `"${there}"`);
    writeFileSync(join(next, to), text);
  }
}

/** The pages, which are made of what is in dist/ already. */
function writePages(site) {
  const text = (path) => readFileSync(join(root, path), "utf8");
  const write = (name, content) => writeFileSync(join(next, name), content);
  const template = text("www/page/index.html");
  const tables = tablesOfCodes(join(root, "src/data"));
  write("index.html", servedPage(template, { tables, site }));
  if (site !== undefined) write("opensearch.xml", openSearch(site));
  const inside = { script: "target/single.js", style: "target/dist/page.css", icon: "www/page/icon.svg" };
  const parts = Object.entries(inside).map(([key, path]) => [key, text(path).trim()]);
  write("status-codebook.html", singlePage(template, { tables, ...Object.fromEntries(parts) }));
}

/** Fills dist/ when it is not already what the sources make. */
export async function build() {
  const way = toolchain.readyWay();
  if (!way || !toolchain.cargoTools().every(toolchain.toolReady))
    throw new Failure("the tools of the build are not installed: run `npm run setup` first");
  await buildModule(way);
  const site = siteAddress();
  const output = result("dist", {
    inputs: ["target/pkg", "src/data", "www", "package.json", "package-lock.json"],
    facts: [site ?? ""],
    outputs: ["dist"],
  });
  if (output.fresh()) return say("The build is up to date.");
  say("- bundling the package and the page");
  const start = performance.now();
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  const { entries, page, worker } = await bundle();
  copyFiles();
  writePages(site);
  writeFileSync(join(next, "cdn", "integrity.json"), integrityOf(join(next, "cdn")));
  const manifest = JSON.stringify(await elementManifest(root), null, 2);
  writeFileSync(join(next, "custom-elements.json"), `${manifest}\n`);
  const licences = await thirdPartyLicences([entries, page, worker], toolchain.wasmEnvironment(way));
  writeFileSync(join(next, "third-party-licences.txt"), licences);
  rmSync(dist, { recursive: true, force: true });
  renameSync(next, dist);
  output.seal();
  say(`  done in ${duration(performance.now() - start)}`);
}

await task(import.meta.url, async () => {
  await build();
  showParts(dist);
  if (!(await withinLimits())) throw new Failure("a published part is over its limit: see above");
});
