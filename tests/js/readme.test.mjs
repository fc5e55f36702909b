// The README's JavaScript runs as it stands there, and prints what its comments say.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const blocks = [...readme.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);

test("the README has examples in JavaScript", () => assert.ok(blocks.length >= 2));

for (const [index, code] of blocks.entries()) {
  test(`example ${index + 1} of the README prints what it says`, () => {
    const expected = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, comment]) => comment);
    assert.ok(expected.length > 0, "the example prints nothing");
    const shown = "console.log = (value) => process.stdout.write(`${JSON.stringify(value)}\\n`);\n";
    // From standard input in the package's own folder, where its name means itself.
    const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=module"], {
      cwd: root,
      input: shown + code,
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
    const printed = stdout.trimEnd().split("\n");
    assert.equal(printed.length, expected.length);
    const tight = (text) => text.replaceAll('", "', '","');
    for (const [line, comment] of expected.entries()) {
      const value = printed[line];
      // After the value the comment ends or goes on to explain: `1` is not `10`, nor `1.5`.
      const said = tight(comment);
      const holds = said.startsWith(value) && /^(?:$|[:,] )/.test(said.slice(value.length));
      assert.ok(holds, `${value} is not ${comment}`);
    }
  });
}
