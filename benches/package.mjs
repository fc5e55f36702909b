// Finds the built package by its own `exports`, as a user's import would: what is measured is what is published.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Failure } from "../www/tasks/step.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Where corpora and bundles are written. */
export const scratch = join(root, "target", "bench");

/** The file that `import "status-codebook"` loads. */
export function packageFile() {
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const file = join(root, exports["."].import.default);
  if (!existsSync(file)) throw new Failure("the package is not built: run `npm run build` first");
  return file;
}

export const loadPackage = () => import(pathToFileURL(packageFile()).href);
