/**
 * Answers for the parts of an Azure Storage Mover code: prefix, scope digit, number with the block it lies in. The
 * document reserves twenty codes for each subcategory; what a scope or a block is called comes with the entry.
 */
import type { Messages } from "./messages/index.ts";

export interface Part {
  readonly text: string;
  readonly means: string;
}

const shape = /^(AZSM)(\d)(\d{3})$/;
const blockSize = 20;

export function anatomyOf(
  code: string,
  named: {
    readonly scope?: string | undefined;
    readonly category?: string | undefined;
    readonly product: string;
  },
  words: Messages,
): readonly Part[] {
  const [, prefix, digit, rest] = shape.exec(code) ?? [];
  if (prefix === undefined || digit === undefined || rest === undefined) return [];
  const position = Number(rest);
  const from = Math.floor((position - 1) / blockSize) * blockSize + 1;
  const three = (n: number): string => String(n).padStart(3, "0");
  return [
    { text: prefix, means: named.product },
    { text: digit, means: named.scope === undefined ? words.undefinedScope : words.scope(named.scope) },
    {
      text: rest,
      means:
        named.category === undefined || position === 0
          ? words.numberAlone
          : words.numberInBlock(three(from), three(from + blockSize - 1), named.category),
    },
  ];
}
