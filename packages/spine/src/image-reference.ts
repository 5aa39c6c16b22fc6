/** An image as Compose and Dockerfiles write it: `name[:tag][@digest]` (distribution/reference, grammar). */
export interface ImageReference {
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Every text is a reference of some kind: what is no tag or digest is the name. */
export function parseImageReference(text: string): ImageReference {
  const [located = '', digest] = text.split('@');
  // A colon before the last slash is the port of a registry.
  const [, name = located, tag] = /^(.*?)(?::([^:/]*))?$/s.exec(located) ?? [];
  return { name, tag, digest };
}

export function formatImageReference({ name, tag, digest }: ImageReference): string {
  return `${name}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
