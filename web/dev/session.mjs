// A made-up session over the simulated market: decisions, orders, trades, agents, chains and alerts in the shapes of the API.
import { history, instruments, iso, random } from './market.mjs';

const usd = (value) => ({ amount: value.toFixed(2), currency: 'USD' });
export const text = (instrument, value) => value.toFixed(instrument.digits);

export const agentInfos = [
  ['G01', 'market-analysis', 'Market Analysis', 'research', 'direction', 'the mid is higher after the horizon', 'working'],
  ['G02', 'news-sentiment', 'News Sentiment', 'research', 'direction', 'the mid is higher after the horizon', 'absent'],
  ['G03', 'technical-indicator', 'Technical Indicator', 'research', 'direction', 'the mid is higher after the horizon', 'working'],
  ['G04', 'fundamental-analysis', 'Fundamental Analysis', 'research', 'direction', 'the mid is higher after the horizon', 'absent'],
  ['G05', 'strategy-formulation', 'Strategy Formulation', 'decision', 'condition', "the strategy's result over the horizon is negative after costs", 'absent'],
  ['G06', 'risk-assessment', 'Risk Assessment', 'decision', 'condition', 'the loss passes the limit within the horizon', 'working'],
  ['G07', 'portfolio-optimization', 'Portfolio Optimization', 'decision', 'condition', 'the position moves with the rest of the portfolio beyond the limit', 'absent'],
  ['G08', 'execution-timing', 'Execution Timing', 'decision', 'condition', 'the cost of acting now is above its limit', 'working'],
  ['G09', 'performance-analysis', 'Performance Analysis', 'learning', 'oversight', 'the drawdown passes its limit within the horizon', 'absent'],
  ['G10', 'model-improvement', 'Model Improvement', 'learning', 'oversight', 'the model in service does worse than its challenger', 'absent'],
  ['G11', 'adaptation', 'Adaptation', 'learning', 'condition', "the market's regime changes within the horizon", 'absent'],
  ['G12', 'knowledge-synthesis', 'Knowledge Synthesis', 'learning', 'direction', 'the mid is higher after the horizon', 'absent'],
  ['G13', 'system-health', 'System Health', 'monitoring', 'oversight', 'a part of the system misses its limit within the horizon', 'absent'],
  ['G14', 'compliance', 'Compliance', 'monitoring', 'oversight', 'a rule of conduct is broken within the horizon', 'absent'],
  ['G15', 'user-experience', 'User Experience', 'monitoring', 'oversight', "a person's request fails or exceeds its time", 'absent'],
  ['G16', 'business-intelligence', 'Business Intelligence', 'monitoring', 'oversight', 'a subscription lapses within the horizon', 'absent'],
].map(([requirement, name, title, group, kind, event, status]) => ({ requirement, name, title, group, kind, event, status }));

/** Scored, abstained, Brier, skill, weight, state, and the skill in a range, in a trend and in turbulence. */
const scores = {
  'market-analysis': [4312, 288, 0.2441, 0.0234, 0.31, 'taken', [0.012, 0.061, -0.019]],
  'technical-indicator': [3987, 613, 0.2418, 0.0327, 0.42, 'taken', [0.041, 0.027, -0.004]],
  'fundamental-analysis': [0, 0, null, null, 0, 'noSource', []],
  'risk-assessment': [4600, 0, 0.0871, 0.1142, 0, 'taken', [0.094, 0.121, 0.148]],
  'execution-timing': [4600, 0, 0.1313, -0.0087, 0, 'taken', [0.006, -0.011, -0.062]],
  'knowledge-synthesis': [2110, 2490, 0.2489, 0.0041, 0, 'muted', [0.004, 0.009, null]],
  forecast: [1290, 3310, 0.2396, 0.0418, 0.27, 'taken', [0.018, 0.088, 0.031]],
};

