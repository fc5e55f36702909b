// The keys inside the element: stepping from code to code without a mouse, whatever has the focus.
import assert from "node:assert/strict";
import test from "node:test";
import { answer, ask, box, paste, PHONE, site, words } from "./browser.mjs";

const here = site();

const codeShown = (page) => page.locator(".answer h2 .code").first().innerText();
const chosen = (page) => page.locator("status-codebook").getAttribute("entry");
/** What has the focus inside the element: its id, its name or its tag. */
const focus = (page) =>
  page.evaluate(() => {
    const at = document.activeElement?.shadowRoot?.activeElement;
    return at && (at.id || at.getAttribute("aria-label") || at.tagName);
  });
const next = (page) => page.getByRole("button", { name: /^Next code/ });

test("[ and ] step to the codes beside, and the focus goes on at the heading of the new one", async (t) => {
  const page = await here.open(t);
  await ask(page, "azsm 1024");
  await page.locator(".source a").focus();
  await page.keyboard.press("]");
  assert.equal(await chosen(page), "azsm/AZSM1025");
  assert.equal(await codeShown(page), "AZSM1025");
  assert.equal(await focus(page), "H2");
  assert.match(
    await page.getByRole("status").first().textContent(),
    /Shown: AZSM1025, Failure: Authentication failure/,
  );
  await page.keyboard.press("[");
  await page.keyboard.press("[");
  assert.equal(await chosen(page), "azsm/AZSM1023");
});

test("on the button the focus stays, and at the end of the document it goes to the heading", async (t) => {
  const page = await here.open(t);
  await ask(page, "azsm 2069");
  await next(page).focus();
  await page.keyboard.press("]");
  assert.equal(await focus(page), "Next code: AZSM2080");
  await page.keyboard.press("]");
  assert.equal(await codeShown(page), "AZSM2080");
  assert.equal(await focus(page), "H2");
  await page.keyboard.press("]");
  assert.equal(await codeShown(page), "AZSM2080");
});

test("in the box brackets are text, and Alt+PageDown and Alt+PageUp step", async (t) => {
  const page = await here.open(t);
  await ask(page, "azsm 1024");
  await page.keyboard.press("Alt+PageDown");
  assert.equal(await chosen(page), "azsm/AZSM1025");
  assert.equal(await focus(page), "box");
  assert.equal(await box(page).inputValue(), "azsm 1024");
  await page.keyboard.press("Alt+PageUp");
  await page.keyboard.press("Alt+PageUp");
  assert.equal(await chosen(page), "azsm/AZSM1023");
  await page.keyboard.press("]");
  assert.equal(await box(page).inputValue(), "azsm 1024]");
});

test("other keys with a bracket are left alone, one that AltGr brings is not, and a held key steps once", async (t) => {
  const page = await here.open(t);
  await ask(page, "azsm 1024");
  await page.locator(".body").focus();
  const press = (init) =>
    page.locator(".body").evaluate((body, given) => {
      const event = new KeyboardEvent("keydown", {
        bubbles: true,
        cancelable: true,
        composed: true,
        ...given,
      });
      // WebKit forgets this one.
      if (given.modifierAltGraph) event.getModifierState = (name) => name === "AltGraph";
      return body.dispatchEvent(event);
    }, init);
  for (const other of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }])
    assert.equal(await press({ key: "]", ...other }), true, JSON.stringify(other));
  assert.equal(await press({ key: "PageDown" }), true);
  assert.equal(await chosen(page), null);
  await press({ key: "]", ctrlKey: true, altKey: true, modifierAltGraph: true });
  assert.equal(await chosen(page), "azsm/AZSM1025");
  assert.equal(await press({ key: "]", repeat: true }), false);
  assert.equal(await chosen(page), "azsm/AZSM1025");
});

