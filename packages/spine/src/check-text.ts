import { isRight, type Pin } from './pin.ts';
import type { TextArtifact } from './pins/find-pins.ts';
import type { SpineFinding } from './spine-report.ts';
import { textPlace } from './text-place.ts';

const SYNC = 'run nuspine spine sync';

/** What is wrong with an artifact that is text, pin by pin. */
export function checkText(text: string, artifact: TextArtifact, path: string, pins: readonly Pin[]): SpineFinding[] {
  if (pins.length === 0) return [pinMissing(artifact, path)];
  return pins
    .filter((pin) => !isRight(pin))
    .map(({ rule, what, start, found, wanted }) => ({
      rule,
      path,
      ...textPlace(text, start),
      what,
      found,
      wanted,
      fix: SYNC,
    }));
}

/** An artifact that is listed and says nothing of a version is no proof of anything. */
function pinMissing(artifact: TextArtifact, path: string): SpineFinding {
  const [what, fix] = whatIsMissing(artifact);
  return { rule: 'pin-missing', path, what, fix };
}

function whatIsMissing(artifact: TextArtifact): readonly [what: string, fix: string] {
  switch (artifact.kind) {
    case 'npm':
      return ['version', 'add a version field'];
    case 'msbuild': {
      const property = artifact.property ?? 'Version';
      return [property, `add <${property}> to a PropertyGroup, or name another property in spine.toml`];
    }
    case 'nuspec':
      return ['version', 'add <version> to the metadata'];
    case 'compose':
      return [`image ${artifact.image}`, 'no service has this image: correct its name in spine.toml'];
    case 'dockerfile':
      return [`image ${artifact.image}`, 'no stage is made from this image: correct its name in spine.toml'];
    case 'docs':
      return [
        'version in the text',
        'put <!-- spine:version --> and <!-- /spine:version --> round what names the version',
      ];
  }
}
