// Answers for: what reads long texts beside the public functions: slices of time, lines of texts and files, kinds of files.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Files of the sources that no entry of the package passes on, as one module. */
async function sources(...paths) {
  const { outputFiles } = await build({
    stdin: {
      contents: paths.map((path) => `export * from "./${path}";`).join("\n"),
      resolveDir: fileURLToPath(new URL("../../www", import.meta.url)),
    },
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

const { fileKind, inSlices, linesOfFile, linesOfText, LineStarts, pour } = await sources(
  "lib/pour.ts",
  "lib/line-starts.ts",
  "element/lines.ts",
  "element/file-lines.ts",
  "element/file-kind.ts",
);

const FRAME_MS = 16;

/** A clock that work moves on, and how long it went on each time before the page was let in. */
function measured(t) {
  const clock = { now: 0, since: 0, slices: [] };
  t.mock.method(performance, "now", () => clock.now);
  const Native = globalThis.MessageChannel;
  t.after(() => (globalThis.MessageChannel = Native));
  globalThis.MessageChannel = class {
    port1 = { close() {} };
    port2 = {
      postMessage: () => {
        clock.slices.push(clock.now - clock.since);
        clock.since = clock.now;
        setImmediate(() => this.port1.onmessage());
      },
    };
  };
  return clock;
}

for (const [name, msPerKilobyte] of Object.entries({
  "a fast module": () => 0.01,
  "the slowest text": () => 0.5,
  "a slow machine": () => 4,
  "a text that begins easy and is full of codes later": (at) => (at < 500_000 ? 0.03 : 0.5),
}))
  test(`the page is let in within a frame: ${name}`, async (t) => {
    const clock = measured(t);
    let at = 0;
    await pour(
      new Blob([new Uint8Array(1_000_000)]),
      (piece) => {
        clock.now += (piece.length / 1024) * msPerKilobyte(at);
        at += piece.length;
      },
      {},
    );
    assert.equal(at, 1_000_000);
    const slices = [...clock.slices, clock.now - clock.since];
    assert.ok(Math.max(...slices) <= FRAME_MS, `${Math.max(...slices)} ms`);
    if (clock.now > 100) assert.ok(clock.slices.length < clock.now / 4, "it does not let go all the time");
  });

test("where nobody waits, reading does not pause", async (t) => {
  const clock = measured(t);
  await pour("x".repeat(1_000_000), (piece) => void (clock.now += piece.length / 1000), { alone: true });
  assert.deepEqual(clock.slices, []);
});

test("steps let the page in as well, and stop when they are told to", async (t) => {
  const clock = measured(t);
  function* steps() {
    for (let step = 0; step < 100; step++) yield void (clock.now += 3);
    return "done";
  }
  assert.equal(await inSlices(steps()), "done");
  assert.ok(clock.slices.length > 20 && Math.max(...clock.slices) <= FRAME_MS);
  await assert.rejects(inSlices(steps(), AbortSignal.abort(new Error("enough"))), /enough/);
});

const TEXTS = {
  "": [],
  a: ["a"],
  "a\n": ["a"],
  "\n": [""],
  "a\r\nb\rc\n\nd": ["a", "b\rc", "", "d"],
  "\r\n\r": ["", "\r"],
};

test("lines end at a line feed, and a carriage return before it is not shown", () => {
  for (const [text, expected] of Object.entries(TEXTS)) {
    const lines = linesOfText(text);
    assert.deepEqual([lines.count, lines.read(0, 9)], [expected.length, expected], JSON.stringify(text));
  }
});

/** Lines of every length, in several scripts; one of them longer than what is read at a time. */
const MANY = Array.from({ length: 20_000 }, (_, at) =>
  at === 12_345 ? "ü".repeat(800_000) : `${at}: ${"é😀x".repeat(at % 40)}${at % 7 ? "" : "\ufeff"}`,
);
const PLACES = [
  [0, 1],
  [0, 300],
  [127, 129],
  [5000, 5100],
  [12_340, 12_350],
  [19_990, 20_000],
  [19_990, 30_000],
  [20_000, 20_001],
];

test("any lines of a long text are found", () => {
  const lines = linesOfText(MANY.join("\r\n"));
  assert.equal(lines.count, MANY.length);
  for (const [from, to] of PLACES) assert.deepEqual(lines.read(from, to), MANY.slice(from, to));
});

test("any lines of a file are read from it, wherever they lie, and little more than they", async () => {
  const file = new Blob(["\ufeff", MANY.join("\n"), "\n"]);
  const starts = new LineStarts();
  await pour(file, (piece) => starts.pass(piece), { alone: true });
  let most = 0;
  const watched = {
    size: file.size,
    slice: (from, to) => ((most = Math.max(most, to - from)), file.slice(from, to)),
  };
  const lines = linesOfFile(watched, starts.pairs(), MANY.length);
  assert.equal(lines.count, MANY.length);
  for (const [from, to] of PLACES) {
    const read = await lines.read(from, to);
    const expected = MANY.slice(from, to);
    assert.equal(read.length, expected.length);
    expected.forEach((line, at) => {
      // Of the one that is too long, its beginning.
      if (line.length < 100_000) assert.equal(read[at], line);
      else assert.ok(read[at].length > 100_000 && line.startsWith(read[at].slice(0, -1)));
    });
  }
  assert.ok(most <= 2 ** 20, `${most} bytes at a time`);
});

test("a file's first bytes tell what it is", async () => {
  const kinds = [
    ["", "plain"],
    ["2024-05-02 AZSM1024 – é 😀\n", "plain"],
    [[0xef, 0xbb, 0xbf, 0x61], "plain"],
    [[0xff, 0xfe, 0x61, 0], "utf-16"],
    [[0xfe, 0xff, 0, 0x61], "utf-16"],
    [gzipSync("text"), "gzip"],
    [[0x50, 0x4b, 3, 4], "archive"],
    [[0x50, 0x4b, 5, 6], "archive"],
    [[0xd0, 0xcf, 0x11, 0xe0], "archive"],
    ["PK is how some lines begin\n", "plain"],
    ["MZ\0", "binary"],
  ];
  for (const [content, kind] of kinds)
    assert.equal(
      await fileKind(new Blob([typeof content === "string" ? content : Uint8Array.from(content)])),
      kind,
      String(content),
    );
});
