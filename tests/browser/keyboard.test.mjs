// The box without a mouse, and as a screen reader finds it.
import assert from "node:assert/strict";
import test from "node:test";
import { answer, ask, box, options, PHONE, site, without, words } from "./browser.mjs";

const here = site();

const active = (page) => box(page).getAttribute("aria-activedescendant");

test("arrows move through the list, the answer follows, and focus stays in the box", async (t) => {
  const page = await here.open(t);
  await page.keyboard.press("/");
  await page.keyboard.type("target location");
  // More than three; on a busy machine the module may still be on its way when the last key is pressed.
  await options(page).nth(3).waitFor();
  const codes = await options(page).locator(".code").allInnerTexts();
  for (const [key, at] of [
    ["ArrowDown", 1],
    ["ArrowDown", 2],
    ["ArrowUp", 1],
    ["End", codes.length - 1],
    ["ArrowDown", 0],
    ["ArrowUp", codes.length - 1],
    ["Home", 0],
  ]) {
    await page.keyboard.press(key);
    assert.equal(await active(page), `result-${at}`, key);
    assert.equal(await answer(page).getAttribute("aria-label"), codes[at], key);
    assert.equal(await options(page).nth(at).getAttribute("aria-selected"), "true");
  }
  assert.equal(
    await page.evaluate(() => document.querySelector("status-codebook").shadowRoot.activeElement.id),
    "box",
  );
});

test("the active option is scrolled into view in the list", async (t) => {
  const page = await here.open(t);
  await ask(page, "target location");
  await page.keyboard.press("ArrowUp");
  const list = await page.getByRole("listbox").boundingBox();
  const last = await options(page).last().boundingBox();
  assert.ok(last.y + last.height <= list.y + list.height + 1);
});

test("Home and End stay with the text until the list was entered, and again after typing", async (t) => {
  const page = await here.open(t);
  await ask(page, "target location");
  const caret = () => box(page).evaluate((input) => input.selectionStart);
  await page.keyboard.press("Home");
  assert.equal(await caret(), 0);
  assert.equal(await active(page), "result-0");
  await page.keyboard.press("End");
  assert.equal(await caret(), "target location".length);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.type("s");
  await page.keyboard.press("Home");
  assert.equal(await caret(), 0);
});

test("Enter chooses and makes ready for the next question; Escape clears", async (t) => {
  const page = await here.open(t);
  await ask(page, "target location");
  await page.keyboard.press("ArrowDown");
  const code = await options(page).nth(1).locator(".code").innerText();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("status-codebook").getAttribute("entry"), `azsm/${code}`);
  await page.keyboard.type("404");
  assert.equal(await box(page).inputValue(), "404");
  assert.equal(await page.locator("status-codebook").getAttribute("entry"), null);
  await page.keyboard.press("Escape");
  assert.equal(await box(page).inputValue(), "");
  await page.locator(".examples").waitFor();
});

test("one column: Enter opens the answer in the list's place and moves there, Escape leads back", async (t) => {
  const page = await here.open(t, { viewport: PHONE });
  await ask(page, "target location");
  assert.equal(await answer(page).isVisible(), false);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await options(page).first().isVisible(), false);
  assert.equal(
    await page.evaluate(() => document.querySelector("status-codebook").shadowRoot.activeElement.tagName),
    "H2",
  );
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  assert.equal(await options(page).nth(1).isVisible(), true);
  assert.equal(await active(page), "result-1");
  await box(page).focus();
  await page.keyboard.press("Enter");
  await box(page).focus();
  await page.keyboard.press("Escape");
  assert.equal(await options(page).first().isVisible(), true);
  assert.equal(await box(page).inputValue(), "target location");
});

test("keys that belong to an input method are left to it", async (t) => {
  const page = await here.open(t);
  await ask(page, "target location");
  await box(page).evaluate((input) => {
    for (const key of ["ArrowDown", "Enter", "Escape"])
      input.dispatchEvent(
        new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, composed: true }),
      );
  });
  assert.equal(await active(page), "result-0");
  assert.equal(await box(page).inputValue(), "target location");
  assert.equal(await page.locator("status-codebook").getAttribute("entry"), null);
});

