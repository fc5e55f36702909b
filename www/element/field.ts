/**
 * Answers for <status-codebook> as a field of a form: its value is the code that is meant. Without a name it is no
 * field: nothing of it is submitted, and the browser keeps nothing of it for the next visit.
 */
import type { Entry } from "../lib/public.js";
import type { Found } from "./asking.ts";
import { AttributeElement, setOrRemove } from "./attributes.ts";

/** Sets what the form gets. Known to the element alone, since what a host may set is `value`. */
export let hold: (field: FieldElement, value: string, entry: string, fault: string, at: HTMLElement) => void;

export class FieldElement extends AttributeElement {
  static readonly formAssociated = true;
  readonly #internals = this.attachInternals();
  #value = "";

  static {
    hold = (field, value, entry, fault, at) => {
      field.#value = value;
      const named = field.name !== "";
      // A restored page gets the entry back, too; never what was typed or pasted.
      field.#internals.setFormValue(named ? value : null, named ? `${value}\n${entry}` : null);
      if (field.required && value === "") field.#internals.setValidity({ valueMissing: true }, fault, at);
      else field.#internals.setValidity({});
    };
  }

  /** The code that is meant: of the chosen entry, else what was asked, where that is a code by itself. */
  get value(): string {
    return this.#value;
  }
  set value(code: string) {
    this.entry = "";
    this.query = code;
  }

  /** What the element begins with, and what a reset of its form goes back to. */
  get defaultValue(): string {
    return this.getAttribute("value") ?? "";
  }
  set defaultValue(code: string) {
    setOrRemove(this, "value", code);
  }

  /** Under which the form gets the value. */
  get name(): string {
    return this.getAttribute("name") ?? "";
  }
  set name(name: string) {
    setOrRemove(this, "name", name);
  }

  /** The form is not sent without a code. */
  get required(): boolean {
    return this.hasAttribute("required");
  }
  set required(on: boolean) {
    this.toggleAttribute("required", on);
  }

  /** Nothing can be asked; what is shown can still be read. */
  get disabled(): boolean {
    return this.hasAttribute("disabled");
  }
  set disabled(on: boolean) {
    this.toggleAttribute("disabled", on);
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }
  get labels(): NodeList {
    return this.#internals.labels;
  }
  get validity(): ValidityState {
    return this.#internals.validity;
  }
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }
  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }
  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  formStateRestoreCallback(state: string): void {
    const [value = "", entry = ""] = state.split("\n");
    this.value = value;
    this.entry = entry;
  }
}

/** The name of the box: the host's word for it, else that of the labels around the element. */
export function boxLabel(field: FieldElement): string {
  const own = field.textContent ?? "";
  const labels = [...field.labels].map((label) => (label.textContent ?? "").replace(own, "").trim());
  return field.hasAttribute("label") ? field.label : labels.join(" ") || field.label;
}

export function codeMeant(found: Found, chosen: Entry | undefined): string {
  const { entries, undocumented } = found.reading;
  const codes = (chosen !== undefined ? [chosen] : entries.length > 0 ? entries : undocumented).map(
    (each) => each.code,
  );
  const [code = ""] = codes;
  return codes.every((each) => each === code) ? code : "";
}
