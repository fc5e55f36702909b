// A pasted text as a report: summary, text, steps through its mentions, filters, and what is taken along.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import { answer, box, paste, PHONE, site, SMALL, WIDE, without, words } from "./browser.mjs";

const here = site();
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Two products, a name beside its number, a code that nobody documents, and a number that is none. */
const LOG = [
  "copy a AZSM2063",
  "copy b AZSM2063 after 404 files",
  "end AZSM1027",
  "then DATA_SYNC : SUCCEEDED (952)",
  "and AZSM2045",
].join("\r\n");

const tally = (page) => page.getByRole("region", { name: "Codes in the text" });
const text = (page) => page.getByRole("region", { name: "The text", exact: true });
const scroller = (page) => page.getByRole("region", { name: /^Text of / });
const rows = (page) => tally(page).locator(".tally-row .code");
const mentions = (page) => scroller(page).locator(".mention");
const current = (page) => scroller(page).locator("[aria-current]");
const place = async (page) => /^[\d,]+ of [\d,]*\d/.exec(await words(text(page).getByRole("status")))?.[0];
const chip = (page, name) => page.getByRole("group", { name: "Show only" }).getByRole("button", { name });
const active = (page) =>
  page.evaluate(() => document.querySelector("status-codebook").shadowRoot.activeElement?.textContent.trim());

async function report(t, log = LOG, options) {
  const page = await here.open(t, options);
  await box(page).click();
  await paste(page, log);
  await tally(page).waitFor();
  return page;
}

/** So many lines; every fifth holds a code, and the last one another. */
const long = (lines) =>
  Array.from({ length: lines }, (_, at) =>
    at === lines - 1
      ? "the end AZSM1027"
      : at % 5 === 0
        ? `2024-05-02T10:14:03Z copy /finance/q${at}.xlsx Failed AZSM2063`
        : `2024-05-02T10:14:03Z copied /finance/q${at}.xlsx`,
  ).join("\n");

test("the summary says what has to happen, how often and where, with one number for all", async (t) => {
  const page = await report(t);
  assert.equal(
    await words(page.getByRole("status").first()),
    "5 lines · 4 occurrences of 3 codes · 1 not documented",
  );
  const said = await words(tally(page));
  assert.match(
    said,
    /^Someone must act · 3 Azure Storage Mover AZSM2063 .* Failure 2× · 50% .*2 lines, 1, 2/,
  );
  assert.match(said, /AZSM1027 .* Failure 1× · 25% .*line 3/);
  assert.match(said, /Nothing to do · 1 Egnyte Migration App 952 True-Up succeeded Success 1× · 25% line 4/);
  assert.match(said, /Not documented · 1 Azure Storage Mover AZSM2045 No document lists it 1× line 5/);
  assert.match(await words(answer(page)), /^Failure AZSM2063/);
  assert.equal(await box(page).inputValue(), "");
});

test("numbers that are no codes are counted by their reason, on demand", async (t) => {
  const page = await report(t, `${LOG}\nat 404/tcp on 2024-05-02 in 210 ms`);
  const ignored = tally(page).locator(".ignored");
  assert.match(await words(ignored), /^\d+ other numbers ignored$/);
  await ignored.locator("summary").click();
  assert.match(await words(ignored), /1 count\b/);
});

test("every mention is marked at its place, also behind emoji and signs of direction", async (t) => {
  const lines = [
    "📷👩‍💻 AZSM2063 x",
    "\u202eabc AZSM2063\u2066 שלום AZSM1027",
    "\ta\u200bb AZSM1027",
    "ＡＺＳＭ２０６３ e\u0301 AZSM-2063",
  ];
  const page = await report(t, lines.join("\n"));
  assert.deepEqual(await mentions(page).allTextContents(), [
    "AZSM2063",
    "AZSM2063",
    "AZSM1027",
    "AZSM1027",
    "ＡＺＳＭ２０６３",
    "AZSM-2063",
  ]);
  assert.deepEqual(await scroller(page).locator("code").allTextContents(), lines);
  const order = await mentions(page).evaluateAll((all) =>
    all.slice(1, 3).map((each) => each.getBoundingClientRect().left),
  );
  assert.ok(order[0] < order[1], "a sign of direction turns no marks round");
});