test("slash and Ctrl-K go to the box, but not out of a field where a person types", async (t) => {
  const page = await here.open(t);
  const focused = () => page.evaluate(() => document.activeElement.tagName);
  assert.equal(await focused(), "BODY");
  await page.keyboard.press("/");
  assert.equal(await focused(), "STATUS-CODEBOOK");
  assert.equal(await box(page).inputValue(), "");
  await page.keyboard.type("a/b");
  assert.equal(await box(page).inputValue(), "a/b");
  await page.getByRole("button", { name: "Mover", exact: true }).focus();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("404");
  assert.equal(await box(page).inputValue(), "404");
  await page.evaluate(() => document.body.append(document.createElement("textarea")));
  await page.locator("textarea").focus();
  await page.keyboard.type("/");
  assert.equal(await page.locator("textarea").inputValue(), "/");
});

test("everything is reached by Tab, in the order in which it is read", async (t) => {
  const page = await here.open(t, { path: "?q=azsm+1024" });
  await answer(page).waitFor();
  const names = [];
  for (let i = 0; i < 19; i++) {
    await page.keyboard.press("Tab");
    names.push(
      await page.evaluate(() => {
        const at = document.activeElement?.shadowRoot?.activeElement;
        return at ? (at.getAttribute("aria-label") ?? at.textContent).trim().replace(/\s+/g, " ") : undefined;
      }),
    );
  }
  const expected = [
    "Status code, name, message or log",
    "Clear",
    "Choose a file",
    "All products",
    "Mover",
    "Azure Storage Mover",
    "Egnyte Migration App",
    "Keyboard shortcuts",
    "Assign an Azure role for access to blob data (opens in a new tab)",
    "Copy for ticketCopied",
    "Copy for ticket as Markdown",
    "Copy codeCopied",
    "Copy linkCopied",
    "Previous code: AZSM1023",
    "Next code: AZSM1025",
    "AZSM1021Failed to access target folder due to permission issuesFailure",
    "AZSM2069Failed to read target file due to permission issues.Failure",
    "official page (opens in a new tab)",
  ];
  // Before the element stands the theme of the page.
  assert.equal(names.shift(), undefined);
  assert.deepEqual(names.slice(0, expected.length), expected);
});

test(
  "assistive technology finds a combobox with its list, its active option and a count",
  { skip: without("accessibility tree") },
  async (t) => {
    const page = await here.open(t);
    await ask(page, "target location");
    await page.keyboard.press("ArrowDown");
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const one = (role) => nodes.filter((node) => !node.ignored && node.role?.value === role);
    const [combobox] = one("combobox");
    const property = (name) => combobox.properties.find((each) => each.name === name)?.value;
    assert.equal(combobox.name.value, "Status code, name, message or log");
    assert.equal(property("expanded").value, true);
    assert.equal(property("autocomplete").value, "list");
    assert.equal(property("activedescendant").relatedNodes[0].idref, "result-1");
    assert.equal(property("controls").relatedNodes[0].idref, "results");
    const [listbox] = one("listbox");
    assert.equal(listbox.name.value, "Results");
    assert.equal(one("option").length, await options(page).count());
    const inside = await options(page).locator("button, a, input, [tabindex]").count();
    assert.equal(inside, 0);
    const heard = (await page.getByRole("status").first().textContent()).trim();
    assert.match(heard, /^10 of \d+ results\. Shown: AZSM\d{4}, Failure: /);
  },
);

test("several meanings: the list is heard and moved through although it is not shown", async (t) => {
  const page = await here.open(t);
  await ask(page, "102");
  assert.equal(await options(page).count(), 2);
  assert.equal(await box(page).getAttribute("aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  assert.equal(await active(page), "result-1");
  assert.match(await words(page.locator("article.current")), /META_MIGRATE_DATA : FAILED/);
  await page.keyboard.press("Enter");
  assert.equal(await answer(page).count(), 1);
});

test("one column: where the answer has the list's place, the box is tied to no list", async (t) => {
  const page = await here.open(t, { viewport: PHONE });
  const ties = () =>
    box(page).evaluate((input) =>
      ["aria-expanded", "aria-controls", "aria-activedescendant"].map((name) => input.getAttribute(name)),
    );
  await ask(page, "azsm 1024");
  await page.locator(".answer article").waitFor();
  assert.deepEqual(await ties(), ["false", null, null]);
  await ask(page, "target location");
  assert.deepEqual(await ties(), ["true", "results", "result-0"]);
  await page.keyboard.press("Enter");
  await page.locator(".answer article").waitFor();
  assert.deepEqual(await ties(), ["false", null, null]);
});
