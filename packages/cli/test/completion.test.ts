import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/index.ts';
import { suggest } from '../src/completion.ts';
import { sampleCommand } from './sample-command.ts';

const COMMON = [...COMMANDS.filter(({ name }) => name === 'completion'), sampleCommand()];

describe('suggest', () => {
  it.each([
    ['', ['completion', 'delta']],
    ['d', ['delta']],
    ['delta ', ['try']],
    ['completion ', ['bash', 'zsh', 'fish', 'powershell']],
    ['completion f', ['fish']],
    ['completion fish ', []],
    ['delta try --e', ['--engine']],
    ['delta try --engine ', ['fast', 'small']],
    ['delta try --engine s', ['small']],
    ['delta try --engine small --e', []],
    ['delta try --source a --s', ['--source']],
    ['delta try --out x ', []],
    ['delta try a --j', ['--json']],
    ['unheard of ', []],
  ])('after "%s" offers %j', (line, wanted) => {
    const words = line.split(' ');
    expect(suggest(words, words.length - 1, COMMON).map(({ word }) => word)).toEqual(wanted);
  });

  it('takes a word that the shell did not send for an empty one', () => {
    expect(suggest(['delta'], 1, COMMON).map(({ word }) => word)).toEqual(['try']);
  });
});
