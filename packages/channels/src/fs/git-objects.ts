import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { ChannelError } from '../errors.ts';

/** An object of a repository. */
export interface GitObject {
  readonly id: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** Reads objects, as `git cat-file` names them, in one process that stays. */
export interface GitObjects {
  read(name: string): Promise<GitObject | undefined>;
  /** Ends the process; the next reading begins another. */
  close(): void;
}

/** Questions that were asked, and what has come back. */
interface Answers {
  ask(): Promise<GitObject | undefined>;
  receive(chunk: Buffer): void;
  fail(error: Error): void;
  isIdle(): boolean;
}

/** Objects of the repository in a folder. Throws `CHANNEL_GIT_FAILED` when git ends before it has answered. */
export function gitObjects(folder: string): GitObjects {
  let reader: { readonly child: ChildProcessWithoutNullStreams; readonly answers: Answers } | undefined;
  const open = (): NonNullable<typeof reader> => {
    const child = spawn('git', ['cat-file', '--batch'], { cwd: folder, windowsHide: true });
    const answers = answersInOrder();
    const end = (cause?: Error): void => {
      if (reader?.child === child) reader = undefined;
      answers.fail(new ChannelError('CHANNEL_GIT_FAILED', 'git cat-file ended too soon', { path: folder, cause }));
    };
    child.stdout.on('data', (chunk: Buffer) => {
      answers.receive(chunk);
      if (answers.isIdle()) hold(child, 'unref');
    });
    child.stderr.resume();
    child.stdin.on('error', () => undefined);
    child.once('error', end).once('close', () => {
      end();
    });
    return { child, answers };
  };
  return {
    read: (name) => {
      reader ??= open();
      const { child, answers } = reader;
      hold(child, 'ref');
      const answer = answers.ask();
      child.stdin.write(`${name}\n`);
      return answer;
    },
    close: () => {
      reader?.child.stdin.end();
      reader = undefined;
    },
  };
}

/** Git answers in the order in which it was asked. */
function answersInOrder(): Answers {
  const waiting: { resolve(object: GitObject | undefined): void; reject(error: Error): void }[] = [];
  let received = Buffer.alloc(0);
  return {
    ask: () =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
      }),
    receive: (chunk) => {
      received = Buffer.concat([received, chunk]);
      for (let found = takeObject(received); found !== undefined && waiting.length > 0; found = takeObject(received)) {
        received = found.rest;
        waiting.shift()?.resolve(found.object);
      }
    },
    fail: (error) => {
      for (const one of waiting.splice(0)) one.reject(error);
    },
    isIdle: () => waiting.length === 0,
  };
}

/** An idle reader does not keep the process alive; one that is asked does. */
function hold(child: ChildProcessWithoutNullStreams, how: 'ref' | 'unref'): void {
  child[how]();
  for (const stream of [child.stdin, child.stdout, child.stderr]) {
    if (stream instanceof Socket) stream[how]();
  }
}

/** The first answer in what was received, if it is whole: `<id> <type> <size>`, the bytes and a line feed, or `<name> missing`. */
function takeObject(
  received: Buffer,
): { readonly object: GitObject | undefined; readonly rest: Buffer<ArrayBuffer> } | undefined {
  const end = received.indexOf(0x0a);
  if (end < 0) return undefined;
  const [, id, type = '', size] = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(received.toString('utf8', 0, end)) ?? [];
  if (id === undefined) return { object: undefined, rest: Buffer.from(received.subarray(end + 1)) };
  const last = end + 1 + Number(size);
  if (received.length <= last) return undefined;
  const bytes = Buffer.from(received.subarray(end + 1, last));
  return { object: { id, type, bytes }, rest: Buffer.from(received.subarray(last + 1)) };
}
