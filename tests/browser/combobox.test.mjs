// The box as a combobox of the WAI-ARIA Authoring Practices beyond its arrows: page keys, Escape, Tab, input methods,
// fingers, what assistive technology reads, and that results come at once and move nothing.
import assert from "node:assert/strict";
import test from "node:test";
import { answer, ask, box, options, paste, PHONE, site, WIDE } from "./browser.mjs";
import { add, host, told } from "./host.mjs";

const here = site();

const active = (page) => box(page).getAttribute("aria-activedescendant");

test("Page down and up go by what is seen of the list, and stay at its ends", async (t) => {
  const page = await here.open(t, { path: "", viewport: { width: 1366, height: 400 } });
  await page.locator("status-codebook").evaluate((each) => (each.limit = 25));
  await ask(page, "target location");
  const seen = await page.getByRole("listbox").evaluate((list) => {
    const { bottom } = list.getBoundingClientRect();
    return [...list.children].filter((option) => option.getBoundingClientRect().bottom <= bottom).length;
  });
  const at = async () => Number((await active(page)).split("-")[1]);
  await page.keyboard.press("PageDown");
  const first = await at();
  assert.ok(first >= 1 && first <= seen, `${first} of ${seen}`);
  const option = await options(page).nth(first).boundingBox();
  const list = await page.getByRole("listbox").boundingBox();
  assert.ok(option.y >= list.y - 1 && option.y + option.height <= list.y + list.height + 1);
  await page.keyboard.press("PageUp");
  assert.equal(await at(), 0);
  await page.keyboard.press("PageUp");
  assert.equal(await at(), 0);
  const last = (await options(page).count()) - 1;
  for (let times = 0; times <= last; times++) await page.keyboard.press("PageDown");
  assert.equal(await at(), last);
});

test("one column: the option that the arrows reach is scrolled into the window, and typing scrolls nothing", async (t) => {
  const page = await here.open(t, { viewport: { width: 390, height: 500 } });
  await ask(page, "target location");
  assert.equal(await page.evaluate(() => scrollY), 0);
  for (let times = 0; times < 6; times++) await page.keyboard.press("ArrowDown");
  const { y, height } = await options(page).nth(6).boundingBox();
  assert.ok(y >= 0 && y + height <= 500);
});

test("Escape clears first; only the second one is the page's, and closes a dialog around it", async (t) => {
  const page = await host(here, t);
  await page.evaluate(() => {
    const dialog = document.createElement("dialog");
    document.querySelector("main").append(dialog);
    dialog.showModal();
  });
  await add(page, { query: "mover 404" }, "dialog");
  await answer(page).waitFor();
  await box(page).focus();
  const open = () => page.evaluate(() => document.querySelector("dialog").open);
  await page.keyboard.press("Escape");
  assert.deepEqual([await open(), await box(page).inputValue()], [true, ""]);
  await page.keyboard.press("Escape");
  assert.equal(await open(), false);
});

test("Tab leaves the box and chooses nothing", async (t) => {
  const page = await here.open(t);
  await ask(page, "target location");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  const focused = await page.evaluate(() => document.activeElement.shadowRoot.activeElement.ariaLabel);
  assert.equal(focused, "Clear");
  assert.equal(await page.locator("status-codebook").getAttribute("entry"), null);
});

/** Half a word, as an input method holds it. */
async function compose(page) {
  const session = await page.context().newCDPSession(page);
  return (text) =>
    session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
}

test("what is being composed is left alone by whatever is drawn meanwhile, and asked once when it is whole", async (t) => {
  const page = await host(here, t);
  await add(page, {});
  await page.locator(".examples").waitFor();
  await box(page).focus();
  const composing = await compose(page);
  await composing("にほ");
  await page.locator("status-codebook").evaluate((each) => (each.limit = 5));
  assert.equal(await box(page).inputValue(), "にほ");
  await composing("日本");
  assert.equal(await box(page).inputValue(), "日本");
  assert.deepEqual(await told(page, "input"), []);
  const session = await page.context().newCDPSession(page);
  await session.send("Input.insertText", { text: "日本" });
  assert.deepEqual(await told(page, "input"), [{ query: "日本", origin: "typed" }]);
});

test("a phone's keyboard composes every word: results come with each letter, and the composition goes on", async (t) => {
  const page = await host(here, t, { viewport: PHONE, hasTouch: true });
  await add(page, {});
  await page.locator(".examples").waitFor();
  await box(page).focus();
  const composing = await compose(page);
  for (const text of ["a", "az", "azsm1024"]) await composing(text);
  await answer(page).waitFor();
  assert.equal(await page.locator("status-codebook").getAttribute("query"), "azsm1024");
  await composing("azsm1027");
  assert.equal(await box(page).inputValue(), "azsm1027");
  const session = await page.context().newCDPSession(page);
  await session.send("Input.insertText", { text: "azsm1027" });
  assert.deepEqual(
    (await told(page, "input")).map(({ query }) => query),
    ["a", "az", "azsm1024", "azsm1027"],
  );
});

test("a tap on an option opens its answer, and the keyboard of the screen goes", async (t) => {
  const page = await here.open(t, { viewport: PHONE, hasTouch: true });
  await box(page).tap();
  await page.keyboard.type("target location");
  await options(page).nth(1).tap();
  await answer(page).waitFor();
  assert.equal(
    await page.evaluate(() => document.activeElement.shadowRoot.activeElement.tagName),
    "H2",
    "a field with the focus would hold the keyboard open",
  );
});

