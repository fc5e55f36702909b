// Installs what is missing for building and testing, and does nothing when all is there.
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  mkdirSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure, duration, must, run, say, tail, task } from "./step.mjs";
import { ENGINES, findBrowser, testedEngines } from "./browser.mjs";
import * as toolchain from "./toolchain.mjs";

const { root, TARGET } = toolchain;

/** Everything that has to be there before a build; throws the sentence that says what a person must do first. */
function checkRust() {
  if (Number(process.versions.node.split(".")[0]) < 20)
    throw new Failure(
      `Node 20 or newer is needed, this is ${process.versions.node}: install it from https://nodejs.org`,
    );
  const version = toolchain.ask("rustc", ["--version"]);
  if (!version || !toolchain.ask("cargo", ["--version"]))
    throw new Failure(
      "Rust is missing (no rustc and cargo on PATH): install it as https://rustup.rs says, then run this again",
    );
  const wanted = /^rust-version = "(\d+)\.(\d+)/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"));
  const found = /^rustc (\d+)\.(\d+)/.exec(version);
  if (
    wanted &&
    found &&
    Number(found[1]) * 1000 + Number(found[2]) < Number(wanted[1]) * 1000 + Number(wanted[2])
  )
    throw new Failure(
      `Rust ${wanted[1]}.${wanted[2]} or newer is needed, this is ${version}: run \`rustup update stable\``,
    );
}

