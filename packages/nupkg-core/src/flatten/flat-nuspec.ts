import { rewriteNuspec } from '../nuspec/rewrite-nuspec.ts';
import type { Package } from '../package/read-package.ts';
import type { Profile } from './flatten-report.ts';

/** The app's nuspec without dependencies, and with its release notes rendered to HTML. */
export async function flatNuspec(app: Package, profile: Profile): Promise<Uint8Array> {
  const { releaseNotes } = app.nuspec;
  return rewriteNuspec(
    app.nuspecBytes,
    {
      dependencies: 'remove',
      releaseNotes: releaseNotes === undefined ? undefined : await notesHtml(releaseNotes, profile),
    },
    app.nuspecPath,
  );
}

async function notesHtml(markdown: string, profile: Profile): Promise<string> {
  // Few packages have notes, and the library that renders them is large.
  const { renderReleaseNotes, wrapForSquirrel } = await import('./release-notes.ts');
  const html = renderReleaseNotes(markdown);
  return profile === 'squirrel' ? wrapForSquirrel(html) : html;
}
