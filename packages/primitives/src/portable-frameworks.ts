import { oncePerObject } from './once-per-object.ts';
import { optionalFrameworks, profileFrameworks } from './portable-profiles.ts';
import type { TargetFramework } from './target-framework.ts';
import { parsePortableMembers } from './target-framework-parse.ts';

const PROFILE_NUMBER = /^profile([0-9]+)$/i;

/** The number of a portable framework with a numbered profile. */
export function portableProfileNumber(portable: TargetFramework): number | undefined {
  const digits = PROFILE_NUMBER.exec(portable.profile)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The frameworks that a portable one names, by the number of its profile or one by one. */
export const namedFrameworks: (portable: TargetFramework) => readonly TargetFramework[] = oncePerObject((portable) => {
  const profileNumber = portableProfileNumber(portable);
  return profileNumber === undefined ? parsePortableMembers(portable.profile) : profileFrameworks(profileNumber);
});

/** Those that it names, and those that run it all the same. */
export const supportedFrameworks: (portable: TargetFramework) => readonly TargetFramework[] = oncePerObject(
  (portable) => {
    const profileNumber = portableProfileNumber(portable);
    return [...namedFrameworks(portable), ...(profileNumber === undefined ? [] : optionalFrameworks(profileNumber))];
  },
);
