// How a task speaks and runs commands: one plain line for each thing done, one clear sentence when it fails.
import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A failure whose message is already the sentence a person needs; no stack is shown for it. */
export class Failure extends Error {}

export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** "0.4 s", "12 s", "3 min 20 s". */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/**
 * Runs a command to its end and answers its status and what it wrote: `stdout` alone, for a program to read, and
 * `output`, which is that and the standard error as they came, for a person. With `show` both go to the terminal as
 * they come; without, they are kept, because an installer's hundred lines help nobody unless it fails. Rejects with a
 * Failure only when the command cannot be started; one that takes longer than `timeout` milliseconds is stopped.
 */
export function run(command, args, { env = process.env, cwd, show = false, timeout } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      timeout,
      stdio: show ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (text) => ((stdout += text), (output += text)));
    child.stderr?.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("error", (error) => reject(new Failure(`cannot run ${command}: ${error.message}`)));
    child.on("close", (status, signal) => {
      if (signal && timeout) output += `\nstopped after ${duration(timeout)} without an end`;
      resolve({ status: status ?? 1, stdout, output });
    });
  });
}

/**
 * Like `run`, and a status other than zero ends the task with `sentence` after the last lines of the output. Answers the
 * standard output.
 */
export async function must(sentence, command, args, options) {
  const { status, stdout, output } = await run(command, args, options);
  if (status !== 0) throw new Failure(`${tail(output)}${sentence}`);
  return stdout;
}

/** The last lines of a command's output, indented, to stand above the sentence that says what failed. */
export function tail(output, count = 25) {
  const lines = output.trimEnd().split("\n").slice(-count).filter(Boolean);
  return lines.map((line) => `    ${line}\n`).join("");
}

/** Runs `main` when the file at `url` is the one Node was started with, and turns its failure into the exit status. */
export async function task(url, main) {
  if (!process.argv[1] || realpathSync(process.argv[1]) !== fileURLToPath(url)) return;
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Failure ? error.message : (error.stack ?? error)}\n`);
    process.exitCode = 1;
  }
}
