export { shareText, sizeText } from '@nuspine/primitives';
