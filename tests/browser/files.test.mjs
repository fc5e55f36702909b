// Files and long texts: dropped, chosen, pasted; read beside the page with their progress, and canceled at once.
import assert from "node:assert/strict";
import test from "node:test";
import { gzipSync } from "node:zlib";
import { answer, ask, box, bytes, drop, dropMade, filesIn, paste, site, words } from "./browser.mjs";

const here = site();

/** The size of the file by which memory is measured; fewer will do while developing. */
const MEGABYTES = Number(process.env.STATUS_CODEBOOK_MEGABYTES ?? 200);
/** What the module may take, however long the file is. */
const MOST_MEMORY = 24 * 2 ** 20;
/** What a person takes for «at once», and what a browser calls a long task. */
const AT_ONCE_MS = 50;
/** On a busy machine the same work takes the processor some times as long; what holds a page up takes it seconds. */
const BUSY = 4;
const PATIENCE_MS = 180_000;

const CODES = {
  "azsm/AZSM1024": "AZSM1024",
  "azsm/AZSM2063": "AZSM2063",
  "azsm/AZSM2026": "azsm-2026",
  "azsm/AZSM1027": "AZSM1027",
  "egnyte/951": "DATA_SYNC : FAILED",
};

/** 90 KB of a log by a seeded chance: two lines in five have a code. */
function pattern(seed = 7) {
  const next = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const two = (below) => String(next(below)).padStart(2, "0");
  const codes = Object.values(CODES);
  const lines = Array.from({ length: 1000 }, () => {
    const line = `2024-05-02T10:${two(60)}:${two(60)}Z agent-${next(9)} copy /finance/${1990 + next(30)}/part-${next(1e9)}.xlsx`;
    return `${line} ${next(5) < 2 ? `Failed ${codes[next(codes.length)]}` : `copied, ${next(90_000)} bytes`}\n`;
  });
  return lines.join("");
}

/** What stands in the text so many times over, counted without the library. */
function tallyOf(text, times = 1) {
  return Object.fromEntries(
    Object.entries(CODES).map(([id, code]) => [id, (text.split(code).length - 1) * times]),
  );
}

const LOG = pattern();
const timesFor = (megabytes) => Math.ceil((megabytes * 1e6) / LOG.length);
const LARGE = timesFor(MEGABYTES);
/** Long enough to be seen on its way. */
const SOME_TIME = timesFor(Math.min(MEGABYTES, 50));
/** More than the page reads by itself. */
const FEW = timesFor(1);

const bar = (page) => page.locator(".intake.card");
const said = (page) => page.locator(".intake.bar");
const count = (page) => page.getByRole("status").first();
const rows = (page) => page.locator(".tally-row");

/** What the report shows: the counts by entry. */
async function shownTally(page) {
  await rows(page).first().or(page.getByRole("alert")).waitFor({ timeout: PATIENCE_MS });
  const codes = await rows(page).locator("b.code").allInnerTexts();
  const figures = await rows(page).locator(".figures").allInnerTexts();
  return Object.fromEntries(
    codes.map((code, at) => [
      `${code.startsWith("AZSM") ? "azsm" : "egnyte"}/${code}`,
      Number(figures[at].split("×")[0].replaceAll(",", "")),
    ]),
  );
}

/** Looks on from before the page's own script: what workers are made, and what they tell. */
const watched = (more) => (page) =>
  page.addInitScript((more) => {
    window.workers = [];
    const Native = window.Worker;
    window.Worker = class extends Native {
      constructor(...given) {
        super(...given);
        const seen = { told: [], ended: false };
        window.workers.push(seen);
        this.seen = seen;
        this.addEventListener("message", ({ data }) =>
          seen.told.push({ kind: data.kind, memory: data.report?.memory }),
        );
      }
      terminate() {
        this.seen.ended = true;
        super.terminate();
      }
    };
    if (more === "no-worker") delete window.Worker;
  }, more);

async function open(t, options = {}) {
  const { watch, ...rest } = options;
  const page = await here.open(t, { ...rest, before: watched(watch) });
  await page.locator("status-codebook [part=filter]").waitFor();
  return page;
}

