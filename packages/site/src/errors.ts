import { CodedError } from '@nuspine/primitives';

export type SiteErrorCode = 'SITE_NOTHING_FOUND' | 'SITE_FOLDER_OCCUPIED' | 'SITE_NOT_A_SITE' | 'SITE_ADDRESS_TAKEN';

export class SiteError extends CodedError<SiteErrorCode> {}
