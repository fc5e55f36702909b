/**
 * Answers for the switch between light and dark on our page. It sets the element's attribute, which the address holds: so
 * the choice lasts with a bookmark, and nothing is stored.
 */
import type { StatusCodebookElement } from "../element/element.ts";
import type { Messages } from "../element/messages/index.ts";

const themes = ["auto", "light", "dark"] as const;

/** Answers with what gives it its words, of one language and then maybe another. */
export function addThemeSwitch(codebook: StatusCodebookElement, into: Element): (words: Messages) => void {
  const select = document.createElement("select");
  select.append(...themes.map((theme) => new Option("", theme)));
  const show = (): void => {
    select.value = codebook.theme;
  };
  show();
  new MutationObserver(show).observe(codebook, { attributeFilter: ["theme"] });
  select.addEventListener("change", () => {
    if (select.value === "auto") codebook.removeAttribute("theme");
    else codebook.setAttribute("theme", select.value);
  });
  const label = document.createElement("label");
  const name = document.createTextNode("");
  label.append(name, select);
  return (words) => {
    name.data = words.theme;
    themes.forEach((theme, at) => (select.options[at]!.text = words.themes[theme]));
    into.append(label);
  };
}
