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
import type { AssetsFile, AssetsLibrary, AssetsMessage, AssetsTarget } from '../lock/assets-file.ts';
import { ALL_ASSETS } from './asset-flags.ts';
import { explainPackages } from './explain.ts';
import { analyzeChoices } from './graph/analyze-choices.ts';
import { chooseVersions, MAX_REQUESTS } from './graph/choose-versions.ts';
import { type Item, makeRequest, type Request } from './request.ts';
import type { Resolution, ResolutionFinding } from './resolution.ts';

/**
 * What a real restore has resolved for a framework, with the reason for every package and what it said about them.
 * Throws `ASSETS_FILE_INVALID` when it holds nothing for that framework, or several where none is named.
 */
export async function resolveAssets(assets: AssetsFile, framework?: TargetFramework): Promise<Resolution> {
  const target = targetFor(assets, framework);
  const items = new Map(target.libraries.map((library) => [packageIdKey(library.id), itemOf(library)]));
  const wanted = assets.requests.find((one) => frameworksEqual(one.framework, target.framework));
  const { requests = [], pins = new Map<string, VersionRange>() } = wanted ?? {};
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
  const fitting = framework === undefined ? plain : plain.filter((one) => frameworksEqual(one.framework, framework));
  const [target, ...others] = fitting;
  if (target === undefined || others.length > 0) {
    const found = plain.map((one) => formatTargetFramework(one.framework));
    throw new NupkgError('ASSETS_FILE_INVALID', 'assets file does not hold just one such framework', {
      path: project,
      found,
    });
  }
  return target;
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
