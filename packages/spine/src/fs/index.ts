export { checkSpine, syncSpine } from './check-spine.ts';
export { type LaidOutImage, readOciLayout } from './oci-layout.ts';
