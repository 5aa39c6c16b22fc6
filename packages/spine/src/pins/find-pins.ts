import type { Pin, PinContext } from '../pin.ts';
import type { Artifact } from '../spine-file.ts';
import { composePins } from './compose-pins.ts';
import { dockerfilePins } from './dockerfile-pins.ts';
import { docsPins } from './docs-pins.ts';
import { npmPins } from './npm-pins.ts';
import { msbuildPins, nuspecPins } from './xml-pins.ts';

/** Artifacts that are text, so that the version can be written into them. */
export type TextArtifact = Exclude<Artifact, { readonly kind: 'nupkg' | 'oci-layout' | 'oci-registry' }>;

export function isTextArtifact(artifact: Artifact): artifact is TextArtifact {
  return artifact.kind !== 'nupkg' && artifact.kind !== 'oci-layout' && artifact.kind !== 'oci-registry';
}

/** Where the version stands in an artifact, and what has to stand there. Throws `SPINE_ARTIFACT_INVALID`. */
export function findPins(text: string, artifact: TextArtifact, context: PinContext): readonly Pin[] {
  switch (artifact.kind) {
    case 'npm':
      return npmPins(text, context);
    case 'msbuild':
      return msbuildPins(text, artifact.property ?? 'Version', context);
    case 'nuspec':
      return nuspecPins(text, context);
    case 'compose':
      return composePins(text, artifact.image, context);
    case 'dockerfile':
      return dockerfilePins(text, artifact.image, context);
    case 'docs':
      return docsPins(text, context);
  }
}
