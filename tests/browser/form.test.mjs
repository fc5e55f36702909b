// <status-codebook> as a field of a form: value, validity, labels, reset, disabling, and what a browser restores.
import assert from "node:assert/strict";
import test from "node:test";
import { answer, box, options, paste, site, words } from "./browser.mjs";
import { add, host } from "./host.mjs";

const here = site();

const FORM = "<form><label for=code>Your code</label><fieldset></fieldset><button>Send</button></form>";

/** A form with the element in its field set, ready to be asked. */
async function form(t, attributes = {}) {
  const page = await host(here, t, { body: FORM });
  await add(page, { id: "code", name: "code", ...attributes }, "fieldset");
  await page.locator("status-codebook [part~=filter]").waitFor();
  return page;
}

/** What the form would send. */
const sent = (page) =>
  page.evaluate(() =>
    [...new FormData(document.querySelector("form"))].map(([name, value]) => `${name}=${value}`),
  );
const codebook = (page) => page.locator("status-codebook");

test("the form gets the code that was asked by itself, in the document's spelling", async (t) => {
  const page = await form(t);
  assert.deepEqual(await sent(page), ["code="]);
  for (const [asked, value] of [
    ["azsm 1024", "AZSM1024"],
    // Two meanings of one code.
    ["error 404", "404"],
    ["DATA_SYNC : FAILED", "951"],
    // No document lists it; it is a code all the same.
    ["AZSM2045", "AZSM2045"],
    // AZSM2045 or Egnyte's 2045: nobody can say.
    ["2045", ""],
    ["target location", ""],
    ["", ""],
  ]) {
    await box(page).fill(asked);
    assert.deepEqual(await sent(page), [`code=${value}`], asked);
    assert.equal(await codebook(page).evaluate((each) => each.value), value, asked);
  }
});

test("the form gets the code of the entry that was chosen, also out of a report, and nothing of a report alone", async (t) => {
  const page = await form(t);
  await box(page).fill("target location");
  await options(page).nth(1).click();
  const code = await options(page).nth(1).locator(".code").innerText();
  assert.deepEqual(await sent(page), [`code=${code}`]);
  await paste(page, "copy a AZSM2063\nend AZSM1027");
  await page.locator(".tally").waitFor();
  assert.deepEqual(await sent(page), ["code="]);
  await page.locator(".tally-row").first().click();
  assert.match((await sent(page)).join(), /^code=AZSM\d{4}$/);
});

test("without a name nothing is sent", async (t) => {
  const page = await form(t);
  await codebook(page).evaluate((each) => each.removeAttribute("name"));
  await box(page).fill("404");
  assert.deepEqual(await sent(page), []);
  await codebook(page).evaluate((each) => (each.name = "status"));
  assert.deepEqual(await sent(page), ["status=404"]);
});

test("a value that is set is asked and read back at once; the attribute is what a reset goes back to", async (t) => {
  const page = await form(t, { value: "azsm 1024" });
  assert.deepEqual(await sent(page), ["code=AZSM1024"]);
  assert.match(await words(answer(page)), /AZSM1024/);
  const read = await codebook(page).evaluate((each) => {
    each.value = "egnyte 404";
    const first = [each.value, new FormData(each.form).get("code")];
    each.query = "mover 600";
    return [...first, each.value, each.defaultValue];
  });
  assert.deepEqual(read, ["404", "404", "600", "azsm 1024"]);
  await options(page).first().waitFor({ state: "attached" });
  await page.evaluate(() => document.querySelector("form").reset());
  assert.deepEqual(await sent(page), ["code=AZSM1024"]);
  assert.equal(await box(page).inputValue(), "azsm 1024");
  await codebook(page).evaluate((each) => (each.defaultValue = "AZSM1027"));
  assert.deepEqual(await sent(page), ["code=AZSM1027"], "untouched, it follows the attribute");
  await box(page).fill("404");
  await codebook(page).evaluate((each) => (each.defaultValue = "AZSM1022"));
  assert.deepEqual(await sent(page), ["code=404"], "touched, it does not");
});

test("a reset empties a report, too", async (t) => {
  const page = await form(t);
  await paste(page, "copy a AZSM2063\nend AZSM1027");
  await page.locator(".tally").waitFor();
  await page.evaluate(() => document.querySelector("form").reset());
  await page.locator(".examples").waitFor();
  assert.equal(await page.locator(".tally").count(), 0);
});

test("required: the form is sent with a code only, and says in the box what is missing", async (t) => {
  const page = await form(t, { required: "" });
  const tried = () =>
    page.evaluate(() => {
      let submitted = false;
      const form = document.querySelector("form");
      form.addEventListener("submit", (event) => (event.preventDefault(), (submitted = true)), {
        once: true,
      });
      form.requestSubmit();
      return [submitted, form.querySelector("status-codebook").matches(":invalid")];
    });
  assert.deepEqual(await tried(), [false, true]);
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.id), "box");
  assert.equal(await box(page).getAttribute("aria-required"), "true");
  const state = await codebook(page).evaluate(({ validity, validationMessage, willValidate }) => ({
    missing: validity.valueMissing,
    validationMessage,
    willValidate,
  }));
  assert.deepEqual(state, {
    missing: true,
    validationMessage: "Enter a code, or choose one from the list.",
    willValidate: true,
  });
  await box(page).fill("target location");
  assert.deepEqual(await tried(), [false, true]);
  await box(page).fill("azsm 1024");
  assert.deepEqual(await tried(), [true, false]);
  await box(page).fill("");
  await codebook(page).evaluate((each) => (each.required = false));
  assert.deepEqual(await tried(), [true, false]);
});

