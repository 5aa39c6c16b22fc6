export { SpineError, type SpineErrorCode } from './errors.ts';
export { formatImageReference, type ImageReference, parseImageReference } from './image-reference.ts';
export { requireLegalVersion } from './legal-version.ts';
export { parseSpineFile } from './parse-spine-file.ts';
export { applyPins, isRight, type Pin, type PinContext, type PinRule } from './pin.ts';
export { findPins, isTextArtifact, type TextArtifact } from './pins/find-pins.ts';
export {
  channelTable,
  type ChannelValues,
  renderChannel,
  renderDocument,
  type RenderedChannel,
} from './render-channels.ts';
export { type ChannelsReport, ChannelsReportSchema, type RenderedDocument } from './render-report.ts';
export {
  type Artifact,
  type ArtifactKind,
  type DistributionChannel,
  type SpineFile,
  SpineFileSchema,
} from './spine-file.ts';
export { type CheckedArtifact, type SpineFinding, type SpineReport, SpineReportSchema } from './spine-report.ts';
export { type Evidence, EvidenceSchema, type Fact } from './gate/evidence.ts';
export {
  type CliSmokeJob,
  type GateFile,
  GateFileSchema,
  type GateJob,
  type GateJobKind,
  type HttpExpectation,
  type HttpSmokeJob,
  type ImageJob,
  type InProcessJob,
  type NuGetConsumerJob,
  type PackGraphJob,
  type WorkflowSettings,
} from './gate/gate-file.ts';
export { type GateReport, GateReportSchema, type JobState, type JudgedJob } from './gate/gate-report.ts';
export { parseGateFile } from './gate/parse-gate-file.ts';
export { type Attempt, type PollClock, type Polled, type PollOptions, pollUntil } from './gate/poll-until.ts';
export { type PublishedReport, PublishedReportSchema } from './gate/published-report.ts';
export { CI_NAMES, type CiName, ciWorkflow, WORKFLOW_PATHS } from './gate/workflow/ci-workflow.ts';
export { type WorkflowReport, WorkflowReportSchema } from './gate/workflow/workflow-report.ts';
