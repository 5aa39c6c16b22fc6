import { arrangeSymbols } from '../clr/arrange-symbols.ts';
import { cutRegions, type Region, restSize } from '../clr/assembly-layout.ts';
import { type Predictor, predictorFrom } from '../clr/predict.ts';
import { formatDeflateRecipe } from '../deflate-tokens/deflate-recipe.ts';
import type { DeflateHabits } from '../deflate-tokens/predict-token.ts';
import { packedRegion } from './file-details.ts';
import type { OpenFile } from './open-file.ts';
import type { AssemblyParts } from './stages.ts';

/**
 * What the last stage predicts a part of the target from: a file of the base without what is coded apart, symbols from
 * inside one, or how those were packed.
 */
export interface Reference {
  /** In bytes. */
  readonly size: number;
  /**
   * All of it, in pieces. `known` are the metadata of the target, for a managed file. To be called once the earlier
   * stages are done.
   */
  pieces(known?: Pick<AssemblyParts, 'strings' | 'userStrings' | 'tables'>): readonly Uint8Array[];
}

const NOTHING: Reference = { size: 0, pieces: () => [] };

/** Predicts a managed file from its peer. */
export interface ManagedReference {
  readonly predictor: Predictor;
  readonly rest: Reference;
}

/** Everything of the peer but its streams, and its packed symbols if those of the target are coded apart. */
export function managedReference(peer: OpenFile, symbols: 'packed' | 'none'): ManagedReference | undefined {
  const assembly = peer.assembly();
  if (assembly === undefined) return undefined;
  const predictor = predictorFrom(assembly);
  const cut = symbolRegions(peer, symbols);
  return {
    predictor,
    rest: {
      size: restSize([...assembly.layout.streams, ...cut], assembly.file.length),
      pieces: (known) => (known === undefined ? [] : predictor.rest(known, cut)),
    },
  };
}

/** All of the peer, but for its packed symbols if those of the target are coded apart. */
export function plainReference(peer: OpenFile | undefined, symbols: 'packed' | 'none'): Reference {
  if (peer === undefined) return NOTHING;
  const cut = symbolRegions(peer, symbols);
  return { size: restSize(cut, peer.content.length), pieces: () => [arrangeSymbols(cutRegions(peer.content, cut))] };
}

/** The symbols of the peer, and how they would be packed by a compressor of these habits. */
export function symbolsReferences(peer: OpenFile | undefined, habits: DeflateHabits): readonly Reference[] {
  const symbols = peer?.symbols();
  if (symbols === undefined) return [NOTHING, NOTHING];
  const { content, tokens } = symbols;
  const recipe = formatDeflateRecipe(content, tokens, habits);
  return [
    { size: content.length, pieces: () => [arrangeSymbols(content)] },
    { size: recipe.length, pieces: () => [recipe] },
  ];
}

function symbolRegions(peer: OpenFile, symbols: 'packed' | 'none'): Region[] {
  const found = symbols === 'packed' ? peer.symbols() : undefined;
  return found === undefined ? [] : [packedRegion(found.place)];
}

/** The references of a stage, one after the other, in `room`. */
export function fillRoom(room: Uint8Array, pieces: Iterable<Uint8Array>): void {
  let at = 0;
  for (const piece of pieces) {
    room.set(piece, at);
    at += piece.length;
  }
}

/** Bytes of several pieces. */
export function sizeOf(pieces: readonly { readonly length: number }[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}
