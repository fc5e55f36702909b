// One contestant with one text in a process of its own, driven by run.mjs: reads the text whenever it is told to, and
// says how long that took, or what it found. Nothing else runs while it works.
import { answer } from "../process.mjs";
import { PEERS } from "./peers.mjs";
import { readText } from "./texts.mjs";

const [name, kind] = process.argv.slice(2);
const text = readText(kind);
const bytes = new TextEncoder().encode(text);
const peer = await PEERS[name].start();

/** Results end here, so that reading cannot be optimised away. */
let sink = 0;

/** However slow it is, a text is read so often before a round counts. */
const LEAST_WARM = 2;

answer({
  /** Reads the text for so many milliseconds: a compiler that works in the background has to be done. */
  warm({ budget }) {
    const start = performance.now();
    for (let done = 0; done < LEAST_WARM || performance.now() - start < budget; done++)
      sink += peer.once(text, bytes);
  },
  /**
   * A reading, in milliseconds of the clock and of the processor, for all threads; what the one before left behind is
   * collected before.
   */
  once() {
    globalThis.gc();
    const [start, used] = [performance.now(), process.cpuUsage()];
    sink += peer.once(text, bytes);
    const { user, system } = process.cpuUsage(used);
    return { clock: performance.now() - start, processor: (user + system) / 1000 };
  },
  /** Where everything was found, and how often. */
  all() {
    const { mentions, tally } = peer.all(text);
    return {
      mentions: mentions.map(({ line, column, text, catalog, code }) =>
        [line, column, text, catalog, code].join(" "),
      ),
      tally: tally.map(({ id, count, lines, firstLine, lastLine }) =>
        [id, count, lines, firstLine, lastLine].join(" "),
      ),
      sink,
    };
  },
  memory: () => peer.memory(),
  size: () => bytes.length,
});
