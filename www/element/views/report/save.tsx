/** Answers for taking the summary of a report along: to the clipboard or into a file. */
import type { VNode } from "preact";
import { writeText } from "../../clipboard.ts";
import type { Form } from "../../saving.ts";
import { fileName, summaryText } from "../../summary.ts";
import { CopyButton } from "../actions.tsx";
import { fits } from "../../tally.ts";
import { Offers } from "../offers.tsx";
import { useCatalogs, useWords } from "../words.ts";
import type { ReportState } from "./state.ts";

export function Save({ state }: { readonly state: ReportState }): VNode {
  const words = useWords();
  const catalogs = useCatalogs();
  const { rows, pasted, filter } = state;
  // It is all of them whatever is shown, and says so where that is less.
  const narrowed = !rows.every((row) => fits(row, filter));
  const text = (form: Form): string =>
    summaryText(form, { rows, report: pasted.report, name: pasted.name, catalogs }, words);
  return (
    <div class="save">
      <CopyButton
        label={narrowed ? words.copyWholeSummary : words.copySummary}
        kind="summary"
        copy={(beside) => writeText(text("markdown"), beside)}
        chief
      />
      <details>
        <summary>{words.otherForms}</summary>
        <Offers
          offers={(["markdown", "csv", "json"] as const).map((form) => ({
            form,
            name: fileName(form, pasted.name),
            text: () => text(form),
            copy: form !== "markdown",
          }))}
        />
      </details>
    </div>
  );
}