test("Enter in the box chooses, and does not send the form", async (t) => {
  const page = await form(t);
  await page.evaluate(() =>
    document.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      window.submitted = true;
    }),
  );
  await box(page).fill("target location");
  await page.keyboard.press("Enter");
  assert.notEqual(await codebook(page).getAttribute("entry"), null);
  for (const button of ["Copy code", "Clear"]) await page.getByRole("button", { name: button }).click();
  assert.equal(await page.evaluate(() => window.submitted), undefined);
});

test("a label names the box and leads to it; the attribute label goes before", async (t) => {
  const page = await form(t);
  assert.equal(await box(page).getAttribute("aria-label"), "Your code");
  await page.locator("label[for]").click();
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot?.activeElement.id), "box");
  await codebook(page).evaluate((each) => (each.label = "Ours"));
  assert.equal(await box(page).getAttribute("aria-label"), "Ours");
});

test("inside a label the answer can be read and its buttons pressed, and the name has no words of the element", async (t) => {
  const page = await host(here, t, { body: "<label>Code <span></span></label>" });
  await add(page, { query: "azsm 1024" }, "span");
  await page.locator("status-codebook").evaluate((each) => {
    const hint = document.createElement("kbd");
    hint.slot = "hint";
    hint.textContent = "/";
    each.append(hint);
    each.compact = true;
  });
  await answer(page).waitFor();
  assert.equal(await box(page).getAttribute("aria-label"), "Code");
  await page.locator(".message").click();
  assert.notEqual(await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.id), "box");
  await page.getByRole("button", { name: "Copy for ticket" }).focus();
  await page.keyboard.press("Enter");
  assert.match(
    await page.evaluate(() => document.activeElement.shadowRoot.activeElement.textContent),
    /Copy for ticket/,
  );
});

test("disabled, by itself or by its field set: nothing can be asked, and the answer can be read", async (t) => {
  const page = await form(t, { value: "azsm 1024" });
  await answer(page).waitFor();
  for (const disable of [
    (on) => codebook(page).evaluate((each, now) => (each.disabled = now), on),
    (on) =>
      page
        .locator("main fieldset")
        .first()
        .evaluate((set, now) => (set.disabled = now), on),
  ]) {
    await disable(true);
    await page.waitForFunction(() => document.querySelector("status-codebook").matches(":disabled"));
    assert.equal(await box(page).isDisabled(), true);
    assert.deepEqual(await sent(page), []);
    assert.equal(await answer(page).getByRole("link").first().isEnabled(), true);
    assert.match(await words(answer(page)), /AZSM1024/);
    const taken = await page.locator(".body").evaluate((place) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["copy a AZSM2063\nend AZSM1027"], "a.log"));
      const init = { dataTransfer, bubbles: true, cancelable: true, composed: true };
      place.dispatchEvent(new DragEvent("drop", init));
      return new Promise((resolve) =>
        setTimeout(() => resolve(place.getRootNode().querySelector(".tally, .intake") !== null), 500),
      );
    });
    assert.equal(taken, false);
    await disable(false);
    await page.waitForFunction(() => !document.querySelector("status-codebook").matches(":disabled"));
    assert.equal(await box(page).isDisabled(), false);
    assert.deepEqual(await sent(page), ["code=AZSM1024"]);
  }
});

test("the way back restores the code and its entry, and nothing of what was typed beside them", async (t) => {
  const page = await here.open(t, {
    path: "host.html",
    before: async (fresh) => {
      await fresh.addInitScript(() => {
        // Then the browser keeps no frozen page, and has to restore this one.
        addEventListener("unload", () => undefined);
        addEventListener("DOMContentLoaded", () => import(new URL("define.js", location.href).href));
      });
      await fresh.route("**/host.html*", (route) =>
        route.fulfill({
          contentType: "text/html",
          body: "<!doctype html><html lang=en><title>Host</title><form><status-codebook name=code></status-codebook></form>",
        }),
      );
    },
  });
  for (const [question, value, entry] of [
    ["egnyte secret error 404", "404", "egnyte/404"],
    ["azsm 1024", "AZSM1024", null],
    ["a secret", "", null],
  ]) {
    await box(page).fill(question);
    if (entry !== null) await options(page).first().click();
    assert.deepEqual(await sent(page), [`code=${value}`]);
    await page.goto(`${page.url().split("?")[0]}?next`);
    await page.locator("[part~=filter]").waitFor();
    assert.deepEqual(await sent(page), ["code="]);
    await page.goBack();
    await page.waitForFunction(
      (restored) => document.querySelector("status-codebook").value === restored,
      value,
    );
    assert.equal(await codebook(page).getAttribute("entry"), entry);
    assert.equal(await box(page).inputValue(), value);
  }
});

test("while there is no engine the form gets the text as it stands", async (t) => {
  const page = await host(here, t, {
    body: FORM,
    trouble: true,
  });
  await page.evaluate(() => {
    // As on a page that forbids it.
    WebAssembly.compile = () => Promise.reject(new Error("no"));
    WebAssembly.Module = class {
      constructor() {
        throw new Error("no");
      }
    };
  });
  await add(page, { name: "code", required: "", value: "azsm 1024" }, "fieldset");
  await page.getByRole("alert").waitFor();
  assert.deepEqual(await sent(page), ["code=azsm 1024"]);
  assert.equal(await codebook(page).evaluate((each) => each.checkValidity()), true);
});
