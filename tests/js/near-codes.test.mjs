// Codes that someone may have meant: one slip away, documented, few, in the order of the documents.
import assert from "node:assert/strict";
import test from "node:test";
import { addCatalog, decode, entries, removeCatalog } from "status-codebook";
import { fromElement } from "./element.mjs";

const { find } = await fromElement(`export { find } from "./asking.ts";`);

const near = (query, catalogs = []) =>
  find({ query, catalogs, states: [], limit: 10 }).near.map(({ id }) => id);

test("one slip of a key away: neighbours, two digits in the other order, one doubled, missing or too many", () => {
  assert.deepEqual(near("662"), ["egnyte/626", "egnyte/661", "egnyte/663"]);
  assert.deepEqual(near("AZSM0124"), ["azsm/AZSM1024"]);
  assert.deepEqual(near("4044"), ["mover/404", "egnyte/404"]);
  assert.deepEqual(near("20166"), ["egnyte/2016"]);
  assert.deepEqual(near("6611"), ["egnyte/661"]);
  assert.deepEqual(near("AZSM10244"), ["azsm/AZSM1024", "azsm/AZSM1044"]);
  assert.deepEqual(near("50004"), ["egnyte/50040"]);
});

test("letters that look like digits are read as digits, in every spelling of a code", () => {
  assert.deepEqual(near("4O4"), ["mover/404", "egnyte/404"]);
  assert.deepEqual(near("l02"), ["mover/102", "egnyte/102"]);
  for (const spelling of ["AZSM1O24", "azsm 1o24", "AZSM-lO24"])
    assert.deepEqual(near(spelling), ["azsm/AZSM1024"], spelling);
  assert.deepEqual(near("error 4O4"), near("4O4"));
  assert.deepEqual(near("mover 4O4"), ["mover/404"]);
  assert.deepEqual(near("egnyte 66l"), ["egnyte/661"]);
});

test("names one slip away", () => {
  assert.deepEqual(near("ERR_JSN_DECODING"), ["egnyte/600"]);
  assert.deepEqual(near("errjsondeocding"), ["egnyte/600"]);
  assert.deepEqual(near("ERR_JSN_DECODNG"), [], "two slips");
});

test("nothing is offered beside what was found, for what is far from all codes, and where too many are as near", () => {
  assert.ok(decode("404").entries.length > 0);
  for (const query of [
    "404",
    "target location",
    "99999",
    "AZSM9999",
    "55",
    "flurbl",
    "kubernetes pod crash loop",
  ])
    assert.deepEqual(near(query), [], query);
});

test("only products that are searched are offered, and added catalogs like others", () => {
  assert.deepEqual(near("4O4", ["egnyte"]), ["egnyte/404"]);
  assert.deepEqual(near("4O4", ["azsm"]), []);
  assert.deepEqual(near("ERR_JSN_DECODING", ["mover"]), []);
  addCatalog({
    id: "house",
    title: "House",
    product: "House",
    entries: [{ code: "H-7712", name: "COFFEE_MACHINE_EMPTY", message: "m" }],
  });
  try {
    assert.deepEqual(near("H-7721"), ["house/H-7712"]);
    assert.deepEqual(near("COFFEEMACHINEMPTY"), ["house/H-7712"]);
  } finally {
    removeCatalog("house");
  }
});

test("whatever digits two neighbours swap, only documented codes are offered, three at most, in document order", () => {
  const order = new Map(entries().map(({ id }, at) => [id, at]));
  for (const { code } of entries()) {
    for (let at = 0; at + 1 < code.length; at++) {
      const slipped = `${code.slice(0, at)}${code[at + 1]}${code[at]}${code.slice(at + 2)}`;
      const offered = near(slipped);
      const places = offered.map((id) => order.get(id));
      assert.ok(places.every((place) => place !== undefined));
      assert.deepEqual(
        places,
        places.toSorted((one, other) => one - other),
        slipped,
      );
      assert.ok(new Set(offered.map((id) => id.split("/")[1])).size <= 3, slipped);
    }
  }
});