/** Measures until it is fast enough: a machine that does much else may be late once or twice by itself. */
async function atOnce(measure) {
  let latency = Infinity;
  for (let attempt = 1; attempt <= 3 && latency >= AT_ONCE_MS * BUSY; attempt++) latency = await measure();
  assert.ok(latency < AT_ONCE_MS * BUSY, `it took ${latency} ms`);
  return latency;
}

/** Presses Cancel and measures from the event, which carries the time of the press, to the view without the bar. */
async function cancelLatency(page) {
  await page.evaluate(() => {
    const root = document.querySelector("status-codebook").shadowRoot;
    window.answered = undefined;
    addEventListener("click", (event) => (window.pressed = event.timeStamp), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (root.querySelector(".intake")) return;
      window.answered = performance.now();
      observer.disconnect();
    });
    observer.observe(root, { childList: true, subtree: true });
  });
  await page.getByRole("button", { name: "Cancel" }).click();
  const waited = await page.waitForFunction(() => window.answered && window.answered - window.pressed);
  return waited.jsonValue();
}

test(`a file of ${MEGABYTES} MB: progress is seen, canceling answers at once, and then the tally is exact in flat memory`, async (t) => {
  const page = await open(t, { path: "?q=azsm+1024" });
  await answer(page).waitFor();
  const log = { name: "agent.log", content: LOG, times: LARGE };
  const progress = page.getByRole("progressbar", { name: "Reading agent.log" });
  const latency = await atOnce(async () => {
    await drop(page, log);
    await page.waitForFunction(
      (element) => element.value > 0.01 && element.value < 1,
      await progress.elementHandle(),
    );
    assert.match(await words(bar(page)), /^agent\.log \d+\.\d of \d+\.\d MB · \d+% Cancel$/);
    assert.match(await words(answer(page)), /AZSM1024/, "what stood before stays");
    return cancelLatency(page);
  });
  assert.ok(await page.evaluate(() => window.workers.every((each) => each.ended)));
  assert.match(await words(answer(page)), /AZSM1024/, "what stood before stays");
  assert.equal(await box(page).inputValue(), "azsm 1024");

  const data = await filesIn(page, log);
  const start = Date.now();
  await here.notHeldUp(t, page, AT_ONCE_MS * BUSY, async () => {
    await dropMade(page, data);
    assert.deepEqual(await shownTally(page), tallyOf(LOG, LARGE));
  });
  const seconds = (Date.now() - start) / 1000;
  assert.match(await words(count(page)), new RegExp(`^${(1000 * LARGE).toLocaleString("en")} lines`));
  const { told, ended } = await page.evaluate(() => window.workers.at(-1));
  const { memory } = told.at(-1);
  assert.ok(memory > 2 ** 20 && memory < MOST_MEMORY, `the module took ${memory} bytes`);
  assert.ok(ended);
  t.diagnostic(
    `canceled in ${latency.toFixed(1)} ms; read in ${seconds.toFixed(1)} s, ${(memory / 2 ** 20).toFixed(1)} MiB`,
  );
});

test("a chosen file opens its report under its name, and its lines are read from it", async (t) => {
  const page = await open(t);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByLabel("Choose a file").click(),
  ]);
  // The codes stand so far from the beginning that reading it again from there would be noticed.
  const text = `${"nothing yet\n".repeat(50_000)}${LOG.repeat(FEW)}`;
  await chooser.setFiles({ name: "run.log", mimeType: "text/plain", buffer: Buffer.from(text) });
  assert.deepEqual(await shownTally(page), tallyOf(LOG, FEW));
  assert.equal(await box(page).getAttribute("placeholder"), "run.log");
  assert.equal(await page.evaluate(() => window.workers.length), 1);
  const lines = text.split("\n");
  for (const at of [0, 2]) {
    await rows(page).nth(at).click();
    const shown = page.locator(".scroller .here");
    const number = Number(await shown.locator(".number").innerText());
    await shown.filter({ hasText: lines[number - 1] }).waitFor();
  }
  // The same file again is a new reading.
  await page.getByRole("button", { name: "Clear" }).click();
  await page.getByLabel("Choose a file").setInputFiles({
    name: "run.log",
    mimeType: "text/plain",
    buffer: Buffer.from("AZSM1024\n"),
  });
  await rows(page).first().waitFor();
  assert.equal(await page.evaluate(() => window.workers.length), 1, "a short file needs no worker");
});