export function makeSession(seed) {
  const draw = random(seed);
  const end = Date.now();
  const bars = Object.fromEntries(instruments.map((instrument, i) => [instrument.id, history(instrument, end, 60 * 24 * 4, seed + i)]));
  const session = { draw, bars, decisions: [], orders: [], trades: [], positions: [], equity: [], alerts: [], chains: [], balance: 100_000, state: 'active', stateReason: '', events: 0, started: end - 3 * 86_400_000, keys: [], imports: [] };

  let equity = 100_000;
  for (let i = 60 * 72; i > 0; i -= 1) {
    equity += (draw() - 0.4965) * 21;
    session.equity.push({ at: iso(end - i * 60_000), equity: equity.toFixed(2), balance: (equity - 40 * Math.sin(i / 90)).toFixed(2) });
  }
  session.balance = equity;

  const eur = instruments[0];
  const stretch = bars.EURUSD.slice(-60 * 26).filter((_, i) => i % 5 === 4);
  let held = null;
  for (const bar of stretch) {
    const instrument = eur;
    const decision = decide(session, instrument, bar.openedAt + 60_000, bar.close, held?.target ?? 0);
    if (decision.outcome !== 'change') {
      continue;
    }
    const at = Date.parse(decision.at);
    if (held) {
      const closing = order(session, instrument, decision, held.side === 'buy' ? 'sell' : 'buy', held.quantity, bar.close, at, true);
      close(session, instrument, held, closing, bar.close, at);
      held = null;
    }
    if (decision.target !== 0) {
      const side = decision.target > 0 ? 'buy' : 'sell';
      const quantity = Math.round(Math.abs(decision.target) * 0.6) * 1000;
      held = { side, quantity, target: decision.target, entry: bar.close, at, opening: order(session, instrument, decision, side, quantity, bar.close, at, false) };
    }
  }
  const denied = order(session, eur, session.decisions[0], 'buy', 400_000, stretch.at(-1).close, end - 420_000, false);
  Object.assign(denied, { state: 'denied', denial: 'exposureAboveMaximum', denialValue: '31.2', denialLimit: '30', filled: '0', averagePrice: null, events: [{ kind: 'denied', at: denied.createdAt, quantity: '0', price: null }] });
  const pending = order(session, eur, { number: 0, at: iso(end - 3_600_000) }, 'buy', 20_000, stretch.at(-1).close - 0.002, end - 3_600_000, false);
  Object.assign(pending, { kind: 'limit', state: 'working', filled: '0', averagePrice: null, limitPrice: text(eur, stretch.at(-1).close - 0.002), stopLoss: text(eur, stretch.at(-1).close - 0.005), takeProfit: null, events: pending.events.slice(0, 2).concat({ kind: 'working', at: pending.createdAt, quantity: '0', price: null }) });

  const last = bars.EURUSD.at(-1).close;
  const gold = bars.XAUUSD.at(-1).close;
  session.positions.push(
    { position: session.orders[2]?.order.replace('O', 'P') ?? 'P1', instrument: 'EURUSD', side: 'buy', quantity: '38000', entry: text(eur, last - 0.00093), current: text(eur, last), stopLoss: text(eur, last - 0.0021), takeProfit: text(eur, last + 0.0034), profit: usd(35.34), swap: usd(-0.41), openedAt: iso(end - 5_400_000), isAdopted: false },
    { position: 'P3', instrument: 'XAUUSD', side: 'sell', quantity: '12', entry: text(instruments[1], gold - 2.31), current: text(instruments[1], gold), stopLoss: text(instruments[1], gold + 9.5), takeProfit: null, profit: usd(-27.72), swap: usd(0), openedAt: iso(end - 9_000_000), isAdopted: true },
  );
  session.alerts.push(
    { number: 5, at: iso(end - 420_000), severity: 'warning', code: 'ORDER_DENIED', text: 'O58 was denied: exposure 31.2 above 30.' },
    { number: 4, at: iso(end - 9_000_000), severity: 'warning', code: 'POSITION_ADOPTED', text: 'P3 XAUUSD short 12 was found at the venue and is now kept like its own.' },
    { number: 3, at: iso(end - 9_001_000), severity: 'critical', code: 'POSITION_UNPROTECTED', text: 'P3 XAUUSD had no stop; one was set 1 % away.' },
    { number: 2, at: iso(end - 40_000_000), severity: 'notice', code: 'TERMINAL_CONNECTED', text: 'desk-1 is connected: 51042218 at Simulated-Demo.' },
    { number: 1, at: iso(end - 40_060_000), severity: 'notice', code: 'SESSION_STARTED', text: 'Session began with 100,000.00 USD on paper.' },
  );
  return session;
}

