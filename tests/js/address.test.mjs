// The grammar of addresses, as ADDRESSES.md states it: every form that was ever in use goes on working.
import assert from "node:assert/strict";
import test from "node:test";
import { addCatalog, entries, entry, removeCatalog } from "status-codebook";
import { fromElement } from "./element.mjs";

const { readAddress, withParameters, hashOf } = await fromElement(`
  export { readAddress, withParameters } from "./address.ts";
  export { hashOf } from "./links.ts";
`);

const read = (address) => readAddress(new URL(address, "https://help.example/codes/"));
const linked = (hash) => read(hash).linked;

test("forms of 0.1.0 are read as they were", () => {
  assert.equal(read("?q=azsm+1024").q, "azsm 1024");
  assert.equal(read("?q=azsm%201024").q, "azsm 1024");
  assert.deepEqual(linked("#/azsm/AZSM1024"), { id: "azsm/AZSM1024", question: "azsm AZSM1024" });
  assert.deepEqual(linked("#/egnyte/500/ERR_POST_CONFIG_FILE_GET"), {
    id: "egnyte/500/ERR_POST_CONFIG_FILE_GET",
    question: "egnyte 500",
  });
  // A doubled code has no entry of that id: its code is asked for.
  assert.deepEqual(linked("#/egnyte/500"), { id: "egnyte/500", question: "egnyte 500" });
  assert.equal(entry("egnyte/500"), undefined);
  const both = read("?q=target+location#/azsm/AZSM1027");
  assert.deepEqual([both.q, both.linked.id], ["target location", "azsm/AZSM1027"]);
  for (const none of ["#", "#top", "#/", "#/mover", "#/%E0%A4%A", "#mover/404"])
    assert.equal(linked(none), undefined, none);
});

test("filters and theme stand in parameters called like the attributes", () => {
  const { linked: place, ...rest } = read("?q=404&catalogs=mover+azsm&states=failure+warning&theme=dark");
  assert.equal(place, undefined);
  assert.deepEqual(rest, {
    q: "404",
    catalogs: "mover azsm",
    states: "failure warning",
    theme: "dark",
  });
  assert.equal(read("?catalogs=mover,azsm").catalogs, "mover,azsm");
});

test("the link of every entry leads to it, and is written as it always was", () => {
  for (const each of entries()) assert.equal(linked(hashOf(each)).id, each.id);
  assert.equal(hashOf(entry("mover/404")), "#/mover/404");
  assert.equal(hashOf(entry("egnyte/500/ERR_POST_CONFIG_FILE_GET")), "#/egnyte/500/ERR_POST_CONFIG_FILE_GET");
});

test("codes and names of a site's own with percent signs, other scripts, slashes and blanks have links too", () => {
  // A catalog refuses codes with blanks and slashes; names may have them.
  const codes = ["100%", "Größe", "エラー7", "a#b?c&d", "%2F", "😀1"];
  addCatalog({
    id: "house-2",
    title: "House",
    product: "House",
    entries: [
      ...codes.map((code) => ({ code, message: "m" })),
      { code: "9-1", name: "READ / WRITE : 50%", message: "m" },
      { code: "9-1", name: "Übergabe", message: "n" },
    ],
  });
  try {
    const all = entries("house-2");
    assert.equal(all.length, codes.length + 2);
    for (const each of all) {
      const hash = hashOf(each);
      assert.match(hash, /^#\/house-2\/[\w.~!*'()%-]+(\/[\w.~!*'()%-]+)?$/);
      assert.equal(entry(linked(hash).id)?.message, each.message, hash);
      assert.equal(linked(hash).question, `house-2 ${each.code}`);
    }
    assert.equal(
      hashOf(all.at(-2)),
      "#/house-2/9-1/READ%20%2F%20WRITE%20%3A%2050%25",
      "a slash inside of a part is encoded",
    );
    // Mail programs and chats encode less or more than we do.
    assert.equal(linked("#/house-2/Größe").id, "house-2/Größe");
    assert.equal(linked("#/house-2/%47r%C3%B6%C3%9Fe").id, "house-2/Größe");
  } finally {
    removeCatalog("house-2");
  }
});

test("writing changes its own parameters, and leaves those of others as they are written", () => {
  const values = { q: "azsm 1024", catalogs: "", theme: "dark" };
  assert.equal(withParameters("", values), "?q=azsm+1024&theme=dark");
  assert.equal(
    withParameters("?page=a%20b&q=old&flag&x=%E0%A4%A&catalogs=mover", values),
    "?q=azsm+1024&theme=dark&page=a%20b&flag&x=%E0%A4%A",
  );
  assert.equal(withParameters("?q=old", { q: "" }), "");
  assert.equal(withParameters("?toString=1", { q: "" }), "?toString=1");
  const odd = "100% & más / 日本 + #5?";
  assert.equal(readAddress({ search: withParameters("", { q: odd }), hash: "" }).q, odd);
});
