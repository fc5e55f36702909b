// Answers for: the Custom Elements Manifest lists what the element really has: held against the built class and the sources.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { StatusCodebookElement } from "../../dist/element.js";
import { attributesOf } from "../../www/tasks/manifest.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path) => readFileSync(join(root, path), "utf8");
const { customElements: path, exports } = JSON.parse(read("package.json"));
const manifest = JSON.parse(read(path));
const element = manifest.modules[0].declarations[0];

/** The element's own files of a kind, as one text. */
function sources(ending) {
  const files = readdirSync(join(root, "www/element"), { recursive: true });
  const own = files.filter((name) => ending.test(name) && !/public.*\.d\.ts$/.test(name));
  return own.map((name) => read(join("www/element", name))).join("\n");
}
const code = sources(/\.tsx?$/);
/** A piece may bear several names. */
const found = (text, pattern) =>
  [...new Set([...text.matchAll(pattern)].flatMap(([, names]) => names.split(" ")))].sort();
const names = (list = []) => list.map(({ name }) => name).sort();
const members = (kind, isStatic = false) =>
  names(element.members.filter((one) => one.kind === kind && (one.static ?? false) === isStatic));

/** What the class and those below it, but not the browser's, have on their prototypes. */
function onPrototypes(is) {
  const all = [];
  for (
    let each = StatusCodebookElement;
    each.prototype && each !== Function.prototype;
    each = Object.getPrototypeOf(each)
  )
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(each.prototype)))
      if (is(property)) all.push(name);
  return [...new Set(all)].filter((name) => name !== "constructor" && !name.endsWith("Callback")).sort();
}

test("every property of the class is a field of the manifest, and no other", () => {
  assert.deepEqual(
    members("field"),
    onPrototypes(({ get, set }) => get ?? set),
  );
});

test("every method is listed; focus, which every element has, need not be", () => {
  const listed = new Set([...members("method"), "focus"]);
  const real = new Set([...onPrototypes(({ value }) => typeof value === "function"), "focus"]);
  assert.deepEqual([...listed].sort(), [...real].sort());
  assert.ok(members("method", true).includes("define"));
  for (const name of members("method", true))
    assert.equal(typeof StatusCodebookElement[name], "function", name);
});

test("every attribute is listed, with the property that stands for it", () => {
  const listed = names(element.attributes);
  assert.deepEqual(listed, [...attributesOf(root)].sort());
  for (const name of StatusCodebookElement.observedAttributes) assert.ok(listed.includes(name), name);
  for (const { fieldName } of element.attributes) assert.ok(members("field").includes(fieldName), fieldName);
});

test("every event, part, slot and custom property of the sources is listed, and no other", () => {
  assert.deepEqual(names(element.events), found(code, /tell\(\s*"(status-codebook-[a-z-]+)"/g));
  assert.deepEqual(names(element.cssParts), found(code, /\bpart=(?:\{\w+ \? )?"([^"]+)"/g));
  assert.deepEqual(names(element.slots), found(code, /<slot name="([^"]+)"/g));
  assert.deepEqual(
    names(element.cssProperties),
    found(sources(/\.css$/), /var\(\s*(--status-codebook-[a-z-]+)/g),
  );
});

test("everything in the manifest is described", () => {
  const { attributes, cssParts, cssProperties, events, members: own, slots } = element;
  for (const one of [attributes, cssParts, cssProperties, events, own, slots].flat())
    assert.match(one.description ?? "", /^[A-Z`]/, one.name);
});

test("the modules of the manifest are files of the package, and its tag is registered by two of them", () => {
  assert.equal(exports["./custom-elements.json"], path);
  for (const module of manifest.modules) assert.ok(existsSync(join(root, module.path)), module.path);
  const registering = manifest.modules.filter((module) =>
    module.exports.some(({ kind, name }) => kind === "custom-element-definition" && name === element.tagName),
  );
  assert.deepEqual(
    registering.map((module) => module.path),
    ["dist/define.js", "dist/cdn/status-codebook.js"],
  );
});
