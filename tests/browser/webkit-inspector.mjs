// The socket on which a WebKitGTK's Web Inspector listens (WEBKIT_INSPECTOR_SERVER), as a transport for playwright-core.
import { once } from "node:events";
import { connect } from "node:net";

/** Length, byte order (little endian), the message's name; its values follow as GVariant lays them out. */
function frame(name, values) {
  const body = Buffer.concat([Buffer.from(`${name}\0`), values]);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(body.length);
  head[4] = 1;
  return Buffer.concat([head, body]);
}

/** The one page of the one process there is. */
const PAGE = Buffer.alloc(16);
PAGE.writeBigUInt64LE(1n, 0);
PAGE.writeBigUInt64LE(1n, 8);

export async function inspector(port) {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.setNoDelay();
  const transport = {
    open: () => socket.write(frame("Setup", PAGE)),
    send: (message) =>
      socket.write(
        frame("SendMessageToBackend", Buffer.concat([PAGE, Buffer.from(`${JSON.stringify(message)}\0`)])),
      ),
    close: () => socket.destroy(),
  };
  let chunks = [];
  let held = 0;
  let wanted = 5;
  socket.on("data", (chunk) => {
    chunks.push(chunk);
    held += chunk.length;
    while (held >= wanted) {
      const all = Buffer.concat(chunks);
      const length = 5 + all.readUInt32BE();
      wanted = all.length < length ? length : 5;
      if (all.length < length) {
        chunks = [all];
        return;
      }
      chunks = [all.subarray(length)];
      held = all.length - length;
      const name = all.indexOf(0, 5);
      if (all.toString("latin1", 5, name) === "SendMessageToFrontend")
        transport.onmessage?.(JSON.parse(all.toString("utf8", name + 1 + PAGE.length, length - 1)));
    }
  });
  socket.on("error", () => {});
  socket.on("close", () => transport.onclose?.());
  socket.write(frame("SetupInspectorClient", Buffer.from("\0")));
  return transport;
}
