// The summary of a report as it leaves the page: Markdown that stays text, CSV that runs nothing, JSON of one shape.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addCatalog, catalogs, removeCatalog, scan } from "status-codebook";
import { fromElement } from "./element.mjs";
import { records } from "./records.mjs";

const { summaryText, fileName, rowsOf, english } = await fromElement(`
  export { summaryText, fileName } from "./summary.ts";
  export { rowsOf } from "./tally.ts";
  export { english } from "./messages/index.ts";
`);

const LOG = [
  "copy a AZSM2063",
  "copy b AZSM2063 after 404 files",
  "end AZSM1027",
  "then DATA_SYNC : SUCCEEDED (952)",
  "and AZSM2045",
].join("\n");

function made(form, text = LOG, name = undefined, report = scan(text)) {
  return summaryText(form, { report, rows: rowsOf(report, english), name, catalogs: catalogs() }, english);
}

/** A catalog whose texts are as bad as texts can be. */
function hostile(t) {
  const bad = (code, message, name) => ({ code, message, ...(name && { name }), state: "failure" });
  addCatalog({
    id: "bad",
    title: "Bad",
    product: '=HYPERLINK("http://x") | <b>',
    grammar: { prefix: "BAD", digits: 3 },
    entries: [
      bad("BAD001", "=1+1"),
      bad("BAD002", "+1"),
      bad("BAD003", "-1"),
      bad("BAD004", "@SUM(A1)"),
      bad("BAD005", 'a "quoted", text | with a pipe'),
      bad("BAD006", "# <img src=x> [a](javascript:b) ~~c~~ & \\ `d`"),
    ],
  });
  t.after(() => removeCatalog("bad"));
  return "BAD001 BAD002 BAD003 BAD004 BAD005 BAD006";
}

test("Markdown: a title, one line of figures, and a table for each group", () => {
  const text = made("markdown", LOG, "job_run|1.log");
  const lines = text.split("\n");
  assert.equal(lines[0], "## Status codes in job_run\\|1.log");
  assert.equal(lines[2], "5 lines · 4 occurrences of 3 codes · 1 not documented.");
  assert.ok(lines.includes("### Someone must act: 3"));
  assert.ok(lines.includes("| Code | Product | Meaning | State | Next step | Count | Lines |"));
  assert.ok(
    lines.some((line) =>
      /^\| AZSM2063 \| Azure Storage Mover \| .+ \| Failure \| .+ \| 2 \| 1, 2 \|$/.test(line),
    ),
  );
  assert.ok(lines.some((line) => /^\| 952 DATA_SYNC : SUCCEEDED \| Egnyte Migration App \|/.test(line)));
  assert.ok(
    lines.some((line) =>
      /^\| AZSM2045 \| Azure Storage Mover \|  \| Not documented \|  \| 1 \| 5 \|$/.test(line),
    ),
  );
  assert.match(text, /1 other number ignored: 1 count\.\n$/);
  assert.equal(made("markdown").split("\n")[0], "## Status codes in a pasted text");
});

test("Markdown: nothing of a text is markup, and no cell ends its row", (t) => {
  const text = made("markdown", hostile(t), "a\n# b *c*.log");
  assert.match(text, /^## Status codes in a \\# b \\\*c\\\*\.log\n/);
  for (const line of text.split("\n").filter((line) => line.startsWith("| BAD")))
    assert.equal(line.match(/(?<!\\)\|/g).length, 8, line);
  assert.match(text, /\\# \\<img src=x\\> \\\[a\\\]\(javascript:b\) \\~\\~c\\~\\~ \\& \\\\ d \|/);
  assert.doesNotMatch(text, /(?<!\\)</);
});

test("CSV: a record for each row, with the numbers as numbers", () => {
  const [header, ...body] = records(made("csv"));
  assert.deepEqual(header, [
    "Group",
    "Code",
    "Name",
    "Product",
    "State",
    "Meaning",
    "Next step",
    "Count",
    "Share",
    "Lines",
    "First line",
    "Last line",
  ]);
  assert.equal(body.length, 4);
  assert.ok(body.every((row) => row.length === header.length));
  assert.deepEqual(body[0].slice(0, 5), [
    "Someone must act",
    "AZSM2063",
    "",
    "Azure Storage Mover",
    "Failure",
  ]);
  assert.deepEqual(body[0].slice(7), ["2", "0.5", "2", "1", "2"]);
  assert.deepEqual(body[3].slice(7), ["1", "", "1", "5", "5"]);
});

test("CSV: no cell is a formula", (t) => {
  const csv = made("csv", hostile(t));
  const cells = records(csv).flat();
  assert.deepEqual(
    cells.filter((cell) => /^[=+\-@\t\r\n]/.test(cell)),
    [],
  );
  for (const message of ["'=1+1", "'+1", "'-1", "'@SUM(A1)", 'a "quoted", text | with a pipe'])
    assert.ok(cells.includes(message), message);
  assert.ok(cells.includes('\'=HYPERLINK("http://x") | <b>'));
});

test("JSON: the documented shape, and the same figures", () => {
  const file = JSON.parse(made("json", LOG, "run.log"));
  assert.deepEqual(Object.keys(file), [
    "name",
    "format",
    "lines",
    "complete",
    "count",
    "tally",
    "undocumented",
    "ignored",
  ]);
  assert.deepEqual(Object.keys(file.tally[2]), [
    "id",
    "catalog",
    "code",
    "name",
    "message",
    "state",
    "count",
    "lines",
    "firstLine",
    "lastLine",
  ]);
  assert.equal(
    file.count,
    file.tally.reduce((sum, row) => sum + row.count, 0),
  );
  assert.deepEqual(file.undocumented, [
    { catalog: "azsm", code: "AZSM2045", count: 1, lines: 1, firstLine: 5, lastLine: 5 },
  ]);
  assert.deepEqual(file.ignored, [{ reason: "count", count: 1 }]);
  assert.equal("name" in JSON.parse(made("json")), false);
});

test("what is not complete says so in every form, and its counts stay exact", () => {
  const text = `${"AZSM2063 ".repeat(20)}AZSM2045 AZSM2045`;
  const report = scan(text, { maxMentions: 5 });
  assert.equal(report.complete, false);
  const markdown = made("markdown", text, undefined, report);
  assert.match(markdown, /only the first 5 places are marked/);
  assert.match(markdown, /\| 20 \| 1 \|/);
  assert.match(made("csv", text, undefined, report), /only the first 5 places/);
  assert.equal(JSON.parse(made("json", text, undefined, report)).complete, false);
  const half = scan(text, { maxMentions: 21 });
  assert.match(made("markdown", text, undefined, half), /### Not documented: at least 1\n/);
});

test("an empty report is a summary too", () => {
  assert.match(made("markdown", "nothing\nat all"), /No document.*code was found in the text/);
  assert.equal(records(made("csv", "nothing\nat all")).length, 1);
  assert.deepEqual(JSON.parse(made("json", "nothing\nat all")).tally, []);
});

test("a file is named after the one that was read", () => {
  assert.equal(fileName("csv", "report.2024.csv"), "report.2024.codes.csv");
  assert.equal(fileName("markdown", undefined), "pasted-text.codes.md");
  assert.equal(fileName("json", ".log"), "pasted-text.codes.json");
});