export function decide(session, instrument, at, price, before) {
  const { draw } = session;
  const lean = Math.sin(at / 2_700_000) * 0.12 + (draw() - 0.5) * 0.1;
  const up = Math.min(0.78, Math.max(0.22, 0.5 + lean));
  const wanted = up > 0.56 ? Math.round((up - 0.5) * 500) : up < 0.44 ? -Math.round((0.5 - up) * 500) : Math.abs(up - 0.5) < 0.015 ? 0 : before;
  const target = Math.sign(wanted) === Math.sign(before) && before !== 0 ? before : wanted;
  const roll = draw();
  const outcome = target === before ? 'hold' : roll < 0.08 ? 'delayed' : roll < 0.14 ? 'vetoed' : 'change';
  const opinions = [
    opinion('technical-indicator', 'direction', 'the mid is higher after the horizon', up + 0.03, 0.62, 0.57, 'none', 1, [
      { text: 'RSI(14)', value: 40 + up * 30, against: 50 },
      { text: 'EMA20 less EMA50, pips', value: lean * 41, against: 0 },
      { text: 'MACD histogram', value: lean * 0.0004, against: 0 },
    ]),
    opinion('market-analysis', 'direction', 'the mid is higher after the horizon', up - 0.04, 0.48, 0.43, 'none', 1, [
      { text: 'Trend strength (ADX)', value: 18 + draw() * 16, against: 25 },
      { text: 'Regime: trending', value: 0.58 + draw() * 0.2, against: null },
    ]),
    opinion('forecast', 'direction', 'the mid is higher after the horizon', up + 0.02, 0.81, 0.27, 'none', 1, [
      { text: 'version of the model', value: 3, against: null },
      { text: 'probability of the upper barrier first', value: up + 0.02, against: 0.5 },
      { text: 'share of training rows that were more usual', value: 0.64, against: 0.95 },
    ]),
    opinion('knowledge-synthesis', 'direction', 'the mid is higher after the horizon', 0.5, 0, 0, 'none', 1, []),
    opinion('risk-assessment', 'condition', 'the loss passes the limit within the horizon', outcome === 'vetoed' ? 0.64 : 0.34, 0.71, 0, outcome === 'vetoed' ? 'veto' : 'scale', 0.72, [
      { text: 'Volatility against its median', value: 1.1 + draw() * 0.6, against: 1.5 },
      { text: 'Loss beyond 3 ATR', value: 0.12 + draw() * 0.1, against: 0.3 },
    ]),
    opinion('execution-timing', 'condition', 'the cost of acting now is above its limit', outcome === 'delayed' ? 0.66 : 0.17, 0.8, 0, outcome === 'delayed' ? 'delay' : 'none', 1, [{ text: 'Spread against its median', value: 0.9 + draw() * 0.4, against: 2 }]),
  ];
  const decision = {
    number: session.decisions.length + 1,
    strategy: 'consensus',
    instrument: instrument.id,
    at: iso(at),
    outcome,
    because: { hold: 'consensus between exit and entry', change: target > before ? 'consensus above the entry level' : 'consensus below the exit level', delayed: 'the spread is above its limit', vetoed: 'the risk of loss is above its limit' }[outcome],
    previousTarget: before,
    target,
    probabilityUp: up,
    confidence: Math.min(1, Math.abs(up - 0.5) * 3.1),
    bid: text(instrument, price),
    ask: text(instrument, price + instrument.spread),
    stopDistance: text(instrument, instrument.step * 30),
    takeDistance: text(instrument, instrument.step * 45),
    features: [
      { name: 'ema20', value: price - lean * 0.001 },
      { name: 'ema50', value: price - lean * 0.003 },
      { name: 'rsi14', value: 40 + up * 30 },
      { name: 'atr14', value: instrument.step * 9 },
      { name: 'macd.histogram', value: lean * 0.0004 },
      { name: 'adx14', value: 18 + draw() * 16 },
      { name: 'spread.median', value: instrument.spread },
    ],
    opinions,
    fused: [],
    findings: [],
    regime: 'trend',
    orders: [],
  };
  session.decisions.unshift(decision);
  return decision;
}

const opinion = (agent, kind, event, probability, confidence, weight, effect, scale, reasons) => ({ agent, kind, event, probability, confidence, weight, ageMilliseconds: 240, effect, scale, moved: kind === 'direction' ? (probability - 0.5) * weight * 3 : null, reasons: reasons.map((reason, i) => ({ ...reason, source: { origin: i === 0 ? 'feature' : 'stated', first: 0, second: 0, third: 0 } })) });

