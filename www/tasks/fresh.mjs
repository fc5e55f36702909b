// Knows whether a result is still that of its inputs, by content: times of change lie after a checkout or a copy.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./toolchain.mjs";

/** All files at or below the paths, given from the root, in a fixed order. */
function filesOf(paths) {
  return paths.flatMap((path) => {
    const full = join(root, path);
    if (!existsSync(full)) return [];
    if (!statSync(full).isDirectory()) return [path];
    return filesOf(
      readdirSync(full)
        .sort()
        .map((name) => join(path, name)),
    );
  });
}

function digest(paths, facts) {
  const hash = createHash("sha256").update(JSON.stringify(facts));
  for (const path of filesOf(paths)) {
    const bytes = readFileSync(join(root, path));
    hash.update(`\0${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

/**
 * A result made from the files at `inputs` and from `facts`, standing at `outputs`. It is fresh when neither side has
 * changed since `seal` was called. What the inputs are is settled here, before the work begins: a file that is edited
 * in the middle of it is not what the result was made from.
 */
export function result(name, { inputs, facts = [], outputs }) {
  const seal = join(root, "target", `${name}.sealed`);
  const made = digest(inputs, facts);
  const state = () => `${made} ${digest(outputs, [])}`;
  return {
    fresh: () => existsSync(seal) && readFileSync(seal, "utf8") === state(),
    seal() {
      mkdirSync(dirname(seal), { recursive: true });
      writeFileSync(seal, state());
    },
  };
}
