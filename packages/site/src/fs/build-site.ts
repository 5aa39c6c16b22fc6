import { resolve } from 'node:path';
import { SiteError } from '../errors.ts';
import { sitePages } from '../site-pages.ts';
import { siteFiles, type SiteReport, subjectsOf } from '../site-report.ts';
import { findPlaces, placeOf, type SitePlaces } from './find-places.ts';
import { readContent, type ReadContentOptions } from './read-content.ts';
import { writeSite } from './write-site.ts';

export interface BuildSiteOptions extends ReadContentOptions {
  /** What the site is about: places are shown relative to it. */
  readonly root: string;
  /** Folder that the site is put into. */
  readonly out: string;
  /** The day that counts as today for upgrades, as `2026-09-01`. */
  readonly now: string;
  /** `Release report` by default. */
  readonly title?: string;
  /** What to show, by paths; what `root` holds if none is named. */
  readonly places?: Partial<SitePlaces>;
}

const NOTHING: SitePlaces = { feeds: [], stores: [], matrices: [], layouts: [] };

/**
 * Builds the site of a repository. What cannot be read is shown as such. Throws `SITE_NOTHING_FOUND` where there is nothing
 * to show, and what `findPlaces` and `writeSite` throw.
 */
export async function buildSite(options: BuildSiteOptions): Promise<SiteReport> {
  const { root, out, now, title = 'Release report' } = options;
  const places = await placesOf(options);
  if (Object.values(places).every((found: readonly string[]) => found.length === 0)) {
    throw new SiteError('SITE_NOTHING_FOUND', 'there is no feed, channel, matrix or offline layout here', {
      path: root,
    });
  }
  const content = await readContent(root, places, options);
  const site = { ...content, title, now };
  const pages = sitePages(site);
  const changed = await writeSite(out, pages);
  return { folder: out, changed, files: siteFiles(pages), subjects: subjectsOf(site) };
}

async function placesOf({ root, places = {} }: BuildSiteOptions): Promise<SitePlaces> {
  const named = { ...NOTHING, ...places };
  if (Object.values(named).every((paths: readonly string[]) => paths.length === 0)) return findPlaces(root);
  const shown = (paths: readonly string[]): readonly string[] => [
    ...new Set(paths.map((path) => placeOf(resolve(root), path))),
  ];
  return {
    feeds: shown(named.feeds),
    stores: shown(named.stores),
    matrices: shown(named.matrices),
    layouts: shown(named.layouts),
  };
}
