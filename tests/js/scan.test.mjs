// Answers for: scan, as the declarations promise it: exact places in UTF-16 units, bytes in three encodings, limits.
import assert from "node:assert/strict";
import { test } from "node:test";
import { scan } from "status-codebook";

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
