// `npm run bench`: measures the package and the libraries a user would take instead, one process each, round by round
// in turn, and prints one table for each corpus. benches/README.md says what each column means.
import { existsSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure, duration, must, run, say, task } from "../www/tasks/step.mjs";
import { BUILT_IN, SYNTHETIC, read, write } from "./corpus.mjs";
import { lighthouseBench } from "./lighthouse.mjs";
import { packageFile } from "./package.mjs";
import { median, start } from "./process.mjs";
import { scanBench } from "./scan/run.mjs";
import { FULL, QUICK, writeTexts } from "./scan/texts.mjs";
import { bundle, bundleBytes, packageBytes } from "./ship.mjs";
import { showAnswers, showStart, showTable } from "./table.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The files of engines/, the package first. */
const ENGINES = {
  "status-codebook": "status-codebook",
  minisearch: "MiniSearch",
  flexsearch: "FlexSearch",
  "flexsearch-one-text": "FlexSearch, one text",
  fuse: "Fuse",
  ufuzzy: "uFuzzy",
  orama: "Orama",
};

/**
 * How often each library is built, how many rounds are thrown away and kept, and how many milliseconds one library has
 * for one list of one round; a build that takes longer than `patience` is stopped; that is said in the table.
 */
const EFFORT = {
  [BUILT_IN]: { builds: 7, warm: 3, rounds: 8, budget: 700, patience: 60_000 },
  "10,000": { builds: 3, warm: 2, rounds: 5, budget: 2_000, patience: 120_000 },
  "100,000": { builds: 1, warm: 1, rounds: 3, budget: 4_000, patience: 240_000 },
};
const COLD_STARTS = 11;
const LISTS = ["keystroke", "code", "misspelt", "decode"];

const startWorker = (engine, bundles, corpus) =>
  start(here("worker.mjs"), [bundles.get(engine), corpus], `${engine}, ${corpus}`);

/** Every library with one corpus. The rounds go in turn, so that what else the machine does hits all of them. */
async function measure(corpus, bundles) {
  const { builds, warm, rounds, budget, patience } = EFFORT[corpus];
  const began = performance.now();
  const workers = new Map();
  /** What stands in the place of the build's time. */
  const failed = new Map();
  const built = new Map(Object.keys(ENGINES).map((engine) => [engine, []]));
  try {
    for (let i = 0; i < builds; i++)
      for (const engine of Object.keys(ENGINES)) {
        if (failed.has(engine)) continue;
        workers.get(engine)?.stop();
        const worker = startWorker(engine, bundles, corpus);
        workers.set(engine, worker);
        const result = await worker.ask("build", {}, patience).catch((error) => {
          // A library that runs out of memory is a result, the package that does so is a fault.
          if (engine === "status-codebook" || !(error instanceof Failure)) throw error;
          return { fault: error.message };
        });
        if (result && !result.fault) {
          built.get(engine).push(result);
          continue;
        }
        const said = result?.fault ?? `took longer than ${duration(patience)} and was stopped`;
        say(`  ${ENGINES[engine]}, build: ${said}`);
        failed.set(engine, result ? "failed" : `> ${patience.toLocaleString("en-US")}`);
        worker.stop();
        workers.delete(engine);
      }
    for (let round = -warm; round < rounds; round++)
      for (const name of LISTS)
        for (const worker of workers.values())
          await worker.ask("slice", { name, budget: round < 0 ? budget / 2 : budget, keep: round >= 0 });
    const rows = [];
    for (const [engine, label] of Object.entries(ENGINES)) {
      const worker = workers.get(engine);
      if (!worker) {
        rows.push({ engine, label, failed: failed.get(engine) });
        continue;
      }
      const answers = await worker.ask("answers", { budget: budget * 4 });
      const report = await worker.ask("report");
      rows.push({
        engine,
        label,
        build: median(built.get(engine).map((it) => it.milliseconds)),
        memory: median(built.get(engine).map((it) => it.bytes)),
        prepared: median(built.get(engine).map((it) => it.prepared)),
        memoryAfter: report.bytes,
        ...report,
        answers,
      });
    }
    say(`  done in ${duration(performance.now() - began)}\n`);
    return rows;
  } finally {
    for (const worker of workers.values()) worker.stop();
  }
}

