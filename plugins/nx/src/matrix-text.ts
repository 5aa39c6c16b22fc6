import { ReleaseLineError } from './release-line-error.ts';

/** A matrix that says nothing wrong and shows how one is written. */
export const MATRIX_START = `# Which versions work together: nuspine matrix lint, check, solve.
format = 2

[compatibility.app]
"1.0.0" = { core = "^1.0.0" }

[compatibility.core]
"1.0.0" = {}
`;

/**
 * A matrix with one more bundle at its end, or as it is if it has one of that id. Pins are `component@version`.
 * Throws `NX_BUNDLE_INVALID`.
 */
export function withBundle(text: string, id: string, pins: readonly string[]): string {
  const isPlain = /^[A-Za-z0-9_-]+$/.test(id);
  if (id === '' || /["\\\r\n]/.test(id))
    throw new ReleaseLineError('NX_BUNDLE_INVALID', `a bundle cannot be named ${id}`);
  const header = `[bundles.${isPlain ? id : `"${id}"`}]`;
  if (text.split(/\r?\n/).some((line) => line.trim() === header)) return text;
  const lines = pins.map((pin) => {
    const [, component, version] = /^([^@"\\\s]+)@([^@"\\\s]+)$/.exec(pin) ?? [];
    if (component === undefined || version === undefined) {
      throw new ReleaseLineError('NX_BUNDLE_INVALID', `${pin} is not component@version`);
    }
    return `"${component}" = "${version}"\n`;
  });
  if (lines.length === 0) throw new ReleaseLineError('NX_BUNDLE_INVALID', `bundle ${id} has no versions`);
  return `${text.trimEnd()}\n\n${header}\n${lines.join('')}`;
}
