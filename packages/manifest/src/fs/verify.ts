// What verifies a layout, without the rest of `./fs`: loading that takes longer than to verify what has not changed.
export { layoutCacheFile } from './remembered/layout-cache-file.ts';
export {
  type LayoutCache,
  type LayoutCacheOptions,
  NO_LAYOUT_CACHE,
  openLayoutCache,
} from './remembered/layout-cache.ts';
export { verifyLayout, type VerifyLayoutOptions } from './verify-layout.ts';
