// Lines that must be read before they can be shown, as those of a file: the list of lines alone, with answers that come
// when the test says so.
import assert from "node:assert/strict";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { site } from "./browser.mjs";

const here = site();

const bundled = await build({
  stdin: {
    contents: `
      import { h, render } from "preact";
      import { marksOf, seenOf } from "./marks.ts";
      import { styleSheets } from "./styles.ts";
      import { Scroller } from "./views/report/scroller.tsx";

      const row = { id: "a/1", who: "act", catalog: "a", code: "1", entry: undefined, count: 3, lines: 3 };
      const mention = (line) => ({ line, column: 5, text: String(line), catalog: "a", code: "1", entries: [], cue: "cue", weight: 1 });
      const host = document.body.appendChild(document.createElement("div"));
      const root = host.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = styleSheets(document);

      globalThis.asked = [];
      /** Shows a text of so many lines, three of them marked, at the given one. */
      globalThis.show = (name, count, marked, at) => {
        const lines = {
          count,
          read: (from, to) => new Promise((resolve, reject) => asked.push({
            from,
            answer: () => resolve(Array.from({ length: to - from }, (_, i) => name + " " + (from + i + 1))),
            fail: () => reject(new Error("gone")),
          })),
        };
        const marks = marksOf({ mentions: marked.map(mention), undocumented: [], complete: false }, [row]);
        const goal = { line: at, mark: marked.indexOf(at), focus: true };
        render(h(Scroller, { lines, marks, rows: [row], seen: seenOf(marks, () => true), only: undefined, goal, onOpen() {} }), root);
      };
      globalThis.list = () => root.querySelector(".scroller");
      globalThis.drawn = () => [...root.querySelectorAll("li")].map((each) => each.innerText.replace(/\\s+/g, " ").trim());
      globalThis.focused = () => root.activeElement?.textContent;
    `,
    resolveDir: fileURLToPath(new URL("../../www/element", import.meta.url)),
  },
  bundle: true,
  write: false,
  format: "iife",
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".css": "text" },
});

async function list(t) {
  const page = await here.open(t, { bypassCSP: true });
  await page.addScriptTag({ content: bundled.outputFiles[0].text });
  return page;
}

test("lines that are still read keep their room, and are drawn when they come", async (t) => {
  const page = await list(t);
  await page.evaluate(() => show("text", 1000, [500], 500));
  await page.waitForFunction(() => drawn().some((line) => line === "500"));
  const before = await page.evaluate(() => [list().scrollTop, list().scrollHeight]);
  const heights = await page.evaluate(() =>
    [...list().querySelectorAll("li")].map((each) => each.getBoundingClientRect().height),
  );
  assert.deepEqual([...new Set(heights)], [22]);
  assert.equal(await page.evaluate(() => focused()), undefined);
  await page.evaluate(() => asked.forEach((each) => each.answer()));
  await page.waitForFunction(() => drawn().includes("500 text 500"));
  assert.deepEqual(await page.evaluate(() => [list().scrollTop, list().scrollHeight]), before);
  assert.equal(await page.evaluate(() => focused()), "500", "where one wanted to go is gone to at last");
});

test("a line that cannot be read says so", async (t) => {
  const page = await list(t);
  await page.evaluate(() => show("text", 100, [3], 3));
  await page.waitForFunction(() => asked.length > 0);
  await page.evaluate(() => asked.forEach((each) => each.fail()));
  await page.waitForFunction(() => drawn()[2] === "3 This line can no longer be read");
});

test("what comes late for an earlier text is not shown in a later one", async (t) => {
  const page = await list(t);
  await page.evaluate(() => show("old", 60, [3], 3));
  await page.waitForFunction(() => asked.length === 1);
  await page.evaluate(() => show("new", 60, [3], 3));
  await page.waitForFunction(() => asked.length === 2);
  await page.evaluate(() => asked[1].answer());
  await page.waitForFunction(() => drawn().includes("4 new 4"));
  await page.evaluate(() => asked[0].answer());
  await page.waitForTimeout(100);
  const drawn = await page.evaluate(() => globalThis.drawn());
  assert.ok(drawn.every((line) => line.includes("new")));
});

test("a person who scrolls on while lines are read is not called back", async (t) => {
  const page = await list(t);
  await page.evaluate(() => show("text", 100_000, [50_000], 50_000));
  await page.waitForFunction(() => drawn().includes("50000"));
  await page.evaluate(() => (list().scrollTop = 0));
  await page.waitForFunction(() => drawn()[0] === "1");
  await page.evaluate(() => asked.forEach((each) => each.answer()));
  await page.waitForFunction(() => drawn()[0] === "1 text 1");
  assert.equal(await page.evaluate(() => list().scrollTop), 0);
  assert.equal(await page.evaluate(() => focused()), undefined);
});
