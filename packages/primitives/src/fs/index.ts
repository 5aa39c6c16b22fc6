export { syncFolder, TEMPORARY_SUFFIX, writeFileAtomically } from './atomic-file.ts';
export { fileSource, withFileSource } from './file-source.ts';
