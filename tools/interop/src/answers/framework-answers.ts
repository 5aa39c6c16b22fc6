import {
  formatFrameworkName,
  formatFrameworkVersion,
  formatPlatformName,
  formatTargetFramework,
  frameworksEqual,
  isAgnostic,
  isAny,
  isFrameworkCompatible,
  isPackageBased,
  isPortable,
  isUnsupported,
  nearestFramework,
  parseFrameworkFolder,
  parseFrameworkMonikers,
  parseTargetFramework,
  PrimitivesError,
  reduceDownwards,
  reduceUpwards,
  type TargetFramework,
} from '@nuspine/primitives';
import { type Answer, isAskedFor, type Operation, type Question, textOf, textsOf } from './question.ts';

/** Target frameworks, as NuGet.Frameworks answers. */
export const FRAMEWORK_OPERATIONS: Readonly<Record<string, Operation>> = {
  'fw-parse': (question) => describe(parse(question)),
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
    return { nearest: shortName(nearest), index, nearestInput: texts[index] };
  },
  'fw-reduce': (question) => {
    const frameworks = textsOf(question, 'frameworks').map(parseTargetFramework);
    return { upwards: shortNames(reduceUpwards(frameworks)), downwards: shortNames(reduceDownwards(frameworks)) };
  },
};

function parse(question: Question): TargetFramework {
  const text = textOf(question, 'f');
  return isAskedFor(question, 'components')
    ? parseFrameworkMonikers(text, textOf({ platform: question['platform'] ?? '' }, 'platform'))
    : parseTargetFramework(text);
}

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
    isAgnostic: isAgnostic(framework),
    isPcl: isPortable(framework),
    isPackageBased: isPackageBased(framework),
    short: shortName(framework),
  };
}

/** A framework that cannot be written as a folder has no short name. */
function shortName(framework: TargetFramework): string | null {
  try {
    return formatTargetFramework(framework);
  } catch (error) {
    if (error instanceof PrimitivesError) return null;
    throw error;
  }
}

function shortNames(frameworks: readonly TargetFramework[]): readonly string[] {
  return frameworks.map((framework) => shortName(framework) ?? '').toSorted();
}
