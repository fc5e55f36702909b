// How the page looks and fits: themes, contrast, one column, targets.
import assert from "node:assert/strict";
import test from "node:test";
import { answer, ask, options, PHONE, site, SMALL, WIDE, without, words } from "./browser.mjs";
import { view, VIEWS } from "./views.mjs";

const here = site();

/** A bar to scroll by may take of the width. */
const fits = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

for (const name of [
  "first view",
  "one entry",
  "several meanings",
  "life of an operation",
  "report",
  ...Object.keys(VIEWS).slice(-4),
])
  for (const viewport of [PHONE, SMALL])
    test(`at ${viewport.width} px nothing is wider than the screen, and what is pressed is 44 px high: ${name}`, async (t) => {
      const page = await view(here, t, name, { viewport, hasTouch: true });
      assert.ok(await fits(page));
      const small = await page.locator("status-codebook").evaluate((codebook) =>
        [...codebook.shadowRoot.querySelectorAll("button, input:not([type=checkbox]), label, [role=option]")]
          .filter((each) => each.getClientRects().length > 0)
          .map((each) => [each.textContent || each.id, Math.round(each.getBoundingClientRect().height)])
          .filter(([, height]) => height < 44),
      );
      assert.deepEqual(small, []);
    });

for (const viewport of [SMALL, PHONE, WIDE])
  test(`at ${viewport.width} px every state of a life fits its place`, async (t) => {
    const page = await view(here, t, "life of an operation", { viewport });
    const cut = await page.locator(".life li").evaluateAll((places) =>
      places
        .filter((place) => {
          const { right } = place.getBoundingClientRect();
          return [...place.querySelectorAll("button, b, span:not(.unseen)")].some((each) => {
            const range = document.createRange();
            range.selectNodeContents(each);
            if (each.querySelector(".unseen")) range.setEndBefore(each.querySelector(".unseen"));
            return Math.max(...[each, range].map((one) => one.getBoundingClientRect().right)) > right;
          });
        })
        .map((each) => each.textContent),
    );
    assert.deepEqual(cut, []);
  });

test("at 390 px the list comes first and the answer in its place, with a way back", async (t) => {
  const page = await here.open(t, { viewport: PHONE });
  await ask(page, "102");
  assert.match(await words(page.locator(".meanings-bar")), /opposite/);
  assert.equal(await answer(page).first().isVisible(), false);
  await options(page).nth(1).click();
  assert.equal(await options(page).first().isVisible(), false);
  const verdict = await page.locator(".verdict").boundingBox();
  assert.ok(verdict.y + verdict.height < PHONE.height, "meaning and next step are seen without scrolling");
  await page.getByRole("button", { name: "Back to the results" }).click();
  assert.equal(await options(page).first().isVisible(), true);
});

test("at 390 px the only result is shown at once", async (t) => {
  const page = await here.open(t, { viewport: PHONE });
  await ask(page, "azsm 1024");
  assert.equal(await answer(page).isVisible(), true);
  const verdict = await page.locator(".verdict").boundingBox();
  assert.ok(verdict.y + verdict.height < PHONE.height);
});

const ground = (page) =>
  page.locator("status-codebook").evaluate((each) => getComputedStyle(each).backgroundColor);

test("the theme follows the system, and the attribute overrules it", async (t) => {
  const light = await here.open(t, { colorScheme: "light" });
  const dark = await here.open(t, { colorScheme: "dark" });
  const [bright, dim] = [await ground(light), await ground(dark)];
  assert.notEqual(bright, dim);
  assert.equal(
    await light.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
    bright,
  );
  assert.equal(await dark.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), dim);
  await light.locator("status-codebook").evaluate((each) => (each.theme = "dark"));
  assert.equal(await ground(light), dim);
  await light.locator("status-codebook").evaluate((each) => (each.theme = "auto"));
  assert.equal(await ground(light), bright);
});

