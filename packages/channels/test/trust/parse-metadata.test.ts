import { describe, expect, it } from 'vitest';
import { formatCanonicalJson } from '../../src/canonical-json.ts';
import { parseRoot, parseSnapshot, parseTargets, parseTimestamp } from '../../src/trust/parse-metadata.ts';
import { rootJson, signedHead } from '../../src/trust/trust-plan.ts';
import { minute } from '../channel-builder.ts';
import { firstRoot, key } from './trust-builder.ts';

const bytes = (signed: unknown): Uint8Array => Buffer.from(formatCanonicalJson({ signed, signatures: [] }));
const root = rootJson(firstRoot());

describe('parseRoot', () => {
  it('reads a root', async () => {
    expect((await parseRoot(bytes(root), 'root.json')).signed.version).toBe(1);
  });

  it.each([
    ['no JSON', Buffer.from('{')],
    ['no object', Buffer.from('[]')],
    ['another role', bytes(signedHead('snapshot', 1, minute(1)))],
    // The models read these: the first would never expire, the second lets one key count twice.
    ['a date that is none', bytes({ ...root, expires: 'tomorrow' })],
    ['no version', bytes({ ...root, version: 0 })],
  ])('refuses %s', async (_, text) => {
    await expect(parseRoot(text, 'root.json')).rejects.toThrowCode('TRUST_METADATA_INVALID');
  });

  it('refuses one key under two names', async () => {
    const twice = firstRoot();
    const again = { ...key('root-1'), id: 'f'.repeat(64) };
    const roles = { ...twice.roles, root: { keys: [key('root-1'), again], threshold: 2 } };
    await expect(parseRoot(bytes(rootJson({ ...twice, roles })), 'root.json')).rejects.toThrowCode(
      'TRUST_METADATA_INVALID',
    );
  });

  it('refuses more bytes than metadata ever has', async () => {
    await expect(parseRoot(Buffer.alloc(8_388_609), 'root.json')).rejects.toThrowCode('CHANNEL_LIMIT_EXCEEDED');
  });
});

describe.each([
  [
    'parseTimestamp',
    parseTimestamp,
    { ...signedHead('timestamp', 3, minute(1)), meta: { 'snapshot.json': { version: 3 } } },
  ],
  ['parseSnapshot', parseSnapshot, { ...signedHead('snapshot', 3, minute(1)), meta: {} }],
  ['parseTargets', parseTargets, { ...signedHead('targets', 3, minute(1)), targets: {} }],
] as const)('%s', (_, parse, signed) => {
  it('reads its role, and no other', async () => {
    expect((await parse(bytes(signed), 'x.json')).signed.version).toBe(3);
    await expect(parse(bytes(root), 'x.json')).rejects.toThrowCode('TRUST_METADATA_INVALID');
  });
});
