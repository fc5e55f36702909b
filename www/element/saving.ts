/** Answers for putting a text into a file of the reader's: the forms that there are, and the saving itself. */

export type Form = "markdown" | "csv" | "json";

export const forms: Readonly<Record<Form, { readonly ending: string; readonly type: string }>> = {
  markdown: { ending: "md", type: "text/markdown" },
  csv: { ending: "csv", type: "text/csv" },
  json: { ending: "json", type: "application/json" },
};

/** Spreadsheets take a file without this mark for one of the local encoding. */
const mark: Readonly<Record<Form, string>> = { markdown: "", csv: "\ufeff", json: "" };

/** A browser reads a file of its own making at once; letting go of it earlier stops some of them. */
const readMs = 10_000;

/** True where a frame stands around the page: one that forbids saving does so without a word. */
export function saveFile(form: Form, name: string, text: string): boolean {
  const url = URL.createObjectURL(new Blob([mark[form], text], { type: forms[form].type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), readMs);
  return globalThis.self !== globalThis.top;
}
