// Answers for: Mover's rules, rules in search, relations, gaps and lives of operations as the package gives them. `M:27`
// is line 27 of Mover's document, `A:` Azure Storage Mover's, `E:` Egnyte's; the lists here are the documents' own.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  catalogs,
  decode,
  entries,
  entry,
  lifecycle,
  mover,
  operations,
  rules,
  search,
} from "status-codebook";

/** M:27. */
const RERUN = [201, 202, 210, 220, 211, 401, 403, 404, 405, 406, 491];
/** M:31 and M:33. */
const CANCEL = { Queued: [600, 601], Running: [620, 300] };

const lines = (verdict) => verdict.reasons.map(({ source }) => source.line ?? source.document);

test("the verdict of a rerun is the same for every code, written as a number or as a text", () => {
  const numbers = new Set([...Array(700).keys(), ...entries().map(({ code }) => code)]);
  for (const code of numbers)
    for (const action of ["scan", "migrate"])
      for (const firstTime of [true, false])
        for (const rerunsUsed of [0, 1, 2, 3])
          for (const beingCanceled of [undefined, false, true]) {
            const task = { lastCode: code, action, firstTime, rerunsUsed, beingCanceled };
            const verdict = mover.rerun(task);
            const may = RERUN.includes(code) || (typeof code === "string" && RERUN.includes(Number(code)));
            const yes = may && firstTime && rerunsUsed < 3 && !beingCanceled;
            assert.equal(verdict.answer, yes ? "yes" : "no", JSON.stringify(task));
            assert.ok(verdict.reasons.length > 0 && verdict.reasons.every(({ text }) => text.length > 10));
          }
});

test("a no names every condition that fails, each with its place, and a yes all that hold", () => {
  const worst = { lastCode: 100, action: "migrate", firstTime: false, rerunsUsed: 3, beingCanceled: true };
  assert.deepEqual(lines(mover.rerun(worst)), [27, 25, 26, "release-notes"]);
  const best = { lastCode: "404", action: "scan", firstTime: true, rerunsUsed: 2 };
  assert.deepEqual(lines(mover.rerun(best)), [27, 25, 26]);
  assert.equal(mover.rerun(best).rerunsLeft, 1);
  const notes = catalogs()
    .find(({ id }) => id === "mover")
    .documents.find(({ id }) => id === "release-notes");
  assert.deepEqual([notes.date, /1\.19\.9/.test(notes.title)], ["2020-09-15", true]);
});

test("406 is named in the rerun rule only, and 222, 400 and 490 ask for a retry off the list", () => {
  const rerun = (lastCode) => mover.rerun({ lastCode, action: "scan", firstTime: true, rerunsUsed: 0 });
  assert.equal(rerun(406).answer, "yes");
  assert.ok(rerun(406).reasons.some(({ text }) => /named in the rerun rule only; no message/.test(text)));
  for (const [code, line] of [
    [222, 49],
    [400, 57],
    [490, 67],
  ]) {
    assert.deepEqual(lines(rerun(code)), [27, line], String(code));
    assert.match(rerun(code).reasons[1].text, /asks for a retry/);
  }
});

test("a canceled first scan has used up its reruns", () => {
  const task = { lastCode: 230, action: "scan", firstTime: true, rerunsUsed: 0 };
  assert.equal(mover.rerun(task).rerunsLeft, 0);
  assert.ok(lines(mover.rerun(task)).includes(25));
});

test("a task can be canceled in two states, with two codes each", () => {
  for (const state of ["Queued", "Running", "queued", "RUNNING", "Failed", "Success", "", "302"])
    for (let code = 0; code < 1000; code += 1) {
      const listed = CANCEL[state[0]?.toUpperCase() + state.slice(1).toLowerCase()] ?? [];
      const verdict = mover.cancel({ state, code });
      assert.equal(verdict.answer, listed.includes(code) ? "yes" : "no", `${state} ${code}`);
      assert.deepEqual(mover.cancel({ state, code: String(code) }), verdict);
      assert.equal("rerunsLeft" in verdict, false);
      assert.ok(lines(verdict).every((line) => [31, 33].includes(line)));
    }
});

