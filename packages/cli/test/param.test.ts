import { describe, expect, it } from 'vitest';
import {
  argument,
  checkedOption,
  choiceArgument,
  choiceOption,
  isOption,
  option,
  optionalArgument,
  optionalArguments,
  repeatedArgument,
  repeatedOption,
  requiredOption,
  switchOption,
  listOption,
} from '../src/param.ts';

describe('argument', () => {
  it('takes the text given', () => {
    expect(argument('<app>', '').parse(['a'])).toBe('a');
  });

  it('is refused when it is missing', () => {
    expect(() => argument('<app>', '').parse([])).toThrowCode('CLI_USAGE');
  });
});

describe('repeatedArgument', () => {
  it('takes every text', () => {
    expect(repeatedArgument('<delta...>', '').parse(['a', 'b'])).toEqual(['a', 'b']);
  });
});

describe('optionalArguments', () => {
  it('takes every text, or none', () => {
    expect(optionalArguments('[component...]', '').parse(['a', 'b'])).toEqual(['a', 'b']);
    expect(optionalArguments('[component...]', '').parse([])).toEqual([]);
  });
});

describe('an empty text, as of a variable that is not set', () => {
  it.each([
    argument('<app>', ''),
    optionalArgument('[folder]', ''),
    option('--root <dir>', ''),
    requiredOption('--out <file>', ''),
    repeatedOption('--source <feed>', ''),
    checkedOption('--now <time>', '', () => undefined),
  ])('is refused for $flags', ({ parse }) => {
    expect(() => parse([''])).toThrowCode('CLI_USAGE');
  });

  it('is handed on among the words of a command', () => {
    expect(repeatedArgument('<command...>', '').parse(['echo', ''])).toEqual(['echo', '']);
  });
});

describe('choiceArgument', () => {
  it('refuses a word that is not listed', () => {
    expect(() => choiceArgument('<shell>', ['bash'], '').parse(['tcsh'])).toThrowCode('CLI_USAGE');
  });
});

describe('option', () => {
  it('is undefined when it is not given', () => {
    expect(option('--note <text>', '').parse([])).toBeUndefined();
  });
});

describe('checkedOption', () => {
  const level = checkedOption('--level <n>', '', (text) => {
    if (Number.isNaN(Number(text))) throw new Error('not a number');
  });

  it('takes a text that passes, or none', () => {
    expect([level.parse(['3']), level.parse([])]).toEqual(['3', undefined]);
  });

  it('refuses one that does not', () => {
    expect(() => level.parse(['three'])).toThrowCode('CLI_USAGE');
  });
});

describe('requiredOption', () => {
  it('is refused when it is missing', () => {
    expect(() => requiredOption('--out <file>', '').parse([])).toThrowCode('CLI_USAGE');
  });
});

describe('repeatedOption', () => {
  it('is empty when it is not given', () => {
    expect(repeatedOption('--source <feed>', '').parse([])).toEqual([]);
  });
});

describe('choiceOption', () => {
  it('takes a word that is listed, or none', () => {
    const engine = choiceOption('--engine <name>', ['fast', 'small'], '');
    expect([engine.parse(['small']), engine.parse([])]).toEqual(['small', undefined]);
  });
});

describe('switchOption', () => {
  it('is on when it is given', () => {
    const deep = switchOption('--deep', '');
    expect([deep.parse(['']), deep.parse([])]).toEqual([true, false]);
  });
});

describe('isOption', () => {
  it('tells options from arguments', () => {
    expect([isOption(option('--note <text>', '')), isOption(argument('<app>', ''))]).toEqual([true, false]);
  });
});

describe('listOption', () => {
  const formats = listOption('--format <formats>', ['squirrel', 'velopack'], 'whose clients');

  it('takes words with commas, and several times, each once', () => {
    expect(formats.parse(['squirrel,velopack', 'squirrel'])).toEqual(['squirrel', 'velopack']);
    expect(formats.parse([])).toBeUndefined();
  });

  it('refuses another word', () => {
    expect(() => formats.parse(['squirrel,other'])).toThrowCode('CLI_USAGE');
  });

  it('names the words in its summary', () => {
    expect(formats.summary).toBe('whose clients (squirrel, velopack)');
  });
});
