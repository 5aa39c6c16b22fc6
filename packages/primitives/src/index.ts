export { bytesSink, type ByteSink, type BytesSink } from './byte-sink.ts';
export { bytesSource, type ByteSource, requireRange, sliceSource, sourceChunks } from './byte-source.ts';
export { CodedError, type ErrorDetails } from './coded-error.ts';
export { type Digest, digestBytes, digestSource, isDigest, parseDigest } from './digest.ts';
export { PrimitivesError, type PrimitivesErrorCode } from './errors.ts';
export {
  MAX_NAME_BYTES,
  MAX_PATH_LENGTH,
  parseRelativePath,
  pathCollisionKey,
  type RelativePath,
} from './relative-path.ts';
