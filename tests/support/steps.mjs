/*
 * Saying what is done. Plain JavaScript for Node 20 with nothing but Node's own modules: this runs before the
 * dependencies are installed.
 */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A step that could not be done, with a message for the person at the terminal: what is wrong and what to do next. */
export class SetupError extends Error {}

/** Children see the project's own programs first: Node 24 among them, whatever Node started this. */
const PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);

/** @type {string[]} */
const skipped = [];

/** Says at once that something is left out; `skips` says it again at the end. */
export function skip(what) {
  skipped.push(what);
  console.log(`\n  !! SKIPPED: ${what}\n`);
}

export function skips() {
  return skipped;
}

/** Runs a step under its name and says how long it took. Gives what the step gives. */
export async function step(name, work) {
  console.log(`— ${name}`);
  const start = Date.now();
  let done = false;
  try {
    const result = await work();
    done = result !== false;
    return result;
  } finally {
    console.log(`  ${name}: ${done ? 'done' : 'FAILED'} in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
}

/**
 * Runs a program of the project with its output in this terminal and no input.
 * Gives true when it ends well, false when it does not or cannot be started.
 */
export function run(command, parameters, { env = {}, input = 'ignore' } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: root,
      env: { ...process.env, ...env, PATH },
      stdio: [input, 'inherit', 'inherit'],
      shell: process.platform === 'win32', // npm and the programs in .bin are .cmd files there
    });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}

/** What a program prints, or `undefined` when it cannot be started or ends badly. */
export function outputOf(command, parameters) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.once('error', () => resolve(undefined));
    child.once('close', (code) => resolve(code === 0 ? text.trim() : undefined));
  });
}
