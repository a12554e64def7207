import type { BacktestResult } from '../../api/types';
import { number, percent, signed } from '../../format/numbers';
import { moment } from '../../format/time';

export type Figure = { name: string; text: (result: BacktestResult) => string; value?: (result: BacktestResult) => number | null; isBetterLow?: boolean };

const net = (result: BacktestResult) => Number(result.endEquity) - Number(result.startEquity);
const statistic = (result: BacktestResult, id: string): number | null => result.statistics[id] ?? null;

/** Statistics that have a line of their own among the figures. */
export const judged: ReadonlySet<string> = new Set(['netProfit', 'totalReturn', 'maxDrawdown', 'sharpe', 'profitFactor', 'trades', 'totalCost']);

/** What a run is judged and compared by. */
export const figures: readonly Figure[] = [
  { name: 'Net profit', text: (result) => `${signed(net(result))} ${result.currency}`, value: net },
  { name: 'Return', text: (result) => percent(net(result) / Number(result.startEquity), 2), value: (result) => net(result) / Number(result.startEquity) },
  { name: 'Largest drawdown', text: (result) => percent(drawdown(result), 2), value: drawdown, isBetterLow: true },
  { name: 'Sharpe', text: (result) => number(statistic(result, 'sharpe'), 2), value: (result) => statistic(result, 'sharpe') },
  { name: 'Profit factor', text: (result) => number(statistic(result, 'profitFactor'), 2), value: (result) => statistic(result, 'profitFactor') },
  { name: 'Trades', text: (result) => number(result.trades) },
  { name: 'Costs', text: (result) => number(costs(result), 2), value: costs, isBetterLow: true },
  { name: 'Data', text: (result) => `${moment(result.from, 'day')} to ${moment(result.to, 'day')}` },
];

function drawdown(result: BacktestResult): number | null {
  const value = statistic(result, 'maxDrawdown');
  return value === null ? null : Math.abs(value);
}

function costs(result: BacktestResult): number {
  return Number(result.commission) + Number(result.spreadCost) + Number(result.slippageCost) - Number(result.swap);
}