for (const viewport of [WIDE, PHONE])
  test(`while a person types, nothing around box, filter and list moves (${viewport.width} px)`, async (t) => {
    const page = await here.open(t, { viewport });
    await box(page).focus();
    await page.evaluate(() => {
      const root = document.querySelector("status-codebook").shadowRoot;
      window.frames = [];
      window.shifts = [];
      const note = () => {
        const at = (selector) => {
          const rect = root.querySelector(selector)?.getBoundingClientRect();
          return rect === undefined ? "" : `${rect.x} ${rect.y} ${rect.width}`;
        };
        window.frames.push([".box", ".filter", "#results"].map(at));
        requestAnimationFrame(note);
      };
      requestAnimationFrame(note);
      const { bottom, right } = root.querySelector(".filter").getBoundingClientRect();
      new PerformanceObserver((list) => {
        // What is typed counts, too: a browser's own measure leaves out what follows a key.
        for (const { sources } of list.getEntries())
          for (const { previousRect, currentRect } of sources)
            // What comes or goes has no place before or after, and has not moved. The count is as long as its words,
            // and what the list holds goes by its rank.
            if ([previousRect, currentRect].every(({ x, y, width }) => width > 0 && x < right && y < bottom))
              window.shifts.push([previousRect, currentRect].map(({ x, y }) => `${x} ${y}`).join(" to "));
      }).observe({ type: "layout-shift", buffered: false });
    });
    // In one column what is no entry and answers the question stands above the list, and pushes it down.
    const texts = viewport === WIDE ? ["azsm 1024", "DATA_SYNC", "zzzz"] : [];
    for (const text of ["target location", ...texts]) {
      await page.keyboard.type(text, { delay: 20 });
      await page.keyboard.press("Escape");
    }
    await page.waitForTimeout(100);
    const [frames, shifts] = await page.evaluate(() => [window.frames, window.shifts]);
    assert.ok(frames.length > 20);
    assert.deepEqual(shifts, []);
    for (const [part, at] of [
      ["box", 0],
      ["filter", 1],
      ["list", 2],
    ]) {
      const places = new Set(
        frames.map((frame) => frame[at]).filter((place) => place !== "" && place !== "0 0 0"),
      );
      assert.equal(places.size, 1, `${part}: ${[...places].join(", ")}`);
    }
  });

test("the picture that follows a key shows its results: they are drawn before the event ends", async (t) => {
  const page = await here.open(t);
  await page.evaluate(() => {
    window.seen = [];
    const codebook = document.querySelector("status-codebook");
    let told = "";
    codebook.addEventListener("status-codebook-results", ({ detail }) => (told = detail.query));
    // After the box's own listener, and before the next frame.
    codebook.addEventListener("input", (event) => {
      const { value } = event.composedPath()[0];
      const { shadowRoot } = codebook;
      const ids = [...shadowRoot.querySelectorAll(".option .code, .answer h2 .code")].length;
      window.seen.push({ value, told, drawn: ids > 0 });
    });
  });
  await box(page).pressSequentially("agent ran out of disk");
  const seen = await page.evaluate(() => window.seen);
  assert.equal(seen.length, "agent ran out of disk".length);
  for (const { value, told } of seen) assert.equal(told, value.trim());
  assert.ok(seen.at(-1).drawn);
});

test("assistive technology reads the combobox, its list and the answer", async (t) => {
  const page = await here.open(t);
  await page.locator("status-codebook").evaluate((each) => (each.limit = 2));
  await ask(page, "target location");
  assert.equal(
    await page.locator(".box").ariaSnapshot(),
    `- combobox "Status code, name, message or log" [expanded]: target location
- button "Clear"
- text: Choose a file
- button "Choose a file"`,
  );
  const list = await page.locator(".results").ariaSnapshot();
  assert.match(
    list,
    /^- listbox "Results":\n  - option "AZSM1027 The target location is busy Failure · Azure Storage Mover · job run · target" \[selected\]:?/,
  );
  assert.equal((list.match(/- option "/g) ?? []).length, 2);
  assert.match(list, /- button "Show all \d+"$/);
  const shown = page.getByRole("article", { name: "AZSM1027" });
  await shown.getByRole("heading", { name: "AZSM1027", level: 2 }).waitFor();
  for (const name of ["Copy for ticket", "Next code: AZSM1028"])
    assert.equal(await shown.getByRole("button", { name, exact: true }).count(), 1, name);
  assert.match(
    (await page.getByRole("status").first().textContent()).trim(),
    /^2 of \d+ results\. First: AZSM1027, Failure: The target location is busy$/,
  );
});

test("assistive technology reads the report: what it holds, its codes, the text, and the entry", async (t) => {
  const page = await here.open(t);
  await paste(page, "copy a AZSM2063\nend AZSM1027");
  const tally = page.getByRole("region", { name: "Codes in the text" });
  await tally.getByRole("heading", { name: "Someone must act · 2" }).waitFor();
  assert.deepEqual(
    await tally
      .getByRole("listitem")
      .getByRole("button", { name: /AZSM/ })
      .evaluateAll((all) => all.map((each) => [each.querySelector(".code").textContent, each.ariaCurrent])),
    [
      ["AZSM2063", "true"],
      ["AZSM1027", null],
    ],
  );
  const text = page.getByRole("region", { name: "The text" });
  for (const name of ["Previous", "Next"]) assert.equal(await text.getByRole("button", { name }).count(), 1);
  await page.getByRole("article", { name: "AZSM2063" }).getByRole("heading", { level: 2 }).waitFor();
  assert.match(await page.getByRole("status").first().innerText(), /^2 lines · 2 occurrences of 2 codes$/);
});
