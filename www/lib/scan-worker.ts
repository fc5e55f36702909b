// The worker: reads one long text beside the page, with the module that the page has compiled, and ends with its report.
// It answers to `www/element/long-text.ts` alone. The page cancels it by ending it.
import { init } from "./engine.ts";
import { readLong, type LongReport, type LongText } from "./long.ts";

/** What a worker is asked. */
export interface Asked extends LongText {
  readonly module: WebAssembly.Module;
}

/** What it tells: that it began, how far it is, and one of the last two. */
export type Told =
  | { readonly kind: "begun" }
  | { readonly kind: "progress"; readonly read: number }
  | { readonly kind: "done"; readonly report: LongReport }
  | { readonly kind: "failed"; readonly name: string; readonly message: string };

const tell: (told: Told, transfer?: Transferable[]) => void = (told, transfer = []) =>
  globalThis.postMessage(told, { transfer });

globalThis.onmessage = async ({ data }: MessageEvent<Asked>): Promise<void> => {
  try {
    await init(data.module);
    tell({ kind: "begun" });
    const onProgress = (read: number): void => tell({ kind: "progress", read });
    const report = await readLong(data, { alone: true, onProgress });
    tell({ kind: "done", report }, [report.raw[0].buffer, report.starts.buffer]);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    tell({ kind: "failed", name, message });
  }
};
