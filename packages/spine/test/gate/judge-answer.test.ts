import { describe, expect, it } from 'vitest';
import { answerReason } from '../../src/gate/judge-answer.ts';

describe('answerReason', () => {
  it.each([
    ['nothing for 200', { path: '/' }, { status: 200, body: '' }, undefined],
    ['nothing for what is wanted', { path: '/', status: 404, body: 'no' }, { status: 404, body: 'oh no' }, undefined],
    ['another status', { path: '/a' }, { status: 500, body: '' }, '/a answered 500, not 200'],
    ['another body', { path: '/a', body: 'ok' }, { status: 200, body: 'ko' }, '/a answered without "ok": ko'],
  ])('says %s', (_what, expected, answer, reason) => {
    expect(answerReason(expected, answer)).toBe(reason);
  });
});
