import { describe, expect, it } from 'vitest';
import { formatImageReference, parseImageReference } from '../src/index.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const CASES = [
  ['app', { name: 'app', tag: undefined, digest: undefined }],
  ['acme/app:1.0.0', { name: 'acme/app', tag: '1.0.0', digest: undefined }],
  ['localhost:5000/acme/app', { name: 'localhost:5000/acme/app', tag: undefined, digest: undefined }],
  ['localhost:5000/app:1.0.0', { name: 'localhost:5000/app', tag: '1.0.0', digest: undefined }],
  [`app@${DIGEST}`, { name: 'app', tag: undefined, digest: DIGEST }],
  [`app:1.0.0@${DIGEST}`, { name: 'app', tag: '1.0.0', digest: DIGEST }],
] as const;

describe('parseImageReference', () => {
  it.each(CASES)('reads %s', (text, reference) => {
    expect(parseImageReference(text)).toEqual(reference);
  });
});

describe('formatImageReference', () => {
  it.each(CASES)('writes %s', (text, reference) => {
    expect(formatImageReference(reference)).toBe(text);
  });
});