test("a mention opens its entry, by click and by key, and says what it is", async (t) => {
  const page = await report(t);
  await mentions(page).nth(2).click();
  assert.match(await words(answer(page)), /^Failure AZSM1027/);
  assert.equal(await page.locator("status-codebook").getAttribute("entry"), "azsm/AZSM1027");
  assert.match(await current(page).getAttribute("title"), /^Failure: /);
  assert.equal(await current(page).getAttribute("role"), "button");
  await scroller(page).focus();
  await page.keyboard.press("n");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("status-codebook").getAttribute("entry"), "egnyte/952");
});

test("n and p step through the occurrences, round at the ends; the entry follows, the history does not", async (t) => {
  const page = await report(t);
  const places = await page.evaluate(() => history.length);
  assert.equal(await place(page), "1 of 5");
  await scroller(page).focus();
  const seen = [];
  for (const key of ["n", "n", "n", "n", "n", "p", "Shift+N"]) {
    await page.keyboard.press(key);
    seen.push(`${await place(page)} ${await active(page)}`);
  }
  assert.deepEqual(seen, [
    "2 of 5 AZSM2063",
    "3 of 5 AZSM1027",
    "4 of 5 DATA_SYNC : SUCCEEDED",
    "5 of 5 AZSM2045",
    "1 of 5 AZSM2063",
    "5 of 5 AZSM2045",
    "4 of 5 DATA_SYNC : SUCCEEDED",
  ]);
  assert.match(await words(answer(page)), /^Success 952/);
  assert.equal(await page.evaluate(() => history.length), places);
  assert.match(
    await text(page).getByRole("status").textContent(),
    /^4 of 5, line 4: 952, Success: True-Up succeeded$/,
  );
});

test("next and previous are buttons that keep the focus, and an undocumented code says what is known of it", async (t) => {
  const page = await report(t);
  const button = text(page).getByRole("button", { name: "Previous" });
  await button.focus();
  await page.keyboard.press("Enter");
  assert.equal(await place(page), "5 of 5");
  assert.match(await active(page), /Previous/);
  assert.match(await words(answer(page)), /^Not documented AZSM2045 .*Nearest documented codes/);
});

test("the keys belong to the report alone: the box takes them as text", async (t) => {
  const page = await report(t);
  await box(page).focus();
  await page.keyboard.type("n");
  assert.equal(await box(page).inputValue(), "n");
});

test("line links lead to the line in the text and put the focus there", async (t) => {
  const page = await report(t, long(3000));
  await tally(page).getByRole("button", { name: "Go to line 2,996" }).click();
  await scroller(page).locator("li.here").waitFor();
  assert.match(await words(scroller(page).locator("li.here")), /^2996 .*q2995\.xlsx Failed AZSM2063$/);
  assert.equal(await active(page), "AZSM2063");
  assert.equal(await place(page), "600 of 601");
});

test("a code, a state and a product narrow summary, marks and steps, and let go again", async (t) => {
  const page = await report(t);
  await tally(page)
    .getByRole("button", { name: /^AZSM1027/ })
    .click();
  assert.match(await words(answer(page)), /^Failure AZSM1027/);
  assert.deepEqual(await mentions(page).allTextContents(), ["AZSM1027"]);
  assert.equal(await place(page), "1 of 1");
  assert.equal(await rows(page).count(), 4);
  await text(page).getByRole("button", { name: "Only AZSM1027" }).click();
  assert.equal(await mentions(page).count(), 6);

  await chip(page, /Failure 3/).click();
  assert.deepEqual(await rows(page).allTextContents(), ["AZSM2063", "AZSM1027"]);
  assert.deepEqual(await mentions(page).allTextContents(), ["AZSM2063", "AZSM2063", "AZSM1027"]);
  assert.equal(await words(page.getByRole("status").first()), "3 of 4 occurrences");
  assert.equal(await chip(page, /Egnyte/).innerText(), "Egnyte Migration App 0");
  await chip(page, /Egnyte/).click();
  assert.equal(await rows(page).count(), 0);
  assert.match(await words(tally(page)), /^No code fits what was chosen above\./);
  assert.match(await words(text(page).getByRole("status")), /^Nothing marked/);
  await chip(page, /Failure/).click();
  assert.deepEqual(await rows(page).allTextContents(), ["952"]);
  await chip(page, "All codes").click();
  assert.equal(await rows(page).count(), 4);
  assert.doesNotMatch(page.url(), /fail|egnyte%20|state/i);
});

test("only lines with codes leaves out the others, and keeps the place", async (t) => {
  const page = await report(t, long(3000));
  await text(page).getByRole("button", { name: "Only marked lines" }).click();
  const numbers = await scroller(page).locator(".number").allTextContents();
  assert.deepEqual(numbers.slice(0, 4), ["1", "6", "11", "16"]);
  await tally(page)
    .getByRole("button", { name: /^AZSM1027/ })
    .click();
  assert.deepEqual(await scroller(page).locator(".number").allTextContents(), ["3000"]);
});

