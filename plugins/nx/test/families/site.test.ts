import { describe, expect, it } from 'vitest';
import { siteFamily, siteTarget } from '../../src/families/site.ts';
import { samplePlace } from './place.ts';

describe('siteTarget', () => {
  it('shows what lies in the folder of the project, whichever file marks it', () => {
    const files = ['versions.toml', 'build-info', 'nuspine.json'];
    const [one, ...others] = files.map((file) => siteTarget(samplePlace(`app/${file}`, { files })));
    for (const other of others) expect(other).toEqual(one);
    expect(one).toMatchObject({
      site: {
        cache: true,
        dependsOn: ['releases'],
        options: { outputPath: 'dist/site', feeds: ['dist/releases'], stores: ['.'], matrices: ['versions.toml'] },
      },
    });
  });

  it('is not cached with an offline layout, for the disk is looked at anew', () => {
    expect(siteTarget(samplePlace('nuspine.offline.json'))).toMatchObject({
      site: { cache: false, dependsOn: [], inputs: [], options: { layouts: ['.'] } },
    });
  });

  it('runs again on another day where upgrades are worked out, and nowhere else', () => {
    const inputs = ['versions.toml', 'build-info'].map((file) =>
      siteTarget(samplePlace(file))['site']?.inputs.some((input) => JSON.stringify(input).includes('Date')),
    );
    expect(inputs).toEqual([true, false]);
  });

  it('is not there without anything to show', () => {
    expect(siteTarget(samplePlace('gate.toml'))).toEqual({});
  });
});

describe('siteFamily', () => {
  it('marks no project by itself', () => {
    expect([siteFamily.markers, siteFamily.targets(samplePlace('versions.toml'))]).toEqual([[], {}]);
  });
});
