// Answers for: catalog.schema.json describes the catalog files as they are, and refuses what is not one.
// What no schema can say (unique ids, order, links inside texts) is checked by the library and tested there.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));

const schema = read("src/data/catalog.schema.json");
// strict: a keyword that ajv does not know, or one that can never apply, is a fault of the schema.
const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);
const faults = (catalog) =>
  validate(catalog)
    ? []
    : validate.errors.map(({ instancePath, keyword, message }) => `${instancePath} ${keyword}: ${message}`);

const EXAMPLE = "src/data/example-catalog.json";
const FILES = ["src/data/mover.json", "src/data/azsm.json", "src/data/egnyte.json", EXAMPLE];

for (const file of FILES) {
  test(`${file} is as the schema says`, () => {
    assert.deepEqual(faults(read(file)), []);
  });
}

test("each file names the schema by a path that leads to it", () => {
  for (const file of FILES) {
    const base = new URL(`../../${file}`, import.meta.url);
    const target = new URL(read(file).$schema, base);
    assert.equal(target.href, new URL("../../src/data/catalog.schema.json", import.meta.url).href, file);
  }
});

test("every property of the schema is described, with an example where it holds a plain value", () => {
  const bare = [];
  // A description may stand at the property or at the definition that it points to.
  const resolve = (node) => (node.$ref ? { ...schema.$defs[node.$ref.split("/").at(-1)], ...node } : node);
  const visit = (node, path) => {
    for (const [key, property] of Object.entries(node.properties ?? {})) {
      const here = `${path}/${key}`;
      const { description, examples, properties, items } = resolve(property);
      if (!description) bare.push(`${here}: no description`);
      const plain = !properties && !(items && resolve(items).properties);
      if (plain && !examples) bare.push(`${here}: no example`);
    }
  };
  visit(schema, "");
  for (const [name, definition] of Object.entries(schema.$defs)) visit(definition, `/$defs/${name}`);
  assert.deepEqual(bare, []);
});

test("every example in the schema is valid where it stands", () => {
  const ajv = new Ajv2020({ strict: true });
  ajv.addSchema(schema, "catalog");
  let seen = 0;
  const visit = (node, pointer) => {
    if (node === null || typeof node !== "object") return;
    for (const [index, example] of (Array.isArray(node.examples) ? node.examples : []).entries()) {
      const valid = ajv.validate({ $ref: `catalog#${pointer}` }, example);
      assert.ok(valid, `${pointer}/examples/${index}: ${ajv.errorsText()}`);
      seen += 1;
    }
    for (const [key, child] of Object.entries(node)) {
      if (key !== "examples") visit(child, `${pointer}/${key.replace(/~/g, "~0").replace(/\//g, "~1")}`);
    }
  };
  visit(schema, "");
  assert.ok(seen > 30, `only ${seen} examples found`);
});

/** Each changes a sound catalog into one that must be refused, and says where and why. */
const BROKEN = {
  "an unknown key of the catalog": [(it) => (it.entrys = []), "", "additionalProperties"],
  "an unknown key of an entry": [(it) => (it.entries[0].mesage = "x"), "/entries/0", "additionalProperties"],
  "a missing id": [(it) => delete it.id, "", "required"],
  "missing entries": [(it) => delete it.entries, "", "required"],
  "a missing code": [(it) => delete it.entries[1].code, "/entries/1", "required"],
  "a missing message": [(it) => delete it.entries[1].message, "/entries/1", "required"],
  "a message of blanks": [(it) => (it.entries[2].message = " \u00a0 "), "/entries/2/message", "pattern"],
  "an unknown state": [(it) => (it.entries[0].state = "done"), "/entries/0/state", "enum"],
  "an unknown tier": [(it) => (it.entries[0].tier = "rumour"), "/entries/0/tier", "enum"],
  "unknown advice": [(it) => (it.entries[0].retry.kind = "maybe"), "/entries/0/retry/kind", "enum"],
  "advice without its kind": [
    (it) => (it.entries[0].retry = { then: "fix" }),
    "/entries/0/retry",
    "required",
  ],
  "a code that is a number": [(it) => (it.entries[0].code = 100), "/entries/0/code", "type"],
  "a code with a blank": [(it) => (it.entries[0].code = "NS 100"), "/entries/0/code", "pattern"],
  "a line that is a text": [(it) => (it.entries[0].line = "12"), "/entries/0/line", "type"],
  "a line before the first": [(it) => (it.entries[0].line = 0), "/entries/0/line", "minimum"],
  "notes that are one text": [(it) => (it.entries[0].notes = "x"), "/entries/0/notes", "type"],
  "entries that are an object": [(it) => (it.entries = {}), "/entries", "type"],
  "an id in capitals": [(it) => (it.id = "NightSafe"), "/id", "pattern"],
  "a link that is a script": [
    (it) => (it.documents[0].url = "javascript:alert(1)"),
    "/documents/0/url",
    "pattern",
  ],
  "a date in words": [(it) => (it.documents[0].date = "March 2026"), "/documents/0/date", "pattern"],
  "a block without an end": [(it) => delete it.grammar.blocks[0].to, "/grammar/blocks/0", "required"],
  "a synonym of nothing": [(it) => (it.thesaurus[0] = ["vault"]), "/thesaurus/0", "minItems"],
  "a related code instead of an id": [
    (it) => (it.entries[0].related = ["101"]),
    "/entries/0/related/0",
    "pattern",
  ],
  "an overlay without words": [(it) => delete it.overlays[0].note, "/overlays/0", "required"],
};

for (const [fault, [spoil, path, keyword]] of Object.entries(BROKEN)) {
  test(`${fault} is refused, and the place is named`, () => {
    const catalog = read(EXAMPLE);
    spoil(catalog);
    assert.equal(validate(catalog), false);
    const places = validate.errors.map((error) => `${error.instancePath} ${error.keyword}`);
    assert.ok(
      places.includes(`${path} ${keyword}`),
      `expected «${path} ${keyword}» among ${places.join(", ")}`,
    );
  });
}

test("keys that begin with x- are accepted at every level", () => {
  const catalog = read(EXAMPLE);
  for (const place of [
    catalog,
    catalog.documents[0],
    catalog.grammar,
    catalog.grammar.blocks[0],
    catalog.entries[0],
    catalog.entries[0].retry,
    catalog.overlays[0],
  ]) {
    place["x-own"] = { anything: [1, null] };
  }
  assert.deepEqual(faults(catalog), []);
});

test("the smallest catalog has an id, a title, a product and entries of a code and a message", () => {
  const catalog = { id: "mine", title: "Mine", product: "Mine", entries: [{ code: "1", message: "one" }] };
  assert.deepEqual(faults(catalog), []);
});