/** Sizes, and the time of a fresh process to its first answer, library by library in turn. */
async function measureStart(bundles) {
  const documents = read(BUILT_IN, "documents");
  const file = join(root, "target", "bench", BUILT_IN, "documents.json");
  const rows = [];
  for (const [engine, label] of Object.entries(ENGINES)) {
    const ours = engine === "status-codebook";
    const module = bundles.get(engine);
    const bytes = ours ? await packageBytes() : bundleBytes(module, documents);
    rows.push({ engine, label, bytes, args: ours ? [module] : [module, file], times: [] });
  }
  for (let i = 0; i < COLD_STARTS; i++)
    for (const { label, args, times } of rows)
      times.push(
        Number(
          await must(`the cold start of ${label} failed: see above`, process.execPath, [
            here("cold.mjs"),
            ...args,
          ]),
        ),
      );
  return rows.map(({ engine, label, bytes, times }) => ({ engine, label, bytes, cold: median(times) }));
}

/** Are the libraries installed that the lock file names? */
function installed() {
  const { packages } = JSON.parse(readFileSync(here("package-lock.json"), "utf8"));
  return Object.entries(packages).every(([path, { version, optional }]) => {
    const manifest = here(join(path, "package.json"));
    if (path === "" || (optional && !existsSync(manifest))) return true;
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).version === version;
  });
}

async function install() {
  if (installed()) return;
  say("- installing the libraries to measure against");
  await must("`npm ci --prefix benches` failed: see above", "npm", [
    "ci",
    "--prefix",
    here("."),
    "--no-audit",
    "--no-fund",
  ]);
}

/** The native core's bench, with its results under target/. */
async function native() {
  const { status } = await run("cargo", ["bench", "--manifest-path", here("native/Cargo.toml")], {
    show: true,
    env: { ...process.env, CARGO_TARGET_DIR: join(root, "target", "native") },
  });
  if (status !== 0) throw new Failure("the native bench failed: see above");
}

const SWITCHES = {
  "--quick": "leaves the 100,000 entries out and scans shorter texts",
  "--native": "measures the core alone",
  "--scan": "measures scanning alone",
  "--lighthouse": "holds the page against Lighthouse alone",
};

async function bench(args) {
  const unknown = args.find((arg) => !(arg in SWITCHES));
  if (unknown) {
    const known = Object.entries(SWITCHES).map(([name, does]) => `${name} ${does}`);
    throw new Failure(`unknown argument "${unknown}": ${known.join(", ")}`);
  }
  const [quick, core, scan, page] = Object.keys(SWITCHES).map((name) => args.includes(name));
  packageFile();
  if (scan && !core) return scanBench({ quick });
  if (page) {
    await install();
    return lighthouseBench({ quick });
  }
  const corpora = [BUILT_IN, ...Object.keys(SYNTHETIC)].filter(
    (name) => name !== "100,000" || !(quick || core),
  );
  for (const name of corpora) await write(name);
  if (core) {
    await writeTexts(quick ? QUICK : FULL);
    return native();
  }
  await install();
  say(`Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model.trim() ?? "unknown"}\n`);
  const bundles = new Map();
  for (const engine of Object.keys(ENGINES)) bundles.set(engine, await bundle(engine));
  say("- cold starts and sizes");
  const starts = await measureStart(bundles);
  showStart(starts);
  for (const name of corpora) {
    say(`- ${name === BUILT_IN ? "the built-in 445 entries" : `${name} synthetic entries`}`);
    const rows = await measure(name, bundles);
    showTable(name, rows, name !== "100,000");
    showAnswers(name, rows);
  }
  await scanBench({ quick });
}

await task(import.meta.url, bench);
