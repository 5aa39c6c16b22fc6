import { arrangeSymbols } from '../clr/arrange-symbols.ts';
import { cutRegions } from '../clr/assembly-layout.ts';
import { type Assembly } from '../clr/parse-assembly.ts';
import type { Predictor } from '../clr/predict.ts';
import { followDeflateRecipe, formatDeflateRecipe } from '../deflate-tokens/deflate-recipe.ts';
import { KNOWN_HABITS } from '../deflate-tokens/predict-token.ts';
import type { Effort } from '../engine/effort.ts';
import { isAlike } from './is-alike.ts';
import { managedReference, plainReference, type Reference, symbolsReferences } from './coded-part.ts';
import { type FileDetails, packedRegion, type SymbolsDetails } from './file-details.ts';
import type { FileMode } from './file-list.ts';
import { type OpenFile, openFile, type OpenSymbols } from './open-file.ts';
import { withoutComputed } from './without-computed.ts';

/** A file of the target, taken apart against the file that it came from. */
export interface ApartFile {
  readonly mode: Exclude<FileMode, 'same'>;
  readonly details: FileDetails;
  /** Of a managed file. */
  readonly managed?: { readonly target: Assembly; readonly predictor: Predictor };
  /** What the last stage codes, in order. */
  readonly parts: readonly CodedPart[];
}

export interface CodedPart {
  readonly content: Uint8Array;
  readonly reference: Reference;
}

/**
 * Takes a file apart into what is coded, and what a reader must know to put it together again. `fast` leaves files
 * whole that are nearly what their peers are: there is little to gain inside.
 */
export function takeApart(original: Uint8Array, peer: OpenFile | undefined, effort: Effort = 'default'): ApartFile {
  const { content, computed } = withoutComputed(original, peer?.content);
  if (effort === 'fast' && peer !== undefined && isAlike(content, peer.content)) {
    const whole = { content: arrangeSymbols(content), reference: plainReference(peer, 'none') };
    return { mode: 'plain', details: computed === undefined ? {} : { computed }, parts: [whole] };
  }
  const file = openFile(content);
  const packed = symbolsOf(file);
  const cut = packed === undefined ? 'none' : 'packed';
  const target = peer?.assembly() === undefined ? undefined : file.assembly();
  const reference = target === undefined || peer === undefined ? undefined : managedReference(peer, cut);
  const holes = packed === undefined ? [] : [packedRegion(packed.details)];
  const streams = reference === undefined ? [] : (target?.layout.streams ?? []);
  const left = cutRegions(content, [...streams, ...holes]);
  const rest: CodedPart = {
    content: reference === undefined ? arrangeSymbols(left) : left,
    reference: reference?.rest ?? plainReference(peer, cut),
  };
  return {
    mode: reference === undefined ? 'plain' : 'managed',
    details: {
      ...(reference === undefined || target === undefined ? {} : { layout: target.layout }),
      ...(packed === undefined ? {} : { symbols: packed.details }),
      ...(computed === undefined ? {} : { computed }),
    },
    ...(reference === undefined || target === undefined ? {} : { managed: { target, predictor: reference.predictor } }),
    parts: [rest, ...(packed === undefined ? [] : symbolsParts(packed, peer))],
  };
}

interface PackedSymbols {
  readonly details: SymbolsDetails;
  readonly open: OpenSymbols;
  readonly recipe: Uint8Array;
}

/** The symbols inside a file with the shortest recipe that packs them again to the byte. */
function symbolsOf(file: OpenFile): PackedSymbols | undefined {
  const open = file.symbols();
  if (open === undefined) return undefined;
  const { offset, packedSize, size } = open.place;
  const [best] = KNOWN_HABITS.map((habits) => ({
    habits,
    recipe: formatDeflateRecipe(open.content, open.tokens, habits),
  })).toSorted((a, b) => a.recipe.length - b.recipe.length);
  if (best === undefined) return undefined;
  const { habits, recipe } = best;
  const packed = followDeflateRecipe(open.content, recipe, habits, packedSize);
  if (Buffer.compare(packed, file.content.subarray(offset, offset + packedSize)) !== 0) return undefined;
  return { details: { offset, packedSize, size, habits, recipeSize: recipe.length }, open, recipe };
}

function symbolsParts({ details, open, recipe }: PackedSymbols, peer: OpenFile | undefined): CodedPart[] {
  const references = symbolsReferences(peer, details.habits);
  return [arrangeSymbols(open.content), recipe].flatMap((content, index) => {
    const reference = references[index];
    return reference === undefined ? [] : [{ content, reference }];
  });
}
