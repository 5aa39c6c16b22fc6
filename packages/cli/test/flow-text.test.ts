import { describe, expect, it } from 'vitest';
import { flowExplanation, flowPlanText, flowReportText } from '../src/flow-text.ts';

const moved = {
  path: 'a.props',
  id: 'A',
  from: '1.0',
  to: '2.0',
  code: 'moved',
  reason: 'Latest is b1',
  edits: [],
} as const;
const stays = {
  path: 'a.props',
  id: 'B',
  from: '1.0',
  code: 'pinned',
  reason: 'pinned: breaks us',
  edits: [],
} as const;

describe('flowPlanText', () => {
  it('says what moves and why the rest stays', () => {
    expect(flowPlanText({ ok: true, moves: 1, decisions: [moved, stays], record: {} })).toBe(
      'A  1.0  -> 2.0  a.props  Latest is b1\nB  1.0  pinned  a.props  pinned: breaks us\n1 of 2 move\n',
    );
    expect(flowExplanation([stays])).toBe('B  1.0  pinned  a.props  pinned: breaks us\n');
  });
});

describe('flowReportText', () => {
  it('is the message, and where it went', () => {
    const report = { changed: true, files: ['a.props'], message: 'Update A to 2.0\n', decisions: [moved] };
    expect(flowReportText(report)).toBe('Update A to 2.0\n\nwritten: a.props\n');
    expect(flowReportText({ ...report, branch: 'flow' })).toContain('committed on flow: a.props');
    expect(flowReportText({ ...report, changed: false })).toBe('nothing moves\n');
  });
});
