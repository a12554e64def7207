import type { LiveDecision, LiveOpinion, Model } from '../../api/types';

type Reason = LiveOpinion['reasons'][number];
export type Check = 'held' | 'false' | 'own';

/** The opinion and the reason a check found false, by their places; −1 for none. */
function falseAt({ findings, opinions }: Pick<LiveDecision, 'findings' | 'opinions'>, opinion: LiveOpinion): number {
  return findings.find((finding) => finding.code === 'falseReason' && opinions[finding.value ?? -1] === opinion)?.limit ?? -1;
}

/** What moved or shaped the decision, the strongest first; then what only said so; and apart, what said nothing. */
export function bySay(decision: Pick<LiveDecision, 'findings' | 'opinions'>): { heard: LiveOpinion[]; silent: LiveOpinion[] } {
  const isSilent = (opinion: LiveOpinion) => !opinion.confidence && opinion.effect === 'none' && falseAt(decision, opinion) < 0;
  const say = (opinion: LiveOpinion) => (opinion.kind === 'direction' ? 2 + Math.abs(opinion.moved ?? 0) : opinion.effect === 'none' ? 0 : 1);
  return {
    heard: decision.opinions.filter((opinion) => !isSilent(opinion)).toSorted((a, b) => say(b) - say(a)),
    silent: decision.opinions.filter(isSilent),
  };
}

/** Whether a number was computed again before it counted, and stood; an agent's own number cannot be. */
export function checkOf(decision: Pick<LiveDecision, 'findings' | 'opinions'>, opinion: LiveOpinion, place: number): Check {
  if (falseAt(decision, opinion) === place) {
    return 'false';
  }
  return (opinion.reasons[place]?.source?.origin ?? 'stated') === 'stated' ? 'own' : 'held';
}

/** What the forecast of a trained model names its version. */
const isVersion = (reason: Reason) => reason.text === 'version of the model';

/** The version of the model behind a forecast; null when no model spoke. */
export function versionOf(opinion: LiveOpinion): number | null {
  const version = opinion.reasons.find(isVersion)?.value ?? 0;
  return version > 0 ? version : null;
}

/** The model a seat's opinion comes from: that of the version in what the session is pinned to. */
export function modelOf(opinion: LiveOpinion, pins: readonly { name: string; value: string }[], models: readonly Model[]): Model | undefined {
  const version = versionOf(opinion);
  const pinned = pins.find((pin) => pin.name === `agents.${opinion.agent}.versions`)?.value.split(',') ?? [];
  const id = pinned.find((pin) => pin.startsWith(`${version}@`))?.split('@')[1];
  return id === undefined ? undefined : models.find((model) => model.id === id && model.number === version);
}