for (const colorScheme of ["light", "dark"])
  test(`every pair of text and ground has a contrast of at least 4.5 in the ${colorScheme} theme`, async (t) => {
    const page = await here.open(t, { colorScheme });
    const colours = await page.locator("status-codebook").evaluate((codebook) => {
      const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      const probe = codebook.shadowRoot.querySelector(".codebook");
      const read = (name) => {
        probe.style.setProperty("color", `var(--${name})`);
        canvas.fillStyle = getComputedStyle(probe).color;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
      };
      const names = ["background", "panel", "text", "muted", "accent", "on-accent", "soft", "mark", "edge"];
      const groups = ["done", "attention", "failed", "progress", "over"].flatMap((group) => [
        group,
        `${group}-tint`,
      ]);
      return Object.fromEntries([...names, ...groups].map((name) => [name, read(name)]));
    });
    const luminance = (rgb) => {
      const [r, g, b] = rgb.map((v) =>
        v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a, b) => {
      const [low, high] = [luminance(colours[a]), luminance(colours[b])].sort((x, y) => x - y);
      return (high + 0.05) / (low + 0.05);
    };
    const pairs = [
      ...["background", "panel", "soft", "mark"].map((under) => ["text", under]),
      ...["background", "panel", "soft"].flatMap((under) => [
        ["muted", under],
        ["accent", under],
      ]),
      ["on-accent", "accent"],
      ...["done", "attention", "failed", "progress", "over"].flatMap((group) => [
        [group, `${group}-tint`],
        [group, "panel"],
        [group, "soft"],
        ["text", `${group}-tint`],
      ]),
    ];
    const measured = pairs.map(([text, under]) => [`${text} on ${under}`, contrast(text, under)]);
    assert.deepEqual(
      measured.filter(([, value]) => value < 4.5),
      [],
    );
    // The edge of the box is no text, but it has to be seen.
    assert.ok(contrast("edge", "panel") >= 3);
    t.diagnostic(`lowest contrast ${Math.min(...measured.map(([, value]) => value)).toFixed(2)}`);
  });

test("the box stays where it is, whatever is shown", async (t) => {
  const page = await here.open(t);
  await page.locator(".examples").waitFor();
  const places = [];
  for (const name of Object.keys(VIEWS)) {
    await VIEWS[name](page);
    const { x, y, width } = await page.locator(".box").boundingBox();
    places.push(`${x} ${y} ${width}`);
  }
  assert.equal(new Set(places).size, 1);
});

test(
  "in forced colours the state and the active row are still told apart",
  { skip: without("forced colours") },
  async (t) => {
    const page = await here.open(t, { forcedColors: "active" });
    await ask(page, "target location");
    const row = (at) =>
      options(page)
        .nth(at)
        .evaluate((each) => getComputedStyle(each).backgroundColor);
    assert.notEqual(await row(0), await row(1));
    assert.equal(
      await page
        .locator(".pill")
        .first()
        .evaluate((each) => getComputedStyle(each).borderTopStyle),
      "solid",
    );
  },
);

test(
  "in forced colours the state of a life where one stands is told apart, and so is a gap",
  { skip: without("forced colours") },
  async (t) => {
    const page = await here.open(t, { forcedColors: "active" });
    await ask(page, "DATA_SYNC : FAILED");
    const look = (selector) =>
      page
        .locator(selector)
        .first()
        .evaluate((each) => [getComputedStyle(each).backgroundColor, getComputedStyle(each).borderTopStyle]);
    const [current, other, gap] = await Promise.all(
      [".stage[aria-current]", "button.stage:not([aria-current])", ".stage.gap"].map(look),
    );
    assert.notEqual(current[0], other[0]);
    assert.deepEqual([other[1], gap[1]], ["solid", "dashed"]);
  },
);

test("with reduced motion nothing moves", async (t) => {
  const page = await here.open(t, { reducedMotion: "reduce", path: "?q=404" });
  await answer(page).first().waitFor();
  const moving = await page
    .locator("status-codebook")
    .evaluate((codebook) =>
      [...codebook.shadowRoot.querySelectorAll("*")].filter(
        (each) => getComputedStyle(each).transitionDuration !== "0s",
      ),
    );
  assert.equal(moving.length, 0);
});
