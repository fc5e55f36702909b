/** Answers for numbers, shares, sizes, plurals and lists as a language writes them: `Intl` under a few names. */

/** In which a language is written. */
export type Direction = "ltr" | "rtl";

/** The forms of a word beside a number. Every language has «other»; which of the rest it has, `Intl.PluralRules` says. */
export type Forms = { readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

export interface Formats {
  /** «661, 663 or 665». */
  readonly either: (parts: readonly string[]) => string;
  readonly number: (n: number) => string;
  readonly percent: (share: number) => string;
  /** «1 line», «2,000 lines». */
  readonly count: (n: number, forms: Forms) => string;
  /** «a, b and c». */
  readonly list: (parts: readonly string[]) => string;
  /** «84.1 of 200.0 MB», from bytes; `of` is the word between them. */
  readonly size: (part: number, total: number, of: string) => string;
}

const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

export function formatsOf(locale: string): Formats {
  const plain = new Intl.NumberFormat(locale);
  const shares = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const plurals = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale);
  const number = (n: number): string => plain.format(n);
  const choices = new Intl.ListFormat(locale, { type: "disjunction" });
  return {
    either: (parts) => choices.format(parts),
    number,
    percent: (share) => shares.format(share),
    count: (n, forms) => `${number(n)} ${forms[plurals.select(n)] ?? forms.other}`,
    list: (parts) => lists.format(parts),
    size: (part, total, of) => {
      const power = Math.min(Math.floor(Math.log10(Math.max(total, 1)) / 3), units.length - 1);
      // Figures that keep their width while they grow.
      const digits = power === 0 ? 0 : 1;
      const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
      const unitDisplay = power === 0 ? "long" : "short";
      const written = new Intl.NumberFormat(locale, fraction).format(part / 1000 ** power);
      const whole = new Intl.NumberFormat(locale, {
        ...fraction,
        style: "unit",
        unit: units[power]!,
        unitDisplay,
      });
      return `${written} ${of} ${whole.format(total / 1000 ** power)}`;
    },
  };
}