test("100,000 lines and lines of 10,000 characters scroll, and few of them are drawn", async (t) => {
  const wide = `${"x".repeat(5000)} AZSM1027 ${"y".repeat(4990)}`;
  const page = await report(t, `${wide}\n${long(100_000)}`);
  assert.match(await words(page.getByRole("status").first()), /^100,001 lines · 20,002 occurrences/);
  const drawn = () =>
    page.locator("status-codebook").evaluate((each) => each.shadowRoot.querySelectorAll("*").length);
  const frames = await scroller(page).evaluate(async (list) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const times = [];
    const distance = list.scrollHeight - list.clientHeight;
    for (let step = 0; step <= 120; step++) {
      const begin = performance.now();
      list.scrollTop = step < 60 ? step * 150 : distance * ((step - 60) / 60);
      list.dispatchEvent(new Event("scroll"));
      await frame();
      times.push(performance.now() - begin);
    }
    return times.sort((a, b) => a - b);
  });
  t.diagnostic(
    `frames while scrolling: median ${frames[60].toFixed(1)} ms, worst ${frames.at(-1).toFixed(1)} ms`,
  );
  assert.ok((await drawn()) < 900, `${await drawn()} elements`);
  const last = scroller(page).locator("li").last();
  assert.match(await words(last), /^100001 the end AZSM1027$/);
  assert.equal(await last.getAttribute("aria-posinset"), "100001");
  assert.ok(
    frames[60] < (without("fast painting") ? 1000 : 50),
    `half of the frames took more than ${frames[60]} ms`,
  );
  await scroller(page).evaluate((list) => (list.scrollTop = 0));
  const first = scroller(page).locator("li").first();
  await first.locator(".mention").waitFor();
  const cut = await words(first.locator("code"));
  assert.ok(
    cut.length < 400 && /^x+⋯ 4,\d{3} characters ⋯x+ AZSM1027 y+⋯ 4,\d{3} characters ⋯$/.test(cut),
    cut,
  );
});

test("a focused mention that is scrolled away leaves its focus to the list", async (t) => {
  const page = await report(t, long(3000));
  await scroller(page).focus();
  await page.keyboard.press("n");
  assert.equal(await active(page), "AZSM2063");
  await scroller(page).evaluate((list) => (list.scrollTop = 40_000));
  await page.waitForFunction(
    () => document.querySelector("status-codebook").shadowRoot.activeElement?.className === "scroller",
  );
  await page.keyboard.press("n");
  assert.equal(await place(page), "3 of 601");
  assert.equal(await active(page), "AZSM2063");
});

test("where not every place is marked, it says so, and the counts stay exact", async (t) => {
  const page = await report(t, "AZSM2063 ".repeat(60_000) + "\nAZSM1027");
  assert.match(
    await words(tally(page)),
    /^Every documented code is counted, .* only the first 50,000 places are marked.*60,000× · 100%/,
  );
  await tally(page).getByRole("button", { name: "Go to line 2" }).click();
  assert.equal(await words(scroller(page).locator("li.here")), "2 AZSM1027");
});

test("the summary is copied as Markdown, CSV and JSON, and saved as files", async (t) => {
  const page = await report(t, LOG, {
    permissions: ["clipboard-read", "clipboard-write"],
    acceptDownloads: true,
  });
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const button = (name) => tally(page).getByRole("button", { name, exact: true });
  await tally(page).locator("[data-copy=summary]").click();
  await page.waitForFunction(async () =>
    (await navigator.clipboard.readText()).startsWith("## Status codes"),
  );
  assert.match(await copied(), /\| AZSM2063 \| Azure Storage Mover \| .* \| 2 \| 1, 2 \|/);
  await tally(page).locator(".save summary").click();
  await tally(page).locator("[data-copy=csv]").click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("Group,"));
  await tally(page).locator("[data-copy=json]").click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("{"));
  assert.equal(JSON.parse(await copied()).count, 4);
  for (const [name, file, begin] of [
    ["Save Markdown", "pasted-text.codes.md", "## Status codes"],
    ["Save CSV", "pasted-text.codes.csv", "\ufeffGroup,"],
    ["Save JSON", "pasted-text.codes.json", "{"],
  ]) {
    const [download] = await Promise.all([page.waitForEvent("download"), button(name).click()]);
    assert.equal(download.suggestedFilename(), file);
    assert.ok(readFileSync(await download.path(), "utf8").startsWith(begin), name);
  }
});

