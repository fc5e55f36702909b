// Answers for: `Entry` stands four times, and the four agree: in Rust, in the schema of the files, in the public
// declarations and in real objects.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { addCatalog, decode, entries, removeCatalog } from "status-codebook";
import ts from "typescript";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const sorted = (keys) => [...keys].sort();

/** Keys and which of them may be absent, of an interface or type literal in the public declarations. */
const declarations = ts.createSourceFile(
  "public.d.ts",
  read("www/lib/public.d.ts") + read("www/lib/public-catalog.d.ts"),
  ts.ScriptTarget.Latest,
);

function declared(name) {
  const found = declarations.statements.find(
    (one) => ts.isInterfaceDeclaration(one) && one.name.text === name,
  );
  return new Map(found.members.map((member) => [member.name.text, member.questionToken !== undefined]));
}

/** The keys with which Rust writes an entry or a part of it, and which of them it may leave out. */
function written(begin, file = "entry") {
  const source = read(`src/catalog/${file}.rs`);
  const body = source
    .slice(source.indexOf(begin))
    .split(/^ {8}(?:\]|\}\))/m, 1)[0]
    .split(/\];/, 1)[0];
  const found = [...body.matchAll(/\("(\w+)",\s*(Some\(|text\(Some\(|list\()?/g)];
  assert.ok(found.length > 0, begin);
  return new Map(found.map(([, key, always]) => [key, always === undefined]));
}

/** The keys of a row that Rust reads. */
function readInRust() {
  const body = /\nfn row\(([\s\S]*?)\n\}/.exec(read("src/catalog/read.rs"))[1];
  return new Set([...body.matchAll(/object\.(?:\w+)\(\s*"(\w+)"/g)].map(([, key]) => key));
}

const schema = JSON.parse(read("src/data/catalog.schema.json"));

/** What a row of a file states differently from the entry it becomes. */
const DERIVED = ["id", "catalog", "relations", "overlays"];
const SOURCE = { document: "document", line: "line", url: "url" };
const ONLY_IN_FILES = ["asked"];
/** The loader fills these in where a row leaves them out. */
const DEFAULTS = ["state", "retry", "tier", "notes", "related", "source"];

test("the declarations and Rust name the same keys, and the same ones may be absent", () => {
  for (const [typescript, begin] of [
    ["Entry", "Value::object(&mut ["],
    ["RetryAdvice", "let mut retry = ["],
    ["Source", "impl Source<'_>"],
    ["Overlay", "fn beside"],
  ])
    assert.deepEqual(sorted(declared(typescript)), sorted(written(begin)), typescript);
  assert.deepEqual(sorted(declared("Rule")), sorted(written("Value::object(&mut [", "rule")), "Rule");
});

test("Rust reads every key of a row that the schema knows", () => {
  assert.deepEqual(sorted(readInRust()), sorted(Object.keys(schema.$defs.entry.properties)));
});

test("a row of a file has the keys of an entry, its source spread out, and what only files have", () => {
  const keys = [...declared("Entry").keys()].filter((key) => !DERIVED.includes(key) && key !== "source");
  const expected = [...keys, ...Object.keys(SOURCE), ...ONLY_IN_FILES];
  assert.deepEqual(sorted(Object.keys(schema.$defs.entry.properties)), sorted(expected));
  assert.deepEqual(sorted(declared("Source").keys()), sorted(Object.values(SOURCE)));
  const required = [...declared("Entry")].filter(
    ([key, optional]) => !optional && !DERIVED.includes(key) && !DEFAULTS.includes(key),
  );
  assert.deepEqual(sorted(schema.$defs.entry.required), sorted(required.map(([key]) => key)));
});

test("the declared file type has the keys of the schema", () => {
  const catalog = declarations.statements.find(
    (one) => ts.isInterfaceDeclaration(one) && one.name.text === "Catalog",
  );
  const member = (name) => catalog.members.find((one) => one.name.text === name);
  const keys = (literal) => sorted(literal.members.map((one) => one.name.text));
  const properties = (node) => sorted(Object.keys(node.properties).filter((key) => key !== "$schema"));
  assert.deepEqual(keys(catalog), properties(schema));
  for (const [name, definition] of [
    ["entries", "entry"],
    ["documents", "document"],
    ["overlays", "overlay"],
    ["rules", "rule"],
    ["relations", "relation"],
  ])
    assert.deepEqual(keys(member(name).type.elementType), properties(schema.$defs[definition]), name);
  const grammar = member("grammar").type;
  assert.deepEqual(keys(grammar), properties(schema.$defs.grammar));
  const blocks = grammar.members.find((one) => one.name.text === "blocks");
  assert.deepEqual(keys(blocks.type.elementType), properties(schema.$defs.block));
});

test("real entries have no key that is not declared, and every key that is", (t) => {
  addCatalog(read("src/data/example-catalog.json"));
  t.after(() => removeCatalog("nightsafe"));
  const withOtherTiers = [
    ...entries(),
    ...["406", "AZSM1029", "AZSM0001"].flatMap((code) => decode(code).entries),
  ];
  for (const [type, values] of [
    ["Entry", withOtherTiers],
    ["RetryAdvice", withOtherTiers.map((one) => one.retry)],
    ["Overlay", withOtherTiers.flatMap((one) => one.overlays)],
    ["Source", withOtherTiers.map((one) => one.source)],
  ]) {
    const keys = declared(type);
    const seen = new Set();
    for (const value of values) {
      for (const key of Object.keys(value)) {
        assert.ok(keys.has(key), `${type}.${key}`);
        seen.add(key);
      }
      for (const [key, optional] of keys)
        assert.ok(optional || key in value, `${type}.${key} of ${JSON.stringify(value)}`);
    }
    assert.deepEqual(sorted(seen), sorted(keys.keys()), type);
  }
});

test("the words of states, tiers and advice are the same in all places", () => {
  const union = (type) => type.types.map((one) => one.literal.text);
  const property = (name, key) =>
    declarations.statements
      .find((one) => ts.isInterfaceDeclaration(one) && one.name.text === name)
      .members.find((one) => one.name.text === key).type;
  const states = union(
    declarations.statements.find((one) => ts.isTypeAliasDeclaration(one) && one.name.text === "State").type,
  );
  const rust = (name) => {
    const body = new RegExp(`\\n {4}${name} \\{([\\s\\S]*?)\\n {4}\\}`).exec(read("src/catalog/mod.rs"))[1];
    return [...body.matchAll(/= "([^"]+)"/g)].map(([, word]) => word);
  };
  const resolve = (node) => (node.$ref ? schema.$defs[node.$ref.split("/").at(-1)] : node);
  const entry = schema.$defs.entry.properties;
  const retry = resolve(entry.retry).properties;
  for (const [name, typescript, node] of [
    ["State", states, entry.state],
    ["Tier", union(property("Entry", "tier")), entry.tier],
    ["RetryKind", union(property("RetryAdvice", "kind")), retry.kind],
    ["Then", union(property("RetryAdvice", "then")), retry.then],
  ]) {
    assert.deepEqual(sorted(typescript), sorted(rust(name)), name);
    assert.deepEqual(sorted(resolve(node).enum), sorted(rust(name)), name);
  }
});