for (const [name, options] of Object.entries({
  "where there is no Worker": { watch: "no-worker" },
  "where the page's policy forbids workers": { policy: "worker-src 'none'" },
  "where trusted types are asked for": { policy: "require-trusted-types-for 'script'; trusted-types 'none'" },
  "where the worker's file is out of reach": { missing: true },
}))
  test(`${name}, the page reads by itself in slices and is not held up`, async (t) => {
    const page = await here.open(t, {
      trouble: true,
      before: async (fresh) => {
        await watched(options.watch)(fresh);
        if (options.missing)
          await fresh.route("**/scan-worker.js", (route) => route.fulfill({ status: 404 }));
        if (options.policy)
          await fresh.route(here.server.url, async (route) => {
            const response = await route.fetch();
            const policy = `${response.headers()["content-security-policy"].replace(/; worker-src [^;]*/, "")}; ${options.policy}`;
            await route.fulfill({
              response,
              headers: { ...response.headers(), "content-security-policy": policy },
            });
          });
      },
    });
    await page.locator("status-codebook [part=filter]").waitFor();
    const some = timesFor(3);
    const data = await filesIn(page, { name: "agent.log", content: LOG, times: some });
    await here.notHeldUp(t, page, AT_ONCE_MS * BUSY, async () => {
      await dropMade(page, data);
      assert.deepEqual(await shownTally(page), tallyOf(LOG, some));
    });
    const told = await page.evaluate(() => window.workers.flatMap((each) => each.told));
    assert.ok(
      told.every(({ kind }) => kind !== "done"),
      "no worker has read it",
    );
    // It is tried once: each attempt is a report to whoever watches the policy.
    const troubles = page.troubles.length;
    await drop(page, { name: "again.log", content: LOG, times: some });
    await page.locator("input[placeholder='again.log']").waitFor();
    assert.equal(page.troubles.length, troubles);
  });

test("reading in the page is canceled at once as well, by Escape in the box", async (t) => {
  const page = await open(t, { watch: "no-worker" });
  await page.evaluate(() =>
    addEventListener("keydown", (event) => {
      const root = document.querySelector("status-codebook").shadowRoot;
      window.waited = performance.now() - event.timeStamp;
      window.left = root.querySelector(".intake") !== null;
    }),
  );
  await atOnce(async () => {
    await drop(page, { name: "agent.log", content: LOG, times: SOME_TIME });
    await bar(page).waitFor();
    await box(page).focus();
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => window.left), false);
    return page.evaluate(() => window.waited);
  });
  await page.waitForTimeout(300);
  assert.equal(await page.locator(".tally").count(), 0);
});

/** The element on a page of its own, beside the package whose catalogs it shares. */
async function host(t) {
  const page = await here.open(t, {
    path: "host.html",
    before: async (fresh) => {
      await watched()(fresh);
      await fresh.route("**/host.html", (route) =>
        route.fulfill({
          contentType: "text/html",
          body: '<!doctype html><html lang="en"><title>Host</title><script type="module" src="define.js"></script><body><status-codebook></status-codebook>',
        }),
      );
    },
  });
  await page.locator("status-codebook [part=filter]").waitFor();
  return page;
}

