/** Answers for the page around frames with `data-status-codebook`: each gets the height that its content asks for. */
import { HEIGHT } from "./message.ts";

/** More than any answer needs: a frame that runs wild does not bury the page around it. */
const MOST = 20_000;

const frames = (): NodeListOf<HTMLIFrameElement> => document.querySelectorAll("iframe[data-status-codebook]");

/** A sandboxed frame has the origin "null" as any other has; its window alone tells it from them. */
const originOf = (frame: HTMLIFrameElement): string =>
  frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin")
    ? "null"
    : new URL(frame.src).origin;

addEventListener(
  "message",
  ({ data, origin, source }: MessageEvent<{ type?: unknown; height?: unknown }>) => {
    if (data?.type !== HEIGHT || typeof data.height !== "number") return;
    for (const frame of frames())
      if (frame.contentWindow === source && originOf(frame) === origin)
        frame.style.height = `${Math.min(data.height, MOST)}px`;
  },
);

// A frame may have told it before this script came.
for (const frame of frames()) frame.contentWindow?.postMessage({ type: HEIGHT }, "*");
