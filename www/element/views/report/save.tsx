/** Answers for taking the summary of a report along: to the clipboard or into a file. */
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { writeText } from "../../clipboard.ts";
import { fileName, forms, summaryText, type Form } from "../../summary.ts";
import { CopyButton } from "../actions.tsx";
import { fits } from "../../tally.ts";
import { useCatalogs, useWords } from "../words.ts";
import type { ReportState } from "./state.ts";

/** A browser reads a file of its own making at once; letting go of it earlier stops some of them. */
const readMs = 10_000;

/** Spreadsheets take a file without this mark for one of the local encoding. */
const mark = { markdown: "", csv: "\ufeff", json: "" };

export function Save({ state }: { readonly state: ReportState }): VNode {
  const words = useWords();
  const catalogs = useCatalogs();
  const [framed, setFramed] = useState(false);
  const { rows, pasted, filter } = state;
  // It is all of them whatever is shown, and says so where that is less.
  const narrowed = !rows.every((row) => fits(row, filter));
  const text = (form: Form): string =>
    summaryText(form, { rows, report: pasted.report, name: pasted.name, catalogs }, words);
  const save = (form: Form): void => {
    const url = URL.createObjectURL(new Blob([mark[form], text(form)], { type: forms[form].type }));
    const link = document.createElement("a");
    link.href = url;
    link.download = fileName(form, pasted.name);
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), readMs);
    // A frame that forbids it does so without a word.
    setFramed(globalThis.self !== globalThis.top);
  };
  const copy =
    (form: Form) =>
    (beside: ParentNode): Promise<boolean> =>
      writeText(text(form), beside);
  return (
    <div class="save">
      <CopyButton
        label={narrowed ? words.copyWholeSummary : words.copySummary}
        kind="summary"
        copy={copy("markdown")}
        chief
      />
      <details>
        <summary>{words.otherForms}</summary>
        <ul>
          {(["markdown", "csv", "json"] as const).map((form) => (
            <li key={form}>
              {form === "markdown" ? null : (
                <CopyButton label={words.copyForm(words.forms[form])} kind={form} copy={copy(form)} />
              )}
              <button type="button" class="button" onClick={() => save(form)}>
                {words.saveForm(words.forms[form])}
              </button>
            </li>
          ))}
        </ul>
        <p role="status">{framed ? words.savingMayBeBlocked : ""}</p>
      </details>
    </div>
  );
}