test("beside the package's other scripts the worker is found as well; with a catalog that the site added the page reads", async (t) => {
  const page = await host(t);
  const text = `${LOG}AZSM1024 beside H-77\n`;
  await drop(page, { name: "before.log", content: text, times: FEW });
  await page.locator("input[placeholder='before.log']").waitFor();
  assert.deepEqual(await page.evaluate(() => window.workers.map(({ told }) => told.at(-1).kind)), ["done"]);
  await page.evaluate(async () => {
    const { addCatalog } = await import(new URL("slim.js", location.href).href);
    addCatalog({
      id: "house",
      title: "House codes",
      product: "House",
      grammar: { prefix: "H-", digits: 2 },
      entries: [{ code: "H-77", message: "The share is offline" }],
    });
  });
  await drop(page, { name: "after.log", content: text, times: FEW });
  await page.locator("input[placeholder='after.log']").waitFor();
  await rows(page).filter({ hasText: "H-77" }).waitFor();
  assert.equal(await page.evaluate(() => window.workers.length), 1);
});

test("packed files are unpacked, UTF-16 is read, and their lines are shown", async (t) => {
  const page = await open(t);
  const text = LOG.repeat(FEW);
  for (const [name, content] of [
    ["run.log.gz", bytes(gzipSync(text))],
    ["run.txt", bytes([0xff, 0xfe], Buffer.from(text, "utf16le"))],
  ]) {
    await drop(page, { name, content });
    await page.locator(`input[placeholder='${name}']`).waitFor();
    assert.deepEqual(await shownTally(page), tallyOf(text));
    await page.locator(".scroller li").first().filter({ hasText: "2024-05-02T10" }).waitFor();
  }
  const long = gzipSync(`${`${"x".repeat(999)}\n`.repeat(18_000)}AZSM1024\n`);
  await drop(page, { name: "long.gz", content: bytes(long) });
  await page.locator("input[placeholder='long.gz']").waitFor({ timeout: PATIENCE_MS });
  assert.match(await words(count(page)), /^18,001 lines · 1 occurrence of 1 code$/);
  await page.getByText("The lines of this file cannot be shown").waitFor();
});

test("what cannot be read is said in plain words, and nothing is lost", async (t) => {
  const page = await open(t, { path: "?q=azsm+1024" });
  await answer(page).waitFor();
  const packed = gzipSync(LOG.repeat(FEW));
  for (const [name, content, expected] of [
    [
      "report.xlsx",
      bytes([0x50, 0x4b, 3, 4, 20, 0]),
      "report.xlsx is a ZIP or Excel file. Save it as CSV or text first.",
    ],
    [
      "old.xls",
      bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      "old.xls is a ZIP or Excel file. Save it as CSV or text first.",
    ],
    ["trace.bin", bytes("MZ", [0x90, 0, 3]), "trace.bin is no text file. Save it as CSV or text first."],
    [
      "half.gz",
      bytes(packed.subarray(0, packed.length / 2)),
      "half.gz could not be unpacked: the file is damaged or incomplete. Nothing of it is counted.",
    ],
  ]) {
    await drop(page, { name, content });
    await page.getByRole("alert").filter({ hasText: name }).waitFor();
    assert.equal(await words(page.getByRole("alert")), expected);
    assert.match(await words(answer(page)), /AZSM1024/);
    assert.equal(await box(page).inputValue(), "azsm 1024");
  }
  await page.getByRole("button", { name: "Close" }).click();
  assert.equal(await said(page).count(), 0);
});

/** Pastes through the clipboard's event, with files or without. */
async function pasteFiles(page, ...files) {
  const data = await filesIn(page, ...files);
  await box(page).evaluate((input, clipboardData) => {
    const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true, composed: true });
    // What is given to the constructor does not arrive in Firefox.
    Object.defineProperty(event, "clipboardData", { value: clipboardData });
    input.dispatchEvent(event);
  }, data);
}

test("a pasted file is read, of several files the first, and that is said", async (t) => {
  const page = await open(t);
  await pasteFiles(page, { name: "clip.log", content: LOG }, { name: "b.log", content: LOG });
  assert.deepEqual(await shownTally(page), tallyOf(LOG));
  assert.equal(await box(page).getAttribute("placeholder"), "clip.log");
  assert.match(await words(said(page)), /^Only the first of 2 files is read\./);
  await ask(page, "404");
  assert.equal(await said(page).count(), 0, "said of what is not shown any more");
});

