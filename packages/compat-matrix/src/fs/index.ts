export { readMatrixFile } from './read-matrix-file.ts';
