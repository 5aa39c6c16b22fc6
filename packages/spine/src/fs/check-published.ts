import { join } from 'node:path';
import type { RegistrySessionOptions } from '@nuspine/primitives/registry';
import type { PublishedArtifact } from '../spine-file.ts';
import type { SpineFinding } from '../spine-report.ts';
import { readOciLayout } from './oci-layout.ts';
import { readPublishedImage } from './published-image.ts';

/**
 * What is wrong with an image in a registry: its tag is missing, it says another version of itself, or it is another image
 * than the one that was built. Throws what `readPublishedImage` and `readOciLayout` throw.
 */
export async function checkPublished(
  folder: string,
  { image, layout }: PublishedArtifact,
  wanted: string,
  options: RegistrySessionOptions,
): Promise<readonly SpineFinding[]> {
  const path = `${image}:${wanted}`;
  const { digest, tags, labels } = await readPublishedImage(image, wanted, options);
  if (digest === undefined) {
    const fix = 'push the image of this version, or correct the image in spine.toml';
    return [{ rule: 'tag-differs', path, what: 'image in its registry', found: tags.join(', '), wanted, fix }];
  }
  const findings: SpineFinding[] = labels
    .filter(({ label }) => label !== wanted)
    .map(({ platform, label: found }) => ({
      rule: 'label-differs',
      path,
      what: `label org.opencontainers.image.version${platform === undefined ? '' : ` of ${platform}`}`,
      found,
      wanted,
      fix: 'build the image again from the version of the source, and push it',
    }));
  if (layout === undefined) return findings;
  const built = (await readOciLayout(join(folder, layout), wanted)).digest;
  if (built === digest) return findings;
  const differs: SpineFinding = {
    rule: built === undefined ? 'digest-missing' : 'digest-differs',
    path,
    what: built === undefined ? `image of this version in ${layout}` : 'image in its registry',
    found: digest,
    ...(built === undefined ? {} : { wanted: built }),
    fix: 'push the image that was built, or build what was pushed',
  };
  return [...findings, differs];
}
