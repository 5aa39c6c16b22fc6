// Packed into the command, for a small delta is made in less time than its package takes to load.
export { createDeltaFile } from '@nuspine/delta/fs';
