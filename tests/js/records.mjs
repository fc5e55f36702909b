// Reads CSV by the letter of RFC 4180, for the tests of what leaves the page.
import assert from "node:assert/strict";

export function records(csv) {
  const rows = [];
  let rest = csv;
  while (rest !== "") {
    const row = [];
    for (;;) {
      const cell = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest);
      assert.ok(cell, `no cell: ${rest.slice(0, 40)}`);
      row.push(cell[1]?.replaceAll('""', '"') ?? cell[2]);
      rest = rest.slice(cell[0].length);
      if (cell[3] !== ",") break;
    }
    rows.push(row);
  }
  return rows;
}
