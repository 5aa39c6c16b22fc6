import { describe, expect, it } from 'vitest';
import { bundlePage, registryPage } from '../../src/bundle/bundle-page.ts';
import { parseBundleRegistry } from '../../src/index.ts';
import { DOCUMENT } from '../sample-bundle.ts';

const rest = { ...DOCUMENT, formatVersion: undefined };
const registryOf = (more: object): ReturnType<typeof parseBundleRegistry> =>
  parseBundleRegistry(
    JSON.stringify({
      formatVersion: 1,
      bundles: [
        {
          ...rest,
          ...more,
          archive: 'bundles/stable-1.0.0/stable-1.0.0.tar.gz',
          size: 9,
          digest: `sha256:${'c'.repeat(64)}`,
        },
      ],
    }),
    'index.json',
  );
const pageOf = (more: object): string => registryOf(more).bundles.map(bundlePage).join();

describe('bundlePage', () => {
  it('says what is in it, what is known of it and how it is installed', () => {
    const proof = { date: '2026-03-01', run: 'build [7](x)', upgradedFrom: ['stable-0.9'] };
    const page = pageOf({ state: 'tested', proof, releaseDate: '2026-04-01', ltsUntil: '2027-04-01' });
    expect(page).toContain('Tested on 2026-03-01 by build \\[7\\](x). Upgrades were tried from stable-0.9.');
    expect(page).toContain('Released on 2026-04-01. Supported until 2027-04-01.');
    expect(page).toContain('| core      | 1.0.0   | Contoso.Core |');
    expect(page).toContain('nuspine bundle install stable-1.0.0.tar.gz');
  });

  it.each([
    ['declared', 'no run has tried it'],
    ['unknown', 'Nobody knows'],
  ])('does not call compatible what is %s', (state, text) => {
    expect(pageOf({ state })).toContain(text);
  });
});

describe('registryPage', () => {
  it('links every bundle', () => {
    expect(registryPage(registryOf({}))).toContain('[stable-1.0.0](bundles/stable-1.0.0/README.md)');
  });
});
