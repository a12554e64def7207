import { api } from '../../api/api';
import type { AlertSeverity } from '../../api/types';
import { Icon, type IconName } from '../../ui/Icon';
import { Empty, Panel, Reading } from '../../ui/Panel';
import { Time } from '../../ui/Value';

export const severity: Record<AlertSeverity, { icon: IconName; tone: string; word: string }> = {
  critical: { icon: 'critical', tone: 'text-danger', word: 'Critical' },
  warning: { icon: 'warning', tone: 'text-warn', word: 'Warning' },
  notice: { icon: 'info', tone: 'text-soft', word: 'Notice' },
};

export function AlertsPanel({ most = 8 }: { most?: number }) {
  const alerts = api.useAlertsQuery({ limit: 100 });
  return (
    <Panel title="Alerts" flush>
      <Reading of={alerts}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="Nothing to report" />
          ) : (
            <ul className="divide-y divide-line">
              {items.slice(0, most).map((alert) => {
                const look = severity[alert.severity];
                return (
                  <li key={alert.number} className="flex gap-2.5 px-4 py-2.5">
                    <Icon name={look.icon} className={`mt-px size-[18px] ${look.tone}`} />
                    <div className="min-w-0 flex-1">
                      <p>
                        <span className="sr-only">{look.word}: </span>
                        {alert.text}
                      </p>
                      <p className="text-xs text-faint">
                        <Time at={alert.at} form="long" /> · {alert.code}
                      </p>
                    </div>
                  </li>
                );
              })}
            </ul>
          )
        }
      </Reading>
    </Panel>
  );
}
