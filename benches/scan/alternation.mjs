// The usual way in JavaScript: one regular expression with everything in it, and the line counted up to each match.
// It knows no tables, no chains, no messages and no exceptions such as exit codes, and asks only the product that was
// named last: less work than the package does.
import { BEFORE, BETWEEN } from "./rule.mjs";

/** In capitals or not: JavaScript has no such flag for a part of an expression. */
const anyCase = (text) =>
  text.replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`).replaceAll(" ", "[ .-]");
const longestFirst = (list) => [...new Set(list)].sort((one, other) => other.length - one.length);
const any = (list) => `(?:${longestFirst(list).join("|")})`;

export function alternation(catalogs) {
  const names = new Map(
    catalogs.flatMap((it) => [...it.names].map(([name, [entry]]) => [name.replaceAll(" ", ""), entry])),
  );
  const products = new Map(catalogs.flatMap((it) => it.products.map((words) => [words.join(" "), it])));
  const cue = `${anyCase(any(BEFORE))}(?: ${anyCase(any(BETWEEN))})?[ :=#(["'.]{1,4}|[Ss]tatus[-_>]`;
  const sign = [
    `([Aa][Zz][Ss][Mm])[ _-]?(\\d{4})(?!\\w)`,
    `(${any([...names.keys()].map((it) => it.replace(":", " *: *")))})(?: ?\\((\\d{1,5})\\))?(?!\\w)`,
    `(?<![Ee]xit )(?:${cue})(\\d{1,5})(?![\\w%]|[.:-]\\d)`,
    `(?<![^\\s(["'])(\\d{1,5}) (?:status|error)(?!\\w)(?![=:])`,
    `(${any([...products.keys()].map(anyCase))})(?!\\w)`,
  ];
  const pattern = new RegExp(`\\b(?:${sign.join("|")})`, "g");
  const prefixed = catalogs.find(({ id }) => id === "azsm");

  return (text, { maxMentions }) => {
    const [mentions, counts] = [[], new Map()];
    let [line, begin, end] = [1, 0, text.indexOf("\n")];
    let product;
    const found = (entry, start, text) => {
      const count = counts.get(entry.id);
      if (!count) counts.set(entry.id, { id: entry.id, count: 1, lines: 1, firstLine: line, lastLine: line });
      else {
        count.count += 1;
        if (count.lastLine !== line) count.lines += 1;
        count.lastLine = line;
      }
      if (mentions.length < maxMentions)
        mentions.push({ line, column: start - begin, text, catalog: entry.catalog, code: entry.code });
    };
    pattern.lastIndex = 0;
    for (let match; (match = pattern.exec(text)) !== null;) {
      const [whole, prefix, digits, name, beside, cued, leading, alias] = match;
      for (; end !== -1 && end < match.index; end = text.indexOf("\n", begin)) {
        line += 1;
        begin = end + 1;
      }
      if (alias !== undefined) product = products.get(alias.toLowerCase().replace(/[.-]/g, " ")) ?? product;
      else if (prefix !== undefined) {
        const entry = prefixed.codes.get(`AZSM${digits}`);
        if (entry) found(entry, match.index, whole);
      } else if (name !== undefined) {
        const entry = names.get(name.replaceAll(" ", ""));
        product = catalogs.find(({ id }) => id === entry.catalog);
        found(entry, match.index, name);
        if (beside === entry.code) found(entry, pattern.lastIndex - beside.length - 1, beside);
      } else {
        const number = cued ?? leading;
        const at = cued === undefined ? match.index : pattern.lastIndex - number.length;
        const entry = (product ?? catalogs.find((it) => it.codes.has(number)))?.codes.get(number);
        if (entry) found(entry, at, number);
      }
    }
    return { mentions, tally: [...counts.values()].sort((one, other) => other.count - one.count) };
  };
}
