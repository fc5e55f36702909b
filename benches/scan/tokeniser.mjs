// Builds the bare tokeniser of tokeniser/ for WebAssembly, with the toolchain that the package is built with.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure, must } from "../../www/tasks/step.mjs";
import { TARGET, readyWay, root, wasmEnvironment } from "../../www/tasks/toolchain.mjs";

const manifest = fileURLToPath(new URL("tokeniser/Cargo.toml", import.meta.url));
const folder = join(root, "target", "bench", "tokeniser");

/** Where the module is, once it is built. */
export const tokeniserFile = join(folder, TARGET, "release", "status_codebook_bare_tokeniser.wasm");

export async function buildTokeniser() {
  const way = readyWay();
  if (!way) throw new Failure("there is no compiler for WebAssembly: run `npm run setup` first");
  const args = ["build", "--quiet", "--release", "--target", TARGET, "--manifest-path", manifest];
  const env = { ...wasmEnvironment(way), CARGO_TARGET_DIR: folder };
  await must("the bare tokeniser did not build: see above", "cargo", args, { env });
}
