import { describe, newKey, problemOf, root, unreachable, writeHeaders } from '../api/http';

/** Asks for a trading state other than HALT; the answer is what went wrong, or nothing. */
export async function askState(command: 'resume' | 'reduce', reason: string): Promise<string | null> {
  try {
    const response = await fetch(`${root}/${command}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey(), ...writeHeaders },
      body: JSON.stringify({ reason }),
    });
    return response.ok ? null : describe(await problemOf(response));
  } catch (error) {
    return describe(unreachable(error));
  }
}
