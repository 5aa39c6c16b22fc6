import { describe, expect, it } from 'vitest';
import { flowOptions } from '../src/flow-params.ts';

describe('flowOptions', () => {
  it('looks for channels in the repository unless a store is named', async () => {
    const io = { env: { SOURCE_DATE_EPOCH: '0' }, print: () => undefined, progress: () => undefined };
    const here = await flowOptions({ root: 'repo' }, io);
    expect([here.store.location, here.now.getTime(), here.only]).toEqual(['repo', 0, undefined]);
    const there = await flowOptions({ store: 'there', subscription: 'sdk' }, io);
    expect([there.root, there.store.location, there.only]).toEqual(['.', 'there', 'sdk']);
  });
});
