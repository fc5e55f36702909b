/** Answers for the lines of a JSON text in which the values of JSON Pointers begin. The whole, "", has none. */

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]|[^\s{}[\],":]+/g;

/** Of text that is no JSON some may be found; of a key that stands twice, the first. */
export function linesOf(text: string, pointers: ReadonlySet<string>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  /** For each object or array that is open: its key or number that is being read. */
  const path: (string | number)[] = [];
  let isKey = false;
  let line = 1;
  let counted = 0;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    const here = path[path.length - 1];
    if (token === "}" || token === "]") {
      path.pop();
      isKey = false;
    } else if (token === ",") {
      if (typeof here === "number") path[path.length - 1] = here + 1;
      else isKey = true;
    } else if (isKey) {
      path[path.length - 1] = unescaped(token);
      isKey = false;
    } else {
      const pointer = path.map(step).join("");
      if (pointer !== "" && pointers.has(pointer) && !found.has(pointer)) {
        line += text.slice(counted, index).split("\n").length - 1;
        counted = index;
        found.set(pointer, line);
      }
      isKey = token === "{";
      if (isKey) path.push("");
      else if (token === "[") path.push(0);
    }
  }
  return found;
}

const step = (key: string | number): string => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;

function unescaped(key: string): string {
  try {
    return String(JSON.parse(key));
  } catch {
    return key;
  }
}
