// Collects the licence texts of what is compiled or bundled into the published files: their licences ask for it.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { Failure, must } from "./step.mjs";
import { TARGET, ask, root } from "./toolchain.mjs";

const RULE = "-".repeat(100);

/** How many licences an SPDX expression asks to be followed at the least: all terms of an AND, one term of an OR. */
export function licencesAsked(expression) {
  const flat = (terms) =>
    Math.min(
      ...terms
        .split(/ OR |\//)
        .map((way) => way.split(" AND ").reduce((sum, term) => sum + (Number(term) || 1), 0)),
    );
  // From the inside out, each pair of brackets becomes its number.
  let rest = expression;
  for (let inner; (inner = /\(([^()]*)\)/.exec(rest));) rest = rest.replace(inner[0], flat(inner[1]));
  return flat(rest);
}

/**
 * The licence texts and notices that stand in a package's folder. Only Apache's text stays away, where its licence is
 * offered beside MIT's: that one is chosen.
 */
export function textsIn(folder, { name, license = "" }) {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((one) => one.isFile() && /^(licen[cs]e|copying|notice)/i.test(one.name))
    .map((one) => one.name)
    .sort();
  const chosen = / OR |\//.test(license) && files.some((file) => /mit/i.test(file));
  const kept = files.filter((file) => !(chosen && /^licen[cs]e.*apache/i.test(file)));
  const found = kept.filter((file) => !/^notice/i.test(file)).length;
  const asked = licencesAsked(license);
  if (found < asked)
    throw new Failure(
      `${name} is under "${license}": ${asked} licence texts should stand in ${folder}, found ${found}`,
    );
  return kept.map((file) => readFileSync(join(folder, file), "utf8").trim());
}

/** The npm packages of which a bundle holds a part, told from the paths that the bundler read. */
function npmPackages(metafiles) {
  const inputs = metafiles.flatMap((one) => Object.keys(one.inputs));
  const folders = new Set(
    inputs.map((path) => /^(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean),
  );
  return [...folders].map((folder) => {
    const one = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const { name, version, license } = one;
    return { name, version, license, texts: textsIn(join(root, folder), one) };
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
    const one = packages.get(id);
    const { name, version, license, manifest_path } = one;
    return { name: `${name} (Rust)`, version, license, texts: textsIn(dirname(manifest_path), one) };
  });
}

/**
 * The standard library, which no list of crates names. Its notice stands here: a toolchain carries a template of MIT's
 * text without names, or the notices of all that is in the library for any system.
 */
function standardLibrary(env) {
  return {
    name: "The Rust standard library",
    version: /^rustc (\S+)/.exec(ask("rustc", ["--version"], env))?.[1] ?? "",
    license: "(MIT OR Apache-2.0) AND Unicode-3.0",
    texts: [readFileSync(new URL("rust-library.txt", import.meta.url), "utf8").trim()],
  };
}

/** The text of dist/third-party-licences.txt. */
export async function thirdPartyLicences(metafiles, env) {
  const parts = [...npmPackages(metafiles), ...(await crates(env)), standardLibrary(env)].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const head = "Parts of the following works are compiled or bundled into the files beside this one.\n";
  const section = ({ name, version, license, texts }) =>
    `${RULE}\n${name} ${version}, ${license}\n${RULE}\n${texts.join(`\n\n${RULE}\n`)}\n`;
  return [head, ...parts.map(section)].join("\n");
}
