export { buildSite, type BuildSiteOptions } from './build-site.ts';
export { findPlaces, type SitePlaces } from './find-places.ts';
export { readContent, type ReadContentOptions, type ReadProgress } from './read-content.ts';
export { type ServedSite, serveSite, type ServeSiteOptions } from './serve-site.ts';
export { writeSite } from './write-site.ts';
