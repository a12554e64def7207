import { useState, type ReactNode } from 'react';
import { api } from '../../api/api';
import { signedOut } from '../../api/session';
import type { HealthCheck, ServerStatus } from '../../api/types';
import { chooseTheme, chosenTheme, type Theme } from '../../app/theme';
import { useAppDispatch } from '../../app/store';
import { bytes, number } from '../../format/numbers';
import { span, viewerZone } from '../../format/time';
import { sentence, words } from '../../format/words';
import { Button, Segments } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Panel, Reading } from '../../ui/Panel';
import { Time } from '../../ui/Value';
import { AlertsPanel } from '../overview/AlertsPanel';
import { StatePanel } from './StatePanel';
import { TerminalsPanel } from './TerminalsPanel';

export default function SystemPage() {
  const system = api.useSystemQuery(undefined, { pollingInterval: 5000, skipPollingIfUnfocused: true });
  const status = api.useStatusQuery(undefined, { pollingInterval: 5000, skipPollingIfUnfocused: true });
  return (
    <div className="grid gap-3 xl:grid-cols-[minmax(0,1fr)_420px] xl:items-start">
      <div className="flex min-w-0 flex-col gap-3">
        <Panel title="Health" flush>
          <Reading of={system} rows={5}>
            {({ checks }) => (
              <ul className="divide-y divide-line">
                {[...checks].sort((a, b) => rank[b.status] - rank[a.status]).map((check) => (
                  <Check key={check.name} check={check} />
                ))}
              </ul>
            )}
          </Reading>
        </Panel>
        <TerminalsPanel />
        <div className="grid gap-3 md:grid-cols-2 md:items-start">
          <Panel title="Server">
            <Reading of={system} rows={6}>
              {(info) => (
                <Facts
                  facts={[
                    ['Version', info.version],
                    ['Runtime', info.runtime],
                    ['Up', span(Date.now() - Date.parse(info.startedAt))],
                    ['Roles', info.roles.join(', ')],
                    ['Durability', info.durability ? { medium: 'Flushed to the medium', process: 'Handed to the system' }[info.durability] : '–'],
                    ['Data directory', info.dataDirectory],
                    ['Data', bytes(info.dataBytes)],
                    ['Disk free', bytes(info.diskFreeBytes)],
                    ['Memory', bytes(info.memoryBytes)],
                  ]}
                />
              )}
            </Reading>
          </Panel>
          <Panel title="Session">
            <Reading of={status} rows={6}>
              {(live) => (
                <Facts
                  facts={[
                    ['Id', live.session],
                    ['Phase', sentence(live.phase)],
                    ['Strategy', live.strategy],
                    ['Instruments', live.instruments.join(', ')],
                    ['Source', live.source],
                    ['Venue', live.venue === 'paper' ? 'Paper account' : 'Terminal'],
                    ['Began', <Time key="began" at={live.startedAt} form="long" />],
                    ['Ticks', number(live.ticks)],
                    [
                      'Rejected',
                      Object.entries(live.rejected)
                        .map(([code, count]) => `${number(count)} ${words(code)}`)
                        .join(', ') || 'none',
                    ],
                    ['Refused', <Refused key="refused" readings={live.refusedReadings} />],
                    ['Decisions', number(live.decisions)],
                    ['Orders', number(live.orders)],
                    ['Journal', bytes(live.journalBytes)],
                  ]}
                />
              )}
            </Reading>
          </Panel>
        </div>
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        <StatePanel />
        <ViewerPanel />
        <AlertsPanel most={20} />
      </div>
    </div>
  );
}

const rank = { healthy: 0, degraded: 1, unhealthy: 2 } as const;
const looks = {
  healthy: { icon: 'check', tone: 'text-accent', word: 'Healthy' },
  degraded: { icon: 'warning', tone: 'text-warn', word: 'Degraded' },
  unhealthy: { icon: 'critical', tone: 'text-danger', word: 'Unhealthy' },
} as const;

function Check({ check }: { check: HealthCheck }) {
  const look = looks[check.status];
  return (
    <li className="grid grid-cols-[18px_minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-2 sm:grid-cols-[18px_180px_minmax(0,1fr)_auto]">
      <Icon name={look.icon} className={`size-[18px] ${look.tone}`} />
      <span className="font-medium">{sentence(check.name)}</span>
      <span className="text-soft max-sm:order-last max-sm:col-span-2 max-sm:col-start-2">{check.detail}</span>
      <span className={`text-xs ${look.tone}`}>{look.word}</span>
    </li>
  );
}

/** Headlines, requests, answers of language models and alerts the session had no room for, or that were not sound. */
function Refused({ readings: { count, reason, lastAt } }: { readings: ServerStatus['refusedReadings'] }) {
  return count === 0 ? (
    <span title="Headlines, requests of people, answers of language models and alerts">no reading</span>
  ) : (
    <span className="text-warn">
      {number(count)} reading{count === 1 ? '' : 's'}
      <span className="block text-xs text-soft">
        Last <Time at={lastAt} form="long" />: {reason}
      </span>
    </span>
  );
}

export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[104px_minmax(0,1fr)] gap-x-3 gap-y-1.5">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-soft">{name}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function ViewerPanel() {
  const dispatch = useAppDispatch();
  const me = api.useMeQuery();
  const [signOut] = api.useSignOutMutation();
  const [theme, setTheme] = useState<Theme>(chosenTheme);
  return (
    <Panel title="You">
      <div className="flex flex-col gap-4">
        <Facts
          facts={[
            ['Name', me.data?.name ?? '–'],
            ['Signed in until', <Time key="until" at={me.data?.expiresAt} />],
            ['Time zone', viewerZone],
            [
              'Look',
              <Segments
                key="look"
                label="Look"
                value={theme}
                onChange={(value) => {
                  setTheme(value);
                  chooseTheme(value);
                }}
                options={[
                  { value: 'system', label: 'System' },
                  { value: 'dark', label: 'Dark' },
                  { value: 'light', label: 'Light' },
                ]}
              />,
            ],
          ]}
        />
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => dispatchEvent(new KeyboardEvent('keydown', { key: '?' }))}>
            <Icon name="keyboard" className="size-4" /> Keyboard
          </Button>
          <a href="/openapi" className="inline-flex min-h-7 items-center gap-1.5 rounded-md border border-line-strong px-2 text-xs font-medium hover:bg-raised">
            <Icon name="link" className="size-4" /> API
          </a>
          <Button size="small" className="ml-auto" onClick={() => void signOut().finally(() => dispatch(signedOut()))}>
            Sign out
          </Button>
        </div>
      </div>
    </Panel>
  );
}
