/** Answers for the forms in which a text can be taken along: each to the clipboard or into a file. */
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { writeText } from "../clipboard.ts";
import { saveFile, type Form } from "../saving.ts";
import { CopyButton } from "./actions.tsx";
import { useWords } from "./words.ts";

export interface Offer {
  readonly form: Form;
  /** Of the file. */
  readonly name: string;
  /** Made when it is asked for. */
  readonly text: () => string;
  /** False where another button copies it. */
  readonly copy: boolean;
}

export function Offers({ offers }: { readonly offers: readonly Offer[] }): VNode {
  const words = useWords();
  const [framed, setFramed] = useState(false);
  return (
    <>
      <ul>
        {offers.map(({ form, name, text, copy }) => (
          <li key={form}>
            {copy ? (
              <CopyButton
                label={words.copyForm(words.forms[form])}
                kind={form}
                copy={(beside) => writeText(text(), beside)}
              />
            ) : null}
            <button type="button" class="button" onClick={() => setFramed(saveFile(form, name, text()))}>
              {words.saveForm(words.forms[form])}
            </button>
          </li>
        ))}
      </ul>
      <p role="status">{framed ? words.savingMayBeBlocked : ""}</p>
    </>
  );
}
