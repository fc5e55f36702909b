// The help on keys: it opens by its key and its button, lists what there is, and gives the focus back.
import assert from "node:assert/strict";
import test from "node:test";
import { ask, box, site, words } from "./browser.mjs";

const here = site();

const dialog = (page) => page.getByRole("dialog", { name: "Keyboard shortcuts" });
const focus = (page) =>
  page.evaluate(() => {
    const at = document.activeElement?.shadowRoot?.activeElement;
    return at && (at.getAttribute("aria-label") || at.id || at.tagName);
  });

test("? opens the help from anywhere on our page, Escape closes it, and the focus is back where it was", async (t) => {
  const page = await here.open(t);
  await page.keyboard.press("?");
  await dialog(page).waitFor();
  assert.equal(await focus(page), "Close");
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  await ask(page, "azsm 1024");
  const next = page.getByRole("button", { name: /^Next code/ });
  await next.focus();
  await page.keyboard.press("?");
  await dialog(page).waitFor();
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  assert.equal(await focus(page), "Next code: AZSM1025");
  // No step back was taken by that Escape.
  assert.equal(await box(page).inputValue(), "azsm 1024");
});

test("in the box ? is text, and the button beside the products opens the help", async (t) => {
  const page = await here.open(t);
  await box(page).focus();
  await page.keyboard.type("what now?");
  assert.equal(await box(page).inputValue(), "what now?");
  assert.equal(await dialog(page).count(), 0);
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await dialog(page).waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  await dialog(page).waitFor({ state: "detached" });
  assert.equal(await focus(page), "Keyboard shortcuts");
});

test("a click beside the help closes it, one inside does not", async (t) => {
  const page = await here.open(t);
  await page.keyboard.press("?");
  await dialog(page).getByText("Go to the box").click();
  assert.equal(await dialog(page).count(), 1);
  await page.mouse.click(5, 5);
  await dialog(page).waitFor({ state: "detached" });
});

test("while the help is open the other keys rest", async (t) => {
  const page = await here.open(t);
  await ask(page, "azsm 1024");
  await page.locator(".body").focus();
  await page.keyboard.press("?");
  await dialog(page).waitFor();
  for (const key of ["]", "/", "o", "?", "Alt+PageDown"]) await page.keyboard.press(key);
  assert.equal(await page.locator("status-codebook").getAttribute("entry"), null);
  assert.equal(await focus(page), "Close");
  assert.equal(await dialog(page).count(), 1);
});

test("every key is listed by what it does", async (t) => {
  const page = await here.open(t);
  await page.keyboard.press("?");
  const rows = await dialog(page)
    .locator("dl > div")
    .evaluateAll((all) =>
      all.map((row) => [
        row.querySelector("dt").textContent,
        [...row.querySelectorAll(".key")].map((key) =>
          [...key.children].map((each) => each.textContent).join("+"),
        ),
      ]),
    );
  assert.deepEqual(Object.fromEntries(rows), {
    "Go to the box": ["/", "Ctrl+K", "⌘+K"],
    "Show these shortcuts": ["?"],
    "Down the list": ["↓"],
    "Up the list": ["↑"],
    "First in the list": ["Home"],
    "Last in the list": ["End"],
    "A page down the list": ["Page down"],
    "A page up the list": ["Page up"],
    Open: ["Enter"],
    "One step back, then clear": ["Esc"],
    "Previous code": ["[", "Alt+Page up"],
    "Next code": ["]", "Alt+Page down"],
    "Other meaning of the number": ["o", "Alt+O"],
    "Next place with a code": ["n"],
    "Previous place with a code": ["p", "N"],
  });
});

test("the help is read as a dialog with its keys, and says nothing of the page where a guest takes no keys there", async (t) => {
  const page = await here.open(t);
  await page.locator("status-codebook").evaluate((each) => (each.shortcut = false));
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press("?");
  await page.keyboard.press("/");
  assert.equal(await dialog(page).count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY");
  await page.locator(".body").focus();
  await page.keyboard.press("?");
  await dialog(page).waitFor();
  assert.doesNotMatch(await words(dialog(page)), /Anywhere on the page|Ctrl/);
  assert.match(await words(dialog(page)), /At an answer .*Show these shortcuts \?/);
});
