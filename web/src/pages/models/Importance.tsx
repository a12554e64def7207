import type { ModelCard } from '../../api/types';
import { measure, percent } from '../../format/numbers';
import { Meter } from '../../ui/Value';

/** By how much the log-loss rises when a feature is shuffled; beside it the share of what splits gained, where there are splits. */
export function Importance({ features }: { features: ModelCard['importance'] }) {
  const most = Math.max(...features.map((feature) => feature.permutation ?? 0), Number.MIN_VALUE);
  const hasGain = features.some((feature) => feature.gain !== null);
  return (
    <table className="data text-xs" aria-label="Importance">
      <thead>
        <tr>
          <th scope="col">Feature</th>
          <th scope="col" className="w-2/5">
            Loss when shuffled
          </th>
          <th scope="col" className="n">
            <span className="sr-only">Value</span>
          </th>
          {hasGain && (
            <th scope="col" className="n">
              Gain
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {features.map((feature) => (
          <tr key={feature.feature}>
            <td className="break-all">{feature.feature}</td>
            <td className="align-middle!">
              <Meter value={(feature.permutation ?? 0) / most} label={`Importance of ${feature.feature}`} />
            </td>
            <td className="n">{measure(feature.permutation)}</td>
            {hasGain && <td className="n">{percent(feature.gain)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
