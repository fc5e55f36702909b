// All codes: the way in and out, narrowing, order, opening a row and coming back, taking the data along, and its looks.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import { answer, ask, box, PHONE, site, SMALL, without, words } from "./browser.mjs";

const here = site();
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What a page may be held up for, on a machine that does much else beside. */
const HELD_UP_MS = 500;

const view = (page) => page.locator(".browse");
const button = (page, name) => page.getByRole("button", { name, exact: true });
const rows = (page) => page.locator("[data-row]");
const ids = (page) => rows(page).evaluateAll((all) => all.map((each) => each.dataset.row));
const count = (page) => words(page.locator(".under .count"));
const facet = (page, name) => page.locator(".facets").getByRole("button", { name });
const choice = (page, name) => page.locator(".facet-choices").getByRole("checkbox", { name });
const heading = (page, name) => page.getByRole("columnheader", { name });
const focused = (page) =>
  page.evaluate(() => document.querySelector("status-codebook").shadowRoot.activeElement?.textContent);

async function whole(page, all) {
  await page.waitForFunction(
    (wanted) =>
      document.querySelector("status-codebook").shadowRoot.querySelectorAll("[data-row]").length === wanted,
    all,
  );
}

async function browse(t, options) {
  const page = await here.open(t, options);
  await button(page, "Browse all codes").click();
  await whole(page, 445);
  return page;
}

async function choose(page, name, ...choices) {
  await facet(page, name).click();
  for (const each of choices) await choice(page, each).click();
  await facet(page, name).click();
}

test("from the first view: a table of all codes by product and section, and the focus on its heading", async (t) => {
  const page = await browse(t);
  assert.equal(await count(page), "445 codes");
  assert.equal(await focused(page), "All codes");
  const groups = await page.locator(".group").allInnerTexts();
  assert.deepEqual(
    groups.slice(0, 3).map((text) => text.replace(/\s+/g, " ")),
    ["Mover 34", "Azure Storage Mover 30", "Egnyte Migration App · HTTP Status and Errors 6"],
  );
  assert.deepEqual((await ids(page)).slice(0, 2), ["mover/100", "mover/101"]);
  assert.match((await ids(page))[34], /^azsm/);
  const table = page.getByRole("table", { name: "All codes" });
  assert.equal(await table.getByRole("columnheader").count(), 5);
  assert.equal(await table.getByRole("rowheader", { name: "AZSM1024" }).count(), 1);
});

test("the page is not held up, however long the table is", async (t) => {
  const page = await here.open(t);
  let atOnce;
  await here.notHeldUp(t, page, HELD_UP_MS, async () => {
    atOnce = await page.evaluate(async () => {
      const root = document.querySelector("status-codebook").shadowRoot;
      root.querySelector(".to-browse").click();
      const first = root.querySelectorAll("[data-row]").length;
      while (root.querySelectorAll("[data-row]").length < 445)
        await new Promise((resolve) => setTimeout(resolve, 50));
      await new Promise((resolve) => setTimeout(resolve, 200));
      return first;
    });
  });
  assert.ok(atOnce > 20 && atOnce < 100, `${atOnce} rows in one go`);
});

test("what the catalogs come from: documents, dates, links and how many codes", async (t) => {
  const page = await browse(t);
  const cards = page.locator(".sources > li");
  assert.match(await words(cards.nth(1)), /^Azure Storage Mover 30 codes Troubleshooting .* 2023-08-07/);
  assert.match(
    await cards.nth(0).getByRole("link").first().getAttribute("href"),
    /^https:\/\/learn\.microsoft/,
  );
  await cards.nth(1).locator("summary").click();
  assert.match(
    await words(cards.nth(1)),
    /error codes, later revision document of 2025-03 Azure .*, withdrawn draft document of 2023-03-10$/,
  );
});

test("what kind of document it is stands beside its date, where its title does not say so", async (t) => {
  const page = await browse(t);
  const mover = page.locator(".sources > li").first();
  await mover.locator("summary").click();
  assert.match(await words(mover), /document of 2024-10-24, later page on the same codes/);
});

