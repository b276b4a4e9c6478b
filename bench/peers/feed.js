// What the legs in JavaScript have in common: their options, the lines of the feed, and when to end. Bun and Node run it alike.
import { parseArgs } from 'node:util';

/** The command line: `--port`, `--feed` and `--tick` in milliseconds, 0 without it. */
export function options() {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, feed: { type: 'string' }, tick: { type: 'string', default: '0' } },
  });
  return { port: number(values.port), feed: number(values.feed), tick: number(values.tick) };
}

/** Takes the feed in pieces as they come and calls `publish(room, payload)` for each whole line, in order. */
export function lines(publish) {
  let rest = '';
  return (piece) => {
    const text = rest + piece.latin1Slice(0, piece.length);
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const space = text.indexOf(' ', start);
      publish(text.slice(start, space), text.slice(space + 1, end));
      start = end + 1;
    }
    rest = text.slice(start);
  };
}

/** Ends the process when its parent closes standard input or asks it to. */
export function endWithParent() {
  process.once('SIGTERM', () => process.exit(0));
  process.stdin.on('end', () => process.exit(0)).resume();
}

/** The one line the parent waits for. */
export function ready() {
  process.stdout.write('ready\n');
}

function number(text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) {
    throw new Error(`not a whole number: ${text}`);
  }
  return value;
}
