import type { Reference, RepoFile } from './reference.ts';

const LINE = /^([ \t]*(?:"([^"\n]+)"|'([^'\n]+)'|([A-Za-z0-9_-]+))[ \t]*=[ \t]*["'])(\d[^"'\s]*)["']/gm;

/** The lines `id = "version"` of a TOML file, in any table. */
export function tomlReferences({ path, text }: RepoFile): readonly Reference[] {
  return [...text.matchAll(LINE)].map((match) => {
    const [, before = '', double, single, bare = '', version = ''] = match;
    const start = match.index + before.length;
    return { path, id: double ?? single ?? bare, version, at: { start, end: start + version.length } };
  });
}
