// Collects the licence texts of what is compiled or bundled into the published files: their licences ask for it.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { must } from "./step.mjs";
import { TARGET, root } from "./toolchain.mjs";

const RULE = "-".repeat(100);

/** The licence files that stand in a package's folder; where MIT is one of several to choose from, that one. */
function textsIn(folder) {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name));
  const chosen = names.some((name) => /mit/i.test(name)) ? names.filter((name) => /mit/i.test(name)) : names;
  return chosen.sort().map((name) => readFileSync(join(folder, name), "utf8").trim());
}

/** The npm packages of which a bundle holds a part, told from the paths that the bundler read. */
function npmPackages(metafiles) {
  const inputs = metafiles.flatMap((one) => Object.keys(one.inputs));
  const folders = new Set(
    inputs.map((path) => /^(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean),
  );
  return [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    return { name, version, license, texts: textsIn(join(root, folder)) };
  });
}

/** The crates that are linked into the module: no build scripts, no macros, no tools of the tests. */
async function crates(env) {
  const args = ["metadata", "--format-version", "1", "--locked", "--filter-platform", TARGET];
  const stdout = await must("cargo could not list the crates of the module: see above", "cargo", args, {
    cwd: root,
    env,
  });
  const metadata = JSON.parse(stdout);
  const packages = new Map(metadata.packages.map((one) => [one.id, one]));
  const nodes = new Map(metadata.resolve.nodes.map((one) => [one.id, one]));
  const linked = new Set();
  const visit = (id) => {
    if (linked.has(id) || packages.get(id).targets.some(({ kind }) => kind.includes("proc-macro"))) return;
    linked.add(id);
    for (const { pkg, dep_kinds } of nodes.get(id).deps)
      if (dep_kinds.some(({ kind }) => kind === null)) visit(pkg);
  };
  visit(metadata.resolve.root);
  linked.delete(metadata.resolve.root);
  return [...linked].map((id) => {
    const { name, version, license, manifest_path } = packages.get(id);
    return { name: `${name} (Rust)`, version, license, texts: textsIn(dirname(manifest_path)) };
  });
}

/** The text of dist/third-party-licences.txt. */
export async function thirdPartyLicences(metafiles, env) {
  const parts = [...npmPackages(metafiles), ...(await crates(env))].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const head =
    "Parts of the following works are compiled or bundled into the files beside this one. The module also holds\nparts of the Rust standard library, MIT OR Apache-2.0, https://www.rust-lang.org.\n";
  const section = ({ name, version, license, texts }) =>
    `${RULE}\n${name} ${version}, ${license}\n${RULE}\n${texts.join(`\n\n${RULE}\n`)}\n`;
  return [head, ...parts.map(section)].join("\n");
}
