export { SpineError, type SpineErrorCode } from './errors.ts';
export { formatImageReference, type ImageReference, parseImageReference } from './image-reference.ts';
export { requireLegalVersion } from './legal-version.ts';
export { parseSpineFile } from './parse-spine-file.ts';
export { applyPins, isRight, type Pin, type PinContext, type PinRule } from './pin.ts';
export { findPins, isTextArtifact, type TextArtifact } from './pins/find-pins.ts';
export { type Artifact, type ArtifactKind, type SpineFile, SpineFileSchema } from './spine-file.ts';
export { type CheckedArtifact, type SpineFinding, type SpineReport, SpineReportSchema } from './spine-report.ts';
