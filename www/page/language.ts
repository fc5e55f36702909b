/**
 * Answers for the language of our own page and of its texts: that of the address, `?lang=de`, else the first of the
 * reader's languages that is spoken. The element follows the page's `lang`.
 */
import { messagesIn, spoken, type Messages } from "../element/messages/index.ts";

const parameter = "lang";

/** Chosen by a link or by hand. */
let chosen = new URLSearchParams(location.search).get(parameter);

/** Before the element is there: it would begin in another language. `tell` gets the words of the page's language, and those of another one when it is chosen. */
export function startLanguage(tell: (words: Messages) => void): void {
  void speak(tell);
  for (const link of links())
    link.addEventListener("click", (event) => {
      // In a new tab or window it is an address like any other.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      chosen = link.hreflang;
      const address = new URL(location.href);
      address.searchParams.set(parameter, chosen);
      try {
        history.replaceState(history.state, "", address);
      } catch {
        // A page from a disk may not: its address says less.
      }
      void speak(tell);
    });
}

async function speak(tell: (words: Messages) => void): Promise<void> {
  const root = document.documentElement;
  root.lang = spoken(chosen === null ? navigator.languages : [chosen, ...navigator.languages]);
  const { lang } = root;
  const words = await messagesIn(lang);
  // Another one may have been chosen meanwhile.
  if (root.lang !== lang) return;
  const { language } = words;
  // Where its file could not be loaded, this is English.
  if (new Intl.Locale(lang).language !== language) root.lang = language;
  document.title = words.page.title;
  for (const place of document.querySelectorAll<HTMLElement>("[data-words]")) {
    const text = words.page[place.dataset["words"] as keyof Messages["page"]];
    if (place instanceof HTMLMetaElement) place.content = text;
    else place.textContent = text;
  }
  for (const link of links()) link.ariaCurrent = link.hreflang === language ? "true" : null;
  root.dataset["spoken"] = language;
  tell(words);
}

function links(): NodeListOf<HTMLAnchorElement> {
  return document.querySelectorAll<HTMLAnchorElement>("a[hreflang]");
}
