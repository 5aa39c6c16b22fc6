import { formatImageReference, parseImageReference } from '../image-reference.ts';
import type { Pin, PinContext, PinRule } from '../pin.ts';

/** The pin of one reference to an image that starts at `start` in its text; nothing for another image. */
export function imagePin(text: string, start: number, image: string, context: PinContext): readonly Pin[] {
  const found = parseImageReference(text);
  if (found.name !== image) return [];
  // A digest that nobody can tell is left as it is while the tag is right, and goes with a tag that moves.
  const kept = found.tag === context.version ? found.digest : undefined;
  const wanted = { name: image, tag: context.version, digest: context.imageDigest ?? kept };
  const rule: PinRule =
    found.tag !== wanted.tag ? 'tag-differs' : found.digest === undefined ? 'digest-missing' : 'digest-differs';
  const what = `image ${image}`;
  return [{ what, start, end: start + text.length, found: text, wanted: formatImageReference(wanted), rule }];
}
