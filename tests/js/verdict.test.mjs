// The verdict over every entry and every pair of advice: who acts next, by the document's own words, with the line that
// says so and with none where no line does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addCatalog, entries, entry, removeCatalog } from "status-codebook";
import { fromElement } from "./element.mjs";

const { verdictOf, english } = await fromElement(
  `export { verdictOf } from "./verdict.ts"; export { english } from "./messages/index.ts";`,
);
const verdict = (id) => verdictOf(entry(id), english);

test("every entry has a verdict, so many of each", () => {
  const counts = {};
  for (const each of entries()) {
    const { headline } = verdictOf(each, english);
    counts[headline] = (counts[headline] ?? 0) + 1;
  }
  assert.deepEqual(counts, {
    "A retry does not help": 5,
    "Done, nothing to retry": 29,
    "It may be rerun automatically": 10,
    "Nobody has to act now; it is in progress": 34,
    "Nobody has to act now; wait": 15,
    "Nothing to retry": 6,
    "Someone must act; the document gives the steps": 7,
    "Someone must act; the message says what to do": 25,
    "Someone must contact support": 1,
    "Someone must fix the cause, then retry": 6,
    "Someone must reauthorize": 2,
    "Someone must retry": 17,
    "The document gives no advice": 288,
  });
});

test("a statement about Mover's list cites the list beside the code's own line", () => {
  for (const [id, lines] of [
    ["mover/222", [27, 49]],
    ["mover/410", [27, 63]],
    ["mover/500", [27, 69]],
    ["mover/404", [27, 61]],
    ["mover/250", [27]],
  ])
    assert.deepEqual(verdict(id).lines, lines, id);
  for (const id of ["mover/222", "mover/410", "mover/500", "mover/250"])
    assert.equal(verdict(id).detail, "The code is not on the list of automatic reruns.", id);
  assert.match(verdict("mover/201").detail, /^The code is on the list/);
});

test("the message asks for a retry only where there is one", () => {
  assert.match(verdict("mover/404").detail, /The message itself asks for a retry\.$/);
  assert.doesNotMatch(verdict("mover/406").detail, /message/);
  assert.deepEqual(verdict("mover/406").lines, [27]);
});

test("what no line says cites none", () => assert.deepEqual(verdict("mover/260").lines, []));

test("where the document gives no advice it says so, and what support it refers to", () => {
  const { headline, detail, lines } = verdict("egnyte/631");
  assert.deepEqual(
    [headline, detail, lines],
    ["The document gives no advice", "For any questions or errors it refers to Egnyte Support.", [17]],
  );
  assert.equal(
    verdict("azsm/AZSM1029").headline,
    "No advice is known here",
    "the other revision may give some",
  );
});

test("of a retry nothing is said that the text does not say", () => {
  for (const id of ["azsm/AZSM1024", "egnyte/2016"])
    assert.match(verdict(id).detail, /^It says nothing about a retry\./, id);
  assert.equal(verdict("egnyte/639").detail, undefined);
  for (const id of ["azsm/AZSM1041", "azsm/AZSM2061"])
    assert.match(verdict(id).detail, /^The error is probably temporary\./, id);
  assert.doesNotMatch(verdict("azsm/AZSM1002").detail, /temporary/);
});

test("a verdict addresses nobody: it is read in reports and tickets, too", () => {
  for (const each of entries()) {
    const { headline, detail = "" } = verdictOf(each, english);
    assert.doesNotMatch(`${headline} ${detail}`, /\byou\b/i);
    assert.match(headline, /[^.]$/);
    assert.match(detail, /^$|\.$/);
  }
});

test("support is named where the text names it", () => {
  assert.match(verdict("azsm/AZSM1027").detail, /ticket/);
  assert.match(verdict("azsm/AZSM1040").detail, /persists/);
  assert.match(verdict("egnyte/629").detail, /contact support/);
  assert.doesNotMatch(verdict("egnyte/9080").detail, /support/);
});

test("work under way is not done", () => {
  for (const id of ["mover/300", "mover/620", "egnyte/930", "egnyte/933"])
    assert.deepEqual(
      [verdict(id).headline, verdict(id).icon],
      ["Nobody has to act now; it is in progress", "clock"],
      id,
    );
  assert.equal(verdict("mover/600").headline, "Nobody has to act now; wait");
  assert.equal(verdict("mover/100").headline, "Done, nothing to retry");
});

test("advice of a site's own says no more than it has", () => {
  const made = (kind, then, state = "failure") =>
    verdictOf(
      {
        ...entry("mover/250"),
        catalog: "site",
        state,
        retry: { kind, ...(then && { then }) },
        message: "m",
      },
      english,
    );
  assert.equal(made("automatic").detail, undefined, "no list of Mover's");
  assert.equal(made("undocumented", "wait").headline, "Nobody has to act now; wait");
  assert.equal(made("no", "contact-support", "info").headline, "Someone must contact support");
  assert.match(made("after-fix", "contact-support").detail, /support/);
  for (const kind of ["automatic", "manual", "after-fix", "no", "undocumented"])
    for (const then of [undefined, "wait", "reauthorize", "fix", "contact-support"])
      assert.ok(made(kind, then).headline, `${kind} ${then}`);
});

test("a site's own rule of the same name is not taken for Egnyte's or Mover's", (t) => {
  const rule = (id) => ({ id, title: "t", text: "x" });
  addCatalog({
    id: "own",
    title: "Own",
    product: "Own",
    rules: [rule("support"), rule("rerun-codes")],
    entries: [{ code: "OWN1", message: "m", state: "failure" }],
  });
  t.after(() => removeCatalog("own"));
  assert.equal(verdict("own/OWN1").headline, "The document gives no advice");
  assert.equal(verdict("own/OWN1").detail, undefined);
});
