import { describe, expect, it } from 'vitest';
import { formatHtml } from '../../src/html.ts';
import { channelsPage } from '../../src/pages/channels-page.ts';
import { plainText, sampleChannel } from '../sample-content.ts';

describe('channelsPage', () => {
  const channel = sampleChannel();

  it('shows pointers, builds with what became of them, and who did what when and why', () => {
    const text = plainText(formatHtml(channelsPage([{ place: 'store', channels: [channel] }])));
    expect(text).toContain('2 builds, 4 changes, no problems');
    expect(text).toContain('Latest b0 1.0.0 2026-01-10 00:02 everybody');
    expect(text).toContain('b1 1.1.0 2026-01-02 10:00 main 4f2a91c withdrawn on 2026-01-10 00:03 : it crashes');
    expect(text).toContain('3 2026-01-10 00:02 Ada roll Latest back to b0: it crashes');
  });

  it('shows the end of a channel, aliases, staged rollouts and a channel that cannot be read', () => {
    const { state } = channel;
    const build = state.builds.get('b0');
    if (build === undefined) throw new Error('no build');
    const later = {
      ...state,
      closed: { reason: 'moved', date: '2026-02-01T00:00:00Z', successor: 'contoso/app/next' },
      aliases: new Map([['Edge', { alias: 'Edge', pointer: 'Latest', until: '2026-06-01T00:00:00Z' }]]),
      builds: new Map([...state.builds, ['b0', { ...build, percent: 25 }]]),
    };
    const failure = { place: 'a/b/c', code: 'CHANNEL_CHAIN_BROKEN', message: 'entry 2 is another' };
    const text = plainText(
      formatHtml(channelsPage([{ place: '.', channels: [{ ...channel, state: later }, failure] }])),
    );
    expect(text).toContain('Closed on 2026-02-01 00:00 : moved. It goes on as contoso/app/next');
    expect(text).toContain('Edge (stands for Latest until 2026-06-01 00:00 )');
    expect(text).toContain('25 % of clients');
    expect(text).toContain('rolled out to 25 %');
    expect(text).toContain('a/b/c It cannot be read: entry 2 is another');
  });
});
