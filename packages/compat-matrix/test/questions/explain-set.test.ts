import { describe, expect, it } from 'vitest';
import { explainSet } from '../../src/index.ts';
import { publishedMatrix } from '../published.ts';

describe('explainSet', () => {
  it('proves that what is not newest could not be newer', () => {
    const report = explainSet(publishedMatrix(), {
      wishes: [{ component: 'core', range: '~3.1' }, { component: 'platform' }],
    });
    expect(report.solved ? report.heldBack : []).toEqual([
      {
        component: 'core',
        version: '3.1.0',
        newest: '3.1.5',
        because: [expect.stringMatching(/core 3\.1\.5 with platform.* is unknown for want of a row.* no set is left/)],
      },
      {
        component: 'platform',
        version: '2.5.0',
        newest: '2.5.3',
        because: [
          expect.stringContaining('platform 2.5.3 asks for core ^3.2 (line 10)'),
          expect.stringMatching(/no set is left/),
        ],
      },
    ]);
  });

  it('says that a lock holds a component back', () => {
    const locked = [{ component: 'core', version: '3.2.0' }];
    const report = explainSet(publishedMatrix(), { wishes: [{ component: 'core' }], locked });
    expect(report).toMatchObject({ heldBack: [{ because: ['core 3.2.0 is locked'] }] });
  });

  it('gives the proof where there is no set', () => {
    expect(explainSet(publishedMatrix(), { wishes: [{ component: 'core', range: '^9' }] })).toMatchObject({
      solved: false,
    });
  });
});
