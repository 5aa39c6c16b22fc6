import { markedRegions } from '../marked-regions.ts';
import type { Pin, PinContext } from '../pin.ts';

/** A version of three numbers and its prerelease label, behind a `v` too; not a part of a longer word or number. */
const VERSION = /(?<=(?<!\w)v|(?<!\w))(?<!\d\.)\d+\.\d+\.\d+(?:-[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*)?(?!\w|\.\d)/g;
/** `App.1.2.0-beta.1.nupkg` is a file of version 1.2.0-beta.1. */
const FILE_TYPE = /\.(s?nupkg|tgz|tar\.(gz|zst|xz)|zip|exe|msi|dll|deb|rpm)$/i;

/**
 * Every version between `<!-- spine:version -->` and `<!-- /spine:version -->` in Markdown or HTML, commands in code blocks
 * too. Throws `SPINE_ARTIFACT_INVALID` for a marker without its partner.
 */
export function docsPins(text: string, context: PinContext): readonly Pin[] {
  return markedRegions(text, 'version', context.path).flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(VERSION)].map(({ index, 0: written }) =>
      versionPin(written.replace(FILE_TYPE, ''), start + index, context),
    ),
  );
}

function versionPin(found: string, start: number, { version }: PinContext): Pin {
  const end = start + found.length;
  return { what: 'version in the text', start, end, found, wanted: version, rule: 'version-differs' };
}
