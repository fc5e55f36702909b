// What a page has to load, and what is measured: each library as one minified bundle with its settings, and the
// documents beside it; the package as it is published. Sizes are of Brotli at its highest level.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { packageFile, scratch } from "./package.mjs";

const folder = join(scratch, "bundles");
const brotli = (bytes) => brotliCompressSync(bytes).length;

/** Lets the package stand outside of the bundle, as the file that is published. */
const published = {
  name: "published",
  setup({ onResolve }) {
    onResolve({ filter: /^status-codebook$/ }, () => ({
      path: pathToFileURL(packageFile()).href,
      external: true,
    }));
  },
};

/** Bundles a library's file of engines/ and answers the address to import it from. */
export async function bundle(engine) {
  const esbuild = await import("esbuild");
  const outfile = join(folder, `${engine}.mjs`);
  await esbuild.build({
    entryPoints: [fileURLToPath(new URL(`engines/${engine}.mjs`, import.meta.url))],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    plugins: [published],
    logLevel: "warning",
  });
  return pathToFileURL(outfile).href;
}

/** The package's entry and all that it imports, each file for itself, as a server sends them. */
export async function packageBytes() {
  const esbuild = await import("esbuild");
  const { metafile } = await esbuild.build({
    entryPoints: [packageFile()],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    absWorkingDir: join(scratch, "..", ".."),
    logLevel: "warning",
  });
  const files = Object.keys(metafile.inputs).map((path) => join(scratch, "..", "..", path));
  return { code: files.reduce((sum, file) => sum + brotli(readFileSync(file)), 0), data: 0 };
}

export const bundleBytes = (address, documents) => ({
  code: brotli(readFileSync(new URL(address))),
  data: brotli(Buffer.from(JSON.stringify(documents))),
});