test("the buttons say their keys", async (t) => {
  const page = await here.open(t);
  await ask(page, "azsm 1024");
  const keys = await page
    .locator(".steps button")
    .evaluateAll((all) => all.map((each) => each.ariaKeyShortcuts ?? each.getAttribute("aria-keyshortcuts")));
  assert.deepEqual(keys, ["[ Alt+PageUp", "] Alt+PageDown"]);
  assert.equal(await next(page).getAttribute("title"), "Key ]");
});

test("outside the element the keys belong to the page", async (t) => {
  const page = await here.open(t);
  await ask(page, "azsm 1024");
  await page.evaluate(() => document.querySelector("status-codebook").blur());
  await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.blur());
  for (const key of ["]", "Alt+PageDown"]) await page.keyboard.press(key);
  assert.equal(await chosen(page), null);
});

test("from an undocumented code one steps to its neighbours on both sides", async (t) => {
  const page = await here.open(t);
  await ask(page, "AZSM2045");
  const steps = answer(page).locator(".steps button");
  assert.deepEqual(await steps.evaluateAll((all) => all.map((each) => each.getAttribute("aria-label"))), [
    "Previous code: AZSM2026",
    "Next code: AZSM2061",
  ]);
  await page.keyboard.press("Alt+PageDown");
  assert.equal(await codeShown(page), "AZSM2061");
  await page.getByRole("button", { name: "Back to the results" }).click();
  await page.locator(".body").focus();
  await page.keyboard.press("[");
  assert.equal(await codeShown(page), "AZSM2026");
});

test("with a code undocumented in two products the step is that of the card with the focus", async (t) => {
  const page = await here.open(t);
  await ask(page, "251");
  assert.equal(await answer(page).count(), 2);
  await answer(page).nth(1).locator(".entry-button").first().focus();
  await page.keyboard.press("]");
  assert.equal(await chosen(page), "egnyte/302");
});

test("o shows the other meaning and comes back, Alt+O does so from the box, and an o that is typed is text", async (t) => {
  const page = await here.open(t);
  await ask(page, "mover 102");
  await page.keyboard.press("Alt+o");
  assert.equal(await chosen(page), "egnyte/102");
  assert.equal(await focus(page), "box");
  await page.locator(".body").focus();
  await page.keyboard.press("o");
  assert.equal(await chosen(page), "mover/102");
  assert.match(await page.getByRole("status").first().textContent(), /First: 102, Success/);
  const button = page.locator(".others button").first();
  assert.equal(await button.getAttribute("aria-keyshortcuts"), "o Alt+O");
  await box(page).press("End");
  await page.keyboard.press("o");
  assert.equal(await box(page).inputValue(), "mover 102o");
});

test("o goes round all meanings of a number", async (t) => {
  const page = await here.open(t);
  await ask(page, "mover 500");
  await page.locator(".body").focus();
  const seen = [];
  for (let times = 0; times < 3; times++) {
    await page.keyboard.press("o");
    seen.push(await chosen(page));
  }
  assert.deepEqual(seen, ["egnyte/500/Service", "egnyte/500/ERR_POST_CONFIG_FILE_GET", "mover/500"]);
});

test("in a report one steps from an entry, and hears the code", async (t) => {
  const page = await here.open(t);
  await paste(page, "copy a AZSM2063\ncopy b AZSM2063\nend AZSM1027");
  await page.locator(".answer h2").focus();
  const before = await codeShown(page);
  await page.keyboard.press("]");
  assert.equal(before, "AZSM2063");
  assert.equal(await codeShown(page), "AZSM2069");
  assert.equal(await focus(page), "H2");
  assert.match(await words(page.locator(".answer > [role=status]")), /^Shown: AZSM2069, Failure/);
});

test("one column: the keys step where the answer is shown, not while the list is", async (t) => {
  const page = await here.open(t, { viewport: PHONE });
  await ask(page, "target location");
  await page.keyboard.press("Alt+PageDown");
  assert.equal(await chosen(page), null);
  await page.keyboard.press("Enter");
  const first = await chosen(page);
  await page.keyboard.press("]");
  assert.notEqual(await chosen(page), first);
  assert.equal(await focus(page), "H2");
});
