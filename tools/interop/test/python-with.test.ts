import { describe, expect, it } from 'vitest';
import { pythonWith } from '../src/python-with.ts';

describe('pythonWith', () => {
  it('finds no Python with a module that does not exist', async () => {
    expect(await pythonWith('no_such_module_of_ours', {})).toBeUndefined();
  });

  it('lets nothing be skipped on CI', async () => {
    await expect(pythonWith('no_such_module_of_ours', { CI: 'true' })).rejects.toThrow('must not skip');
  });
});
