import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { completionScript, SHELLS } from '../src/completion-script.ts';

describe('completionScript', () => {
  it.each(SHELLS)('asks the program itself in %s', (shell) => {
    expect(completionScript(shell)).toMatch(/nuspine __complete .*2>/);
  });

  it('fills in words in a real bash', () => {
    const script = `
      nuspine() { printf '%s|' "$@" >&3; printf 'flatten\\tMerge\\nfeed\\tLook\\n'; }
      ${completionScript('bash')}
      COMP_WORDS=(nuspine f)
      COMP_CWORD=1
      exec 3>&1
      _nuspine
      printf '\\n%s' "\${COMPREPLY[*]}"`;
    const text = execFileSync('bash', ['-c', script], { encoding: 'utf8' });
    expect(text).toBe('__complete|0|f|\nflatten feed');
  });
});
