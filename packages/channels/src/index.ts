export { formatCanonicalJson } from './canonical-json.ts';
export { changeMessage, describeOperation } from './change-message.ts';
export { channelFold, type ChannelFold, replayLog } from './channel-fold.ts';
export { channelFolder, type ChannelName, formatChannelName, parseChannelName, STORE_FOLDER } from './channel-name.ts';
export type { ChannelProblem, ChannelReport } from './channel-report.ts';
export { BuildSchema, ChannelSchema, EvidenceSchema, LogEntrySchema } from './channel-schemas.ts';
export {
  type AliasRecord,
  type BuildRecord,
  type ChannelState,
  type Closure,
  emptyChannel,
  type PointerRecord,
  servedPointer,
} from './channel-state.ts';
export {
  type Checkpoint,
  CHECKPOINT_NAME,
  checkpointOf,
  formatCheckpoint,
  type OfferedBuild,
  parseCheckpoint,
  type PointerOffer,
  type ServedPointer,
} from './checkpoint.ts';
export { ChannelError, type ChannelErrorCode } from './errors.ts';
export { formatInstant, parseInstant } from './instant.ts';
export { CHANNEL_LIMITS } from './limits.ts';
export { entryDigest, entryFileName, formatLogEntry, type LogEntry, NO_ENTRY, parseLogEntry } from './log-entry.ts';
export { type Change, nextEntry } from './next-entry.ts';
export type {
  Build,
  BuildArtifact,
  BuildPackage,
  Evidence,
  FeederRecord,
  Operation,
  OperationOf,
  OperationType,
  PromotionPolicy,
} from './operation.ts';
export { compareOrderKeys, formatOrderKey, type OrderKey, parseBuildNumber, parseOrderKey } from './order-key.ts';
export { parseBuild } from './parse-build.ts';
export { parseEvidence } from './parse-evidence.ts';
export { LATEST, LKG, parsePointerName, RELEASE } from './pointer-name.ts';
export { channelFiles, isChannelFile } from './projections/channel-files.ts';
export { releasesFile, servedBuilds, velopackFile, velopackFileName } from './projections/release-feeds.ts';
export { indexPath, RELEASES_INDEX_NAME, releasesIndex, type RepositoryName } from './projections/releases-index.ts';
export { textFiles } from './projections/text-files.ts';
export { type OfferAnswer, resolveOffer } from './resolve-offer.ts';
export { findPointer, type PointerAnswer, type PointerQuestion, resolvePointer } from './resolve-pointer.ts';
export { isInRollout, isInSquirrelRollout, ROLLOUT_BUCKETS, rolloutBucket } from './rollout-bucket.ts';
export { rolloutAnswer, type RolloutAnswer } from './rollout-answer.ts';
export { parseStaging, squirrelPercent } from './staging-line.ts';
export { type SeenEntry, type StoredChannel, verifyChannel } from './verify-channel.ts';
export { channelHistory, type HistoryLine, type HistoryQuestion } from './channel-history.ts';
export { type ChangeReport, changeReport } from './change-report.ts';
export { channelView, type ChannelView, type ViewAnswer } from './channel-view.ts';
export {
  planPromotion,
  planPublication,
  planWithdrawal,
  promotedBuild,
  type PromotionWish,
  type Publication,
} from './plan-change.ts';
export {
  AttestationSchema,
  ChangeReportSchema,
  ChannelHistorySchema,
  ChannelReportSchema,
  ChannelViewSchema,
} from './report-schemas.ts';
export { applyPlan, flowMessage } from './flow/apply-plan.ts';
export type { FlowCode, FlowDecision, FlowEdit } from './flow/decide.ts';
export { findReferences } from './flow/find-references.ts';
export { type FlowEdge, type FlowGraph, flowGraph, formatDot, formatMermaid } from './flow/flow-graph.ts';
export {
  FLOW_RECORD_NAME,
  type FlowMove,
  type FlowRecord,
  FlowRecordSchema,
  formatFlowRecord,
  parseFlowRecord,
} from './flow/flow-record.ts';
export { FlowGraphSchema, FlowPlanSchema, FlowReportSchema, SubscribeReportSchema } from './flow/flow-schemas.ts';
export { addSubscription, type NewSubscription } from './flow/add-subscription.ts';
export { decisionsAbout, type FlowInput, type FlowPlan, planFlow } from './flow/plan-flow.ts';
export type { Reference, RepoFile, Span } from './flow/reference.ts';
export {
  type FlowFrequency,
  parseSubscriptions,
  type Subscription,
  type Subscriptions,
  SUBSCRIPTIONS_NAME,
  SubscriptionsSchema,
} from './flow/subscriptions.ts';
export { parseRoleName, type RoleName } from './trust/change-keys.ts';
export { type RootDraftReport, RootDraftReportSchema, type RootSigners } from './trust/root-draft-report.ts';
export { type RootWish } from './trust/root-draft.ts';
export { type Signer, type TrustWrite } from './trust/plan-signing.ts';
export { readTrust, type TrustedRepository, type TrustQuestion, type TrustReader } from './trust/read-trust.ts';
export { indexRole } from './trust/index-role.ts';
export { readSignedIndex } from './trust/signed-index.ts';
export { readSignedChannel, type SignedChannel } from './trust/signed-channel.ts';
export {
  formatTrustPublicKey,
  makeTrustKey,
  parseTrustKeys,
  parseTrustPublicKeys,
  type TrustKey,
  type TrustPublicKey,
} from './trust/trust-key.ts';
export { type TrustKeyReport, TrustKeySchema } from './trust/trust-key-report.ts';
export { expiry, TRUST_LIFETIMES, type TrustLifetimes } from './trust/trust-lifetimes.ts';
export { channelRole, metadataName, TRUST_FOLDER } from './trust/trust-names.ts';
export { type RoleKeys, type RootPlan, TOP_ROLES, type TopRole } from './trust/trust-plan.ts';
export { type TrustReport, TrustReportSchema, type TrustRoleReport } from './trust/trust-report.ts';
export {
  formatTrustState,
  newTrustState,
  parseTrustState,
  type TrustState,
  TrustStateSchema,
} from './trust/trust-state.ts';
export { attestBuild, verifyAttestation } from './provenance/provenance-bundle.ts';
export type { BuilderFacts } from './provenance/statement.ts';
