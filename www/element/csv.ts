/** Answers for CSV as it leaves the page: a table that every spreadsheet reads and none runs. */

export type Cell = string | number;

/**
 * A cell of RFC 4180 that no spreadsheet takes for a formula: what begins with = + - @, also in full width, a tab or a line
 * break gets an apostrophe before it, which a spreadsheet shows as it is or hides. Semicolons are quoted too: in some
 * countries they part the cells.
 */
function written(value: Cell): string {
  const text = typeof value === "number" ? String(value) : value.replace(/^[=+\-@＝＋－＠\t\r\n]/, "'$&");
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return rows.map((cells) => `${cells.map(written).join(",")}\r\n`).join("");
}
