// `npm test`: everything that must hold, in the order in which a fault is cheapest to find; `--quick` is the part for
// daily work. It stops at the first step that fails.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ENGINES, testedEngines } from "./browser.mjs";
import { build } from "./build.mjs";
import { setup } from "./setup.mjs";
import { withinLimits } from "./sizes.mjs";
import { Failure, duration, run, say, task } from "./step.mjs";
import { TARGET, readyWay, root, wasmEnvironment } from "./toolchain.mjs";

const bin = (name) => join(root, "node_modules", ".bin", name);

/** The test files of a folder, by name: Node 20 knows no patterns here, and newer ones read a folder otherwise. */
function nodeTests(folder, env) {
  const files = readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".test.mjs"))
    .sort();
  if (files.length === 0) throw new Failure(`there are no tests in ${folder}`);
  return command(
    process.execPath,
    ["--test", "--test-reporter=spec", ...files.map((name) => join(folder, name))],
    env,
  );
}

async function command(program, args, env = {}) {
  const { status } = await run(program, args, { cwd: root, show: true, env: { ...process.env, ...env } });
  return status === 0;
}

const cargo = (...args) => command("cargo", args);
const cargoForWasm = (...args) => command("cargo", args, wasmEnvironment(readyWay()));

const quick = true;
const STEPS = [
  {
    name: "formatting (prettier)",
    quick,
    run: () => command(bin("prettier"), ["--check", "--log-level", "warn", "."]),
  },
  { name: "formatting (rustfmt)", quick, run: () => cargo("fmt", "--check") },
  { name: "clippy", quick, run: () => cargo("clippy", "--locked", "--all-targets", "--", "-D", "warnings") },
  {
    name: "clippy for wasm32",
    run: () =>
      cargoForWasm(
        "clippy",
        "--locked",
        "--target",
        TARGET,
        "--lib",
        "--test",
        "wasm",
        "--",
        "-D",
        "warnings",
      ),
  },
  { name: "Rust tests and doctests", quick, run: () => cargo("test", "--locked", "--quiet") },
  {
    name: "Rust documentation",
    run: () => command("cargo", ["doc", "--locked", "--no-deps", "--quiet"], { RUSTDOCFLAGS: "-D warnings" }),
  },
  {
    name: "wasm tests in Node",
    run: () => cargoForWasm("test", "--locked", "--target", TARGET, "--test", "wasm"),
  },
  { name: "build", quick, run: () => build().then(() => true) },
  { name: "sizes (size-limit)", quick, run: withinLimits },
  { name: "type check (tsc)", quick, run: () => command(bin("tsc"), ["-p", "."]) },
  { name: "JavaScript tests", quick, run: () => nodeTests("tests/js") },
  { name: "consumers of the packed package", run: () => nodeTests("tests/consumers") },
];

const browserTests = () =>
  testedEngines().map((engine) => ({
    name: `browser tests: ${ENGINES[engine].title}`,
    run: () => nodeTests("tests/browser", { STATUS_CODEBOOK_ENGINE: engine }),
  }));

async function test(args) {
  const unknown = args.find((arg) => arg !== "--quick");
  if (unknown)
    throw new Failure(`unknown argument "${unknown}": npm test takes none, npm run check is the quick part`);
  const steps = args.includes("--quick") ? STEPS.filter((step) => step.quick) : [...STEPS, ...browserTests()];
  await setup({ tests: true });
  let passed = 0;
  const start = performance.now();
  for (const [index, step] of steps.entries()) {
    say(`\n== ${index + 1}/${steps.length} ${step.name}`);
    const began = performance.now();
    const fault = await step.run().then(
      (held) => (held ? undefined : "see above"),
      (error) => (error instanceof Failure ? error.message : error.stack),
    );
    if (fault !== undefined) {
      say(`\nFailed after ${duration(performance.now() - began)}: ${step.name}: ${fault}`);
      say(`${passed} passed, 1 failed`);
      process.exitCode = 1;
      return;
    }
    passed += 1;
    say(`   ${duration(performance.now() - began)}`);
  }
  say(`\nAll of it in ${duration(performance.now() - start)}.`);
  say(`${passed} passed, 0 failed`);
}

await task(import.meta.url, test);
