export { type ManifestRequest, readRegistryBlob, readRegistryManifest, requireFound } from './registry-manifest.ts';
export {
  openRegistry,
  readBody,
  type RegistrySession,
  type RegistrySessionOptions,
  requireDigest,
} from './registry-session.ts';
export { type RegistryAnswer, type RegistryRequest, type RequestBody, unreachable } from './registry-transport.ts';