test("verdicts cannot be changed", () => {
  const verdict = mover.cancel({ state: "Queued", code: 600 });
  assert.ok([verdict, verdict.reasons, verdict.reasons[0], verdict.reasons[0].source].every(Object.isFrozen));
});

test("the documents' rules answer with their words in short and their line", () => {
  const first = (query) => search(query).rules[0];
  for (const [query, id, line] of [
    ["can I cancel this", "mover/cancel-queued", 31],
    ["how many automatic reruns", "mover/rerun-limit", 26],
    ["when does a rerun happen", "mover/rerun", 21],
    ["what does AZSM1 mean", "azsm/scope-job", 33],
    ["AZSM2 scope", "azsm/scope-item", 34],
    ["what is code 0", "egnyte/code-0", 412],
    ["which codes are rerun", "mover/rerun-codes", 27],
  ]) {
    assert.deepEqual([first(query)?.id, first(query)?.source.line], [id, line], query);
    assert.ok(
      first(query).title.length > 5 && first(query).text.length > 20 && first(query).text.length < 300,
    );
  }
  assert.ok(search("can I cancel this").rules.some(({ id }) => id === "mover/cancel-running"));
  assert.deepEqual(search("can I cancel this", { catalogs: ["egnyte"] }).rules, []);
});

test("a rule states no more than its page", () => {
  const text = (id) => rules().find((rule) => rule.id === id).text;
  assert.match(text("mover/rerun-limit"), /three.*four transactions.*six/);
  assert.match(text("mover/task-status"), /201–222/);
  for (const code of RERUN) assert.match(text("mover/rerun-codes"), new RegExp(`\\b${code}\\b`));
  for (const rule of rules()) assert.doesNotMatch(rule.text, /\b(will|always|must never)\b/, rule.id);
});

test("lives of operations carry the state of the row, 233 with its note (E:161)", () => {
  const states = (operation) =>
    lifecycle(operation)
      .map((it) => `${it.entry.code} ${it.state}`)
      .join(" ");
  assert.equal(states("SCAN_SOURCE"), "230 RUNNING 233 PAUSED 232 SUCCEEDED 231 FAILED");
  assert.equal(
    states("FINALIZE_MIGRATION"),
    "987 QUEUED 980 RUNNING 984 STOPPED 983 PAUSED 981 SUCCEEDED 982 FAILED",
  );
  assert.equal(states("AGENT_UPGRADE"), "993 RUNNING 994 SUCCEEDED 995 FAILED 996 TIMEOUT");
  assert.equal(states("AGENT_RETIRE"), "193 RUNNING 194 SUCCEEDED 195 FAILED 196 TIMEOUT");
  assert.match(entry("egnyte/233").notes.join(" "), /Scan source is paused/);
  assert.equal(operations().length, 21);
  for (const unknown of ["", "scan", "DATA", "toString", "__proto__"])
    assert.deepEqual(lifecycle(unknown), []);
});

test("each link to another entry says why", () => {
  const why = (one, other) =>
    entry(one)
      .relations.filter((it) => it.entries.includes(other))
      .map((it) => it.why)
      .join(" | ");
  assert.match(why("egnyte/914", "egnyte/677"), /paused/);
  assert.match(why("egnyte/9100", "egnyte/955"), /review/);
  assert.match(why("egnyte/951", "egnyte/955"), /DATA_SYNC/);
  assert.match(why("azsm/AZSM1027", "azsm/AZSM2070"), /[Ll]ease/);
  for (const one of entries()) {
    const linked = one.relations.flatMap((it) => it.entries);
    for (const other of one.related) assert.ok(linked.includes(other), `${one.id} → ${other}`);
  }
});

test("gaps answer «not documented» with the neighbours and their section (E:265, E:266, M:48, M:47)", () => {
  for (const asked of ["662", 662, "egnyte 662"]) {
    const [gap, ...more] = decode(asked).undocumented;
    assert.deepEqual([gap.catalog, gap.code, more], ["egnyte", "662", []]);
    assert.deepEqual(gap.nearest, ["egnyte/661", "egnyte/663"]);
    assert.match(gap.note, /«State Validation Errors»/);
  }
  assert.deepEqual(decode("mover 212").undocumented[0].nearest, ["mover/211", "mover/220"]);
  assert.match(decode("AZSM9999").undocumented[0].note, /scope.*AZSM9/);
});