test("filters narrow together, and every count follows the others", async (t) => {
  const page = await browse(t);
  await facet(page, /^State/).click();
  assert.match(await words(page.locator(".facet-choices")), /Success 29 .*Failure 314/);
  await choice(page, /^Warning/).click();
  assert.equal(await count(page), "7 of 445 codes");
  assert.deepEqual(await page.locator(".facets .filter").first().getByRole("button").allInnerTexts(), [
    "All products 7",
    "Mover 7",
    "Azure Storage Mover 0",
    "Egnyte Migration App 0",
  ]);
  await facet(page, /^State: Warning/).click();
  await facet(page, "Retry advice").click();
  assert.match(
    await words(page.locator(".facet-choices")),
    /It may be rerun automatically 5 Someone must retry 1/,
  );
  assert.equal(await choice(page, /; wait/).isDisabled(), true);
  await choice(page, /^Someone must retry/).click();
  assert.equal(await count(page), "1 of 445 codes");
  assert.deepEqual(await ids(page), ["mover/222"]);
  await button(page, "Clear filters").click();
  await whole(page, 445);
  await choose(page, "Section", /^Project/, /^Agent \d/);
  assert.equal(await count(page), "101 of 445 codes");
  await page.getByRole("button", { name: /^Mover/ }).click();
  assert.equal(await count(page), "0 of 445 codes");
  await view(page).getByRole("button", { name: "Clear filters" }).click();
  assert.equal(await count(page), "445 codes");
});

test("a heading sorts up, down and back to the documents' order", async (t) => {
  const page = await browse(t);
  const first = async () => (await ids(page))[0];
  const inOrder = await first();
  const code = heading(page, "Code");
  await code.getByRole("button").click();
  assert.equal(await code.getAttribute("aria-sort"), "ascending");
  assert.equal(await page.locator(".group").count(), 0);
  const up = await first();
  assert.notEqual(up, inOrder);
  assert.match(await words(rows(page).first()), /Egnyte Migration App · /);
  await code.getByRole("button").click();
  assert.equal(await code.getAttribute("aria-sort"), "descending");
  assert.equal(await first(), "azsm/AZSM2080");
  await code.getByRole("button").click();
  assert.equal(await code.getAttribute("aria-sort"), null);
  assert.equal(await first(), inOrder);
  await heading(page, "State").getByRole("button").click();
  await button(page, "Document order").click();
  assert.equal(await first(), inOrder);
});

for (const viewport of [undefined, PHONE])
  for (const way of ["Back to all codes", "Escape", "the browser's way back"])
    test(`an opened row is come back to by ${way}, in its place and with the filters: ${viewport?.width ?? "wide"}`, async (t) => {
      const page = await browse(t, viewport && { viewport });
      await choose(page, "State", /^Failure/);
      await whole(page, 314);
      const row = rows(page).nth(200);
      // Rows are measured as they come into view, which moves those under them: the second time it stands.
      for (let time = 0; time < 2; time++) {
        await row.evaluate((each) => each.scrollIntoView({ block: "center" }));
        await page.evaluate(() => new Promise(requestAnimationFrame));
      }
      const id = (await ids(page))[200];
      const before = await row.boundingBox();
      await row.getByRole("button").click();
      await answer(page).waitFor();
      assert.equal(await view(page).isVisible(), false);
      assert.equal(await page.locator("status-codebook").getAttribute("entry"), id);
      assert.ok((await answer(page).boundingBox()).y >= 0);
      if (way === "Escape") await page.keyboard.press("Escape");
      else if (way === "Back to all codes") await button(page, way).click();
      else await page.goBack();
      await view(page).waitFor();
      assert.equal(await count(page), "314 of 445 codes");
      assert.ok(Math.abs((await row.boundingBox()).y - before.y) < 2);
      assert.equal(await focused(page), id.split("/")[1]);
      assert.equal(await page.locator("status-codebook").getAttribute("entry"), null);
    });

