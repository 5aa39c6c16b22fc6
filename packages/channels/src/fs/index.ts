export { changeChannel, type ChangePlan, type ChannelWriter, channelWriter } from './change-channel.ts';
export type { Addition, ChannelStore, TrustStore } from './channel-store.ts';
export { diskWrites, type FileWrites } from './file-writes.ts';
export { folderStore } from './folder-store.ts';
export { gitStore, type GitStoreOptions } from './git-store.ts';
export { httpStore } from './http-store.ts';
export { putStore } from './put-store.ts';
export { type ChannelLog, readChannel, readLog } from './read-channel.ts';
export { repairFiles, verifyStoredChannel } from './verify-store.ts';
export {
  type ChangeContext,
  changeOperations,
  findPromotedBuild,
  promoteBuild,
  publishBuild,
  withdrawBuild,
} from './channel-operations.ts';
export { closeStores, openStore } from './open-store.ts';
export { type ArtifactOptions, readArtifact } from './read-artifact.ts';
export { type GateCommand, runGate } from './run-gate.ts';
export { subscribe, type SubscribeReport } from './subscribe.ts';
export { showChannel, type ShowQuestion } from './show-channel.ts';
export { readDocument, readEvidenceFiles, readRootFile } from './read-document.ts';
export {
  applyRepositoryFlow,
  type FlowOptions,
  type FlowReport,
  planRepositoryFlow,
  readFlowGraph,
} from './flow-repository.ts';
export {
  delegateChannel,
  initTrust,
  listTrust,
  refreshTrust,
  revokeKey,
  rotateKey,
  signChannel,
  type SigningContext,
  type TrustListing,
} from './sign-store.ts';
export { draftNextRoot, publishNextRoot, type RootDraft, signNextRoot } from './sign-root.ts';
export { makeKeyFile, newKey, type NewKeys, newKeys } from './new-keys.ts';
export { KEYS_VARIABLE, readPublicKeys, readTrustAnchor, readTrustKeys } from './trust-files.ts';
export { type TrustAnchor, trustedStore, type TrustedStore } from './trusted-store.ts';
export { verifySignedChannel } from './verify-trust.ts';
export {
  attachProvenance,
  type AttestationReport,
  provenanceEvidence,
  verifyProvenance,
  writeBundle,
} from './provenance.ts';
