// Answers for: scan, as the declarations promise it: exact places in UTF-16 units, bytes in three encodings, limits.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { scan, Scanner, scanStream } from "status-codebook";

const TEXT =
  "😀 first line\r\nagent 𝒳: AZSM1021, azsm-1027 – ok\nSCAN : FAILED and AZSM1021\n\nAZSM2999 é SCAN:FAILED";

/** The places by JavaScript's own means: the same tokens, found by a plain search in each line. */
function places(text, tokens) {
  return text.split(/\r?\n/).flatMap((line, index) =>
    [...line.matchAll(new RegExp(tokens.join("|"), "g"))].map((found) => ({
      line: index + 1,
      column: found.index,
      text: found[0],
    })),
  );
}

const place = ({ line, column, text }) => ({ line, column, text });

test("mentions stand where they stand, beside emoji and across line ends", () => {
  const report = scan(TEXT);
  assert.deepEqual(report.mentions.map(place), places(TEXT, ["AZSM1021", "azsm-1027", "SCAN ?: ?FAILED"]));
  assert.deepEqual(report.undocumented.map(place), places(TEXT, ["AZSM2999"]));
  assert.equal(report.lines, 5);
  assert.equal(report.format, "text");
  assert.equal(report.complete, true);
});

test("a mention says what it means and why it counts", () => {
  const [first] = scan(TEXT).mentions;
  assert.deepEqual(
    {
      catalog: first.catalog,
      code: first.code,
      entries: first.entries,
      cue: first.cue,
      weight: first.weight,
    },
    { catalog: "azsm", code: "AZSM1021", entries: ["azsm/AZSM1021"], cue: "prefix", weight: 1 },
  );
  const name = scan("state FAILED_TO_SEND_MESSAGE_TO_AGENT").mentions[0];
  assert.equal(name.cue, "name");
  assert.deepEqual(name.entries, ["egnyte/693", "egnyte/694"]);
});

test("the tally counts mentions and distinct lines", () => {
  const { tally } = scan(`${TEXT}\nAZSM1021 AZSM1021`);
  assert.deepEqual(
    tally.find(({ id }) => id === "azsm/AZSM1021"),
    { id: "azsm/AZSM1021", count: 4, lines: 3, firstLine: 2, lastLine: 6 },
  );
});

test("bytes give the same report as their text, in UTF-8 and both kinds of UTF-16", () => {
  const utf8 = new TextEncoder().encode(TEXT);
  const littleEndian = Buffer.from(`\ufeff${TEXT}`, "utf16le");
  const bigEndian = Buffer.from(littleEndian).swap16();
  const expected = scan(TEXT);
  for (const bytes of [utf8, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]), littleEndian, bigEndian])
    assert.deepEqual(scan(bytes), expected);
});

test("bytes that are no text are read as far as they are", () => {
  const report = scan(new Uint8Array([0xff, 0xc3, 0x20, ...new TextEncoder().encode("AZSM1021")]));
  assert.deepEqual(report.mentions.map(place), [{ line: 1, column: 3, text: "AZSM1021" }]);
});

test("a part of a larger buffer is read as that part", () => {
  const whole = new TextEncoder().encode("AZSM1020 AZSM1021 AZSM1022");
  assert.deepEqual(
    scan(whole.subarray(9, 17)).mentions.map(({ code }) => code),
    ["AZSM1021"],
  );
});

test("when mentions are cut the report says so, and the tally stays exact", () => {
  const text = "AZSM1021\n".repeat(50);
  const report = scan(text, { maxMentions: 7 });
  assert.equal(report.mentions.length, 7);
  assert.equal(report.complete, false);
  assert.equal(report.tally[0].count, 50);
  assert.equal(scan(text, { maxMentions: 50 }).complete, true);
  assert.deepEqual(scan(text, { maxMentions: 0 }).mentions, []);
});

test("only the asked catalogs are looked for", () => {
  assert.deepEqual(
    scan(TEXT, { catalogs: ["egnyte"] }).mentions.map(({ catalog }) => catalog),
    ["egnyte", "egnyte"],
  );
  assert.deepEqual(scan(TEXT, { catalogs: [] }).mentions, []);
});

test("text without a code has an empty report", () => {
  for (const text of ["", "\n", "nothing here 404 lines", "\ud800"]) {
    const { mentions, undocumented, tally } = scan(text);
    assert.deepEqual({ mentions, undocumented, tally }, { mentions: [], undocumented: [], tally: [] });
  }
});

const MIXED = [
  "Mover – export 😀",
  "",
  "Owner;Notes;Status Code",
  'kim.404;"two',
  'lines; 404 files";411',
  "é;;260",
  "",
  "Egnyte agent: SCAN : FAILED (931), port 404, error 2016 — then AZSM1099",
  "status 977 -> 970 in 404 ms",
].join("\r\n");

