import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { formatCanonicalJson } from '../canonical-json.ts';
import { ChannelError } from '../errors.ts';

/** The public half of a key, by which a signature is checked. */
export interface TrustPublicKey {
  /** SHA-256 of the key as metadata states it. */
  readonly id: string;
  /** 32 bytes in hexadecimal digits (RFC 8032). */
  readonly publicKey: string;
}

/** A key that signs. It never leaves the process: there is no way to print it. */
export interface TrustKey extends TrustPublicKey {
  sign(bytes: Uint8Array): Buffer;
}

// RFC 8410 §7 and §4: what stands before the 32 bytes of a private and of a public key.
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const SEED_BYTES = 32;
const BLOCK = /-----BEGIN [A-Z ]+-----[^-]+-----END [A-Z ]+-----/g;

/**
 * A new ed25519 key from 32 random bytes, as PKCS #8 in PEM: what OpenSSL writes as well. Throws `TRUST_KEY_INVALID` for
 * another number of bytes.
 */
export function makeTrustKey(seed: Uint8Array): string {
  if (seed.length !== SEED_BYTES) throw invalid('key is made from 32 random bytes', '');
  const der = Buffer.concat([PRIVATE_HEAD, seed]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    .export({ type: 'pkcs8', format: 'pem' })
    .toString();
}

/** Reads the private keys in a text of PEM blocks. Throws `TRUST_KEY_INVALID`, which does not repeat the text. */
export function parseTrustKeys(text: string, path: string): readonly TrustKey[] {
  return blocksOf(text, path).map((block) => {
    const key = readKey(() => createPrivateKey(block), path);
    return { ...publicHalf(createPublicKey(key)), sign: (bytes) => sign(undefined, bytes, key) };
  });
}

/** Reads the public keys in a text of PEM blocks; a private key gives its public half. Throws `TRUST_KEY_INVALID`. */
export function parseTrustPublicKeys(text: string, path: string): readonly TrustPublicKey[] {
  return blocksOf(text, path).map((block) => publicHalf(readKey(() => createPublicKey(block), path)));
}

/** A public key as SubjectPublicKeyInfo in DER. */
export function trustKeyDer({ publicKey }: TrustPublicKey): Buffer {
  return Buffer.concat([PUBLIC_HEAD, Buffer.from(publicKey, 'hex')]);
}

/** A public key in PEM, to be handed out. */
export function formatTrustPublicKey(key: TrustPublicKey): string {
  return createPublicKey({ key: trustKeyDer(key), format: 'der', type: 'spki' })
    .export({ type: 'spki', format: 'pem' })
    .toString();
}

/** A public key from its bytes in hexadecimal digits. */
export function trustPublicKey(publicKey: string): TrustPublicKey {
  const stated = { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: publicKey } };
  return { publicKey, id: createHash('sha256').update(formatCanonicalJson(stated)).digest('hex') };
}

function publicHalf(key: KeyObject): TrustPublicKey {
  const der = key.export({ format: 'der', type: 'spki' });
  return trustPublicKey(der.subarray(PUBLIC_HEAD.length).toString('hex'));
}

function readKey(read: () => KeyObject, path: string): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch {
    // The cause may quote what it could not read.
    throw invalid('key cannot be read', path);
  }
  if (key.asymmetricKeyType !== 'ed25519') throw invalid('key is not for ed25519', path);
  return key;
}

function blocksOf(text: string, path: string): readonly string[] {
  const blocks = text.match(BLOCK) ?? [];
  if (blocks.length === 0) throw invalid('no key in PEM is here', path);
  return blocks;
}

function invalid(message: string, path: string): ChannelError {
  return new ChannelError('TRUST_KEY_INVALID', message, { path });
}