test("at 390 px: summary, text, and the entry in their place, with a way back to where it was opened", async (t) => {
  const page = await report(t, long(400), { viewport: PHONE, hasTouch: true });
  await tally(page).getByRole("button", { name: "To the text" }).click();
  assert.equal(await active(page), "AZSM2063");
  await page.keyboard.press("n");
  assert.match(await words(text(page).getByRole("status")), /^2 of 81, line 6: AZSM2063, Failure: /);
  await page.keyboard.press("Enter");
  assert.equal(await tally(page).isVisible(), false);
  assert.match(await words(answer(page)), /AZSM2063/);
  await page.getByRole("button", { name: "Back to the report" }).click();
  assert.equal(await tally(page).isVisible(), true);
  await page.waitForFunction(
    () => document.querySelector("status-codebook").shadowRoot.activeElement?.dataset.mark === "1",
  );
});

const settings = [
  { colorScheme: "light" },
  { colorScheme: "dark" },
  { forcedColors: "active" },
  { viewport: SMALL },
];
/** In forced colours the colours are the system's, and so is their contrast. */
const rulesIn = ({ forcedColors }) => (forcedColors ? { "color-contrast": { enabled: false } } : {});
for (const setting of settings)
  test(
    `axe finds nothing in a report that is narrowed and unfolded: ${JSON.stringify(setting)}`,
    { skip: setting.forcedColors && without("forced colours") },
    async (t) => {
      const page = await report(t, LOG, { ...setting, bypassCSP: true });
      await tally(page).locator(".save summary").click();
      await tally(page).locator(".ignored summary").click();
      await chip(page, /Failure/).click();
      await text(page).getByRole("button", { name: "Next" }).click();
      await page.addScriptTag({ path: axe });
      const { violations, passes } = await page.evaluate(
        (rules) => window.axe.run(document, { resultTypes: ["violations"], rules }),
        rulesIn(setting),
      );
      assert.deepEqual(
        violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(" ")).join("; ")}`),
        [],
      );
      assert.ok(passes.length > 20);
      assert.ok(
        (await page.evaluate(() => document.documentElement.scrollWidth)) <= (setting.viewport ?? WIDE).width,
      );
    },
  );

test(
  "in forced colours the current mention is told from the others",
  { skip: without("forced colours") },
  async (t) => {
    const page = await report(t, LOG, { forcedColors: "active" });
    const ground = (at) =>
      mentions(page)
        .nth(at)
        .evaluate((each) => getComputedStyle(each).backgroundColor);
    assert.notEqual(await ground(0), await ground(1));
  },
);

test("nothing of a report is stored or stands in the address", async (t) => {
  const page = await report(t, "secret-marker AZSM2063\nsecret-marker AZSM1027");
  await scroller(page).focus();
  await page.keyboard.press("n");
  await mentions(page).first().click();
  await page.waitForTimeout(400);
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]),
  );
  assert.doesNotMatch(stored + page.url(), /secret/);
  const attributes = await page.locator("status-codebook").evaluate((each) => each.outerHTML);
  assert.doesNotMatch(attributes, /secret/);
});

test("a number that means the opposite elsewhere is marked where the text names no product", async (t) => {
  const page = await here.open(t);
  await paste(page, "status 102\nend AZSM1027");
  await page.locator(".tally").waitFor();
  const warnings = page.locator(".opposite");
  assert.deepEqual(await warnings.allInnerTexts(), ["In Egnyte Migration App, 102 means the opposite."]);
  await warnings.click();
  assert.match(await words(page.locator(".answer article")), /^Failure 102 META_MIGRATE_DATA : FAILED/);
  await page.locator(".answer .others button").click();
  assert.match(await words(page.locator(".answer article")), /^Success 102 Mover/);
  await page.locator(".tally-row", { hasText: "AZSM1027" }).click();
  assert.equal(await page.locator(".answer .others").count(), 0);
});

test("where the text names the product, no other is brought up", async (t) => {
  const page = await here.open(t);
  for (const text of ["Mover job\nstatus 102\nstatus 222", "SCHEDULE_JOB : SUCCEEDED (222)\nstatus 102"]) {
    await paste(page, text);
    await page.locator(".tally").waitFor();
    assert.equal(await page.locator(".opposite").count(), 0);
    assert.equal(await page.locator(".answer .others").count(), 0);
    await box(page).press("Escape");
  }
});
