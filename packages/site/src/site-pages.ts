import { html, type Html, type Part } from './html.ts';
import { formatPage, type PageName } from './page.ts';
import { channelsPage } from './pages/channels-page.ts';
import { placeText, verdictText } from './pages/findings.ts';
import { layoutsPage } from './pages/layouts-page.ts';
import { matrixPage } from './pages/matrix-page.ts';
import { releasesPage } from './pages/releases-page.ts';
import { buildDates } from './release-rows.ts';
import { isFailure, type SiteContent } from './site-content.ts';
import { type Subject, type SubjectKind, subjectsOf } from './site-report.ts';
import { table } from './table.ts';
import { upgradeGroups } from './upgrade-groups.ts';

const PAGES: Readonly<Record<SubjectKind, PageName & { readonly noun: string; readonly unit: string }>> = {
  feed: { file: 'releases.html', heading: 'Releases', noun: 'feed', unit: 'releases' },
  store: { file: 'channels.html', heading: 'Channels', noun: 'store of channels', unit: 'channels' },
  matrix: { file: 'compatibility.html', heading: 'Compatibility', noun: 'matrix', unit: 'components' },
  layout: {
    file: 'offline.html',
    heading: 'Offline layout',
    noun: 'offline layout',
    unit: 'packages, binaries, bundles',
  },
};
const OVERVIEW: PageName = { file: 'index.html', heading: 'Overview' };

/** The pages of a site by file name. A page that would show nothing is left out. Equal contents give equal bytes. */
export function sitePages(content: SiteContent): ReadonlyMap<string, Uint8Array> {
  const subjects = subjectsOf(content);
  const kinds = [...new Set(subjects.map(({ kind }) => kind))];
  const pages = [OVERVIEW, ...kinds.map((kind) => PAGES[kind])];
  const bodies: Readonly<Record<SubjectKind, () => Body>> = bodiesOf(content);
  const page = ({ file, heading }: PageName, { body, picks }: Body): readonly [string, Uint8Array] => {
    const text = formatPage({ file, heading, title: content.title, pages, body, picks });
    return [file, Buffer.from(text, 'utf8')];
  };
  return new Map([
    page(OVERVIEW, { body: overview(subjects), picks: false }),
    ...kinds.map((kind) => page(PAGES[kind], bodies[kind]())),
  ]);
}

interface Body {
  readonly body: Html;
  /** Whether there is a picker on it. */
  readonly picks: boolean;
}

function bodiesOf({ feeds, stores, matrices, layouts, now }: SiteContent): Readonly<Record<SubjectKind, () => Body>> {
  return {
    feed: () => {
      const channels = stores.flatMap((store) => (isFailure(store) ? [] : store.channels));
      const states = channels.flatMap((channel) => (isFailure(channel) ? [] : [channel.state]));
      return { body: releasesPage(feeds, buildDates(states)), picks: false };
    },
    store: () => ({ body: channelsPage(stores), picks: false }),
    matrix: () => {
      const answered = matrices.map((one) =>
        isFailure(one) ? one : { ...one, groups: upgradeGroups(one.matrix, now) },
      );
      const picks = answered.some((one) => !isFailure(one) && one.groups.length > 0);
      return { body: matrixPage(answered, now), picks };
    },
    layout: () => ({ body: layoutsPage(layouts), picks: false }),
  };
}

function overview(subjects: readonly Subject[]): Html {
  const problems = subjects.reduce((sum, one) => sum + one.problems, 0);
  return html`<p>${verdictText(problems)} in all.</p>
    ${table({
      id: 'subjects',
      caption: 'What is here',
      heads: ['Place', 'What', 'Holds', 'Problems'],
      rows: subjects.map(subjectCells),
    })}`;
}

function subjectCells({ kind, place, count, problems }: Subject): readonly Part[] {
  const { file, noun, unit } = PAGES[kind];
  return [placeText(place), html`<a href="${file}">${noun}</a>`, `${unit}: ${String(count)}`, verdictText(problems)];
}
