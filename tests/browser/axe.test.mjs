// What axe-core finds in every view, in both themes and in forced colours: nothing.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import test from "node:test";
import { site } from "./browser.mjs";
import { view, VIEWS } from "./views.mjs";

const here = site();
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Everything that the guidelines ask for up to level AA, and what axe-core advises besides. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

for (const [look, options] of Object.entries({
  "the light theme": { colorScheme: "light" },
  "the dark theme": { colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
}))
  for (const name of Object.keys(VIEWS))
    test(`axe finds nothing in ${look}: ${name}`, async (t) => {
      const page = await view(here, t, name, { ...options, bypassCSP: true });
      await page.addScriptTag({ path: axe });
      const { violations, passes } = await page.evaluate(
        (values) =>
          window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
        RULES,
      );
      assert.deepEqual(
        violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(" ")).join("; ")}`),
        [],
      );
      assert.ok(passes.some((each) => each.id === "color-contrast"));
      // Pressed targets are looked at by a rule of their own; it has to have run.
      assert.ok(passes.some((each) => each.id === "target-size"));
    });
