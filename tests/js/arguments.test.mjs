// Answers for: wrong arguments. Each throws an error of the promised kind whose message begins with the argument's name.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as book from "status-codebook";

const { decode, search, scan, Scanner, lifecycle, entry, entries, addCatalog, removeCatalog, mover } = book;
const cycle = {};
cycle.self = cycle;

const WRONG = [
  [
    "code must be a string or a number",
    TypeError,
    [undefined, null, true, 404n, Symbol("x"), {}, [], () => "404", new String("404")],
    (it) => decode(it),
  ],
  ["query must be a string", TypeError, [undefined, null, 404, {}, ["x"]], (it) => search(it)],
  [
    "text must be a string or a Uint8Array",
    TypeError,
    [undefined, null, 1, [65], new ArrayBuffer(4), new Uint16Array(2)],
    (it) => scan(it),
  ],
  [
    "chunk must be a string or a Uint8Array",
    TypeError,
    [undefined, null, 1, [65], new ArrayBuffer(4)],
    (it) => new Scanner().write(it),
  ],
  ["options must be an object", TypeError, [null, 1, "x"], (it) => new Scanner(it)],
  ["operation must be a string", TypeError, [undefined, null, 1], (it) => lifecycle(it)],
  ["id must be a string", TypeError, [undefined, null, 404], (it) => entry(it)],
  ["catalog must be a string", TypeError, [null, 1, {}], (it) => entries(it)],
  ["catalog is not a loaded catalog", RangeError, ["", "nowhere", "Mover"], (it) => entries(it)],
  ["id must be a string", TypeError, [undefined, 1], (it) => removeCatalog(it)],
  ["id names a built-in catalog", TypeError, ["mover", "azsm", "egnyte"], (it) => removeCatalog(it)],
  [
    "catalog must be JSON text or an object",
    TypeError,
    [undefined, null, 1, true, Symbol("x"), () => 1],
    (it) => addCatalog(it),
  ],
  [
    "catalog must be an object that JSON can carry",
    TypeError,
    [
      cycle,
      { id: 1n },
      { toJSON: () => undefined },
      {
        get id() {
          throw new Error("no");
        },
      },
    ],
    (it) => addCatalog(it),
  ],
  ["options.limit must be a number", TypeError, ["10", null, 10n, {}], (limit) => search("x", { limit })],
  [
    "options.limit must be a whole number from 1 to 1000",
    RangeError,
    [0, -1, 1001, 1.5, NaN, Infinity],
    (limit) => search("x", { limit }),
  ],
  [
    "options.states must be an array",
    TypeError,
    ["failure", null, new Set()],
    (states) => search("x", { states }),
  ],
  [
    "options.states[1] is not a state",
    RangeError,
    [["failure", "failed"]],
    (states) => search("x", { states }),
  ],
  ["options.maxMentions must be a number", TypeError, ["1"], (maxMentions) => scan("x", { maxMentions })],
  [
    "options.maxMentions must be a whole number from 0 to 1000000",
    RangeError,
    [-1, 1.5, 1e7, NaN],
    (maxMentions) => scan("x", { maxMentions }),
  ],
];

/** A task that is in order, but for what is given; a member given as undefined is missing. */
const rerun = (given) =>
  mover.rerun({ lastCode: 404, action: "scan", firstTime: true, rerunsUsed: 0, ...given });
const cancel = (given) => mover.cancel({ state: "Queued", code: 600, ...given });

WRONG.push(
  [
    "task must be an object",
    TypeError,
    [undefined, null, 404, "404", true, () => 1],
    (it) => mover.rerun(it),
  ],
  ["task must be an object", TypeError, [undefined, null, 600, "Queued"], (it) => mover.cancel(it)],
  [
    "task.lastCode must be a string or a number",
    TypeError,
    [undefined, null, true, {}, [404], 404n, Symbol("404")],
    (lastCode) => rerun({ lastCode }),
  ],
  [
    'task.action must be "scan" or "migrate"',
    TypeError,
    [undefined, null, "", "Scan", "migration", "copy", 1, ["scan"], new String("scan")],
    (action) => rerun({ action }),
  ],
  [
    "task.firstTime must be",
    TypeError,
    [undefined, null, 0, 1, "true", "", {}, []],
    (firstTime) => rerun({ firstTime }),
  ],
  [
    "task.rerunsUsed must be a number",
    TypeError,
    [undefined, null, "1", "", true, 1n, [1], {}],
    (rerunsUsed) => rerun({ rerunsUsed }),
  ],
  [
    "task.rerunsUsed must be a whole number from 0 to 3",
    RangeError,
    [7, 4, -1, 1.5, 3.0000001, NaN, Infinity, -Infinity, 2 ** 32, 2 ** 32 + 1],
    (rerunsUsed) => rerun({ rerunsUsed }),
  ],
  [
    "task.beingCanceled must be",
    TypeError,
    [null, 0, 1, "false", "no", {}],
    (beingCanceled) => rerun({ beingCanceled }),
  ],
  [
    "task.state must be a string",
    TypeError,
    [undefined, null, 1, {}, ["Queued"]],
    (state) => cancel({ state }),
  ],
  [
    "task.code must be a string or a number",
    TypeError,
    [undefined, null, true, {}, [600], 600n],
    (code) => cancel({ code }),
  ],
);

