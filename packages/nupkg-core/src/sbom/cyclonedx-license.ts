import { Factories } from '@cyclonedx/cyclonedx-library/Contrib/License';
import { LicenseAcknowledgement } from '@cyclonedx/cyclonedx-library/Enums';
import { type License, NamedLicense } from '@cyclonedx/cyclonedx-library/Models';
import parseExpression from 'spdx-expression-parse';
import type { FlattenedPackage } from '../flatten/flatten-report.ts';

/** The licence that a package declares: an SPDX id or expression, or by name what is neither. */
export function declaredLicense({ license, licenseType }: FlattenedPackage): readonly License[] {
  if (license === undefined || license.trim() === '') return [];
  const declared = toLicense(license, licenseType);
  declared.acknowledgement = LicenseAcknowledgement.Declared;
  return [declared];
}

function toLicense(text: string, type: FlattenedPackage['licenseType']): License {
  switch (type) {
    case 'file':
      return new NamedLicense(`file ${text} of the package`);
    case 'url':
      return new NamedLicense(text, isWebAddress(text) ? { url: text } : {});
    default:
      return new Factories.LicenseFactory(parseExpression).makeFromString(text);
  }
}

/** The schema takes other addresses as well; a reader should not be led to one. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
