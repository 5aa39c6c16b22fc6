import type { Static, TSchema } from 'typebox';
import { documentChecker, type RefuseDocument } from './document-checker.ts';
import { type JsonOptions, parseJson } from './parse-json.ts';

/** Gives the document that a content is; for what is none of the schema, or no JSON, `refuse` throws. */
export type DocumentReader<Document> = (content: Uint8Array | string, refuse: RefuseDocument) => Document;

/** Reads JSON documents of one schema. */
export function documentReader<Schema extends TSchema, Document = Static<Schema>>(
  schema: Schema,
  options?: JsonOptions,
): DocumentReader<Document> {
  const check = documentChecker<Schema, Document>(schema);
  return (content, refuse) => check(parseJson(content, refuse, options), refuse);
}
