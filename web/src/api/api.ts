import { createApi, type BaseQueryFn } from '@reduxjs/toolkit/query/react';
import { newKey, problemOf, root, unreachable, writeHeaders } from './http';
import { signedOut } from './session';
import { heard } from '../live/freshness';
import type * as T from './types';

type Request = string | { url: string; method?: string; body?: unknown; idempotencyKey?: string };

const send: BaseQueryFn<Request, unknown, T.Problem> = async (request, { signal, dispatch }) => {
  const { url, method = 'GET', body, idempotencyKey } = typeof request === 'string' ? { url: request } : request;
  const isForm = body instanceof FormData;
  try {
    const response = await fetch(root + url, {
      method,
      signal,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json',
        ...(method === 'GET' ? {} : writeHeaders),
        ...(body === undefined || isForm ? {} : { 'Content-Type': 'application/json' }),
        ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}),
      },
      body: body === undefined ? undefined : isForm ? body : JSON.stringify(body),
    });
    if (!response.ok) {
      if (response.status === 401 && !url.startsWith('/auth/')) {
        dispatch(signedOut());
      }
      return { error: await problemOf(response) };
    }
    heard();
    const text = response.status === 204 ? '' : await response.text();
    return { data: text === '' ? null : (JSON.parse(text) as unknown) };
  } catch (error) {
    return { error: unreachable(error) };
  }
};

/** A query string of what is given; leaves out what is not. */
export function query(values: Record<string, string | number | boolean | null | undefined>): string {
  const pairs = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return pairs.length === 0 ? '' : `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`;
}

const items = <Item>(answer: unknown): Item[] => (answer as { items: Item[] }).items;

export type BarsQuery = { source: string; instrument: string; period: string; before?: string; count?: number };
export type EvidenceQuery = { source: string; instrument: string; period: string };
type Stretch = { after?: string; limit?: number };

