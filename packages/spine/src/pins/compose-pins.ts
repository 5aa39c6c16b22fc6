import { isMap, isScalar, parseDocument, visit } from 'yaml';
import { SpineError } from '../errors.ts';
import type { Pin, PinContext } from '../pin.ts';
import { imagePin } from './image-pin.ts';

/** Every service of a Compose file that runs the image (Compose specification, `services.*.image`). Throws `SPINE_ARTIFACT_INVALID`. */
export function composePins(text: string, image: string, context: PinContext): readonly Pin[] {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) {
    const line = error.linePos?.[0].line;
    const place = { path: context.path, ...(line === undefined ? {} : { line }) };
    throw new SpineError('SPINE_ARTIFACT_INVALID', 'file is not YAML', { ...place, cause: error });
  }
  const services = document.get('services', true);
  const pins: Pin[] = [];
  if (!isMap(services)) return pins;
  visit(services, {
    Pair: (_, { key, value }, path) => {
      // services / name of the service / its fields
      if (path.length !== 3 || !isScalar(key) || key.value !== 'image' || !isScalar(value)) return;
      const [start = 0, end = 0] = value.range ?? [];
      const written = text.slice(start, end);
      const quote = /^["']/.test(written) ? 1 : 0;
      pins.push(...imagePin(written.slice(quote, written.length - quote), start + quote, image, context));
    },
  });
  return pins;
}