test("a row is opened by a click anywhere in it, but not by marking its text", async (t) => {
  const page = await browse(t);
  const meaning = rows(page).nth(2).locator(".meaning");
  const { x, y, height } = await meaning.boundingBox();
  await page.mouse.move(x + 20, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + 120, y + height / 2, { steps: 5 });
  await page.mouse.up();
  assert.equal(await view(page).isVisible(), true);
  // In some browsers the first click lets go of the mark, and no more.
  await page.mouse.click(x + 20, y + height / 2);
  if (await view(page).isVisible()) await meaning.click();
  await answer(page).waitFor();
  assert.equal(await page.locator("status-codebook").getAttribute("entry"), "mover/102");
});

test("Enter opens a code also while a text is marked somewhere", async (t) => {
  const page = await browse(t);
  await rows(page).nth(1).getByRole("button").focus();
  await page.evaluate(() => {
    const text = document.querySelector("status-codebook").shadowRoot.querySelector(".browse h2").firstChild;
    getSelection().setBaseAndExtent(text, 0, text, 3);
  });
  assert.notEqual(await page.evaluate(() => String(getSelection())), "");
  await page.keyboard.press("Enter");
  await answer(page).waitFor();
  assert.equal(await page.locator("status-codebook").getAttribute("entry"), "mover/101");
});

test("arrows go from code to code, and Enter opens one", async (t) => {
  const page = await browse(t);
  await rows(page).first().getByRole("button").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), "102");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(page), "101");
  await page.keyboard.press("Enter");
  assert.match(await answer(page).getAttribute("data-entry"), /mover\/101/);
  assert.match(await focused(page), /101/);
});

test("Escape folds what is unfolded, then leaves; the focus is not lost", async (t) => {
  const page = await browse(t);
  await facet(page, "State").click();
  await choice(page, /^Warning/).focus();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".facet-choices").count(), 0);
  assert.equal(await focused(page), "State");
  await rows(page).first().getByRole("button").focus();
  await page.keyboard.press("Escape");
  await page.locator(".examples").waitFor();
  assert.equal(await view(page).count(), 0);
});

test("typing, Escape in the box and «Back» leave it; a new visit begins anew", async (t) => {
  const page = await browse(t);
  await choose(page, "State", /^Warning/);
  await ask(page, "azsm 1024");
  assert.equal(await view(page).count(), 0);
  assert.match(await words(answer(page)), /AZSM1024/);
  await ask(page, "");
  await button(page, "Browse all codes").click();
  assert.equal(await count(page), "445 codes");
  await box(page).press("Escape");
  await page.locator(".examples").waitFor();
  await button(page, "Browse all codes").click();
  await button(page, "Back").click();
  await page.locator(".examples").waitFor();
});

test("from «Nothing found» it keeps the product, and «Back» leads to the question again", async (t) => {
  const page = await here.open(t);
  await page.getByRole("button", { name: "Mover", exact: true }).click();
  await ask(page, "xylophone banana");
  await button(page, "Browse all codes").click();
  assert.equal(await box(page).inputValue(), "");
  assert.equal(await count(page), "34 of 445 codes");
  assert.equal(await heading(page, "Name").count(), 0);
  await button(page, "Back").click();
  assert.equal(await box(page).inputValue(), "xylophone banana");
  assert.match(await words(page.locator(".nothing")), /Only Mover was searched/);
});

test("what is shown and everything are saved and copied as CSV and JSON", async (t) => {
  const page = await browse(t, { permissions: ["clipboard-read", "clipboard-write"] });
  await button(page, "Export").click();
  assert.equal(await view(page).getByRole("group", { name: /shown/ }).count(), 0);
  await button(page, "Export").click();
  await choose(page, "State", /^Warning/);
  await button(page, "Export").click();
  for (const [group, name, file, entries] of [
    ["Only the 7 codes shown", "Save CSV", "status-codes.selected.csv", 7],
    ["Only the 7 codes shown", "Save JSON", "status-codes.selected.json", 7],
    ["All 445 codes", "Save CSV", "status-codes.csv", 445],
    ["All 445 codes", "Save JSON", "status-codes.json", 445],
  ]) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("group", { name: group }).getByRole("button", { name }).click(),
    ]);
    assert.equal(download.suggestedFilename(), file);
    const text = readFileSync(await download.path(), "utf8");
    if (file.endsWith("json")) assert.equal(JSON.parse(text).entries.length, entries);
    else {
      assert.ok(text.startsWith("\ufeffID,Product,"));
      assert.equal(text.split("\r\n").length, entries + 2);
    }
  }
  await page.getByRole("group", { name: /shown/ }).getByRole("button", { name: "Copy JSON" }).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("{"));
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  assert.deepEqual([copied.entries.length, copied.catalogs.length], [7, 1]);
});

