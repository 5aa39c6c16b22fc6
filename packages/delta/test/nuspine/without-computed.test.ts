import { describe, expect, it } from 'vitest';
import { withoutComputed } from '../../src/nuspine/without-computed.ts';
import { computeBytes } from '../../src/pe/computed-bytes.ts';
import { findCertificates } from '../../src/pe/certificate-table.ts';
import { optionsAssemblies } from '../clr/local-assemblies.ts';

const { base, target } = await optionsAssemblies();

describe('withoutComputed', () => {
  it('leaves a file that a reader can compute again', () => {
    for (const peer of [base, undefined]) {
      const { content, computed } = withoutComputed(target, peer);
      expect(Buffer.compare(content, target)).not.toBe(0);
      const made = Uint8Array.from(content);
      expect(computed !== undefined && computeBytes(made, computed)).toBe(true);
      expect(Buffer.compare(made, target)).toBe(0);
    }
  });

  it('puts zeros where the peer has nothing of the kind', () => {
    const { content, computed } = withoutComputed(target, Buffer.from('no signed file'));
    const start = findCertificates(target)?.offset ?? 0;
    expect(computed?.digests.length).toBeGreaterThan(3);
    for (const { place } of computed?.digests ?? []) {
      expect(content.subarray(start + place, start + place + 32)).toEqual(new Uint8Array(32));
    }
  });

  it('leaves files that are not signed as they are', () => {
    const text = Buffer.from('text');
    expect(withoutComputed(text, base)).toEqual({ content: text });
  });
});
