import { describe, expect, it } from 'vitest';
import { attestBuild, verifyAttestation } from '../../src/index.ts';
import { build, minute } from '../channel-builder.ts';
import { key } from '../trust/trust-builder.ts';

const one = build('b1');
const facts = { builder: 'https://ci.example.test/7', now: minute(1), key: key('builder') };
const edit = async (change: (text: string) => string): Promise<Uint8Array> =>
  Buffer.from(change(Buffer.from(await attestBuild(one, facts)).toString('utf8')));
const verify = (bytes: Uint8Array, of = one, keys = [key('builder')]) => verifyAttestation(bytes, of, keys, 'x');

describe('attestBuild', () => {
  it('makes a Sigstore bundle, with equal bytes for equal input', async () => {
    const bytes = Buffer.from(await attestBuild(one, facts));
    expect(bytes).toEqual(Buffer.from(await attestBuild(one, facts)));
    expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({
      mediaType: expect.stringMatching(/^application\/vnd\.dev\.sigstore\.bundle/),
      verificationMaterial: { publicKey: { hint: key('builder').id } },
      dsseEnvelope: { payloadType: 'application/vnd.in-toto+json' },
    });
  });
});

describe('verifyAttestation', () => {
  it('takes what attestBuild made', async () => {
    await expect(verify(await attestBuild(one, facts))).resolves.toBeUndefined();
  });

  it.each([
    ['PROVENANCE_INVALID', (text: string) => text.slice(1)],
    ['PROVENANCE_INVALID', () => '{}'],
    ['PROVENANCE_INVALID', (text: string) => text.replace('dsseEnvelope', 'messageSignature')],
    ['PROVENANCE_KEY_UNKNOWN', (text: string) => text.replaceAll(key('builder').id, key('other').id)],
    ['PROVENANCE_SIGNATURE_INVALID', (text: string) => text.replace('vnd.in-toto', 'vnd.in-tot0')],
    [
      'PROVENANCE_SIGNATURE_INVALID',
      (text: string) => text.replace(/"payload":"[^"]*"/, `"payload":"${Buffer.from('{}').toString('base64')}"`),
    ],
  ])('throws %s for a bundle that was changed', async (code, change) => {
    await expect(verify(await edit(change))).rejects.toThrowCode(code);
  });

  it('wants a key that is trusted for builds', async () => {
    await expect(verify(await attestBuild(one, facts), one, [key('other')])).rejects.toThrowCode(
      'PROVENANCE_KEY_UNKNOWN',
    );
  });

  it('is about one build and no other', async () => {
    const bytes = await attestBuild(one, facts);
    await expect(verify(bytes, build('b2'))).rejects.toThrowCode('PROVENANCE_SUBJECT_MISMATCH');
    await expect(verify(bytes, { ...one, commit: 'ff' })).rejects.toThrowCode('PROVENANCE_SUBJECT_MISMATCH');
  });
});
