import { readFileSync } from 'node:fs';

/** The version in the package.json of this package, which lies two folders above this file in `src` and in `dist`. */
export function pluginVersion(): string {
  const document: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const isVersioned = typeof document === 'object' && document !== null && 'version' in document;
  return isVersioned ? String(document.version) : 'unknown';
}