test("a long pasted text is read beside the page, and stays in memory alone", async (t) => {
  const page = await open(t);
  const text = LOG.repeat(FEW);
  await paste(page, text);
  assert.deepEqual(await shownTally(page), tallyOf(text));
  assert.deepEqual(await page.evaluate(() => window.workers.map(({ told }) => told.at(-1).kind)), ["done"]);
  assert.match(await words(count(page)), /^12,000 lines · /);
  await page.locator(".scroller li").first().filter({ hasText: "2024-05-02T10" }).waitFor();
  assert.equal(await box(page).inputValue(), "");
  assert.equal(page.url(), here.server.url);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  assert.equal(await box(page).getAttribute("autocomplete"), "off");
  assert.equal(await box(page).getAttribute("spellcheck"), "false");
});

test("what was asked meanwhile is not pushed aside by a report that is done", async (t) => {
  const page = await open(t);
  await drop(page, { name: "agent.log", content: LOG, times: SOME_TIME });
  await ask(page, "azsm 1024");
  await said(page).waitFor({ timeout: PATIENCE_MS });
  assert.match(await words(said(page)), /^agent\.log is read: [\d,]+ codes found\. Show the report$/);
  assert.match(await words(answer(page)), /^Failure AZSM1024/);
  await page.getByRole("button", { name: "Show the report" }).click();
  assert.deepEqual(await shownTally(page), tallyOf(LOG, SOME_TIME));
  assert.equal(await said(page).count(), 0);
});

test("where a file may be dropped is shown while one is held over it, and for files alone", async (t) => {
  const page = await open(t);
  const data = await filesIn(page, { name: "a.log", content: "AZSM1024" });
  const text = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "AZSM1024 one\nAZSM1025 two");
    return data;
  });
  const tell = (type, dataTransfer, onto = ".body") =>
    page
      .locator(onto)
      .evaluate(
        (place, [type, dataTransfer]) =>
          !place.dispatchEvent(
            new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true }),
          ),
        [type, dataTransfer],
      );
  const over = page.locator(".drop");
  await tell("dragenter", data, ".body");
  await tell("dragenter", data, ".box");
  await tell("dragleave", data, ".body");
  assert.equal(await tell("dragover", data), true, "the element takes it");
  await over.waitFor();
  assert.equal(await words(over), "Drop the file to read it");
  await tell("dragleave", data, ".box");
  await over.waitFor({ state: "detached" });
  await tell("dragenter", text);
  assert.equal(await tell("dragover", text), false);
  assert.equal(await over.count(), 0);
  // A text that is dropped on the box goes the way of a paste.
  assert.equal(await tell("drop", text, "#box"), true);
  await rows(page).nth(1).waitFor();
  // Beside the element a file would be opened in the page's place.
  assert.equal(await tell("dragover", data, "h1"), true);
  assert.equal(await tell("drop", data, "h1"), true);
  assert.equal(await tell("dragover", text, "h1"), false);
});

test("what is read is heard at its quarters, not at each step", async (t) => {
  const page = await open(t);
  await page.evaluate(() => {
    const root = document.querySelector("status-codebook").shadowRoot;
    window.heard = [];
    window.seen = 0;
    new MutationObserver(() => {
      const heard = root.querySelector(".codebook > [role=status]").textContent;
      if (heard !== "" && heard !== window.heard.at(-1)) window.heard.push(heard);
      window.seen += 1;
    }).observe(root, { childList: true, subtree: true, characterData: true });
  });
  await drop(page, { name: "agent.log", content: LOG, times: SOME_TIME });
  await rows(page).first().waitFor({ timeout: PATIENCE_MS });
  const { heard, seen } = await page.evaluate(() => ({ heard: window.heard, seen: window.seen }));
  assert.ok(heard.length >= 2 && heard.length <= 4, heard.join("; "));
  assert.ok(seen > heard.length);
  for (const each of heard) assert.match(each, /^Reading agent\.log: (0|25|50|75)%$/);
});
