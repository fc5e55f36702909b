// A process that measures, and the one way to ask it something: a command goes there, a value or a fault comes back.
import { fork } from "node:child_process";
import { Failure } from "../www/tasks/step.mjs";

/** Starts a file in a process of its own; `label` names it when it fails. */
export function start(file, args, label) {
  const child = fork(file, args, { execArgv: ["--expose-gc"] });
  return {
    stop: () => child.kill(),
    /** The value that a command gives, or undefined when it takes longer than `patience` milliseconds, if any. */
    ask(command, rest = {}, patience = 0) {
      return new Promise((resolve, reject) => {
        let timer;
        const settle = (finish, value) => {
          clearTimeout(timer);
          child.off("message", answered).off("exit", gone);
          finish(value);
        };
        const answered = ({ value, fault }) =>
          fault ? settle(reject, new Failure(`${label}: ${fault}`)) : settle(resolve, value);
        const gone = (code, signal) =>
          settle(reject, new Failure(`${label}: the process ended by itself (${signal ?? code})`));
        child.on("message", answered).on("exit", gone);
        if (patience > 0) timer = setTimeout(() => settle(resolve, undefined), patience);
        child.send({ command, ...rest });
      });
    },
  };
}

/** In the measuring process: answers commands. */
export function answer(commands) {
  process.on("message", async ({ command, ...rest }) => {
    try {
      process.send({ value: await commands[command](rest) });
    } catch (error) {
      process.send({ fault: [error.stack, error.cause?.stack].filter(Boolean).join("\ncause: ") });
    }
  });
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
