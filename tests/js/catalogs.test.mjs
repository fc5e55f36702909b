// Answers for: adding and removing a catalog of one's own, and what is refused.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterEach, test } from "node:test";
import {
  CatalogError,
  addCatalog,
  catalogs,
  decode,
  entries,
  entry,
  removeCatalog,
  scan,
  search,
} from "status-codebook";

const house = () => ({
  id: "house",
  title: "House codes",
  product: "House scripts",
  grammar: { prefix: "HS", digits: 3 },
  entries: [
    {
      code: "HS001",
      message: "The share 😀 is offline",
      name: "SHARE_OFFLINE",
      state: "failure",
      retry: { kind: "manual", then: "wait" },
    },
    { code: "HS007", message: "Nothing to copy" },
  ],
});

function problemsOf(catalog) {
  const before = catalogs();
  try {
    addCatalog(catalog);
  } catch (error) {
    assert.ok(error instanceof CatalogError && error instanceof Error);
    assert.equal(error.name, "CatalogError");
    assert.ok(Object.isFrozen(error.problems) && error.problems.length > 0);
    for (const { path, message } of error.problems) {
      assert.match(path, /^(\/|$)/);
      assert.ok(message.length > 0);
    }
    assert.deepEqual(catalogs(), before);
    return error.problems;
  }
  assert.fail("the catalog was accepted");
}

afterEach(() => {
  for (const { id, builtIn } of catalogs()) if (!builtIn) removeCatalog(id);
});

test("an added catalog answers everywhere, and is gone when it is removed", () => {
  const info = addCatalog(house());
  assert.deepEqual(
    { id: info.id, entries: info.entries, builtIn: info.builtIn },
    { id: "house", entries: 2, builtIn: false },
  );
  assert.deepEqual(
    catalogs().map(({ id }) => id),
    ["mover", "azsm", "egnyte", "house"],
  );
  const [first] = entries("house");
  assert.deepEqual(
    { state: first.state, retry: first.retry, tier: first.tier },
    { state: "failure", retry: { kind: "manual", then: "wait" }, tier: "custom" },
  );
  assert.deepEqual(
    { state: entries("house")[1].state, retry: entries("house")[1].retry },
    { state: "info", retry: { kind: "undocumented" } },
  );
  assert.equal(entries().length, 447);
  assert.equal(decode("hs-001").entries[0], first);
  assert.equal(entry("house/HS001"), first);
  assert.equal(search("share offline").hits[0].entry, first);
  assert.deepEqual(
    scan("job: HS007").mentions.map(({ entries }) => entries),
    [["house/HS007"]],
  );
  assert.deepEqual(
    decode("HS009", { catalogs: ["house"] }).undocumented.map(({ code }) => code),
    ["HS009"],
  );

  assert.equal(removeCatalog("house"), true);
  assert.equal(removeCatalog("house"), false);
  assert.equal(entry("house/HS001"), undefined);
  assert.equal(entries().length, 445);
  assert.deepEqual(decode("HS001").entries, []);
  assert.throws(() => decode("1", { catalogs: ["house"] }), RangeError);
  // What was handed out stays what it was.
  assert.equal(first.message, "The share 😀 is offline");
});

test("after removing and adding again the new texts are given, not the kept ones", () => {
  addCatalog(house());
  assert.equal(decode("HS001").entries[0].message, "The share 😀 is offline");
  removeCatalog("house");
  addCatalog({ ...house(), entries: [{ code: "HS001", message: "Another text" }] });
  assert.equal(decode("HS001").entries[0].message, "Another text");
});

test("text is the same as the object it stands for", () => {
  addCatalog(JSON.stringify(house()));
  const fromText = entries("house");
  removeCatalog("house");
  addCatalog(house());
  assert.deepEqual(entries("house"), fromText);
});

test("a number too large to be exact is not read as the code it may have been", () => {
  addCatalog({ ...house(), grammar: {}, entries: [{ code: "9007199254740992", message: "m" }] });
  assert.equal(decode("9007199254740992").entries.length, 1);
  assert.deepEqual(decode(9007199254740993).entries, []);
});

test("the entries of a removed catalog are let go", () => {
  const code = `
    import { addCatalog, entry, removeCatalog } from "status-codebook";
    addCatalog({ id: "own", title: "t", product: "p", entries: [{ code: "X1", message: "m" }] });
    const kept = new WeakRef(entry("own/X1"));
    removeCatalog("own");
    await new Promise((done) => setTimeout(done));
    gc();
    console.log(kept.deref() === undefined);`;
  const options = { cwd: new URL("../..", import.meta.url), encoding: "utf8" };
  assert.equal(
    execFileSync(process.execPath, ["--expose-gc", "--input-type=module", "-e", code], options),
    "true\n",
  );
});

test("a catalog as documented for sites is accepted", () => {
  const text = readFileSync(new URL("../../src/data/example-catalog.json", import.meta.url), "utf8");
  const info = addCatalog(text);
  assert.equal(info.entries, JSON.parse(text).entries.length);
});

const EXAMPLE = JSON.parse(
  readFileSync(new URL("../../src/data/example-catalog.json", import.meta.url), "utf8"),
);

