import type { LiveDecision, LiveOpinion, OrderKind, OrderState, Side, TimeInForce } from '../api/types';
import { measure, percent } from './numbers';

/** dailyLossReached, DAILY_LOSS_REACHED and daily-loss-reached as "daily loss reached". */
export function words(name: string): string {
  const spaced = /^[A-Z0-9_]+$/.test(name) ? name.toLowerCase() : name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.replace(/[_-]+/g, ' ');
}

export function sentence(name: string): string {
  const text = words(name);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const sideWord: Record<Side, string> = { buy: 'Buy', sell: 'Sell' };
export const positionWord: Record<Side, string> = { buy: 'Long', sell: 'Short' };
export const kindWord: Record<OrderKind, string> = { market: 'Market', limit: 'Limit', stop: 'Stop', stopLimit: 'Stop-limit' };
export const forceWord: Record<TimeInForce, string> = {
  goodTillCancelled: 'Until cancelled',
  immediateOrCancel: 'Immediate or cancel',
  fillOrKill: 'Fill or kill',
  day: 'Day',
};

const open: ReadonlySet<OrderState> = new Set(['draft', 'submitted', 'accepted', 'working', 'partlyFilled', 'cancelPending', 'unknown']);
export const isOpen = (state: OrderState): boolean => open.has(state);

export const isNone = (code: string | null | undefined): boolean => !code || code.toLowerCase() === 'none';

/** A target of −100 to 100 as a position. */
export function target(value: number): string {
  return value === 0 ? 'flat' : `${value > 0 ? 'long' : 'short'} ${Math.abs(value)} %`;
}

/** What a decision comes to. */
export function decided(decision: LiveDecision): string {
  const { outcome, target: wanted, previousTarget: before } = decision;
  switch (outcome) {
    case 'hold':
      return `Hold ${target(wanted)}`;
    case 'delayed':
      return `Wait: ${target(before)} stays, ${target(wanted)} wanted`;
    case 'vetoed':
      return `Vetoed: ${target(before)} stays`;
    case 'change':
      return wanted === 0 ? `Close ${target(before)}` : before === 0 ? `Go ${target(wanted)}` : `From ${target(before)} to ${target(wanted)}`;
  }
}

/** What an opinion says, in a sentence. */
export function says(opinion: LiveOpinion): string {
  const { kind, probability, effect, scale, event } = opinion;
  if (kind === 'direction') {
    if (probability === null || probability === 0.5) {
      return 'Says nothing';
    }
    return probability > 0.5 ? `Higher, ${percent(probability)} likely` : `Lower, ${percent(1 - probability)} likely`;
  }
  const chance = `${percent(probability)} that ${event}`;
  switch (effect) {
    case 'scale':
      return `${chance}; asks for ${percent(scale, 0)} of the size`;
    case 'throttle':
      return `${chance}; throttles to ${percent(scale, 0)}`;
    case 'delay':
      return `${chance}; asks to wait`;
    case 'veto':
      return `${chance}; forbids new exposure`;
    case 'alert':
      return `${chance}; raises an alert`;
    case 'none':
      return chance;
  }
}

export function reasonText(reason: LiveOpinion['reasons'][number]): string {
  return reason.against === null ? `${reason.text} ${measure(reason.value)}` : `${reason.text} ${measure(reason.value)} against ${measure(reason.against)}`;
}

/** technical-indicator as "Technical indicator". */
export const agentName = sentence;

/** The period as the server reads it: M5. */
export const period = (name: string): string => name.toUpperCase();
