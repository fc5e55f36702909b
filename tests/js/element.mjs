// Bundles parts of the element for Node: they ask the package as it is published, not an engine of their own.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What `contents`, a module in the element's folder, exports. */
export async function fromElement(contents) {
  const bundled = await build({
    stdin: { contents, resolveDir: join(root, "www/element") },
    bundle: true,
    write: false,
    format: "esm",
    plugins: [
      {
        name: "published",
        setup: (build) =>
          build.onResolve({ filter: /\/lib\/api\.ts$/ }, () => ({ path: "status-codebook", external: true })),
      },
    ],
  });
  // Inside the package, so that its own name is known there.
  const folder = join(root, "target", "tests");
  const file = join(folder, `element-${process.pid}.mjs`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, bundled.outputFiles[0].contents);
  try {
    return await import(pathToFileURL(file));
  } finally {
    rmSync(file);
  }
}
