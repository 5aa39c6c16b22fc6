import type { Digest } from '@nuspine/primitives';
import type { BundlePart } from '../src/index.ts';

/** A `bundle.json` of one part. */
export const DOCUMENT = {
  formatVersion: 1,
  id: 'stable-1.0',
  name: 'stable',
  version: '1.0.0',
  title: 'Stable',
  metapackage: 'Contoso',
  state: 'declared',
  parts: [
    {
      component: 'core',
      version: '1.0.0',
      kind: 'component',
      package: 'Contoso.Core',
      file: 'contoso.core.1.0.0.nupkg',
      size: 5,
      digest: `sha256:${'a'.repeat(64)}`,
    },
  ],
} as const;

/** A part with a digest of its own; `redis` is an extension. */
export const samplePart = (component: string, version: string): BundlePart => {
  const digest: Digest = `sha256:${Buffer.from(`${component}${version}`).toString('hex').padEnd(64, '0')}`;
  const kind = component === 'redis' ? 'extension' : 'component';
  return { component, version, kind, package: component, file: `${component}.${version}.nupkg`, size: 1, digest };
};
