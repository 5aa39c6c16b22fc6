import {
  ANY_FRAMEWORK,
  formatFrameworkName,
  formatTargetFramework,
  frameworksEqual,
  isFrameworkCompatible,
  nearestFramework,
  parseTargetFramework,
  type TargetFramework,
  UNSUPPORTED_FRAMEWORK,
} from '@nuspine/primitives';
import { type Answer, type Operation, type Question, textOf, textsOf } from './question.ts';

/** Target frameworks, as NuGet.Frameworks answers. */
export const FRAMEWORK_OPERATIONS: Readonly<Record<string, Operation>> = {
  'fw-parse': answerParse,
  'fw-parse-folder': answerParse,
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

function answerParse(question: Question): Answer {
  const framework = parseTargetFramework(textOf(question, 'f'));
  return {
    framework: framework.identifier,
    version: framework.version.join('.'),
    profile: framework.profile,
    platform: framework.platform,
    platformVersion: framework.platformVersion.join('.'),
    dotNetFrameworkName: formatFrameworkName(framework),
    dotNetPlatformName: platformName(framework),
    isUnsupported: frameworksEqual(framework, UNSUPPORTED_FRAMEWORK),
    isAny: frameworksEqual(framework, ANY_FRAMEWORK),
    short: formatTargetFramework(framework),
  };
}

/** `android,Version=34.0`, empty without a platform. */
function platformName({ platform, platformVersion, ...framework }: TargetFramework): string {
  if (platform === '') return '';
  const named = {
    ...framework,
    platform,
    platformVersion,
    identifier: platform,
    version: platformVersion,
    profile: '',
  };
  return formatFrameworkName(named).replace('=v', '=');
}
