// Whether everything can be read: without scrolling, enlarged, with wider spacing, and on paper.
import assert from "node:assert/strict";
import test from "node:test";
import { entries } from "../../dist/index.js";
import { answer, PHONE, site, WIDE, words } from "./browser.mjs";
import { view, VIEWS } from "./views.mjs";

const here = site();

/**
 * What is cut off within its own place: text that is wider or higher than the box it stands in. What is scrolled, and what
 * is shortened on purpose with dots at its end, stands whole elsewhere.
 */
const cut = (page) =>
  page.locator("status-codebook").evaluate((codebook) =>
    [...codebook.shadowRoot.querySelectorAll("*")]
      .filter(
        (each) => each.getClientRects().length > 0 && !each.closest(".unseen, .list, .scroller, .filter"),
      )
      .filter((each) => {
        const { overflowX, overflowY, webkitLineClamp, textOverflow } = getComputedStyle(each);
        if (webkitLineClamp !== "none" || textOverflow === "ellipsis") return false;
        const hidden = (overflow) => overflow === "hidden" || overflow === "clip";
        return (
          (hidden(overflowX) && each.scrollWidth > each.clientWidth + 1) ||
          (hidden(overflowY) && each.scrollHeight > each.clientHeight + 1)
        );
      })
      .map((each) => `${each.localName}.${each.className}: ${each.textContent.slice(0, 40)}`),
  );

/** A bar to scroll by may take of the width. */
const fits = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

/** Buttons whose words do not fit in them. */
const overflowing = (page) =>
  page.locator("status-codebook").evaluate((codebook) =>
    [
      ...codebook.shadowRoot.querySelectorAll(
        "button:not(.example, .tally-row), .example .kind, .pill, .verdict",
      ),
    ]
      .filter((each) => each.getClientRects().length > 0)
      .filter((each) => {
        const range = document.createRange();
        range.selectNodeContents(each);
        const inner = range.getBoundingClientRect();
        const outer = each.getBoundingClientRect();
        return inner.width > 0 && (inner.right > outer.right + 1 || inner.bottom > outer.bottom + 1);
      })
      .map((each) => `${each.className}: ${each.textContent.slice(0, 40)}`),
  );

for (const viewport of [WIDE, PHONE])
  test(`at ${viewport.width} × ${viewport.height} meaning and next step of every code are seen without scrolling`, async (t) => {
    const page = await here.open(t, { viewport });
    const ids = entries().map(({ id }) => id);
    const below = await page.locator("status-codebook").evaluate(async (codebook, all) => {
      const found = [];
      for (const id of all) {
        codebook.query = id.split("/").slice(0, 2).join(" ");
        codebook.entry = id;
        // The answer is drawn when the attributes have settled.
        await new Promise((drawn) => setTimeout(drawn));
        const verdict = codebook.shadowRoot.querySelector(".answer article .verdict");
        const bottom = verdict === null ? Infinity : verdict.getBoundingClientRect().bottom + scrollY;
        if (!(bottom <= innerHeight)) found.push([id, bottom]);
      }
      return found;
    }, ids);
    assert.equal(ids.length, 445);
    assert.deepEqual(below, []);
  });

for (const name of Object.keys(VIEWS))
  test(`enlarged to 200 % nothing is cut off and nothing is scrolled sideways: ${name}`, async (t) => {
    const page = await view(here, t, name, { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 });
    assert.ok(await fits(page));
    assert.deepEqual(await cut(page), []);
    assert.deepEqual(await overflowing(page), []);
  });

// Success criterion 1.4.12 of WCAG 2.2.
const SPACING =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";

for (const name of Object.keys(VIEWS))
  test(`with wider spacing of the text nothing is cut off: ${name}`, async (t) => {
    const page = await view(here, t, name, { viewport: PHONE });
    await page.locator("status-codebook").evaluate((codebook, rules) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      codebook.shadowRoot.adoptedStyleSheets.push(sheet);
    }, SPACING);
    assert.ok(await fits(page));
    assert.deepEqual(await cut(page), []);
    assert.deepEqual(await overflowing(page), []);
  });

test("on paper there is the answer alone, dark on light, with the addresses of its links", async (t) => {
  const page = await here.open(t, { path: "?q=azsm+1024", viewport: WIDE, colorScheme: "dark" });
  await answer(page).waitFor();
  await page.locator("status-codebook").evaluate((codebook) => (codebook.theme = "dark"));
  await page.emulateMedia({ media: "print" });
  assert.match(await words(answer(page)), /AZSM1024/);
  for (const selector of [".box", ".filter", ".option", ".actions"])
    assert.equal(await page.locator(selector).first().isVisible(), false, selector);
  const link = answer(page).locator("a").first();
  assert.match(
    await link.evaluate((each) => getComputedStyle(each, "::after").content),
    /https:\/\/learn\.microsoft\.com/,
  );
  const lightness = (locator) =>
    locator.evaluate((each) => Number(/\d+/.exec(getComputedStyle(each).color)[0]));
  assert.ok((await lightness(page.locator(".message"))) < 80);
  assert.ok((await lightness(page.locator("h1"))) < 80);
});
