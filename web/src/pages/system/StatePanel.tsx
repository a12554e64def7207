import { useState } from 'react';
import { api } from '../../api/api';
import type { TradingState } from '../../api/types';
import { askState } from '../../app/commands';
import { useIsHalted } from '../../app/HaltButton';
import { ResumeDialog } from '../../app/ResumeDialog';
import { useAppDispatch } from '../../app/store';
import { Button } from '../../ui/Button';
import { Panel, Reading } from '../../ui/Panel';
import { say } from '../../ui/Toasts';
import { Badge } from '../../ui/Value';

const meaning: Record<TradingState, string> = {
  active: 'Positions may be opened, changed and closed.',
  reducing: 'Positions may shrink and not grow.',
  halted: 'Nothing is opened. Closing by hand still works.',
};

/** What the account may do, and the way to less. HALT itself is in the bar above. */
export function StatePanel() {
  const dispatch = useAppDispatch();
  const status = api.useStatusQuery();
  const isHalted = useIsHalted();
  const [isAsking, setAsking] = useState(false);
  const reduce = async () => {
    const failed = await askState('reduce', 'Reducing only, from the dashboard');
    dispatch(api.util.invalidateTags(['Status']));
    say(failed ?? 'From now on positions only shrink.', failed !== null);
  };
  return (
    <Panel title="Trading">
      <Reading of={status} rows={2}>
        {({ state: known, stateReason }) => {
          const state = isHalted ? 'halted' : known;
          return (
            <div className="flex flex-col gap-3">
              <p className="flex items-center gap-2">
                <Badge tone={state === 'active' ? 'good' : state === 'halted' ? 'bad' : 'warn'}>{{ active: 'Active', reducing: 'Only reducing', halted: 'Halted' }[state]}</Badge>
                <span className="text-soft">{meaning[state]}</span>
              </p>
              {stateReason && <p className="text-xs text-soft">Because: {stateReason}</p>}
              <div className="flex flex-wrap gap-2">
                {state === 'active' && (
                  <Button size="small" onClick={() => void reduce()}>
                    Only reduce
                  </Button>
                )}
                {state !== 'active' && (
                  <Button size="small" onClick={() => setAsking(true)}>
                    Resume…
                  </Button>
                )}
              </div>
            </div>
          );
        }}
      </Reading>
      {isAsking && <ResumeDialog onClose={() => setAsking(false)} />}
    </Panel>
  );
}
