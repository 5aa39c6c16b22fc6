import { rewriteNuspec } from '../nuspec/rewrite-nuspec.ts';
import type { Package } from '../package/read-package.ts';
import type { Profile } from './flatten-report.ts';
import { renderReleaseNotes, wrapForSquirrel } from './release-notes.ts';

/** The app's nuspec without dependencies, and with its release notes rendered to HTML. */
export function flatNuspec(app: Package, profile: Profile): Uint8Array {
  const { releaseNotes } = app.nuspec;
  return rewriteNuspec(
    app.nuspecBytes,
    {
      dependencies: 'remove',
      releaseNotes: releaseNotes === undefined ? undefined : notesHtml(releaseNotes, profile),
    },
    app.nuspecPath,
  );
}

function notesHtml(markdown: string, profile: Profile): string {
  const html = renderReleaseNotes(markdown);
  return profile === 'squirrel' ? wrapForSquirrel(html) : html;
}
