import { describe, expect, it } from 'vitest';
import type { Agent, OpinionEntry } from '../../api/types';
import { abstained, byRegime, formedAt, seated, seatOf, verdict } from './seats';

const agent = (status: 'working' | 'absent', state?: 'taken' | 'muted' | 'noSource') => ({ info: { name: `${status}-${state}`, status }, score: state ? { state, opinions: 30, abstentions: 10, regimes: [] } : null }) as unknown as Agent;
const entry = (opinion: object) => ({ at: '2026-11-20T12:00:10Z', opinion: { kind: 'direction', probability: 0.5, effect: 'none', ageMilliseconds: 4000, ...opinion } }) as unknown as OpinionEntry;

describe('seatOf', () => {
  it.each([
    ['working', agent('working', 'taken')],
    ['muted', agent('working', 'muted')],
    ['absent', agent('absent', 'noSource')],
    ['absent', agent('absent')],
    ['empty', agent('working')],
  ] as const)('finds %s', (seat, one) => expect(seatOf(one)).toBe(seat));

  it('tells those who speak from those who do not', () => {
    const { speaking, silent } = seated([agent('absent'), agent('working'), agent('working', 'muted'), agent('working', 'taken')]);

    expect(speaking.map(seatOf)).toEqual(['working', 'muted']);
    expect(silent.map(seatOf)).toEqual(['empty', 'absent']);
  });
});

describe('an agent', () => {
  it('abstained in the share of its turns', () => {
    expect(abstained(agent('working', 'taken').score)).toBe(0.25);
    expect(abstained(null)).toBeNull();
  });

  it('has a place for every regime, also for those without an opinion', () => {
    const score = { ...agent('working', 'taken').score, regimes: [{ regime: 'trend', skill: 0.1 }] } as unknown as Agent['score'];

    expect(byRegime(score).map(({ regime, found }) => [regime, found?.skill])).toEqual([['range', undefined], ['trend', 0.1], ['turbulent', undefined], ['unknown', undefined]]);
  });
});

describe('an opinion', () => {
  it('is as old as it was at its decision, and older', () => expect(formedAt(entry({}))).toBe(Date.parse('2026-11-20T12:00:06Z')));

  it.each([
    ['Abstains', {}],
    ['Higher', { probability: 0.58 }],
    ['Lower', { probability: 0.42 }],
    ['Size × 0.72', { kind: 'condition', effect: 'scale', scale: 0.72, probability: 0.3 }],
    ['Forbids', { kind: 'condition', effect: 'veto', probability: 0.7 }],
    ['No objection', { kind: 'oversight', probability: 0.1 }],
  ])('says %s', (text, change) => expect(verdict(entry(change))).toBe(text));
});
