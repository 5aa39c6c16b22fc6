// Packed into the command, for a small delta is applied in less time than its package takes to load.
export { applyDeltaFiles } from '@nuspine/delta/fs';
