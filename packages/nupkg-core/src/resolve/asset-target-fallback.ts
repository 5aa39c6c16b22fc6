import {
  isFrameworkCompatible,
  nearestFramework,
  parseTargetFramework,
  type TargetFramework,
} from '@nuspine/primitives';

const NET_CORE_2: TargetFramework = parseTargetFramework('netcoreapp2.0');
const NET_STANDARD_2: TargetFramework = parseTargetFramework('netstandard2.0');
/** What the SDK lets such projects fall back to, first choice first. */
const FALLBACKS: readonly TargetFramework[] = ['net461', 'net462', 'net47', 'net471', 'net472', 'net48', 'net481'].map(
  parseTargetFramework,
);

/**
 * The framework whose dependencies a project takes: the nearest, or for .NET Core and .NET Standard 2.0 and later, for
 * want of one, what is nearest to .NET Framework 4.6.1 and so on (`AssetTargetFallback` in the targets of the SDK).
 */
export function nearestOrFallback(
  framework: TargetFramework,
  candidates: readonly TargetFramework[],
): TargetFramework | undefined {
  const nearest = nearestFramework(framework, candidates);
  if (nearest !== undefined || !fallsBack(framework)) return nearest;
  for (const fallback of FALLBACKS) {
    const found = nearestFramework(fallback, candidates);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The frameworks whose files such a project takes, first choice first: its own, then those to fall back to. */
export function assetFrameworks(framework: TargetFramework): readonly TargetFramework[] {
  return fallsBack(framework) ? [framework, ...FALLBACKS] : [framework];
}

function fallsBack(framework: TargetFramework): boolean {
  const oldest = framework.identifier === '.NETCoreApp' ? NET_CORE_2 : NET_STANDARD_2;
  return framework.identifier === oldest.identifier && isFrameworkCompatible(framework, oldest);
}
