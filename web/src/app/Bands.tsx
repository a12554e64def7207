import { useEffect, useState, type ReactNode } from 'react';
import { api } from '../api/api';
import { span } from '../format/time';
import { sentence } from '../format/words';
import { useStaleSeconds } from '../live/freshness';
import { haltSwitch, useHalt } from '../live/halt';
import { Icon, type IconName } from '../ui/Icon';
import { Time } from '../ui/Value';
import { useIsHalted } from './HaltButton';
import { ResumeDialog } from './ResumeDialog';
import { useAppSelector } from './store';

type BandProps = { tone: 'danger' | 'warn'; icon: IconName; children: ReactNode; action?: ReactNode; isUrgent?: boolean };

function Band({ tone, icon, children, action, isUrgent = false }: BandProps) {
  return (
    <div
      role={isUrgent ? 'alert' : 'status'}
      className={`relative flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 border-b bg-surface px-3 py-1 text-sm lg:px-4 ${tone === 'danger' ? 'border-danger/50' : 'border-warn/40'}`}
    >
      <div aria-hidden className={`absolute inset-0 ${tone === 'danger' ? 'bg-danger-wash' : 'bg-warn-wash'}`} />
      <Icon name={icon} className={`relative size-[18px] ${tone === 'danger' ? 'text-danger' : 'text-warn'}`} />
      <p className="relative min-w-0 flex-1">{children}</p>
      {action !== undefined && <div className="relative">{action}</div>}
    </div>
  );
}

const bandButton = 'min-h-7 rounded-md border border-line-strong bg-surface px-2.5 text-xs font-medium hover:bg-raised';

/** Says, over every page, what is not as it should be. */
export function Bands() {
  const { data: status } = api.useStatusQuery(undefined, { pollingInterval: 15_000, skipPollingIfUnfocused: true });
  const link = useAppSelector((state) => state.live.link);
  const stale = useStaleSeconds(6);
  const own = useHalt();
  const isHalted = useIsHalted();
  const [isAsking, setAsking] = useState(false);

  useEffect(() => {
    if (status && status.state !== 'halted' && own.phase === 'halted' && Date.now() - own.at > 2000) {
      haltSwitch.forget();
    }
  }, [status, own]);

  return (
    <>
      {own.phase === 'failed' && !isHalted && (
        <Band
          tone="danger"
          icon="critical"
          isUrgent
          action={
            <button type="button" className={bandButton} onClick={() => void haltSwitch.halt('Halted on the dashboard')}>
              Halt again
            </button>
          }
        >
          <b>HALT was not confirmed.</b> {own.error}. Trading may go on: try again, or halt in the terminal.
        </Band>
      )}
      {isHalted && (
        <Band
          tone="danger"
          icon="halt"
          isUrgent
          action={
            <button type="button" className={bandButton} onClick={() => setAsking(true)}>
              Resume…
            </button>
          }
        >
          <b>Trading is halted.</b> Nothing is opened; positions keep their stops. {status?.state === 'halted' && status.stateReason && `Why: ${status.stateReason}.`}
        </Band>
      )}
      {!isHalted && status?.state === 'reducing' && (
        <Band
          tone="warn"
          icon="warning"
          action={
            <button type="button" className={bandButton} onClick={() => setAsking(true)}>
              Resume…
            </button>
          }
        >
          <b>Only reducing.</b> Positions may shrink and not grow. {status.stateReason && `Why: ${status.stateReason}.`}
        </Band>
      )}
      {status && status.phase !== 'running' && (
        <Band tone={status.phase === 'recovering' ? 'warn' : 'danger'} icon="warning">
          <b>{sentence(status.phase)}.</b> {status.reason || (status.phase === 'recovering' ? 'The journal is read; trading follows.' : 'Nothing is traded.')}
        </Band>
      )}
      {status?.phase === 'running' && status.isSilent && (
        <Band tone="warn" icon="warning">
          <b>The feed is silent.</b> Nothing is opened until quotes come again. Newest quote: <Time at={status.lastTickAt} form="long" />
        </Band>
      )}
      {stale > 0 && (
        <Band tone="warn" icon="warning">
          <span className="sr-only">What you see is old. HALT works all the same.</span>
          <span aria-hidden>
            <b>What you see is {span(stale * 1000)} old.</b> {link === 'live' ? 'The server says nothing.' : 'Reconnecting by itself.'} HALT works all the same.
          </span>
        </Band>
      )}
      {stale === 0 && link === 'down' && (
        <Band tone="warn" icon="warning">
          The live connection is cut; the page asks every few seconds instead.
        </Band>
      )}
      {isAsking && <ResumeDialog onClose={() => setAsking(false)} />}
    </>
  );
}
