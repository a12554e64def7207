import { describe, expect, it } from 'vitest';
import type { LiveDecision, LiveOpinion } from '../api/types';
import { decided, says, sentence, words } from './words';

const opinion = (change: Partial<LiveOpinion>): LiveOpinion => ({
  agent: 'technical-indicator',
  kind: 'direction',
  event: 'the mid is higher after the horizon',
  probability: 0.58,
  confidence: 0.6,
  weight: 0.5,
  ageMilliseconds: 0,
  effect: 'none',
  scale: 1,
  reasons: [],
  moved: null,
  costUsd: 0,
  ...change,
});
const decision = (change: Partial<LiveDecision>) => ({ outcome: 'change', previousTarget: 0, target: 40, ...change }) as LiveDecision;

describe('words', () => {
  it.each(['dailyLossReached', 'DAILY_LOSS_REACHED', 'daily-loss-reached'])('reads %s', (name) => expect(words(name)).toBe('daily loss reached'));
  it('begins a sentence', () => expect(sentence('partlyFilled')).toBe('Partly filled'));
});

describe('says', () => {
  it('tells the likelier side of a direction', () => {
    expect(says(opinion({}))).toBe('Higher, 58.0 % likely');
    expect(says(opinion({ probability: 0.42 }))).toBe('Lower, 58.0 % likely');
  });

  it('hears an abstention as one', () => {
    expect(says(opinion({ probability: 0.5 }))).toBe('Says nothing');
    expect(says(opinion({ probability: null }))).toBe('Says nothing');
  });

  it.each([
    ['scale', '; asks for 72 % of the size'],
    ['delay', '; asks to wait'],
    ['veto', '; forbids new exposure'],
    ['none', ''],
  ] as const)('tells what a condition asks for: %s', (effect, end) =>
    expect(says(opinion({ kind: 'condition', event: 'the cost is high', probability: 0.66, effect, scale: 0.72 }))).toBe(`The cost is high: 66.0 % likely${end}`),
  );
});

describe('decided', () => {
  it.each([
    [decision({}), 'Go long 40 %'],
    [decision({ target: -40 }), 'Go short 40 %'],
    [decision({ previousTarget: 40, target: 0 }), 'Close long 40 %'],
    [decision({ previousTarget: 40, target: -20 }), 'From long 40 % to short 20 %'],
    [decision({ outcome: 'hold', target: 0 }), 'Hold flat'],
    [decision({ outcome: 'delayed', previousTarget: 30, target: 0 }), 'Wait: long 30 % stays, flat wanted'],
    [decision({ outcome: 'vetoed', previousTarget: 0, target: 40 }), 'Vetoed: flat stays'],
  ])('%#: says it', (given, text) => expect(decided(given)).toBe(text));
});
