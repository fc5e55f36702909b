// Where the tools of the build are, and with which environment they run. It looks and never changes anything;
// setup.mjs installs what is missing here.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure } from "./step.mjs";

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
export const TARGET = "wasm32-unknown-unknown";

/** The name under which Debian's compiler is made known to rustup: `cargo +status-codebook-web …`. */
export const WEB_TOOLCHAIN = "status-codebook-web";
/** What the second way installs: a current Rust with the sources of its library, and the linker that belongs to it. */
export const DEBIAN_PACKAGES = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "lld-22"];
export const DEBIAN_RUSTC = "/usr/bin/rustc";
export const DEBIAN_LINKER = "/usr/bin/wasm-ld-22";

const WASM_PACK_VERSION = "0.15.1";

/** The standard output of a short question to a tool, or undefined when the tool is absent or refuses. */
export function ask(command, args, env = process.env) {
  const { status, stdout } = spawnSync(command, args, { cwd: root, env, encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/** The version of a crate that Cargo.lock settled on. */
export function lockedVersion(crate) {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const found = new RegExp(`name = "${crate}"\\nversion = "([^"]+)"`).exec(lock);
  if (!found) throw new Failure(`Cargo.lock does not name ${crate}`);
  return found[1];
}

/** The programs that cargo builds for us, each in a folder of the user's cache that carries its version. */
export function cargoTools() {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "status-codebook");
  const tool = (crate, version, program, flags, minutes) => {
    const folder = join(cache, `${program}-${version}`);
    return { crate, version, program, flags, minutes, folder, bin: join(folder, "bin") };
  };
  return [
    // Without --locked: the lock file inside the published crate names versions that a registry may lack. wasm-pack
    // takes this program from PATH only when its version equals the library's in Cargo.lock.
    tool("wasm-bindgen-cli", lockedVersion("wasm-bindgen"), "wasm-bindgen", [], "3 to 9"),
    tool("wasm-pack", WASM_PACK_VERSION, "wasm-pack", ["--locked"], "2 to 5"),
  ];
}

export const toolReady = (tool) =>
  ask(join(tool.bin, tool.program), ["--version"]) === `${tool.program} ${tool.version}`;

/** Does rustup manage the compiler here? Debian's second way then needs a name for its toolchain. */
export const hasRustup = () => ask("rustup", ["--version"]) !== undefined;

function holdsStandardLibrary(folder) {
  return (
    folder !== undefined &&
    existsSync(folder) &&
    readdirSync(folder).some((name) => /^libstd-.*\.rlib$/.test(name))
  );
}

/** Has the compiler that a plain `cargo` uses the wasm32 library? (By rustup, Homebrew, Nix: no matter.) */
export function ordinaryTargetReady() {
  if (ask("rustc", ["--print", "sysroot"]) === "/usr") return false;
  return holdsStandardLibrary(ask("rustc", ["--print", "target-libdir", "--target", TARGET]));
}

export const debianTargetFolder = () => ask(DEBIAN_RUSTC, ["--print", "target-libdir", "--target", TARGET]);

export const debianCompiler = () => ask(DEBIAN_RUSTC, ["-vV"]);

/** Left beside the library we built. */
export const debianMarker = (folder) => join(folder, "..", "built-by");

/** What the marker says: the compiler, since a newer one cannot read the library, and how it was built. */
export const debianMark = () => `${debianCompiler()}\nwith bitcode, paths remapped\n`;

export const debianMarked = (folder) => {
  const marker = debianMarker(folder);
  return existsSync(marker) && readFileSync(marker, "utf8") === debianMark();
};

export function debianTargetReady() {
  if (!existsSync(DEBIAN_RUSTC) || !existsSync(DEBIAN_LINKER) || !existsSync("/usr/bin/cargo-clippy"))
    return false;
  const folder = debianTargetFolder();
  if (!holdsStandardLibrary(folder)) return false;
  if (!debianMarked(folder)) return false;
  return !hasRustup() || (ask("rustup", ["toolchain", "list"]) ?? "").split(/\s+/).includes(WEB_TOOLCHAIN);
}

/** The way that STATUS_CODEBOOK_WASM32 asks for, if any: "rustup" or "debian". */
export function forcedWay() {
  const way = process.env.STATUS_CODEBOOK_WASM32 || undefined;
  if (way !== undefined && way !== "rustup" && way !== "debian")
    throw new Failure(`STATUS_CODEBOOK_WASM32 must be "rustup" or "debian", not "${way}"`);
  return way;
}

/** The way to wasm32 that is ready for use on this machine, or undefined. */
export function readyWay() {
  const forced = forcedWay();
  if (forced !== "debian" && ordinaryTargetReady()) return "rustup";
  if (forced !== "rustup" && debianTargetReady()) return "debian";
  return undefined;
}

/**
 * Flags of the compiler as cargo takes them from the environment. Panic messages carry source paths: those of the
 * machine that built the module are nobody's business, and without them two machines build the same bytes.
 */
export function encodedFlags(renamed, flags = []) {
  const cargoHome = process.env.CARGO_HOME || join(homedir(), ".cargo");
  const paths = [[cargoHome, "/cargo"], ...renamed].map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
  return [...flags, ...paths].join("\x1f");
}

/** What stands in the place of such paths: ours, and those of whoever built the standard library. */
const REMAPPED = ["/cargo", "/status-codebook", "/std", "/rust", "/rustc"];

/**
 * The first of `places` on this machine that `text` (bytes, as latin1) names, or undefined. `/src` is not named by
 * `/rustc/…/alloc/src/…`: a path begins where nothing that belongs to a path stands before it, or right behind the name
 * of another source file, as older compilers lay them out. A place called like a replacement cannot be told from it.
 */
export function machinePath(text, places = [root, homedir(), process.env.CARGO_HOME]) {
  const sought = places.map((place) => place?.replace(/\/+$/, "")).filter(Boolean);
  return sought.find((place) => {
    if (REMAPPED.includes(place)) return false;
    const literal = Buffer.from(place)
      .toString("latin1")
      .replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(`(?:(?<![\\w.+~%*>}\\])-])|(?<=\\.rs))${literal}/`).test(text);
  });
}

/**
 * The environment for cargo, wasm-pack and the test runner when they work for wasm32. Commands for the machine itself
 * keep the plain environment: Debian's toolchain is used for wasm32 alone, with a target folder of its own, because
 * two compilers cannot share one.
 */
export function wasmEnvironment(way) {
  const bins = [...cargoTools().map((tool) => tool.bin), join(root, "node_modules", ".bin")];
  const env = {
    ...process.env,
    PATH: [...bins, process.env.PATH].join(delimiter),
    CARGO_ENCODED_RUSTFLAGS: encodedFlags([[root, "/status-codebook"]]),
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: "wasm-bindgen-test-runner",
  };
  if (way === "debian") {
    if (hasRustup()) env.RUSTUP_TOOLCHAIN = WEB_TOOLCHAIN;
    env.CARGO_TARGET_DIR = join(root, "target", "web");
    env.CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER = DEBIAN_LINKER;
  }
  return env;
}
