import { describe, expect, it } from 'vitest';
import { type LayoutFigures, layoutTable, manifestDocument, targetTable } from '../src/manifest-document.ts';

const run = (wallMs: number): { wallMs: number; cpuMs: number; peakMiB: number } => ({
  wallMs,
  cpuMs: 2 * wallMs,
  peakMiB: 200,
});
const small: LayoutFigures = {
  size: { files: 100_000, bytes: 10_000 },
  cold: run(2_000),
  warm: run(200),
  peer: run(2_100),
};
const large: LayoutFigures = { size: { files: 100_000, bytes: 100_000 }, cold: run(10_000), warm: run(250) };

describe('layoutTable', () => {
  it('names the layout, and leaves out a peer that is not there', () => {
    expect(layoutTable(small)).toContain('100,000 files of 10 KB, 1 GB');
    expect(layoutTable(small)).toContain('sha256sum');
    expect(layoutTable(large)).not.toContain('sha256sum');
    expect(layoutTable({ ...small, disk: { cold: run(1), peer: run(2) } }).match(/from the disk/g)).toHaveLength(2);
  });
});

describe('targetTable', () => {
  it('sets what was measured beside what was aimed at', () => {
    const table = targetTable([small, large]);
    expect(table).toContain('| cold, speed of `sha256sum` by wall time | at least 0.9 | 1.05 |');
    expect(table).toContain('| warm, share of the cold wall time, 10 GB | under 3 % | 2.5 % |');
    expect(table).toContain('| peak, cold | under 250 MiB | 200 MiB, 200 MiB |');
  });
});

describe('manifestDocument', () => {
  it('says what was measured and with what', () => {
    const page = manifestDocument('a machine', [small, large]);
    expect(page).toContain('Measured with a machine.');
    expect(page.match(/^## /gm)).toHaveLength(3);
  });
});
