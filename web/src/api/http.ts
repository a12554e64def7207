import type { Fault, Problem } from './types';

/** What a request came to when it did not succeed: the server's problem details, or why there are none. */
export class RequestFailure extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
}

export const root = '/api/v1';

/** Headers of a write: by them the server knows that no foreign page sent it. */
export const writeHeaders = { 'X-Arus': '1' } as const;

export function unreachable(error: unknown): Problem {
  return { title: 'The server does not answer', status: 0, detail: error instanceof Error ? error.message : String(error), code: 'UNREACHABLE' };
}

export async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text().catch(() => '');
  try {
    const body = JSON.parse(text) as Partial<Problem>;
    return { ...body, title: body.title ?? `The server answered ${response.status}`, status: response.status };
  } catch {
    return { title: `The server answered ${response.status}`, status: response.status, detail: text.slice(0, 200) || undefined };
  }
}

/** Where, what, and what would be right. */
export function faultText(fault: Fault): string {
  return `${fault.where ? `${fault.where}: ` : ''}${fault.what}${fault.expected ? `; expected ${fault.expected}` : ''}.`;
}

/** One line a person can act on. */
export function describe(problem: Problem): string {
  const fault = problem.faults?.[0];
  if (fault) {
    return faultText(fault);
  }
  return problem.detail && problem.detail !== problem.title ? `${problem.title}: ${problem.detail}` : problem.title;
}

/** A fresh idempotency key: a request sent twice with the same one acts once. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
