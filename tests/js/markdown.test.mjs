// The little Markdown of documents: what it takes for markup, and what stays as it was written.
import assert from "node:assert/strict";
import { test } from "node:test";
import { entry } from "status-codebook";
import { fromElement } from "./element.mjs";

const { plain } = await fromElement(`export { plain } from "./markdown.ts";`);

test("emphasis, strong, code and links lose their marks, and a link keeps its address", () => {
  assert.equal(
    plain("*Source name*, **now** `run` [see](https://a.example/b)"),
    "Source name, now run see (https://a.example/b)",
  );
});

test("asterisks of file patterns are no emphasis", () => {
  const { message } = entry("egnyte/635");
  assert.match(message, /\*\.txt, folder\/\*\*/);
  assert.equal(plain(message), message);
  for (const pattern of ["*.txt, folder/**", "**/a, b/*", "***a***"]) assert.equal(plain(pattern), pattern);
});
