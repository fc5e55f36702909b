// What stands behind the view of a report: its lines, where they are kept, what of a line is shown, and where steps stop.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { scan } from "status-codebook";
import { fromElement } from "./element.mjs";

const { linesOfText, Blocks, piecesOf, rowsOf, marksOf, seenOf, marksIn, placeOf, fits, countOf, english } =
  await fromElement(`
    export { linesOfText } from "./lines.ts";
    export { Blocks } from "./blocks.ts";
    export { piecesOf } from "./pieces.ts";
    export { rowsOf, fits, countOf } from "./tally.ts";
    export { marksOf, seenOf, marksIn, placeOf } from "./marks.ts";
    export { english } from "./messages/index.ts";
  `);

const folder = new URL("../data/labelled/", import.meta.url);
const labelled = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => readFileSync(new URL(name, folder), "utf8"));

test("lines are those that the report counts, without their ends", () => {
  for (const [text, lines] of [
    ["", []],
    ["a", ["a"]],
    ["a\n", ["a"]],
    ["a\r\nb\rc\n\nd\r", ["a", "b\rc", "", "d\r"]],
    ["\n\r\n", ["", ""]],
    ["\u2028\u0085\n\ufeffx", ["\u2028\u0085", "\ufeffx"]],
  ]) {
    const found = linesOfText(text);
    assert.deepEqual(found.read(0, 99), lines, JSON.stringify(text));
    assert.equal(found.count, lines.length);
    assert.equal(found.count, scan(text).lines);
    assert.deepEqual(found.read(1, 2), lines.slice(1, 2));
  }
});

test("every mention of the labelled texts stands at its column of its line", () => {
  let mentions = 0;
  for (const text of labelled) {
    const lines = linesOfText(text);
    const report = scan(text);
    assert.equal(lines.count, report.lines);
    for (const { line, column, text: said } of [...report.mentions, ...report.undocumented]) {
      assert.equal(lines.read(line - 1, line)[0].slice(column, column + said.length), said);
      mentions += 1;
    }
  }
  assert.ok(mentions > 300);
});

/** Lines that arrive when told, block by block. */
function slow(count) {
  const asked = [];
  const lines = {
    count,
    read: (from, to) => new Promise((resolve, reject) => asked.push({ from, to, resolve, reject })),
  };
  const answer = (each, word) =>
    each.resolve(Array.from({ length: each.to - each.from }, (_, at) => `${word} ${each.from + at}`));
  return { lines, asked, answer };
}

const arrived = () => new Promise((resolve) => setImmediate(resolve));

test("blocks: lines that must be read are told of when they come, and asked for once", async () => {
  const { lines, asked, answer } = slow(100);
  let told = 0;
  const blocks = new Blocks(lines, () => (told += 1));
  assert.equal(blocks.line(0), "reading");
  assert.equal(blocks.line(63), "reading");
  assert.equal(blocks.line(64), "reading");
  assert.deepEqual(
    asked.map(({ from, to }) => [from, to]),
    [
      [0, 64],
      [64, 100],
    ],
  );
  answer(asked[1], "line");
  await arrived();
  assert.equal(told, 1);
  assert.deepEqual(blocks.line(99), { text: "line 99" });
  assert.equal(blocks.line(5), "reading");
  asked[0].reject(new Error("the file was changed"));
  await arrived();
  assert.equal(blocks.line(5), "failed");
  assert.equal(told, 2);
});

test("blocks: an answer that comes too late changes nothing", async () => {
  const { lines, asked, answer } = slow(64 * 400);
  let told = 0;
  const blocks = new Blocks(lines, () => (told += 1));
  for (let at = 0; at < 64 * 300; at += 64) blocks.line(at);
  assert.equal(blocks.line(0), "reading");
  const [early, again] = asked.filter(({ from }) => from === 0);
  assert.ok(again, "a block that was let go is read anew");
  answer(again, "new");
  await arrived();
  answer(early, "old");
  await arrived();
  assert.deepEqual(blocks.line(0), { text: "new 0" });
  assert.equal(told, 1);
  const other = slow(10);
  const stopped = new Blocks(other.lines, () => (told += 1));
  stopped.line(0);
  stopped.stop();
  other.answer(other.asked[0], "late");
  await arrived();
  assert.equal(told, 1);
});

const joined = (pieces) => pieces.map((piece) => piece.text ?? "").join("");

test("pieces: a line is shown as it is, its marks where they stand", () => {
  const line = "\u202e📷 AZSM2063\tא AZSM1027";
  const places = ["AZSM2063", "AZSM1027"].map((text) => ({
    column: line.indexOf(text),
    length: text.length,
  }));
  const pieces = piecesOf(line, places);
  assert.deepEqual(
    pieces.map((piece) => piece.kind),
    ["text", "mark", "text", "mark"],
  );
  assert.equal(joined(pieces), line);
  assert.deepEqual(piecesOf("", []), []);
  // A place beyond the line belongs to another text; it must not take the rest of the line with it.
  assert.equal(joined(piecesOf("short", [{ column: 3, length: 9 }])), "short");
});

