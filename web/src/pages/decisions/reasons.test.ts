import { describe, expect, it } from 'vitest';
import type { LiveDecision, LiveOpinion, Model } from '../../api/types';
import { bySay, checkOf, modelOf, versionOf } from './reasons';

const reason = (text: string, value: number, origin: string) => ({ text, value, against: null, source: { origin, first: 0, second: 0, third: 0 } });
const opinion = (agent: string, ...reasons: object[]) => ({ agent, reasons }) as unknown as LiveOpinion;

describe('checkOf', () => {
  const first = opinion('a', reason('RSI(14)', 55, 'feature'), reason('share', 0.4, 'stated'));
  const second = opinion('b', reason('RSI(14)', 99, 'feature'));
  const decision = { opinions: [first, second], findings: [{ code: 'falseReason', value: 1, limit: 0, blocks: false }] } as unknown as LiveDecision;

  it('tells what was computed again from what is the agent’s own', () => expect([checkOf(decision, first, 0), checkOf(decision, first, 1)]).toEqual(['held', 'own']));
  it('tells what was found false', () => expect(checkOf(decision, second, 0)).toBe('false'));
});

describe('bySay', () => {
  const said = (agent: string, kind: string, confidence: number, moved: number | null, effect = 'none') => ({ agent, kind, confidence, moved, effect, reasons: [] }) as unknown as LiveOpinion;
  const opinions = [said('quiet', 'direction', 0, 0), said('calm', 'oversight', 0.9, null), said('weak', 'direction', 1, 0.1), said('veto', 'condition', 0, null, 'veto'), said('strong', 'direction', 1, -0.4), said('false', 'direction', 0, 0)];
  const decision = { opinions, findings: [{ code: 'falseReason', value: 5, limit: 0, blocks: false }] } as unknown as LiveDecision;
  const names = (some: LiveOpinion[]) => some.map((one) => one.agent);

  it('puts what moved the decision before what shaped it and what only watched', () => expect(names(bySay(decision).heard)).toEqual(['strong', 'weak', 'false', 'veto', 'calm']));
  it('keeps apart who said nothing', () => expect(names(bySay(decision).silent)).toEqual(['quiet']));
});

describe('the model behind a forecast', () => {
  const models = [{ id: 'aa', slot: 'eurusd-h1', number: 2 }, { id: 'bb', slot: 'eurusd-h1', number: 3 }] as Model[];
  const forecast = opinion('forecast', reason('version of the model', 3, 'stated'));
  const pin = (value: string) => [{ name: 'agents.forecast.versions', value }];

  it('is the pinned one of that version', () => expect(modelOf(forecast, pin('2@aa,3@bb'), models)?.id).toBe('bb'));

  it.each(['2@aa', 'none', '3@cc'])('is not known when the session goes by %s', (value) => expect(modelOf(forecast, pin(value), models)).toBeUndefined());

  it('is none when no version spoke', () => expect(versionOf(opinion('forecast', reason('version of the model', 0, 'stated')))).toBeNull());
});
