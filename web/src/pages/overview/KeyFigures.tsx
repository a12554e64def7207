import type { ReactNode } from 'react';
import { api } from '../../api/api';
import { money, number, percent } from '../../format/numbers';
import { Failed } from '../../ui/Panel';
import { Meter, Profit } from '../../ui/Value';
import type { Problem } from '../../api/types';

function Figure({ label, value, below, wide = false }: { label: string; value: ReactNode; below?: ReactNode; wide?: boolean }) {
  return (
    <div className={`flex min-w-0 flex-col gap-0.5 bg-surface px-4 py-3 ${wide ? 'max-sm:col-span-2' : ''}`}>
      <dt className="text-xs text-soft">{label}</dt>
      <dd className="text-lg font-semibold tracking-tight">{value}</dd>
      {below !== undefined && <dd className="text-xs text-soft">{below}</dd>}
    </div>
  );
}

/** What the account is worth and what it stands to lose, in one row. */
export function KeyFigures() {
  const { data: account, error } = api.useAccountQuery();
  if (!account && error) {
    return (
      <div className="rounded-lg border border-line bg-surface xl:col-span-2">
        <Failed problem={error as Problem} />
      </div>
    );
  }
  const equity = Number(account?.equity.amount ?? 0);
  const lost = Math.max(0, -Number(account?.dayProfit.amount ?? 0)) / (Number(account?.dayLossLimit.amount ?? 0) || 1);
  const risk = account?.openRisk ? Number(account.openRisk.amount) / (equity || 1) : null;
  const currency = account?.equity.currency ?? '';
  const blank = account === undefined ? <span className="skeleton inline-block h-5 w-24 align-middle" /> : null;
  return (
    <dl aria-label="Account" className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-3 xl:col-span-2 xl:grid-cols-6">
      <Figure
        label="Equity"
        value={
          blank ?? (
            <>
              {money(account?.equity)} <span className="text-xs font-medium text-soft">{currency}</span>
            </>
          )
        }
        below={account && `Balance ${money(account.balance)}`}
      />
      <Figure
        label="Day profit"
        value={blank ?? <Profit value={account?.dayProfit} />}
        below={
          account && (
            <span className="flex flex-col gap-1.5">
              <span>
                {percent(lost, 0)} of the limit {money(account.dayLossLimit, 0)}
              </span>
              <Meter value={lost} label="Share of the day's loss limit used" tone={lost > 0.8 ? 'danger' : lost > 0.5 ? 'warn' : 'accent'} />
            </span>
          )
        }
      />
      <Figure
        label="Open risk"
        value={blank ?? (account?.openRisk ? money(account.openRisk) : account?.openPositions ? <span className="text-danger">Unlimited</span> : money(account?.openRisk))}
        below={account && (account.openRisk ? `${percent(risk, 2)} of equity if every stop is hit` : account.openPositions ? 'A position has no stop' : 'Nothing is open')}
      />
      <Figure label="Drawdown" value={blank ?? percent(account?.drawdown, 2)} below={account && `Below ${money(account.equityHigh)}`} />
      <Figure
        label="Exposure"
        value={blank ?? money(account?.exposure, 0)}
        below={account && `${number(equity ? Number(account.exposure.amount) / equity : 0, 2)} × equity`}
      />
      <Figure label="Margin used" value={blank ?? money(account?.marginUsed, 0)} below={account && `${account.openPositions} open ${account.openPositions === 1 ? 'position' : 'positions'}`} />
    </dl>
  );
}
