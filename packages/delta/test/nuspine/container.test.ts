import { bytesSource, digestBytes } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { packStreams } from '../../src/nuspine/codec.ts';
import { type ContainerHeader, formatContainer, isContainer, parseContainer } from '../../src/nuspine/container.ts';

const base = { size: 70_000, digest: digestBytes(Buffer.from('base')) };
const target = { size: 80_000, digest: digestBytes(Buffer.from('target')) };
const exact: ContainerHeader = { base, target, result: target, writing: 'canonical' };
const streams = [Buffer.from('facts'), Buffer.alloc(0), Buffer.alloc(5000, 'x')];
const packed = await packStreams(streams, 11);
const bytes = formatContainer(exact, packed);

describe('parseContainer', () => {
  it('reads back what formatContainer wrote', () => {
    const { header, count, stream } = parseContainer(bytes);
    expect(header).toEqual(exact);
    expect(Array.from({ length: count }, (_, index) => Buffer.from(stream(index)))).toEqual(streams);
  });

  it('knows a result that is not the released package', () => {
    const other = { size: 81_000, digest: digestBytes(Buffer.from('other')) };
    const header: ContainerHeader = { base, target, result: other, writing: 'canonical' };
    expect(parseContainer(formatContainer(header, packed)).header).toEqual(header);
  });

  it('knows a released package that is written in a form of its own, and no other writing', () => {
    const header: ContainerHeader = { ...exact, writing: 'form' };
    const inForm = formatContainer(header, packed);
    expect(parseContainer(inForm).header).toEqual(header);
    inForm[5] = 3;
    expect(() => parseContainer(inForm)).toThrowCode('DELTA_CONTAINER_CORRUPT');
  });

  it('refuses what is no container, or one of a later version', () => {
    expect(() => parseContainer(Buffer.from('PK\x03\x04'))).toThrowCode('DELTA_NOT_A_DELTA');
    const later = Buffer.from(bytes);
    later[4] = 2;
    expect(() => parseContainer(later)).toThrowCode('DELTA_FORMAT_UNKNOWN');
  });

  it('refuses a container that is cut off anywhere or goes on', () => {
    for (let size = 5; size < bytes.length; size += 1) {
      expect(() => parseContainer(bytes.subarray(0, size))).toThrowCode('DELTA_CONTAINER_TRUNCATED');
    }
    expect(() => parseContainer(Buffer.concat([bytes, bytes]))).toThrowCode('DELTA_CONTAINER_CORRUPT');
  });

  it('never unpacks more than a stream is said to be', async () => {
    const bomb = formatContainer(exact, await packStreams([Buffer.alloc(10_000_000)], 11));
    const lie = Buffer.from(bomb);
    // The plain size is the number before the packed size, and both are right behind the digests and the count.
    const sizeAt = lie.indexOf(Buffer.from([0x80, 0xad, 0xe2, 0x04]));
    lie.set([0x90, 0x80, 0x80, 0x00], sizeAt);
    expect(() => parseContainer(lie).stream(0)).toThrowCode('DELTA_CONTAINER_CORRUPT');
    expect(parseContainer(bomb).stream(0)).toHaveLength(10_000_000);
  });
});

describe('isContainer', () => {
  it('goes by the first bytes', async () => {
    expect(await isContainer(bytesSource(bytes))).toBe(true);
    expect(await isContainer(bytesSource(Buffer.from('NSP')))).toBe(false);
    expect(await isContainer(bytesSource(Buffer.from('PK\x03\x04')))).toBe(false);
  });
});
