import { generateKeyPairSync, verify, createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formatTrustPublicKey, makeTrustKey, parseTrustKeys, parseTrustPublicKeys } from '../../src/index.ts';
import { trustKeyDer, trustPublicKey } from '../../src/trust/trust-key.ts';
import { key } from './trust-builder.ts';

describe('makeTrustKey', () => {
  // RFC 8032 §7.1, test 1: secret key, public key, signature of the empty message.
  it('makes the key of the first vector of RFC 8032', () => {
    const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
    const [made] = parseTrustKeys(makeTrustKey(seed), 'key');
    expect(made?.publicKey).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    expect(made?.sign(Buffer.of()).toString('hex')).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    );
  });

  it('takes 32 bytes and no others', () => {
    expect(() => makeTrustKey(Buffer.alloc(31))).toThrowCode('TRUST_KEY_INVALID');
  });
});

describe('parseTrustKeys', () => {
  it('reads one key after the other', () => {
    const text = [1, 2].map((seed) => makeTrustKey(Buffer.alloc(32, seed))).join('\n');
    expect(new Set(parseTrustKeys(text, 'keys').map(({ id }) => id)).size).toBe(2);
  });

  it.each([
    ['no key', 'hello'],
    ['a broken one', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'],
    [
      'a key of another kind',
      generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ],
  ])('refuses %s, and does not repeat it', (_, text) => {
    expect(() => parseTrustKeys(text, 'key')).toThrowCode('TRUST_KEY_INVALID');
    try {
      parseTrustKeys(text, 'key');
    } catch (error) {
      expect(JSON.stringify(error) + String(error)).not.toContain('AAAA');
    }
  });
});

describe('parseTrustPublicKeys', () => {
  it('reads what formatTrustPublicKey writes, and the public half of a private key', () => {
    const { id, publicKey } = key('a');
    expect(parseTrustPublicKeys(formatTrustPublicKey({ id, publicKey }), 'key')).toEqual([{ id, publicKey }]);
    const text = makeTrustKey(Buffer.alloc(32, 7));
    expect(parseTrustPublicKeys(text, 'key')[0]?.id).toBe(parseTrustKeys(text, 'key')[0]?.id);
  });
});

describe('trustKeyDer', () => {
  it('is what node:crypto takes for the public half', () => {
    const one = key('a');
    const publicKey = createPublicKey({ key: trustKeyDer(one), format: 'der', type: 'spki' });
    expect(verify(undefined, Buffer.from('x'), publicKey, one.sign(Buffer.from('x')))).toBe(true);
  });
});

describe('trustPublicKey', () => {
  it('names a key by the digest of what metadata says of it', () => {
    expect(trustPublicKey('00'.repeat(32)).id).toMatch(/^[0-9a-f]{64}$/);
    expect(trustPublicKey('00'.repeat(32)).id).not.toBe(trustPublicKey('01'.repeat(32)).id);
  });
});