test("pieces: a long line is cut around its marks, never through a character, and says what is left out", () => {
  const emoji = "📷".repeat(30_000);
  // An odd number of units before: cuts at even ones go through a character.
  const line = `x${emoji}AZSM2063${emoji}AZSM1027${emoji}`;
  const places = ["AZSM2063", "AZSM1027"].map((text) => ({ column: line.indexOf(text), length: 8 }));
  const pieces = piecesOf(line, places);
  const shown = joined(pieces);
  assert.ok(shown.length < 1000, `${shown.length}`);
  for (const piece of pieces) assert.doesNotMatch(piece.text ?? "", /\p{Surrogate}/u);
  assert.deepEqual(
    pieces.filter((piece) => piece.kind === "mark").map((piece) => [piece.text, piece.at]),
    [
      ["AZSM2063", 0],
      ["AZSM1027", 1],
    ],
  );
  const gaps = pieces.filter((piece) => piece.kind === "gap").reduce((sum, gap) => sum + gap.length, 0);
  assert.equal(shown.length + gaps, line.length);
});

test("pieces: of ten thousand marks in a line those around the current one are shown, the others counted", () => {
  const line = "AZSM2063 ".repeat(10_000);
  const places = Array.from({ length: 10_000 }, (_, at) => ({ column: 9 * at, length: 8 }));
  for (const current of [-1, 0, 7, 5000, 9999]) {
    const pieces = piecesOf(line, places, current);
    const marks = pieces.filter((piece) => piece.kind === "mark");
    const left = pieces.filter((piece) => piece.kind === "gap").reduce((sum, gap) => sum + gap.marks, 0);
    assert.ok(pieces.length < 120);
    assert.ok(current < 0 || marks.some((mark) => mark.at === current));
    const whole = marks.length + left;
    assert.ok(Math.abs(whole - 10_000) <= 4, `${whole}: those at an edge may be cut`);
  }
});

test("a name and the number beside it are one stop: there are as many as occurrences", () => {
  for (const text of labelled) {
    const report = scan(text);
    const rows = rowsOf(report, english);
    const marks = marksOf(report, rows);
    const { stops } = seenOf(marks, () => true);
    const weights = [...stops].reduce((sum, stop) => sum + marks.all[stop].weight, 0);
    assert.equal(weights, countOf(rows), text.slice(0, 40));
    for (const [at, row] of rows.entries()) {
      const mine = seenOf(marks, (one) => one === at);
      assert.equal(
        [...mine.stops].reduce((sum, stop) => sum + marks.all[stop].weight, 0),
        row.count,
        row.id,
      );
      assert.deepEqual(
        [mine.lines.length, mine.lines[0], mine.lines.at(-1)],
        [row.lines, row.firstLine, row.lastLine],
      );
    }
  }
});

test("marks are in the order of the text, undocumented ones among them, and found by their line", () => {
  const report = scan("AZSM2045 AZSM2063\nnothing\nAZSM1027 and AZSM2046\nAZSM2045");
  const rows = rowsOf(report, english);
  const marks = marksOf(report, rows);
  assert.deepEqual(
    marks.all.map((mark) => mark.code),
    ["AZSM2045", "AZSM2063", "AZSM1027", "AZSM2046", "AZSM2045"],
  );
  const seen = seenOf(marks, () => true);
  assert.deepEqual([...seen.lines], [1, 3, 4]);
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5].map((line) => marksIn(seen, marks, line)),
    [[], [0, 1], [], [2, 3], [4], []],
  );
  const unknown = rows.find((row) => row.code === "AZSM2045");
  assert.deepEqual(
    [unknown.who, unknown.count, unknown.lines, unknown.firstLine, unknown.lastLine],
    ["unknown", 2, 2, 1, 4],
  );
  const failures = seenOf(marks, (row) => fits(rows[row], { states: ["failed"], products: [] }));
  assert.deepEqual([...failures.marks], [1, 2]);
  assert.deepEqual(
    [0, 1, 3, 9, 10].map((wanted) => placeOf([1, 3, 3, 9], wanted)),
    [0, 0, 1, 3, 4],
  );
});

test("marks are prepared in one pass, and looked up without another", (t) => {
  const entries = ["mover/404"];
  // Written out, as the package makes them: a spread object is ten times slower to read.
  const mentions = Array.from({ length: 200_000 }, (_, at) => ({
    line: at + 1,
    column: 3,
    text: "404",
    catalog: "mover",
    code: "404",
    entries,
    cue: "column",
    weight: 1,
  }));
  const tally = [{ id: "mover/404", count: 200_000, lines: 200_000, firstLine: 1, lastLine: 200_000 }];
  const report = {
    mentions,
    undocumented: [],
    tally,
    ignored: [],
    format: "csv",
    lines: 200_000,
    complete: true,
  };
  const begin = performance.now();
  const marks = marksOf(report, rowsOf(report, english));
  const seen = seenOf(marks, () => true);
  const prepared = performance.now() - begin;
  const first = performance.now();
  let all = 0;
  for (let line = 1; line <= 200_000; line += 100) all += marksIn(seen, marks, line).length;
  const found = performance.now() - first;
  assert.equal(all, 2000);
  t.diagnostic(
    `200,000 marks: prepared in ${prepared.toFixed()} ms, 2,000 lines found in ${found.toFixed(1)} ms`,
  );
  // Far from what a busy machine takes, and far below what more than one pass would.
  assert.ok(prepared < 5000, `preparing took ${prepared} ms`);
  assert.ok(found < 2500, `2,000 lines took ${found} ms`);
});
