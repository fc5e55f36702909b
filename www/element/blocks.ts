/**
 * Answers for which lines are at hand while a text is scrolled: they are read by blocks, and the latest are kept. What
 * arrives for a block that was let go, or read anew since, is dropped.
 */
import type { Lines } from "./lines.ts";

/** More than is seen at once, so that a step of the wheel rarely needs another. */
const size = 64;
/** Filtered lines may each come from another block; twice as many as rows are drawn. */
const most = 160;
/** Characters of all blocks that are kept, but for as many as rows are drawn: lines may be a megabyte long. */
const mostCharacters = 8_000_000;

interface Block {
  /** Undefined while it is read. */
  lines?: readonly string[];
  failed?: boolean;
}

export class Blocks {
  readonly #lines: Lines;
  readonly #arrived: () => void;
  /** In the order of their last use. */
  readonly #kept = new Map<number, Block>();
  #stopped = false;

  constructor(lines: Lines, arrived: () => void) {
    this.#lines = lines;
    this.#arrived = arrived;
  }

  /** The line, zero-based; "reading" until it is there, "failed" where it cannot be read any more. */
  line(at: number): { readonly text: string } | "reading" | "failed" {
    const number = Math.floor(at / size);
    const block = this.#kept.get(number) ?? this.#read(number);
    this.#kept.delete(number);
    this.#kept.set(number, block);
    if (block.failed) return "failed";
    return block.lines === undefined ? "reading" : { text: block.lines[at % size] ?? "" };
  }

  /** Nothing is told of what arrives later. */
  stop(): void {
    this.#stopped = true;
  }

  /** Lets go what was used longest ago, until what is kept is short enough. */
  #letGo(): void {
    const lengthOf = ({ lines = [] }: Block): number => lines.reduce((sum, line) => sum + line.length, 0);
    let all = 0;
    for (const block of this.#kept.values()) all += lengthOf(block);
    for (const [number, block] of this.#kept) {
      if (all <= mostCharacters || this.#kept.size <= most / 2) return;
      this.#kept.delete(number);
      all -= lengthOf(block);
    }
  }

  #read(number: number): Block {
    const block: Block = {};
    const oldest = this.#kept.keys().next();
    if (this.#kept.size >= most && !oldest.done) this.#kept.delete(oldest.value);
    const arrive = (outcome: Block): void => {
      Object.assign(block, outcome);
      this.#letGo();
      if (!this.#stopped && this.#kept.get(number) === block) this.#arrived();
    };
    try {
      const from = number * size;
      const read = this.#lines.read(from, Math.min(from + size, this.#lines.count));
      if (read instanceof Promise)
        read.then(
          (lines) => arrive({ lines }),
          () => arrive({ failed: true }),
        );
      else {
        block.lines = read;
        this.#letGo();
      }
    } catch {
      block.failed = true;
    }
    return block;
  }
}