export const api = createApi({
  reducerPath: 'api',
  baseQuery: send,
  tagTypes: ['Account', 'Positions', 'Orders', 'Trades', 'Decisions', 'Alerts', 'Backtests', 'Sources', 'Terminals', 'Keys', 'Status', 'Chains', 'Agents', 'Models'],
  keepUnusedDataFor: 120,
  endpoints: (build) => ({
    me: build.query<T.Me, void>({ query: () => '/auth/me' }),
    status: build.query<T.ServerStatus, void>({ query: () => '/status', providesTags: ['Status'] }),
    account: build.query<T.LiveAccount, void>({ query: () => '/account', providesTags: ['Account'] }),
    equity: build.query<T.LiveEquity[], void>({ query: () => '/account/equity', transformResponse: items<T.LiveEquity>, providesTags: ['Account'] }),
    positions: build.query<T.LivePosition[], void>({ query: () => '/positions', transformResponse: items<T.LivePosition>, providesTags: ['Positions'] }),
    orders: build.query<T.Page<T.LiveOrder>, { open?: boolean } & Stretch>({ query: (q) => `/orders${query(q)}`, providesTags: ['Orders'] }),
    order: build.query<T.LiveOrder, string>({ query: (id) => `/orders/${id}`, providesTags: ['Orders'] }),
    receipt: build.query<T.OrderReceipt, string>({ query: (id) => `/receipts/${id}`, providesTags: ['Orders'] }),
    trades: build.query<T.Page<T.ClosedTrade>, Stretch>({ query: (q) => `/trades${query(q)}`, providesTags: ['Trades'] }),
    decisions: build.query<T.Page<T.LiveDecision>, { changes?: boolean } & Stretch>({ query: (q) => `/decisions${query(q)}`, providesTags: ['Decisions'] }),
    decision: build.query<T.LiveDecision, number>({ query: (number) => `/decisions/${number}` }),
    opinions: build.query<T.Page<T.OpinionEntry>, { agent: string; instrument?: string } & Stretch>({ query: (q) => `/opinions${query(q)}`, providesTags: ['Decisions'] }),
    models: build.query<T.Model[], void>({ query: () => '/models', transformResponse: items<T.Model>, providesTags: ['Models'] }),
    model: build.query<T.ModelCard, { slot: string; number: number }>({ query: ({ slot, number }) => `/models/${encodeURIComponent(slot)}/${number}`, providesTags: ['Models'] }),
    shadow: build.query<T.Report<T.Shadow>, { slot: string; source: string }>({ query: ({ slot, source }) => `/models/${encodeURIComponent(slot)}/shadow${query({ source })}` }),
    drift: build.query<T.Report<T.Drift>, { slot: string; source: string }>({ query: ({ slot, source }) => `/models/${encodeURIComponent(slot)}/drift${query({ source })}` }),
    patterns: build.query<T.PatternEvidence, EvidenceQuery & { horizon: number }>({ query: (q) => `/patterns${query(q)}`, keepUnusedDataFor: 600 }),
    situations: build.query<T.Situations, EvidenceQuery>({ query: (q) => `/situations${query(q)}`, keepUnusedDataFor: 600 }),
    agents: build.query<T.Agent[], { instrument?: string }>({ query: (q) => `/agents${query(q)}`, transformResponse: items<T.Agent>, providesTags: ['Agents'] }),
    catalog: build.query<T.Catalog, void>({ query: () => '/features', keepUnusedDataFor: 3600 }),
    features: build.query<T.FeatureValue[], string>({ query: (id) => `/features/${id}`, transformResponse: items<T.FeatureValue> }),
    pins: build.query<T.Pin[], string>({ query: (id) => `/pins/${id}`, transformResponse: items<T.Pin>, providesTags: ['Models'] }),
    chains: build.query<T.Page<T.LiveChain>, { slowest?: boolean } & Stretch>({ query: (q) => `/chains${query(q)}`, providesTags: ['Chains'] }),
    percentiles: build.query<T.HopPercentiles[], void>({ query: () => '/chains/percentiles', transformResponse: items<T.HopPercentiles>, providesTags: ['Chains'] }),
    strategies: build.query<T.Strategy[], void>({ query: () => '/strategies', transformResponse: items<T.Strategy> }),
    instruments: build.query<T.Instrument[], void>({ query: () => '/instruments', transformResponse: items<T.Instrument> }),
    quotes: build.query<T.Tick[], void>({ query: () => '/quotes', transformResponse: items<T.Tick> }),
    sources: build.query<T.StoredSeries[], void>({ query: () => '/sources', transformResponse: items<T.StoredSeries>, providesTags: ['Sources'] }),
    gaps: build.query<T.DataGap[], { source: string; instrument: string; resolution: string }>({ query: (q) => `/gaps${query(q)}`, transformResponse: items<T.DataGap>, providesTags: ['Sources'] }),
    bars: build.query<T.Bar[], BarsQuery>({ query: (q) => `/bars${query(q)}`, transformResponse: items<T.Bar>, keepUnusedDataFor: 10 }),
    indicator: build.query<T.IndicatorSeries, BarsQuery & { indicator: string; settings: string }>({ query: (q) => `/bars/indicators${query(q)}`, keepUnusedDataFor: 10 }),
    backtests: build.query<T.Backtest[], void>({ query: () => '/backtests', transformResponse: items<T.Backtest>, providesTags: ['Backtests'] }),
    backtest: build.query<T.BacktestDetail, string>({ query: (id) => `/backtests/${id}`, providesTags: ['Backtests'] }),
    terminals: build.query<T.TerminalStatus[], void>({ query: () => '/terminals', transformResponse: items<T.TerminalStatus>, providesTags: ['Terminals'] }),
    terminalKeys: build.query<T.TerminalKeyInfo[], void>({ query: () => '/terminals/keys', transformResponse: items<T.TerminalKeyInfo>, providesTags: ['Keys'] }),
    alerts: build.query<T.Page<T.LiveAlert>, Stretch>({ query: (q) => `/alerts${query(q)}`, providesTags: ['Alerts'] }),
    system: build.query<T.SystemInfo, void>({ query: () => '/system' }),

    signIn: build.mutation<T.SignedIn, { name: string; password: string }>({ query: (body) => ({ url: '/auth/sign-in', method: 'POST', body }) }),
    signInByCode: build.mutation<T.SignedIn, string>({ query: (code) => ({ url: '/auth/code', method: 'POST', body: { code } }) }),
    signOut: build.mutation<null, void>({ query: () => ({ url: '/auth/sign-out', method: 'POST' }) }),
    placeOrder: build.mutation<T.LiveOrder, { key: string; order: T.OrderRequest }>({
      query: ({ key, order }) => ({ url: '/orders', method: 'POST', body: order, idempotencyKey: key }),
      invalidatesTags: ['Orders', 'Positions', 'Account'],
    }),
    modifyOrder: build.mutation<T.LiveOrder, { key: string; id: string; change: T.OrderChange }>({
      query: ({ key, id, change }) => ({ url: `/orders/${id}`, method: 'PUT', body: change, idempotencyKey: key }),
      invalidatesTags: ['Orders'],
    }),
    cancelOrder: build.mutation<{ order: string | null } | null, { key: string; id: string }>({
      query: ({ key, id }) => ({ url: `/orders/${id}`, method: 'DELETE', idempotencyKey: key }),
      invalidatesTags: ['Orders'],
    }),
    closePosition: build.mutation<unknown, { key: string; id: string }>({
      query: ({ key, id }) => ({ url: `/positions/${id}/close`, method: 'POST', idempotencyKey: key }),
      invalidatesTags: ['Orders', 'Positions', 'Account', 'Trades'],
    }),
    protectPosition: build.mutation<unknown, { key: string; id: string; stopLoss: string; takeProfit: string | null }>({
      query: ({ key, id, stopLoss, takeProfit }) => ({ url: `/positions/${id}/protection`, method: 'PUT', body: { stopLoss, takeProfit }, idempotencyKey: key }),
      invalidatesTags: ['Positions', 'Account'],
    }),
    importFile: build.mutation<T.ImportAnswer, { form: FormData; dryRun: boolean }>({
      query: ({ form, dryRun }) => ({ url: `/imports${dryRun ? '?dryRun=true' : ''}`, method: 'POST', body: form, idempotencyKey: newKey() }),
      invalidatesTags: (_answer, _error, { dryRun }) => (dryRun ? [] : ['Sources']),
    }),
    startBacktest: build.mutation<T.BacktestStarted, T.BacktestRequest>({
      query: (body) => ({ url: '/backtests', method: 'POST', body, idempotencyKey: newKey() }),
      invalidatesTags: ['Backtests'],
    }),
    cancelBacktest: build.mutation<T.Backtest, string>({ query: (id) => ({ url: `/backtests/${id}`, method: 'DELETE' }), invalidatesTags: ['Backtests'] }),
    addTerminal: build.mutation<T.TerminalKey, string>({ query: (name) => ({ url: '/terminals', method: 'POST', body: { name } }), invalidatesTags: ['Terminals', 'Keys'] }),
    revokeTerminal: build.mutation<null, string>({ query: (name) => ({ url: `/terminals/${encodeURIComponent(name)}`, method: 'DELETE' }), invalidatesTags: ['Terminals', 'Keys'] }),
  }),
});