test("numbers count by column, cue, neighbour and chain, and what is none is counted by its reason", () => {
  const report = scan(MIXED);
  assert.deepEqual(
    report.mentions.map(({ line, column, text, catalog, cue }) => [line, column, text, catalog, cue]),
    [
      [5, 18, "411", "mover", "column"],
      [6, 3, "260", "mover", "column"],
      [8, 14, "SCAN : FAILED", "egnyte", "name"],
      [8, 29, "931", "egnyte", "adjacent"],
      [8, 51, "2016", "egnyte", "cue"],
      [9, 7, "977", "egnyte", "cue"],
      [9, 14, "970", "egnyte", "chain"],
    ],
  );
  assert.equal(report.format, "csv");
  // A name and the number beside it are one occurrence.
  assert.equal(report.tally.find(({ id }) => id === "egnyte/931").count, 1);
  assert.deepEqual(
    report.undocumented.map(({ text, cue }) => [text, cue]),
    [["AZSM1099", "prefix"]],
  );
  assert.deepEqual(report.ignored, [
    { reason: "duration", count: 1 },
    { reason: "count", count: 1 },
    { reason: "port", count: 1 },
    { reason: "id", count: 1 },
  ]);
});

test("a count beside each code is its weight", () => {
  const { mentions, tally } = scan("Mover\nStatusCode  count_\n411  404\n260  3\n");
  assert.deepEqual(
    mentions.map(({ text, weight }) => [text, weight]),
    [
      ["411", 404],
      ["260", 3],
    ],
  );
  assert.equal(tally[0].count, 404);
});

test("a scanner gives the same report however the text is cut, as strings and as bytes", () => {
  const expected = scan(MIXED);
  const utf8 = new TextEncoder().encode(MIXED);
  const utf16 = Buffer.from(`\ufeff${MIXED}`, "utf16le");
  for (const size of [1, 2, 3, 5, 1000])
    for (const whole of [MIXED, utf8, utf16]) {
      const scanner = new Scanner();
      for (let at = 0; at < whole.length; at += size) scanner.write(whole.slice(at, at + size));
      assert.deepEqual(scanner.finish(), expected, `${size} of ${whole.length}`);
    }
});

test("a scanner may read strings and bytes in turn", () => {
  const scanner = new Scanner();
  scanner.write(new TextEncoder().encode("Mover é".repeat(3)).subarray(0, -1));
  scanner.write(" status ");
  scanner.write(new Uint8Array());
  scanner.write(new TextEncoder().encode("411"));
  assert.deepEqual(
    scanner.finish().mentions.map(({ code }) => code),
    ["411"],
  );
});

test("a scanner reports once, and may be freed at any time", () => {
  const scanner = new Scanner();
  scanner.write("AZSM1021");
  assert.equal(scanner.finish().mentions.length, 1);
  assert.throws(() => scanner.finish(), /the scanner has given its report/);
  assert.throws(() => scanner.write("x"), /the scanner has given its report/);
  scanner.free();
  const freed = new Scanner();
  freed.free();
  freed.free();
  assert.throws(() => freed.write("x"), /or was freed/);
});

const inPieces = (bytes, size) =>
  new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size));
      controller.close();
    },
  });

test("a file, a stream and what is compressed give the same report", async () => {
  const bytes = new TextEncoder().encode(MIXED);
  const expected = scan(MIXED);
  const zipped = new Uint8Array(gzipSync(bytes));
  for (const source of [
    new Blob([bytes]),
    new Blob([zipped]),
    inPieces(bytes, 7),
    inPieces(zipped, 1),
    inPieces(bytes, 10_000),
  ])
    assert.deepEqual(await scanStream(source), expected);
  assert.deepEqual(await scanStream(new Blob([])), scan(""));
});

test("a stream tells how far it is, and stops when it is told to", async () => {
  const blob = new Blob(["error 404 Mover\n".repeat(50_000)]);
  const told = [];
  const report = await scanStream(blob, { onProgress: (...all) => told.push(all) });
  assert.equal(report.tally[0].count, 50_000);
  assert.deepEqual(told.at(-1), [blob.size, blob.size]);
  assert.ok(told.length > 5 && told.every(([bytes], index) => index === 0 || bytes >= told[index - 1][0]));

  const stop = new AbortController();
  const reason = new Error("enough");
  let pieces = 0;
  await assert.rejects(
    scanStream(blob, { signal: stop.signal, onProgress: () => ++pieces === 2 && stop.abort(reason) }),
    reason,
  );
  assert.equal(pieces, 2);
  await assert.rejects(scanStream(blob, { signal: AbortSignal.abort(reason) }), reason);
  // One that waits for bytes that never come.
  const waiting = new AbortController();
  const never = scanStream(new ReadableStream({ pull: () => new Promise(() => {}) }), {
    signal: waiting.signal,
  });
  setTimeout(() => waiting.abort(reason), 20);
  await assert.rejects(never, reason);
});

test("a stream that fails fails the scan", async () => {
  const fault = new Error("cable");
  await assert.rejects(
    scanStream(new ReadableStream({ pull: (controller) => controller.error(fault) })),
    fault,
  );
  const broken = new Uint8Array(gzipSync("AZSM1021".repeat(100)));
  await assert.rejects(scanStream(new Blob([broken.subarray(0, 30)])));
});
