// Says by which hash a page can make sure that a script from elsewhere is the one that was built.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The content of integrity.json: for each script in `folder` what goes into the attribute `integrity`. */
export function integrityOf(folder) {
  const scripts = readdirSync(folder)
    .filter((name) => name.endsWith(".js"))
    .sort();
  const hash = (name) =>
    createHash("sha384")
      .update(readFileSync(join(folder, name)))
      .digest("base64");
  return `${JSON.stringify(Object.fromEntries(scripts.map((name) => [name, `sha384-${hash(name)}`])), null, 2)}\n`;
}
