import { Link } from 'react-router';
import { api } from '../../api/api';
import { decided, target } from '../../format/words';
import { Empty, Panel, Reading } from '../../ui/Panel';
import { Time } from '../../ui/Value';
import { Consensus, OpinionList } from '../decisions/Opinions';

/** The newest decision and why it was taken. */
export function ThoughtPanel() {
  const decisions = api.useDecisionsQuery({ limit: 20 });
  return (
    <Panel
      title="What the system thinks"
      actions={
        <Link to="/decisions" className="link text-xs">
          All decisions
        </Link>
      }
    >
      <Reading of={decisions}>
        {({ items }) => {
          const newest = items[0];
          if (!newest) {
            return <Empty title="No decision yet">The strategy decides when its first bar closes.</Empty>;
          }
          const changed = items.find((decision) => decision.outcome === 'change');
          return (
            <div className="flex flex-col gap-4">
              <div>
                <p className="text-xs text-soft">
                  {newest.instrument} · <Time at={newest.at} form="clock" /> ·{' '}
                  <Link to={`/decisions/${newest.number}`} className="link">
                    D{newest.number}
                  </Link>
                </p>
                <p className="text-lg font-semibold tracking-tight">{decided(newest)}</p>
                <p className="text-soft">{newest.because}</p>
              </div>
              <Consensus decision={newest} />
              <OpinionList decision={newest} isBrief />
              {changed && changed !== newest && (
                <p className="border-t border-line pt-3 text-xs text-soft">
                  Last change{' '}
                  <Link to={`/decisions/${changed.number}`} className="link">
                    D{changed.number}
                  </Link>
                  , <Time at={changed.at} form="short" />: {changed.instrument} to {target(changed.target)}, {changed.because}.
                </p>
              )}
            </div>
          );
        }}
      </Reading>
    </Panel>
  );
}
