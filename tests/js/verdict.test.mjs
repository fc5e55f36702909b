// The verdict over every entry and every pair of advice: who acts next, by the document's own words, with the line that
// says so and with none where no line does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { entries, entry } from "status-codebook";
import { fromElement } from "./element.mjs";

const { verdictOf, english } = await fromElement(
  `export { verdictOf } from "./verdict.ts"; export { english } from "./messages.ts";`,
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
    "In progress": 34,
    "It may retry by itself": 10,
    "Nothing to do": 35,
    "The document gives no advice": 288,
    "You act: contact support": 1,
    "You act: do what the document says": 32,
    "You act: fix, then retry": 6,
    "You act: reauthorize": 2,
    "You act: retry": 17,
    Wait: 15,
  });
});

test("a statement about Mover's list cites the list, not the code's own line", () => {
  for (const id of ["mover/222", "mover/400", "mover/490", "mover/201", "mover/250"])
    assert.equal(verdict(id).line, 27, id);
  assert.match(verdict("mover/222").detail, /Not on the list/);
  assert.match(verdict("mover/201").detail, /^On the list/);
});

test("what no line says cites none", () => assert.equal(verdict("mover/260").line, undefined));

test("support is named where the text names it", () => {
  assert.match(verdict("azsm/AZSM1027").detail, /ticket/);
  assert.match(verdict("azsm/AZSM1040").detail, /persists/);
  assert.match(verdict("egnyte/629").detail, /contact support/);
  assert.equal(verdict("egnyte/9080").detail, undefined);
});

test("work under way is not done", () => {
  for (const id of ["mover/300", "mover/620", "egnyte/930", "egnyte/933"])
    assert.deepEqual([verdict(id).headline, verdict(id).icon], ["In progress", "clock"], id);
  assert.equal(verdict("mover/600").headline, "Wait");
  assert.equal(verdict("mover/100").headline, "Nothing to do");
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
  assert.equal(made("undocumented", "wait").headline, "Wait");
  assert.equal(made("no", "contact-support", "info").headline, "You act: contact support");
  assert.match(made("after-fix", "contact-support").detail, /support/);
  for (const kind of ["automatic", "manual", "after-fix", "no", "undocumented"])
    for (const then of [undefined, "wait", "reauthorize", "fix", "contact-support"])
      assert.ok(made(kind, then).headline, `${kind} ${then}`);
});
