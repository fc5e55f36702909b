/**
 * Answers for which languages the interface speaks. Each is one file with every word of it, and one line here; English
 * is there at once, the others are loaded when they are asked for.
 */
import { inEnglish } from "./en.ts";
import { formatsOf, type Formats } from "./formats.ts";

/** Nothing else in the element holds a sentence that a person reads. */
export type Messages = ReturnType<typeof inEnglish>;

/** By the tag of the language, without a country. The build leaves these imports as they are, or takes the files in. */
const others: Readonly<Record<string, () => Promise<(formats: Formats) => Messages>>> = {
  de: async () => (await import("./de.js")).inGerman,
};

export const english: Messages = inEnglish(formatsOf("en"));

/** By locale: words are the language's, numbers the country's. */
const known = new Map<string, Messages>();

/** The first of these tags whose language is spoken here, as a locale; English where none of them is. */
export function spoken(tags: readonly string[]): string {
  for (const tag of tags) {
    const locale = tag.trim().replaceAll("_", "-");
    const language = languageOf(locale);
    if (language === "en" || Object.hasOwn(others, language)) return locale;
  }
  return "en";
}

/** A promise where its file is not there yet. Where that cannot be loaded, English does. */
export function messagesIn(locale: string): Messages | Promise<Messages> {
  const before = known.get(locale);
  if (before !== undefined) return before;
  const keep = (words: (formats: Formats) => Messages): Messages => {
    const messages = words(formatsOf(locale));
    known.set(locale, messages);
    return messages;
  };
  const load = others[languageOf(locale)];
  return load === undefined ? keep(inEnglish) : load().then(keep, () => english);
}

function languageOf(locale: string): string {
  try {
    return new Intl.Locale(locale).language;
  } catch {
    return "";
  }
}