export function order(session, instrument, decision, side, quantity, price, at, reduceOnly) {
  const number = session.orders.length + 1;
  const away = instrument.step * 30 * (side === 'buy' ? -1 : 1);
  const fill = text(instrument, price + (side === 'buy' ? instrument.spread : 0));
  const hops = [
    ['journal', 31_000 + session.draw() * 40_000],
    ['market', 3_000 + session.draw() * 4_000],
    ['features', 12_000 + session.draw() * 9_000],
    ['decision', 41_000 + session.draw() * 60_000],
    ['risk', 2_500 + session.draw() * 3_000],
    ['venue', 88_000 + session.draw() ** 4 * 900_000],
  ].map(([name, nanos]) => ({ name, nanos: Math.round(nanos) }));
  const made = {
    order: `O${number}`, decision: decision.number, tenant: 'local', account: 'paper', instrument: instrument.id, side, kind: 'market', quantity: String(quantity), filled: String(quantity), averagePrice: fill, limitPrice: null, stopPrice: null,
    stopLoss: reduceOnly ? null : text(instrument, price + away), takeProfit: reduceOnly ? null : text(instrument, price - away * 1.5), timeInForce: 'goodTillCancelled', reduceOnly, state: 'filled', denial: 'none', denialValue: '0', denialLimit: '0', createdAt: iso(at), updatedAt: iso(at + 212),
    events: [
      { kind: 'submitted', at: iso(at), quantity: '0', price: null },
      { kind: 'accepted', at: iso(at + 41), quantity: '0', price: null },
      { kind: 'filled', at: iso(at + 212), quantity: String(quantity), price: fill },
    ],
  };
  decision.orders?.push(made.order);
  session.orders.unshift(made);
  session.chains.unshift({ order: made.order, decision: decision.number, at: made.createdAt, instrument: instrument.id, totalNanos: hops.reduce((sum, hop) => sum + hop.nanos, 0), hops });
  return made;
}

function close(session, instrument, held, closing, price, at) {
  const profit = (price - held.entry) * held.quantity * (held.side === 'buy' ? 1 : -1);
  session.trades.unshift({
    position: held.opening.order.replace('O', 'P'), openedBy: held.opening.order, closedBy: closing.order, instrument: instrument.id, side: held.side, quantity: String(held.quantity), entry: held.opening.averagePrice, exit: closing.averagePrice, openedAt: iso(held.at), closedAt: iso(at),
    profit: usd(profit - 0.7), commission: usd(0.7), swap: usd(0), best: usd(Math.max(profit, 0) + 12), worst: usd(Math.min(profit, 0) - 9), risked: usd(held.quantity * instrument.step * 30), cause: session.draw() < 0.25 ? 'stopLoss' : session.draw() < 0.3 ? 'takeProfit' : 'order',
  });
}

const forecast = { requirement: '', name: 'forecast', title: 'Forecast', group: 'research', kind: 'direction', event: 'the mid is higher after the horizon', status: 'working' };

export const agents = (session) =>
  [...agentInfos, forecast].map((info) => {
    const found = scores[info.name];
    const told = session.decisions.flatMap((decision) => decision.opinions.map((opinion) => ({ decision: decision.number, at: decision.at, instrument: decision.instrument, opinion })));
    if (!found) {
      return { info, score: null, latest: null, costUsd: 0, costTodayUsd: 0 };
    }
    const [opinions, abstentions, brier, skill, weight, state, bySort] = found;
    const regimes = bySort.flatMap((value, i) => (value === null ? [] : [{ regime: ['range', 'trend', 'turbulent'][i], opinions: Math.round(opinions * [0.5, 0.35, 0.15][i]), brier: brier - value / 40, logLoss: 0.69 - value, skill: value }]));
    return { info: { ...info, status: state === 'noSource' ? 'absent' : 'working' }, score: { agent: info.name, kind: info.kind, opinions, abstentions, brier, skill, weight, logLoss: brier === null ? null : 0.69 - skill, refuted: 0, costUsd: 0, costTodayUsd: 0, state, regimes }, costUsd: 0, costTodayUsd: 0, latest: told.find(({ opinion }) => opinion.agent === info.name) ?? null };
  });

export function account(session) {
  const open = session.positions.reduce((sum, position) => sum + Number(position.profit.amount), 0);
  const equity = session.balance + open;
  return {
    tenant: 'local', account: 'paper', balance: usd(session.balance), equity: usd(equity), marginUsed: usd(2429.1), exposure: usd(72_873), openRisk: session.positions.some((position) => !position.stopLoss) ? null : usd(193.74), dayProfit: usd(open + 214.3), dayLossLimit: usd(5000), equityHigh: usd(equity + 181), drawdown: (181 / (equity + 181)).toFixed(6), openPositions: session.positions.length,
  };
}

export const percentiles = (session) =>
  ['journal', 'market', 'features', 'decision', 'risk', 'venue', 'total'].map((name) => {
    const all = session.chains.map((chain) => (name === 'total' ? chain.totalNanos : chain.hops.find((hop) => hop.name === name).nanos)).sort((a, b) => a - b);
    const at = (share) => all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;
    return { name, count: all.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: all.at(-1) ?? 0 };
  });
