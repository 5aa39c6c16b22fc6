import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS, renderReference } from '../src/index.ts';
import { usage } from '../src/reference.ts';
import { sampleCommand } from './sample-command.ts';

describe('renderReference', () => {
  it('has a section with usage, parameters and examples for each command', () => {
    const page = renderReference([sampleCommand()]);
    expect(page).toContain('- [`delta try`](#nuspine-delta-try): Try the parameters');
    expect(page).toContain('| `--engine <name>` | what to use; one of `fast`, `small` |');
    expect(page).toContain('# The plain case\nnuspine delta try a.nupkg b.nupkg --out c.nupkg');
  });
});

describe('docs/reference/cli.md', () => {
  it('is current; pnpm --filter @nuspine/cli write-reference rewrites it', () => {
    const page = readFileSync(new URL('../../../docs/reference/cli.md', import.meta.url), 'utf8');
    expect(page).toBe(renderReference(COMMANDS));
  });
});

describe('usage', () => {
  it('shows what must be given', () => {
    expect(usage(sampleCommand())).toBe('nuspine delta try <base.nupkg> <delta...> --out <file> [options]');
  });
});
