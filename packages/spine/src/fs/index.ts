export { checkSpine, type CheckSpineOptions, type PlannedText, planSpine, syncSpine } from './check-spine.ts';
export { type PublishedImage, readPublishedImage } from './published-image.ts';
export { type LaidOutImage, readOciLayout } from './oci-layout.ts';
export { type GateOptions, listGate, runGate, type RunGateOptions } from './gate/run-gate.ts';
export { verifyPublished, type VerifyPublishedOptions } from './gate/verify-published.ts';
export { gateWorkflow, type WorkflowOptions } from './gate/workflow-file.ts';
export { renderSpine } from './render-spine.ts';