/** Is node_modules what package-lock.json says? npm leaves its own account of what it installed there. */
function packagesReady() {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  const here = JSON.parse(readFileSync(installed, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === "" ||
      (optional && !here[path]) ||
      (here[path]?.version === version && existsSync(join(root, path))),
  );
}

/** The words that put a command into the administrator's hands, or undefined when we are not allowed to. */
function administrator() {
  if (process.getuid?.() === 0) return [];
  return toolchain.ask("sudo", ["-n", "true"]) === undefined ? undefined : ["sudo", "-n"];
}

/** Runs commands as administrator, one after the other; `purpose` begins the sentence when that is impossible or fails. */
async function asAdministrator(purpose, commands, env = {}) {
  const prefix = administrator();
  if (!prefix) {
    const wanted = commands.map((words) => words.join(" ")).join(" && ");
    throw new Failure(
      `${purpose} needs an administrator, and sudo is absent or asks for a password: have an administrator run \`${wanted}\`, then run this again`,
    );
  }
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  for (const words of commands) {
    const [first, ...rest] = [...prefix, "env", ...variables, ...words];
    await must(`${purpose} failed: see above`, first, rest);
  }
}

/**
 * Installs Debian packages, refreshing the package lists when they are missing or stale. `--no-remove`: a compiler that is
 * already there is never thrown out for ours.
 */
async function installDebian(packages) {
  const purpose = `installing ${packages.join(" ")}`;
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  const install = ["apt-get", "install", "-y", "--no-remove", "--no-install-recommends", ...packages];
  const attempt = (...commands) => asAdministrator(purpose, commands, quiet);
  await attempt(install).catch(() => attempt(["apt-get", "update"], install));
}

const hasApt = () => toolchain.ask("apt-get", ["--version"]) !== undefined;

/** What a failed command itself calls its error, for a line that says why another way is taken. */
const reason = (output) =>
  (/^error: ([^:\n]*)/m.exec(output)?.[1] ?? output.trim().split("\n").at(-1)).trim();

async function installTarget() {
  const forced = toolchain.forcedWay();
  if (forced !== "debian") {
    if (toolchain.hasRustup()) {
      // Five minutes: where no download is possible some networks never answer at all.
      const { status, output } = await run("rustup", ["target", "add", TARGET], {
        cwd: root,
        env: { ...process.env, RUST_BACKTRACE: "0" },
        timeout: 300_000,
      });
      if (status === 0 && toolchain.ordinaryTargetReady()) return say(`  by \`rustup target add ${TARGET}\``);
      if (forced || !hasApt())
        throw new Failure(`${tail(output)}\`rustup target add ${TARGET}\` failed: see above`);
      say(`  rustup could not download it (${reason(output)}): building it from Debian's sources instead`);
    } else if (forced || !hasApt()) {
      throw new Failure(
        `the ${TARGET} target is missing and there is no rustup to add it: install Rust as https://rustup.rs says`,
      );
    }
  }
  await buildDebianTarget();
}

/**
 * The way for machines that reach package registries only: Debian carries a current Rust with the sources of its
 * standard library. The library is built once for wasm32 and put where that compiler looks for installed targets, so
 * that every tool finds an ordinary target.
 */
async function buildDebianTarget() {
  if (!hasApt())
    throw new Failure("STATUS_CODEBOOK_WASM32=debian needs a Debian system: there is no apt-get here");
  const missing = toolchain.DEBIAN_PACKAGES.filter(
    (name) => !toolchain.ask("dpkg-query", ["-W", "-f", "${Status}", name])?.endsWith(" installed"),
  );
  if (missing.length > 0) {
    say(`  installing ${missing.join(" ")} from Debian`);
    await installDebian(missing);
  }
  const folder = toolchain.debianTargetFolder();
  if (!toolchain.debianMarked(folder)) {
    // Asked before the minute of building, not after it.
    if (!administrator())
      throw new Failure(
        `building Rust's standard library for wasm32 into ${folder} needs an administrator, and sudo is absent or asks for a password: have an administrator run \`npm run setup\`, or use a Rust that rustup installed`,
      );
    say("  building Rust's standard library for wasm32");
    await buildStandardLibrary(folder);
  }
  if (toolchain.hasRustup())
    await must("rustup could not link Debian's toolchain: see above", "rustup", [
      "toolchain",
      "link",
      toolchain.WEB_TOOLCHAIN,
      "/usr",
    ]);
}

async function buildStandardLibrary(folder) {
  const scratch = mkdtempSync(join(tmpdir(), "status-codebook-std-"));
  try {
    mkdirSync(join(scratch, "src"));
    writeFileSync(
      join(scratch, "Cargo.toml"),
      '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n',
    );
    writeFileSync(join(scratch, "src/lib.rs"), "#![no_std]\n");
    const sources = join(
      toolchain.ask(toolchain.DEBIAN_RUSTC, ["--print", "sysroot"]),
      "lib/rustlib/src/rust",
    );
    const env = {
      ...process.env,
      RUSTC: toolchain.DEBIAN_RUSTC,
      RUSTC_BOOTSTRAP: "1",
      // Embedded bitcode is what a build with `lto = true` reads: without it the link fails for want of .llvmbc.
      CARGO_ENCODED_RUSTFLAGS: toolchain.encodedFlags(
        [
          [sources, "/rust"],
          [scratch, "/std"],
        ],
        ["-Cembed-bitcode=yes"],
      ),
      CARGO_TARGET_DIR: join(scratch, "target"),
    };
    delete env.RUSTUP_TOOLCHAIN;
    await must(
      "building the standard library for wasm32 failed: see above",
      "/usr/bin/cargo",
      ["build", "--release", "--target", TARGET, "-Zbuild-std=std,panic_abort,test"],
      { cwd: scratch, env },
    );
    const built = join(scratch, "target", TARGET, "release", "deps");
    const libraries = join(scratch, "libraries");
    mkdirSync(libraries);
    for (const name of readdirSync(built).filter(
      (name) => name.endsWith(".rlib") && !name.startsWith("libempty"),
    ))
      cpSync(join(built, name), join(libraries, name));
    const marker = toolchain.debianMarker(folder);
    writeFileSync(join(scratch, "built-by"), toolchain.debianMark());
    // The marker goes last: without it a copy that was cut short does not count as installed.
    await asAdministrator("putting the wasm32 library where Debian's compiler looks for it", [
      ["rm", "-rf", folder, marker],
      ["mkdir", "-p", folder],
      ["cp", "-r", `${libraries}/.`, folder],
      ["cp", join(scratch, "built-by"), marker],
    ]);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function installTool({ crate, version, flags, folder }) {
  const args = ["install", `${crate}@${version}`, ...flags, "--root", folder, "--force"];
  await must(`\`cargo install ${crate}@${version}\` failed: see above`, "cargo", args, { cwd: tmpdir() });
}

async function installLinker() {
  const wish =
    "a C compiler (cc) is missing, which Rust links with: install one (macOS: `xcode-select --install`)";
  if (!hasApt()) throw new Failure(wish);
  await installDebian(["gcc", "libc6-dev"]);
}

async function installRustTools() {
  const wish = "rustfmt and clippy are missing";
  if (!toolchain.hasRustup())
    throw new Failure(`${wish}, and there is no rustup to add them: install Rust as https://rustup.rs says`);
  await must(`${wish}, rustup could not: see above`, "rustup", ["component", "add", "rustfmt", "clippy"], {
    cwd: root,
  });
}

async function installPackages() {
  // The npm that runs us, if one does: another may stand first on PATH.
  const npm = process.env.npm_execpath?.endsWith(".js")
    ? [process.execPath, process.env.npm_execpath]
    : ["npm"];
  // The bundler is a development dependency with optional parts: NODE_ENV=production or `omit` would leave it out.
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  await must("`npm ci` failed: see above", npm[0], [...npm.slice(1), ...args], { cwd: root });
}

async function installBrowser(engine) {
  const { title, variable, packages } = ENGINES[engine];
  const wish = `install ${title}${variable ? `, or name one in ${variable}` : ""}`;
  const other = "; STATUS_CODEBOOK_ENGINE names one engine to do with";
  if (!hasApt()) throw new Failure(`${title} was not found: ${wish}${other}`);
  await installDebian(packages);
  if (!findBrowser(engine))
    throw new Failure(`Debian's ${packages.join(" and ")} were installed and do not run: ${wish}${other}`);
}

/** What a build needs, in the order of installing; `tests` adds what only the tests use. */
function needsOf(tests) {
  const answers = (command, ...args) => toolchain.ask(command, args) !== undefined;
  const tools = toolchain.cargoTools().map((tool) => ({
    what: `${tool.program} ${tool.version}`,
    minutes: tool.minutes,
    ready: () => toolchain.toolReady(tool),
    install: () => installTool(tool),
  }));
  return [
    { what: "npm packages", minutes: "under 1", ready: packagesReady, install: installPackages },
    { what: "a C compiler", minutes: "1", ready: () => answers("cc", "--version"), install: installLinker },
    {
      what: `Rust's ${TARGET} target`,
      minutes: "1 to 4",
      ready: () => toolchain.readyWay() !== undefined,
      install: installTarget,
    },
    ...tools,
    ...(tests ? testNeeds(answers) : []),
  ];
}

function testNeeds(answers) {
  return [
    {
      what: "rustfmt and clippy",
      minutes: "1",
      ready: () => answers("cargo", "fmt", "--version") && answers("cargo", "clippy", "--version"),
      install: installRustTools,
    },
    ...testedEngines().map((engine) => ({
      what: ENGINES[engine].title,
      minutes: "1 to 2",
      ready: () => findBrowser(engine) !== undefined,
      install: () => installBrowser(engine),
    })),
  ];
}

/** Milliseconds between two lines that tell work from a hang. */
const SIGN_OF_LIFE = 60_000;

/** Brings the machine to where a build (and with `tests` the whole of the tests) can run. */
export async function setup({ tests = false } = {}) {
  const start = performance.now();
  checkRust();
  const needs = needsOf(tests);
  const missing = needs.filter(({ ready }) => !ready());
  if (missing.length > 0)
    say(
      `Setting up: ${missing.length} of ${needs.length} things are missing (times are for two cores; the next run skips this).`,
    );
  for (const { what, minutes, install, ready } of missing) {
    say(`- installing ${what}: ${minutes} min`);
    const began = performance.now();
    const sign = setInterval(
      () => say(`  still at it (${duration(performance.now() - began)})`),
      SIGN_OF_LIFE,
    );
    await install().finally(() => clearInterval(sign));
    if (!ready()) throw new Failure(`${what}: the installation reported success, but it cannot be found`);
    say(`  done in ${duration(performance.now() - began)}`);
  }
  say(`Set-up is complete (${duration(performance.now() - start)}).`);
}

await task(import.meta.url, () => setup({ tests: true }));
