import {
  formatTargetFramework,
  frameworksEqual,
  packageIdKey,
  parseNuGetVersion,
  parseTargetFramework,
  parseVersionRange,
  type TargetFramework,
  type VersionRange,
} from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import { projectFramework } from '../flatten/app-framework.ts';
import type { AssetsFile, AssetsLibrary, AssetsMessage, AssetsRequests, AssetsTarget } from '../lock/assets-file.ts';
import { ALL_ASSETS } from './asset-flags.ts';
import { explainPackages } from './explain.ts';
import { analyzeChoices } from './graph/analyze-choices.ts';
import { chooseVersions, MAX_REQUESTS } from './graph/choose-versions.ts';
import { type Item, makeRequest, type Request } from './request.ts';
import type { Resolution, ResolutionFinding } from './resolution.ts';

/**
 * What a real restore has resolved for a framework, with the reason for every package and what it said about them.
 * Throws `ASSETS_FRAMEWORK_UNCLEAR` when it holds nothing for that framework, or several where none is named.
 */
export async function resolveAssets(assets: AssetsFile, framework?: TargetFramework): Promise<Resolution> {
  const target = targetFor(assets, framework);
  const items = new Map(target.libraries.map((library) => [packageIdKey(library.id), itemOf(library)]));
  const { requests = [], pins = new Map<string, VersionRange>() } = requestsFor(assets, target) ?? {};
  const root: Item = { ...NOTHING, found: true, requests: requests.map(requestOf) };
  const choices = await chooseVersions(makeRequest('', parseVersionRange('0.0'), ALL_ASSETS), root, {
    find: async (request) => items.get(request.key) ?? { ...NOTHING, id: request.id, key: request.key },
    pins,
    maxRequests: MAX_REQUESTS,
  });
  const findings = assets.messages.filter((message) => isAbout(message, target)).map(findingOf);
  return {
    framework: formatTargetFramework(target.framework),
    ok: findings.every(({ level }) => level !== 'error'),
    packages: explainPackages(analyzeChoices(root, choices, pins.size > 0 ? 'pinned' : 'free')),
    findings,
  };
}

const NOTHING: Item = { id: '', key: '', version: parseNuGetVersion('0.0.0-0'), found: false, requests: [] };

function targetFor({ targets, project }: AssetsFile, framework: TargetFramework | undefined): AssetsTarget {
  const plain = targets.filter(({ rid }) => rid === undefined);
  const fitting = framework === undefined ? plain : plain.filter((one) => isCalled(one, framework));
  const [target, ...others] = fitting;
  if (target === undefined || others.length > 0) {
    const found = plain.map(({ alias }) => alias);
    throw new NupkgError('ASSETS_FRAMEWORK_UNCLEAR', 'assets file does not hold just one such framework', {
      path: project,
      found,
    });
  }
  return target;
}

/** Before version 4 a target may be called `.NETFramework,Version=v4.7.2` where the project says `net472`. */
function requestsFor({ requests }: AssetsFile, { alias, framework }: AssetsTarget): AssetsRequests | undefined {
  return (
    requests.find((one) => one.alias === alias) ?? requests.find((one) => frameworksEqual(one.framework, framework))
  );
}

/** `net8.0-windows` in a project is `net8.0-windows7.0` to restore: people know the first. */
function isCalled({ alias, framework }: AssetsTarget, wanted: TargetFramework): boolean {
  const called = projectFramework(parseTargetFramework(alias));
  return frameworksEqual(framework, wanted) || frameworksEqual(called, projectFramework(wanted));
}

function itemOf({ id, version, dependencies }: AssetsLibrary): Item {
  return { id, key: packageIdKey(id), version, found: true, requests: dependencies.map(requestOf) };
}

function requestOf({ id, range }: AssetsLibrary['dependencies'][number]): Request {
  return makeRequest(id, range, ALL_ASSETS);
}

function isAbout({ code, level, targets }: AssetsMessage, { framework }: AssetsTarget): boolean {
  if (level === 'information' || !/^NU[0-9]{4}$/.test(code)) return false;
  return targets.length === 0 || targets.some((name) => frameworksEqual(parseTargetFramework(name), framework));
}

function findingOf({ code, level, text, id = '' }: AssetsMessage): ResolutionFinding {
  return {
    code: `NU${Number(code.slice(2))}`,
    level: level === 'error' ? 'error' : 'warning',
    message: text,
    id,
    path: [],
  };
}