for (const call of [decode, search, scan]) {
  const options = (given) => call("x", given);
  WRONG.push(["options must be an object", TypeError, [null, 1, "mover", true], options]);
  WRONG.push([
    "options.catalogs must be an array",
    TypeError,
    ["mover", null, {}, new Set(["mover"])],
    (catalogs) => options({ catalogs }),
  ]);
  WRONG.push([
    "options.catalogs[0] must be a string",
    TypeError,
    [[1], [undefined], new Array(1), [["mover"]]],
    (catalogs) => options({ catalogs }),
  ]);
  WRONG.push([
    "options.catalogs[1] is not a loaded catalog",
    RangeError,
    [
      ["mover", "nowhere"],
      ["mover", "mover,azsm"],
      ["mover", ""],
    ],
    (catalogs) => options({ catalogs }),
  ]);
}

for (const [message, kind, values, call] of WRONG) {
  test(`${message} (${values.length} values)`, () => {
    for (const value of values)
      assert.throws(
        () => call(value),
        (error) => {
          assert.equal(error.constructor, kind);
          assert.ok(error.message.startsWith(message), `${error.message} does not begin with: ${message}`);
          return true;
        },
      );
  });
}

test("codes that no rule knows are answered with a no and a reason, never with an error", () => {
  const strange = [
    "",
    " ",
    "AZSM1024",
    "egnyte 404",
    "404 405",
    "SCAN : FAILED",
    "\0",
    "💥",
    "x".repeat(1e5),
  ];
  for (const code of [NaN, Infinity, -404, 404.5, -0, 1e21, 999, ...strange]) {
    for (const verdict of [rerun({ lastCode: code }), cancel({ code }), cancel({ state: "running", code })]) {
      assert.equal(verdict.answer, "no", String(code).slice(0, 20));
      assert.ok(verdict.reasons.length > 0 && verdict.reasons.every(({ source }) => source.line > 0));
    }
  }
  for (const state of ["", "queue", "Done", "Queued Running", "toString", "💥"])
    assert.equal(cancel({ state }).answer, "no", state);
});

test("members of a task are read once each, and a throwing one throws its own error", () => {
  let reads = 0;
  const task = {
    action: "scan",
    firstTime: true,
    rerunsUsed: 0,
    get lastCode() {
      reads += 1;
      return 404;
    },
  };
  assert.equal(mover.rerun(task).answer, "yes");
  assert.equal(reads, 1);
  const failing = {
    get state() {
      throw new RangeError("mine");
    },
  };
  assert.throws(() => mover.cancel(failing), /^RangeError: mine$/);
});

test("an unknown operation has no life, whatever its name", () => {
  for (const operation of ["", "scan", "NO_SUCH", "constructor", "\0", "x".repeat(1e5)])
    assert.deepEqual(lifecycle(operation), []);
});

test("after wrong arguments the right ones are still answered", () => {
  assert.equal(decode("AZSM1024").entries.length, 1);
  assert.equal(book.catalogs().length, 3);
});

test("wrong arguments of scanStream are rejections", async () => {
  for (const source of [undefined, null, "text", new Uint8Array(2), {}])
    await assert.rejects(book.scanStream(source), { name: "TypeError", message: /^source must be a Blob/ });
  const blob = new Blob(["x"]);
  for (const [options, message] of [
    [1, /^options must be an object/],
    [{ signal: {} }, /^options.signal must be an AbortSignal/],
    [{ onProgress: 1 }, /^options.onProgress must be a function/],
    [{ maxMentions: "1" }, /^options.maxMentions must be a number/],
  ])
    await assert.rejects(book.scanStream(blob, options), { name: "TypeError", message });
  await assert.rejects(book.scanStream(blob, { catalogs: ["nowhere"] }), RangeError);
  await assert.rejects(book.scanStream(new ReadableStream({ start: (it) => it.enqueue("text") })), TypeError);
});
