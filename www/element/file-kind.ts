/** Answers for what a file is, by its first bytes: whether it can be read as text, and how. */
import { isGzip } from "../lib/pour.ts";
import { encodingOf } from "../lib/scan.ts";

/** plain: UTF-8, which can be read from any line on. */
export type FileKind = "plain" | "utf-16" | "gzip" | "archive" | "binary";

/** A text has no NUL in it; of other files hardly one has none in so many bytes. */
const LOOKED_AT = 4096;

/** ZIP, which also holds .xlsx, .docx and .ods, and the older compound files of Office. */
const ARCHIVES = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** Rejects where the file cannot be read. */
export async function fileKind(file: Blob): Promise<FileKind> {
  const bytes = new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer());
  const begins = (magic: readonly number[]): boolean => magic.every((byte, at) => bytes[at] === byte);
  if (isGzip(bytes)) return "gzip";
  if (ARCHIVES.some(begins)) return "archive";
  if (encodingOf(bytes) !== "utf-8") return "utf-16";
  return bytes.includes(0) ? "binary" : "plain";
}
