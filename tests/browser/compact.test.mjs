// The dense form of <status-codebook>, in a sidebar of 280 to 400 px.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import test from "node:test";
import { answer, box, options, paste, site, words } from "./browser.mjs";
import { add, host } from "./host.mjs";

const here = site();
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** A tile as wide as the window. */
async function tile(t, width, attributes, options) {
  const page = await host(here, t, { viewport: { width, height: 640 }, ...options });
  await add(page, { compact: "", ...attributes });
  await page.locator(".privacy").waitFor();
  return page;
}

const VIEWS = {
  "first view": () => undefined,
  "one entry": (page) => box(page).fill("azsm 1024"),
  "the whole of it": async (page) => {
    await box(page).fill("DATA_SYNC : FAILED");
    await page.getByRole("button", { name: "More about this code" }).click();
  },
  "several meanings": (page) => box(page).fill("102"),
  "a list": (page) => box(page).fill("target location"),
  "not documented": (page) => box(page).fill("AZSM2045"),
  nothing: (page) => box(page).fill("xylophone banana"),
  report: (page) => paste(page, "copy a AZSM2063\nend AZSM1027\nand AZSM2045"),
};

for (const [name, show] of Object.entries(VIEWS))
  test(`at 280 px nothing is wider, a finger has 44 px, and axe finds nothing: ${name}`, async (t) => {
    const page = await tile(t, 296, {}, { hasTouch: true, bypassCSP: true, reducedMotion: "reduce" });
    await show(page);
    const seen = await page.evaluate(() => {
      const root = document.querySelector("status-codebook").shadowRoot;
      const pressed = [...root.querySelectorAll("button, .file, input[role=combobox]")].filter(
        (each) => each.getClientRects().length > 0,
      );
      const low = pressed.filter(
        (each) => (each.closest(".box") ?? each).getBoundingClientRect().height < 44,
      );
      return {
        wide: document.documentElement.scrollWidth > innerWidth,
        low: low.map((each) => each.className),
      };
    });
    assert.deepEqual(seen, { wide: false, low: [] });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.addScriptTag({ path: axe });
      const violations = await page.evaluate(async () => {
        const only = { include: [["status-codebook"]] };
        const { violations } = await window.axe.run(only, { resultTypes: ["violations"] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join("; ")}`);
      });
      assert.deepEqual(violations, [], colorScheme);
    }
  });

test("the answer is seen without scrolling: meaning, verdict, what to do, and the note for a ticket", async (t) => {
  for (const width of [296, 416]) {
    const page = await tile(t, width);
    await box(page).fill("azsm 1024");
    await answer(page).waitFor();
    for (const part of [".message", ".verdict", ".to-do", "[data-copy=ticket]"]) {
      const { y, height } = await page.locator(part).boundingBox();
      assert.ok(y + height <= 640, `${part} at ${width}`);
    }
    assert.equal(await page.locator(".source").isVisible(), false);
    await page.getByRole("button", { name: "More about this code" }).click();
    for (const part of [".anatomy", ".source", ".related"]) assert.ok(await page.locator(part).isVisible());
    await page.getByRole("button", { name: "Less" }).click();
    assert.equal(await page.locator(".anatomy").isVisible(), false);
  }
});

test("the list scrolls by itself, and what narrows the search is seen and can be taken off", async (t) => {
  const page = await tile(t, 316, { catalogs: "azsm", states: "failure" });
  await box(page).fill("target location");
  const list = await page.getByRole("listbox").boundingBox();
  assert.ok(list.height <= 320);
  await page.keyboard.press("ArrowUp");
  const last = await options(page).last().boundingBox();
  assert.ok(last.y + last.height <= list.y + list.height + 1);
  const pressed = page.locator(".chip[aria-pressed=true]");
  assert.deepEqual(await pressed.allInnerTexts(), ["Azure Storage Mover", "Failure"]);
  await pressed.last().click();
  await pressed.click();
  assert.equal(await page.locator(".filter").isVisible(), false);
  assert.match(await words(page.locator(".count")), /^10 of \d+ results/);
});

test("the box is as high before anything is asked as after", async (t) => {
  const page = await tile(t, 316);
  const before = await page.locator(".box").boundingBox();
  await box(page).fill("4");
  assert.deepEqual(await page.locator(".box").boundingBox(), before);
});
