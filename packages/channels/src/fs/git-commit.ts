import type { Environment } from '@nuspine/primitives';

/** A commit that is to be made. */
export interface Commit {
  readonly parent: string | undefined;
  readonly message: string;
  /** Files by path: their bytes, or `undefined` for one that is gone. */
  readonly changes: ReadonlyMap<string, Uint8Array | undefined>;
  /** Whoever set an author for git keeps it. */
  readonly env: Environment;
}

/** What makes `git fast-import` write a commit to a ref, with nothing but these changes to its parent. */
export function commitOf(ref: string, { parent, message, changes, env }: Commit): Buffer {
  const parts: (string | Uint8Array)[] = [
    `commit ${ref}\n`,
    `author ${person('AUTHOR', env)} now\n`,
    `committer ${person('COMMITTER', env)} now\n`,
    ...data(Buffer.from(`${message}\n`, 'utf8')),
    parent === undefined ? '' : `from ${parent}\n`,
  ];
  for (const [path, bytes] of changes) {
    if (bytes === undefined) parts.push(`D ${path}\n`);
    else parts.push(`M 100644 inline ${path}\n`, ...data(bytes));
  }
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : part)));
}

function data(bytes: Uint8Array): readonly (string | Uint8Array)[] {
  return [`data ${String(bytes.length)}\n`, bytes, '\n'];
}

/** Angle brackets and line feeds would end a name early. */
function person(role: 'AUTHOR' | 'COMMITTER', env: Environment): string {
  const clean = (text: string): string => text.replaceAll(/[<>\r\n\0]/g, ' ').trim();
  const name = clean(env[`GIT_${role}_NAME`] ?? 'nuspine');
  const mail = clean(env[`GIT_${role}_EMAIL`] ?? 'nuspine@localhost');
  return `${name} <${mail}>`;
}
