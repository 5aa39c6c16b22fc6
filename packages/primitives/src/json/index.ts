export { type DocumentChecker, documentChecker, type DocumentFault, type RefuseDocument } from './document-checker.ts';
export { type DocumentReader, documentReader } from './document-reader.ts';
export { fitsSchema } from './fits-schema.ts';
export { formatJson } from './format-json.ts';
export { type JsonOptions, parseJson } from './parse-json.ts';
