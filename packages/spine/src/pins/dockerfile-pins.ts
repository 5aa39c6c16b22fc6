import type { Pin, PinContext } from '../pin.ts';
import { imagePin } from './image-pin.ts';

// Dockerfile reference: FROM [--platform=…] image [AS name], COPY and RUN take an image after --from=.
const FROM = /^[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*(\S+)/gim;
const COPY_FROM = /^[ \t]*COPY[ \t].*?--from=(\S+)/gim;

/** Every stage of a Dockerfile that starts from the image or copies from it. */
export function dockerfilePins(text: string, image: string, context: PinContext): readonly Pin[] {
  const found = [...text.matchAll(FROM), ...text.matchAll(COPY_FROM)];
  return found
    .flatMap(({ index, 0: line, 1: reference = '' }) =>
      imagePin(reference, index + line.length - reference.length, image, context),
    )
    .toSorted((a, b) => a.start - b.start);
}
