/**
 * Answers for one question: which line of a document holds its general rule about retries. An entry's own line says
 * what the code means; whether Mover reruns by itself, and that Egnyte only names its support, stands elsewhere.
 */
export interface RuleLine {
  readonly line: number;
  /** Mover has a list of codes that may be rerun; Egnyte's article refers every question to its support. */
  readonly kind: "rerun-list" | "support-only";
}

const ruleLines: Readonly<Record<string, RuleLine>> = {
  mover: { line: 27, kind: "rerun-list" },
  egnyte: { line: 17, kind: "support-only" },
};

export function ruleLine(catalog: string): RuleLine | undefined {
  return Object.hasOwn(ruleLines, catalog) ? ruleLines[catalog] : undefined;
}
