/** A place in a text where a version stands that follows the spine. */
export interface Pin {
  /** What the version is of, for people: `Version`, `image acme/app`. */
  readonly what: string;
  /** Range of the text in UTF-16 code units that is replaced; empty where the version has yet to be written. */
  readonly start: number;
  readonly end: number;
  /** What stands there. */
  readonly found: string;
  /** What has to stand there. */
  readonly wanted: string;
  readonly rule: PinRule;
}

/** Why a pin is wrong when it is. */
export type PinRule = 'version-differs' | 'dependency-differs' | 'tag-differs' | 'digest-differs' | 'digest-missing';

/** What pins are compared with. */
export interface PinContext {
  /** Of the artifact, for errors. */
  readonly path: string;
  readonly version: string;
  /** Names of the npm packages that share the version: what they want of each other follows it too. */
  readonly npmNames: ReadonlySet<string>;
  /** Digest that an image has to be pinned to. */
  readonly imageDigest?: string | undefined;
}

/** True when the text there needs no change. */
export function isRight({ found, wanted }: Pin): boolean {
  return found === wanted;
}

/** The text with every pin as it is wanted; everything else stays as it is. */
export function applyPins(text: string, pins: readonly Pin[]): string {
  return pins
    .toSorted((a, b) => b.start - a.start)
    .reduce((result, { start, end, wanted }) => result.slice(0, start) + wanted + result.slice(end), text);
}
