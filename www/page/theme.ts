/**
 * Answers for the switch between light and dark on our page. It sets the element's attribute, which the address holds: so
 * the choice lasts with a bookmark, and nothing is stored.
 */
import type { StatusCodebookElement } from "../element/element.ts";
import type { Messages } from "../element/messages/index.ts";

/** What a press brings, and back to what the system prefers. */
const next = { auto: "light", light: "dark", dark: "auto" } as const;

/** Answers with what gives it its words, of one language and then maybe another. */
export function addThemeSwitch(codebook: StatusCodebookElement, into: Element): (words: Messages) => void {
  const button = document.createElement("button");
  button.type = "button";
  let words: Messages | undefined;
  const show = (): void => {
    button.textContent = words?.themeIs(codebook.theme) ?? "";
  };
  new MutationObserver(show).observe(codebook, { attributeFilter: ["theme"] });
  button.addEventListener("click", () => {
    const theme = next[codebook.theme];
    if (theme === "auto") codebook.removeAttribute("theme");
    else codebook.theme = theme;
  });
  return (spoken) => {
    words = spoken;
    show();
    into.append(button);
  };
}
