import {
  formatFrameworkName,
  formatFrameworkVersion,
  formatPlatformName,
  formatTargetFramework,
  frameworksEqual,
  isAny,
  isFrameworkCompatible,
  isUnsupported,
  nearestFramework,
  parseFrameworkFolder,
  parseTargetFramework,
  type TargetFramework,
} from '@nuspine/primitives';
import { type Answer, type Operation, textOf, textsOf } from './question.ts';

/** Target frameworks, as NuGet.Frameworks answers. */
export const FRAMEWORK_OPERATIONS: Readonly<Record<string, Operation>> = {
  'fw-parse': (question) => describe(parseTargetFramework(textOf(question, 'f'))),
  'fw-parse-folder': (question) => describe(parseFrameworkFolder(textOf(question, 'f'))),
  'fw-equals': (question) => ({
    equals: frameworksEqual(parseTargetFramework(textOf(question, 'a')), parseTargetFramework(textOf(question, 'b'))),
  }),
  'fw-compatible': (question) => ({
    compatible: isFrameworkCompatible(
      parseTargetFramework(textOf(question, 'project')),
      parseTargetFramework(textOf(question, 'package')),
    ),
  }),
  'fw-nearest': (question) => {
    const texts = textsOf(question, 'candidates');
    const candidates = texts.map(parseTargetFramework);
    const nearest = nearestFramework(parseTargetFramework(textOf(question, 'project')), candidates);
    if (nearest === undefined) return { nearest: null, index: -1, nearestInput: null };
    const index = candidates.findIndex((candidate) => frameworksEqual(candidate, nearest));
    return { nearest: formatTargetFramework(nearest), index, nearestInput: texts[index] };
  },
};

function describe(framework: TargetFramework): Answer {
  return {
    framework: framework.identifier,
    version: formatFrameworkVersion(framework.version, 4),
    profile: framework.profile,
    platform: framework.platform,
    platformVersion: formatFrameworkVersion(framework.platformVersion, 4),
    dotNetFrameworkName: formatFrameworkName(framework),
    dotNetPlatformName: formatPlatformName(framework),
    isUnsupported: isUnsupported(framework),
    isAny: isAny(framework),
    short: formatTargetFramework(framework),
  };
}
