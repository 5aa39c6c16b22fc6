import type { Question } from '../answers/question.ts';
import type { Random } from '@nuspine/testkit';
import { anyFramework, fullName, knownFramework, platformMoniker, portableFramework } from './random-framework.ts';
import { packageId } from './random-package-id.ts';
import { licenseElement, licenseExpression } from './random-license.ts';
import { nuspecXml } from './random-nuspec.ts';
import { anyRange, floatingVersion, plainRange } from './random-range.ts';
import { listOf, looseListOf, oneIn } from './random-text.ts';
import { anyVersion, plainVersion, semanticVersion } from './random-version.ts';

/** Makes questions of one operation, from plain to malformed. */
export type QuestionMaker = (random: Random) => Question;

/** Random questions by what they are about. */
export const QUESTION_MAKERS: Readonly<Record<string, QuestionMaker>> = {
  'version-parse': (random) => ({ op: 'version-parse', v: anyVersion(random), strict: oneIn(random, 4) }),
  'semver-parse': (random) => ({ op: 'semver-parse', v: (oneIn(random, 2) ? anyVersion : semanticVersion)(random) }),
  'version-compare': (random) => ({ op: 'version-compare', a: mostlyVersion(random), b: mostlyVersion(random) }),
  'version-sort': (random) => ({ op: 'version-sort', versions: looseListOf(random, 10, plainVersion) }),
  'range-parse': (random) => ({ op: 'range-parse', r: anyRange(random), allowFloating: !oneIn(random, 8) }),
  'range-satisfies': (random) => ({ op: 'range-satisfies', r: mostlyRange(random), v: mostlyVersion(random) }),
  'range-float-satisfies': (random) => ({
    op: 'range-float-satisfies',
    r: floatOrRange(random),
    v: plainVersion(random),
  }),
  'range-best': (random) => ({
    op: 'range-best',
    r: floatOrRange(random),
    versions: looseListOf(random, 8, plainVersion),
  }),
  'range-is-better': (random) => ({
    op: 'range-is-better',
    r: floatOrRange(random),
    considering: plainVersion(random),
    ...(oneIn(random, 4) ? {} : { current: plainVersion(random) }),
  }),
  'range-sets': (random) => rangeSets(random),
  'float-parse': (random) => ({
    op: 'float-parse',
    f: oneIn(random, 4) ? anyVersion(random) : floatingVersion(random),
  }),
  'fw-parse': (random) => ({ op: 'fw-parse', f: anyFramework(random) }),
  'fw-parse-folder': (random) => ({ op: 'fw-parse-folder', f: anyFramework(random) }),
  'fw-parse of monikers': (random) => ({
    op: 'fw-parse',
    components: true,
    f: oneIn(random, 4) ? anyFramework(random) : fullName(random),
    platform: platformMoniker(random),
  }),
  'fw-equals': (random) => ({ op: 'fw-equals', a: anyFramework(random), b: anyFramework(random) }),
  'fw-compatible': (random) => ({ op: 'fw-compatible', project: framework(random), package: framework(random) }),
  'fw-nearest': (random) => ({
    op: 'fw-nearest',
    project: framework(random),
    candidates: looseListOf(random, oneIn(random, 10) ? 25 : 7, oneIn(random, 4) ? portableFramework : knownFramework),
  }),
  'fw-reduce': (random) => ({ op: 'fw-reduce', frameworks: looseListOf(random, 7, knownFramework) }),
  'package-id': (random) => ({ op: 'package-id', v: packageId(random) }),
  license: (random) => ({ op: 'license', expr: licenseExpression(random) }),
  'nuspec-read of licenses': (random) => ({
    op: 'nuspec-read',
    xml: `<package><metadata><id>A</id><version>1.0</version>${licenseElement(random)}</metadata></package>`,
  }),
  'nuspec-read': (random) => ({ op: 'nuspec-read', xml: nuspecXml(random) }),
};

function rangeSets(random: Random): Question {
  const ranges = listOf(random, 3, mostlyRange);
  const [a = '*', b = a] = ranges;
  switch (random(4)) {
    case 0:
      return { op: 'range-subset', sub: a, super: b };
    case 1:
      return { op: 'range-equals', a, b: oneIn(random, 2) ? a : b };
    case 2:
      return { op: 'range-combine', ranges };
    default:
      return { op: 'range-common', ranges };
  }
}

function mostlyVersion(random: Random): string {
  return oneIn(random, 6) ? anyVersion(random) : plainVersion(random);
}

function mostlyRange(random: Random): string {
  return oneIn(random, 4) ? anyRange(random) : plainRange(random);
}

function floatOrRange(random: Random): string {
  return oneIn(random, 2) ? floatingVersion(random) : mostlyRange(random);
}

function framework(random: Random): string {
  return oneIn(random, 6) ? anyFramework(random) : knownFramework(random);
}
