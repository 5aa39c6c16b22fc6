import { describe, expect, it } from 'vitest';
import { commitOf } from '../../src/fs/git-commit.ts';

const changes = new Map([
  ['a/b.txt', Buffer.from('é\n')],
  ['c.txt', undefined],
]);

describe('commitOf', () => {
  it('is what fast-import reads', () => {
    const env = { GIT_AUTHOR_NAME: 'Ann <x>\nfrom 0', GIT_AUTHOR_EMAIL: 'ann@example.test' };
    expect(commitOf('refs/x', { parent: 'abc', message: 'déjà', changes, env }).toString('utf8')).toBe(
      [
        'commit refs/x',
        'author Ann  x  from 0 <ann@example.test> now',
        'committer nuspine <nuspine@localhost> now',
        'data 7',
        'déjà\n',
        'from abc',
        'M 100644 inline a/b.txt',
        'data 3',
        'é\n',
        'D c.txt\n',
      ].join('\n'),
    );
  });

  it('has no parent for the first commit', () => {
    const first = commitOf('refs/x', { parent: undefined, message: 'x', changes, env: {} });
    expect(first.toString('utf8')).not.toContain('from ');
  });
});
