export { SiteError, type SiteErrorCode } from './errors.ts';
export { SITE_LIMITS } from './limits.ts';
export type {
  ChannelContent,
  Failure,
  FeedContent,
  LayoutContent,
  MatrixContent,
  SiteContent,
  StoreContent,
} from './site-content.ts';
export { SITE_MARKER, SiteMarkerSchema } from './site-marker.ts';
export { sitePages } from './site-pages.ts';
export {
  type SiteAddress,
  SiteAddressSchema,
  type SiteFile,
  type SiteReport,
  SiteReportSchema,
  type Subject,
  type SubjectKind,
} from './site-report.ts';