const settings = [
  { colorScheme: "light" },
  { colorScheme: "dark" },
  { forcedColors: "active" },
  { viewport: SMALL, colorScheme: "dark" },
];
/** In forced colours the colours are the system's, and so is their contrast. */
const rulesIn = ({ forcedColors }) => (forcedColors ? { "color-contrast": { enabled: false } } : {});
for (const setting of settings)
  test(
    `axe finds nothing in it, whatever stands open: ${JSON.stringify(setting)}`,
    { skip: setting.forcedColors && without("forced colours") },
    async (t) => {
      const page = await browse(t, { ...setting, bypassCSP: true });
      await page.addScriptTag({ path: axe });
      const look = async () => {
        const { violations, passes } = await page.evaluate(
          (rules) => window.axe.run(document, { resultTypes: ["violations"], rules }),
          rulesIn(setting),
        );
        assert.deepEqual(
          violations.map(
            (each) => `${each.id}: ${each.nodes.map((node) => node.target.join(" ")).join("; ")}`,
          ),
          [],
        );
        assert.ok(setting.forcedColors || passes.some((each) => each.id === "color-contrast"));
      };
      await look();
      await page.locator(".sources summary").first().click();
      await choose(page, "State", /^Warning/);
      await facet(page, "Retry advice").click();
      await heading(page, "Code").getByRole("button").click();
      await look();
      await button(page, "Export").click();
      await look();
    },
  );

for (const viewport of [PHONE, SMALL])
  test(`at ${viewport.width} px nothing is wider than the screen, and what is pressed is 44 px high`, async (t) => {
    const page = await browse(t, { viewport, hasTouch: true });
    assert.ok((await facet(page, "State").boundingBox()).y > 0, "the filters are seen at once");
    for (const open of [facet(page, "State"), button(page, "Export")]) {
      await open.click();
      assert.ok(
        await page.evaluate(
          () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
        ),
      );
      const small = await page.locator("status-codebook").evaluate((codebook) =>
        [...codebook.shadowRoot.querySelectorAll("button, input:not([type]), label")]
          .filter((each) => each.getClientRects().length > 0)
          .map((each) => [each.textContent, Math.round(each.getBoundingClientRect().height)])
          .filter(([, height]) => height < 44),
      );
      assert.deepEqual(small, []);
    }
    await facet(page, "State").click();
    const astray = await page.locator(".facet-choices label").evaluateAll((labels) =>
      labels
        .filter((label) => {
          const place = (selector) => label.querySelector(selector).getBoundingClientRect();
          const [box, icon, many, all] = [
            place("input"),
            place("svg"),
            place(".many"),
            label.getBoundingClientRect(),
          ];
          const middle = ({ y, height }) => Math.round(y + height / 2);
          return (
            getComputedStyle(label.querySelector("input")).opacity !== "1" ||
            Math.abs(middle(icon) - middle(box)) > 3 ||
            many.right > all.right
          );
        })
        .map((label) => label.textContent),
    );
    assert.deepEqual(astray, [], "box, mark, state and count stand in one row, in their place");
    const [code, meaning] = await Promise.all([
      rows(page).nth(1).getByRole("button").boundingBox(),
      rows(page).nth(1).locator(".meaning").boundingBox(),
    ]);
    assert.ok(meaning.x > code.x + code.width && meaning.x + meaning.width <= viewport.width);
  });
