// Whole journeys of a help desk by keyboard alone, from the question to the ticket.
import assert from "node:assert/strict";
import test from "node:test";
import { answer, box, PHONE, paste, site, words } from "./browser.mjs";

const here = site();

/** No view has more stops before what is looked for. */
const MOST_STOPS = 60;

/** What has the focus: its name, and whether it is seen that it has. */
const focus = (page) =>
  page.evaluate(() => {
    const at = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    const named = (each) =>
      (each.getAttribute("aria-label") ?? each.innerText ?? "").replace(/\s+/g, " ").trim();
    const { top, bottom, left, right } = at.getBoundingClientRect();
    const outlined = (each) => getComputedStyle(each).outlineStyle !== "none";
    const label = at.matches("input[type=radio], input[type=checkbox]") ? at.closest("label") : undefined;
    const shown = [at, at.closest(".box"), label, label?.querySelector("span")].filter(Boolean);
    // Past the last stop, before the first.
    if (at === document.body) return { name: "", seen: true, inView: true };
    return {
      name: named(label ?? at),
      seen: shown.some(outlined) || getComputedStyle(at).textDecorationLine === "underline",
      inView: top < innerHeight && bottom > 0 && left < innerWidth && right > 0,
    };
  });

/** Presses Tab until what carries the name has the focus; every stop on the way is seen. */
async function tabTo(page, name, key = "Tab") {
  const passed = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press(key);
    const at = await focus(page);
    assert.ok(at.seen && at.inView, `the focus is not seen: ${JSON.stringify(at)}`);
    if (name.test(at.name)) return;
    passed.push(at.name);
  }
  assert.fail(`${name} was not reached: ${passed.join(" | ")}`);
}

/** What was copied, as the element tells it: not every engine lets a test read the clipboard. */
const copied = (page) =>
  page.evaluate(() => {
    window.copied = [];
    document.addEventListener("status-codebook-copy", ({ detail }) => window.copied.push(detail.text));
  });

test("a code with two meanings: question, the right one, its ticket, and the next question", async (t) => {
  const page = await here.open(t);
  await copied(page);
  await page.keyboard.press("/");
  await page.keyboard.type("102");
  await page.getByText("102 means opposite things.").waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator("status-codebook[entry^='egnyte/102']").waitFor();
  await tabTo(page, /^Copy for ticket$/);
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "Copied" }).first().waitFor();
  const [ticket] = await page.evaluate(() => window.copied);
  assert.match(ticket, /^Code 102 of Egnyte Migration App: Failure/);
  // The way back to the box, and what stands in it is replaced by the next key.
  await page.keyboard.press("/");
  await page.keyboard.type("azsm 1027");
  await page.getByText("The target location is busy").first().waitFor();
  assert.equal(await box(page).inputValue(), "azsm 1027");
});

test("a pasted log: the most frequent code, a code of the text, its entry and back, the summary", async (t) => {
  const page = await here.open(t);
  await copied(page);
  await page.keyboard.press("/");
  await paste(page, "copy a AZSM2063\ncopy b AZSM2063\nend AZSM1027\nthen DATA_SYNC : SUCCEEDED");
  await page.locator(".tally").waitFor();
  await tabTo(page, /AZSM1027/);
  await page.keyboard.press("Enter");
  await page.locator("status-codebook[entry='azsm/AZSM1027']").waitFor();
  await tabTo(page, /^Copy summary/);
  await page.keyboard.press("Enter");
  await page.waitForFunction(
    () =>
      window.copied.length > 0 ||
      document.querySelector("status-codebook").shadowRoot.textContent.includes("Copied"),
  );
  await page.keyboard.press("/");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.locator(".examples").waitFor();
});

test("all codes: narrowed to a state, a row opened and closed again", async (t) => {
  const page = await here.open(t);
  await tabTo(page, /^Browse all codes$/);
  await page.keyboard.press("Enter");
  await page.locator("[data-row]").nth(400).waitFor();
  await tabTo(page, /^State/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await tabTo(page, /^Paused/);
  await page.keyboard.press("Space");
  await page.waitForFunction(
    () => document.querySelector("status-codebook").shadowRoot.querySelectorAll("[data-row]").length < 100,
  );
  await page.keyboard.press("Escape");
  await tabTo(page, /^106$/);
  await page.keyboard.press("Enter");
  await page.locator("status-codebook[entry='egnyte/106']").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("status-codebook:not([entry])").waitFor();
  assert.match((await focus(page)).name, /106/);
});

test("one column: the list, an answer, back, and on to another", async (t) => {
  const page = await here.open(t, { viewport: PHONE });
  await page.keyboard.press("/");
  await page.keyboard.type("target location is busy");
  await page.getByRole("option").nth(1).waitFor();
  await page.keyboard.press("Enter");
  assert.match(await words(answer(page)), /AZSM1027/);
  await tabTo(page, /^Back to the results$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("option").nth(1).waitFor();
  assert.equal(await answer(page).isVisible(), false);
});