test("overlays stand beside the entries of other catalogs, and go with their own", () => {
  const before = entry("azsm/AZSM1024");
  assert.deepEqual(before.overlays, []);
  assert.equal(addCatalog(EXAMPLE).overlays, 2);
  const { entry: id, ...said } = EXAMPLE.overlays[0];
  const beside = { catalog: "nightsafe", ...said };
  assert.deepEqual(entry(id).overlays, [beside]);
  assert.equal(Object.isFrozen(entry(id).overlays[0]), true);
  // Every way to the entry brings them, and nothing of the documents is another.
  assert.equal(decode("AZSM1024").entries[0], entry(id));
  assert.equal(search("azsm 1024").hits[0].entry, entry(id));
  assert.deepEqual({ ...entry(id), overlays: [] }, before);
  // A second site's words come after the first one's; without an address there is no key for it.
  const desk = {
    id: "desk",
    title: "Desk",
    product: "Desk",
    entries: [],
    overlays: [{ entry: id, note: "n" }],
  };
  addCatalog(desk);
  assert.deepEqual(entry(id).overlays, [beside, { catalog: "desk", note: "n" }]);
  removeCatalog("nightsafe");
  assert.deepEqual(entry(id).overlays, [{ catalog: "desk", note: "n" }]);
  removeCatalog("desk");
  assert.deepEqual(entry(id).overlays, []);
  // What was handed out stays what it was.
  assert.deepEqual(before.overlays, []);
});

test("an overlay waits for its entry while that catalog is gone", () => {
  addCatalog(house());
  const note = { entry: "house/HS001", note: "Ask in room 3" };
  addCatalog({ id: "desk", title: "Desk", product: "Desk", entries: [], overlays: [note] });
  removeCatalog("house");
  assert.equal(entry("house/HS001"), undefined);
  addCatalog(house());
  assert.deepEqual(entry("house/HS001").overlays, [{ catalog: "desk", note: note.note }]);
});

test("each fault of an overlay is named with its place", () => {
  const overlays = [
    { entry: "azsm/AZSM9999", note: "n" },
    { entry: "house/HS999", note: "n" },
    { entry: "mover/404", note: " " },
    { entry: "mover/404", note: "n", url: "javascript:alert(1)" },
    { entry: "404", note: "n" },
    { note: "n", why: "x" },
    { entry: "house/HS001", note: "of an entry in this file" },
  ];
  const found = problemsOf({ ...house(), overlays }).map(({ path, message }) => `${path} ${message}`);
  for (const [at, expected] of [
    "/overlays/1/entry no entry has the id",
    "/overlays/2/note expected a text that is not empty",
    "/overlays/3/url expected an https: or http: link",
    "/overlays/4/entry expected an entry id such as",
    '/overlays/5 the key "entry" is missing',
    "/overlays/5/why unknown key",
  ].entries())
    assert.ok(
      found.some((one) => one.startsWith(expected)),
      `${at}: ${expected} in ${found}`,
    );
  // Whether entries of other catalogs are there is asked of a file that is sound by itself.
  assert.deepEqual(
    problemsOf({ ...house(), overlays: [overlays[0], overlays[6]] }).map(({ path }) => path),
    ["/overlays/0/entry"],
  );
});

test("all faults are named at once, with their places", () => {
  const catalog = house();
  catalog.id = "House!";
  catalog.colour = "red";
  catalog.entries[0].state = "broken";
  catalog.entries[1].message = " ";
  delete catalog.title;
  const paths = problemsOf(catalog).map(({ path }) => path);
  for (const path of ["/id", "/colour", "/entries/0/state", "/entries/1/message"])
    assert.ok(paths.includes(path), `${path} in ${paths}`);
  assert.ok(problemsOf(catalog).some(({ message }) => message.includes("title")));
});

test("an id that is there is refused", () => {
  assert.deepEqual(
    problemsOf({ ...house(), id: "mover" }).map(({ path }) => path),
    ["/id"],
  );
  addCatalog(house());
  assert.deepEqual(
    problemsOf(house()).map(({ path }) => path),
    ["/id"],
  );
});

test("what is no JSON, and JSON that is no catalog, is a problem of the whole", () => {
  for (const text of ["", "{", "not json", '{"id":}']) {
    const [problem, ...more] = problemsOf(text);
    assert.equal(problem.path, "");
    assert.deepEqual(more, []);
  }
  for (const text of ["null", "1", '"text"', "[]", "true"]) assert.equal(problemsOf(text)[0].path, "", text);
});

test("the cause of a text that is no JSON is kept", () => {
  assert.throws(
    () => addCatalog("{"),
    (error) => error.cause instanceof SyntaxError,
  );
});

test("nesting without end is refused before it reaches the module", () => {
  const deep = `{"id":"deep","title":"t","product":"p","entries":[],"x-deep":${"[".repeat(5000)}${"]".repeat(5000)}}`;
  assert.match(problemsOf(deep)[0].message, /nested/);
  assert.equal(decode("404").entries.length, 2);
});

test("keys that someone put on Object.prototype are not read as keys of a catalog", () => {
  Object.prototype.remediation = "injected";
  Object.prototype.colour = "red";
  try {
    addCatalog(house());
  } finally {
    delete Object.prototype.remediation;
    delete Object.prototype.colour;
  }
  assert.equal("remediation" in entries("house")[1], false);
});

test("a key __proto__ in the text changes no prototype and is refused", () => {
  const text = JSON.stringify(house()).replace('"title"', '"__proto__":{"polluted":1},"title"');
  assert.deepEqual(
    problemsOf(text).map(({ path }) => path),
    ["/__proto__"],
  );
  assert.equal({}.polluted, undefined);
});

test("keys beginning with x- and $schema are the site's own", () => {
  const catalog = { ...house(), $schema: "./catalog.schema.json", "x-owner": { any: ["thing", 1, null] } };
  catalog.entries[0]["x-ticket"] = 17;
  assert.equal(addCatalog(catalog).entries, 2);
});

test("getters, proxies and classes are read once as JSON reads them", () => {
  let reads = 0;
  const catalog = house();
  Object.defineProperty(catalog, "title", { enumerable: true, get: () => (reads++, "T") });
  assert.equal(addCatalog(new Proxy(catalog, {})).title, "T");
  assert.equal(reads, 1);
});
