// The tables of all codes as plain HTML, from the catalog files: for readers without JavaScript.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const CATALOGS = ["mover", "azsm", "egnyte"];
const COLUMNS = { code: "Code", name: "Name", message: "Message", state: "State" };

const HTML = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escaped = (text) => text.replace(/[&<>"]/g, (sign) => HTML[sign]);

/** What a document has in asterisks stands for a name: «*Source name*». */
const cell = (text = "") => `<td>${escaped(text).replace(/\*([^*]+)\*/g, "<i>$1</i>")}`;

/** End tags that HTML does not ask for are left out: the tables are most of the page's own bytes. */
function table({ product, entries }) {
  // What only a rule or another revision of the document names stands in no table of it.
  const documented = entries.filter(({ tier = "documented" }) => tier === "documented");
  const columns = Object.keys(COLUMNS).filter((key) => documented.some((entry) => entry[key]));
  const heading = columns.map((key) => `<th scope="col">${COLUMNS[key]}`).join("");
  const row = (entry) => `<tr>${columns.map((key) => cell(entry[key])).join("")}`;
  const bodies = [...new Set(documented.map(({ section }) => section))].map((section) => {
    const rows = documented.filter((entry) => entry.section === section).map(row);
    const title = `<tr><th colspan="${columns.length}" scope="rowgroup">${escaped(section ?? "")}`;
    return ["<tbody>", ...(section === undefined ? [] : [title]), ...rows].join("\n");
  });
  return `<table>
<caption>${escaped(product)}: ${documented.length} codes</caption>
<thead>
<tr>${heading}
${bodies.join("\n")}
</table>`;
}

/** One table for each of the built-in catalogs in `folder`. */
export function tablesOfCodes(folder) {
  return CATALOGS.map((id) => table(JSON.parse(readFileSync(join(folder, `${id}.json`), "utf8")))).join("\n");
}
