import { describe, expect, it } from 'vitest';
import { matrixCheck } from '../../../src/fs/executors/matrix-check.ts';
import { withLineWorkspace } from './line-workspace.ts';
import { MATRIX, writeMatrix } from './matrix-workspace.ts';

const ELSEWHERE = '[compatibility.other]\n"1.0.0" = {}\n';

describe('matrixCheck', () => {
  it.each([
    ['passes a matrix whose bundles work', MATRIX, true],
    ['fails for rows that a bundle breaks', MATRIX.replace('"^2.0.0"', '"^3.0.0"'), false],
    ['fails for a finding that touches no bundle', `${MATRIX}[[stop]]\ncomponent = "nobody"\nat = "1"\n`, false],
    ['fails for a bundle of which nothing is known', `${MATRIX}${ELSEWHERE}[bundles.loose]\nother = "1.0.0"\n`, false],
  ])('%s', async (_fact, text, success) => {
    await withLineWorkspace(async (workspace) => {
      await writeMatrix(workspace, text);
      expect(await matrixCheck({ matrix: 'versions.toml' }, workspace.context)).toEqual({ success });
    });
  });
});
