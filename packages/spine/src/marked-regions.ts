import { SpineError } from './errors.ts';
import { textPlace } from './text-place.ts';

/** What stands between two markers, without them, in UTF-16 code units. */
export interface MarkedRegion {
  readonly start: number;
  readonly end: number;
}

/**
 * Every region between `<!-- spine:name -->` and `<!-- /spine:name -->` of a text. Throws `SPINE_ARTIFACT_INVALID` for a
 * marker without its partner.
 */
export function markedRegions(text: string, name: string, path: string): readonly MarkedRegion[] {
  const [open, close] = [`<!-- spine:${name} -->`, `<!-- /spine:${name} -->`];
  const found: MarkedRegion[] = [];
  for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at)) {
    const start = at + open.length;
    const end = text.indexOf(close, start);
    const next = text.indexOf(open, start);
    if (end < 0 || (next >= 0 && next < end)) {
      const { line } = textPlace(text, at);
      throw new SpineError('SPINE_ARTIFACT_INVALID', 'marker is not closed', { path, line, wanted: close });
    }
    found.push({ start, end });
    at = end + close.length;
  }
  return found;
}
