import { describe, expect, it } from 'vitest';
import { renderReference } from '../src/index.ts';
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

describe('usage', () => {
  it('shows what must be given', () => {
    expect(usage(sampleCommand())).toBe('nuspine delta try <base.nupkg> <delta...> --out <file> [options]');
  });
});
