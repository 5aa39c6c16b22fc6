import { describe, expect, it } from 'vitest';
import { cutRegions } from '../../src/clr/assembly-layout.ts';
import { encodeColumns } from '../../src/clr/column-code.ts';
import { type Assembly, parseAssembly } from '../../src/clr/parse-assembly.ts';
import { predictorFrom } from '../../src/clr/predict.ts';
import { optionsAssemblies } from './local-assemblies.ts';

function parsed(file: Uint8Array): Assembly {
  const assembly = parseAssembly(file);
  if (assembly === undefined) throw new Error('assembly cannot be taken apart');
  return assembly;
}

/** Bytes that are equal at the same place, as a share of the longer one. */
function likeness(a: Uint8Array, b: Uint8Array): number {
  return a.filter((byte, index) => byte === b[index]).length / Math.max(a.length, b.length);
}

/** How well each part of `target` is predicted, and how well it would be by the same part of the base. */
function predictions(base: Assembly, target: Assembly): Record<string, readonly [predicted: number, plain: number]> {
  const predictor = predictorFrom(base);
  predictor.heaps();
  return {
    names: [likeness(predictor.nameColumns(target), encodeColumns(target.tables, 1)), columns(1)],
    rows: [likeness(predictor.rowColumns(target), encodeColumns(target.tables, 2)), columns(2)],
    blobs: [likeness(predictor.blobs(), target.blobs), likeness(base.blobs, target.blobs)],
    blobColumns: [likeness(predictor.blobColumns(target, target.blobs), encodeColumns(target.tables, 3)), columns(3)],
    rest: [
      likeness(Buffer.concat(predictor.rest(target, [])), cutRegions(target.file, target.layout.streams)),
      likeness(cutRegions(base.file, base.layout.streams), cutRegions(target.file, target.layout.streams)),
    ],
  };

  function columns(phase: 1 | 2 | 3): number {
    return likeness(encodeColumns(base.tables, phase), encodeColumns(target.tables, phase));
  }
}

describe('predictorFrom', () => {
  it('predicts an assembly from itself exactly', async () => {
    const base = parsed((await optionsAssemblies()).base);
    for (const [predicted] of Object.values(predictions(base, base))) expect(predicted).toBe(1);
  });

  it('predicts the next release better than its base is like it', async () => {
    const { base, target } = await optionsAssemblies();
    const found = predictions(parsed(base), parsed(target));
    for (const [predicted, plain] of Object.values(found)) expect(predicted).toBeGreaterThanOrEqual(plain);
  });

  it('gives the same predictions when asked again', async () => {
    const { base, other } = await optionsAssemblies();
    expect(predictions(parsed(base), parsed(other))).toEqual(predictions(parsed(base), parsed(other)));
  });
});
