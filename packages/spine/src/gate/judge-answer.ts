import type { HttpExpectation } from './gate-file.ts';

/** An answer to a request. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** Why an answer is not the one expected, or nothing. */
export function answerReason({ path, status = 200, body }: HttpExpectation, answer: HttpAnswer): string | undefined {
  if (answer.status !== status) return `${path} answered ${String(answer.status)}, not ${String(status)}`;
  if (body === undefined || answer.body.includes(body)) return undefined;
  return `${path} answered without ${JSON.stringify(body)}: ${answer.body.slice(0, 200)}`;
}
