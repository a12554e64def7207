// Made-up models, and what the past says of patterns and situations, in the shapes of the API.
import { iso, random } from './market.mjs';

const day = 86_400_000;
const now = Date.now();
const kinds = ['gradient-boosting', 'random-forest', 'lstm'];
const scores = (rows, lean) => ({
  rows, logLoss: 0.6861 + lean, brier: 0.2465 + lean / 2, calibrationError: 0.0121 + lean, accuracy: 0.541 - lean,
  reliability: Array.from({ length: 10 }, (_, i) => {
    const count = [0, 0, 12, 181, 1204, 1466, 302, 31, 0, 0][i];
    return { low: i / 10, high: (i + 1) / 10, rows: count, meanProbability: count ? i / 10 + 0.053 : null, eventShare: count ? 0.5 + (i / 10 - 0.447) * 0.82 + ((i % 3) - 1) * 0.02 : null };
  }),
  byMass: Array.from({ length: 10 }, (_, i) => ({
    low: i ? 0.42 + i * 0.017 : 0, high: i < 9 ? 0.437 + i * 0.017 : 1, rows: Math.round(rows / 10), meanProbability: 0.428 + i * 0.017, eventShare: 0.44 + i * 0.014 + ((i % 3) - 1) * 0.012,
  })),
});

export const models = kinds.map((kind, i) => ({
  slot: 'eurusd-h1', number: 3 - i, id: `${i}7c1d0f2ab94e6d8c3b5a7f9e1d0c2b4a6f8e0d1c3b5a79`, kind, stage: ['challenger', 'champion', 'expired'][i], from: '2016-01-04T00:00:00Z', to: '2025-12-31T21:00:00Z', dataHash: 'b2c1f0d9e8a7b6c5d4e3f2a1b0c9d8e7', rows: 61_204, registeredAt: iso(now - i * 9 * day), registeredBy: 'owner', expiresAt: i === 2 ? iso(now - day) : iso(now + 60 * day),
  metrics: [['logLoss', 0.6861 + i / 1000], ['baseLogLoss', 0.6902], ['brier', 0.2465], ['calibrationError', 0.0121], ['accuracy', 0.541], ['economicValue', 0.00004 - i / 50_000], ['trades', 1812]].map(([name, value]) => ({ name, value })),
}));

const change = (number, what, ago, evidence, reason) => ({ at: iso(now - ago * day), what, number, by: 'owner', reason, evidence });
const evidence = { outcomes: 812, independent: 96, championLoss: 0.6904, challengerLoss: 0.6871, standardError: 0.0012, calibrationError: 0.018, basis: 'desk-1 EURUSD H1, 2026-09-02 to 2026-11-20' };

export function model(slot, number) {
  const version = models.find((one) => one.slot === slot && one.number === number);
  const isJudged = number !== 1;
  return version && {
    version, origin: 'training', knownTo: '2025-12-31T21:00:00Z', calibration: isJudged ? { method: 'platt', parameters: [0.93, 0.01] } : null,
    task: { source: 'histdata', instrument: 'EURUSD', others: ['XAUUSD'], period: 'h1', horizonBars: 8, upper: 1.5, lower: 1.5 },
    scores: isJudged ? scores(3196, 0) : null,
    objections: number === 3 ? ['after costs a trade loses 0.4 bp', 'the deflated Sharpe ratio is 0.31, below 0.95'] : [],
    importance: isJudged ? ['adx14', 'ret24', 'volatility20.100.ratio', 'regression20.slope', 'hour.sine', 'spread.median', 'swing.high.distance', 'xau.correlation50'].map((feature, i) => ({ feature, gain: number === 3 ? 0.24 / (i + 1) : null, permutation: 0.0041 / (i + 1.3) - 0.0004 })) : [],
    history: [change(1, 'registered', 40, null, ''), change(1, 'promoted', 40, null, 'the first'), change(2, 'registered', 20, null, ''), change(2, 'promoted', 11, evidence, 'better on what came after both'), change(3, 'registered', 3, null, '')],
  };
}

const report = (found) => ({ report: found, at: iso(now - 340_000), isComputing: false, failure: '' });
export const shadow = (slot, source) =>
  source === 'desk-1' ? { report: null, at: null, isComputing: true, failure: '' } : report({
    slot, source, rule: { outcomesMin: 200 },
    champion: { number: 2, id: models[1].id, kind: 'random-forest', stage: 'champion', from: iso(now - 40 * day), to: iso(now - day), scores: scores(812, 0.004), evidence: null, obstacle: null },
    challengers: [{ number: 3, id: models[0].id, kind: 'gradient-boosting', stage: 'challenger', from: iso(now - 40 * day), to: iso(now - day), scores: scores(812, 0.001), evidence: { ...evidence, independent: 41 }, obstacle: { code: 'PROMOTION_REFUSED', where: `${slot}/3`, what: '41 outcomes that do not overlap, 9 too few', expected: 'at least 50' } }],
  });

export function drift(slot, source) {
  const draw = random(3);
  const names = ['spread.median', 'volatility20.rank250', 'adx14', 'rsi14', 'ret1', 'ret3', 'ret12', 'ret24', 'body', 'close.position', 'range.atr', 'sma20.distance', 'sma50.distance', 'ema20.slope', 'di14.gap', 'roc10.atr', 'zscore20', 'bollinger20.position', 'donchian20.position', 'regression20.slope', 'swing.high.distance', 'swing.low.distance'];
  const features = names.map((feature, i) => ({ feature, stabilityIndex: [0.41, 0.33, 0.17][i] ?? 0.09 * draw(), usual: [0.12, 0.38, 0.09][i] ?? 0.06, distance: [0.24, 0.2, 0.11][i] ?? 0.05 * draw(), pValue: i < 3 ? 1e-9 : 0.2 + draw() / 2, hasMoved: i === 0 })).sort((a, b) => b.stabilityIndex - a.stabilityIndex);
  const found = { slot, number: 2, source, from: iso(now - 40 * day), to: iso(now - day), rows: 812, rowsMin: 500, hasDrifted: true, findings: ['1 of 22 features has moved'], features, farShare: 0.021, outcomes: { count: 96, lossChange: 0.0031, calibrationError: 0.034, hasDrifted: false } };
  return source === 'desk-1' ? { ...report(null), failure: 'desk-1 has no bars of EURUSD H1 since the training' } : report(found);
}

const names = ['candle.engulfing', 'candle.hammer', 'candle.morningstar', 'candle.doji.dragonfly', 'chart.doublebottom', 'chart.headshoulders', 'chart.triangle', 'chart.flag'];
export function patterns(query) {
  const draw = random(11);
  const items = names.flatMap((pattern, i) => [null, 'range', 'trend', 'turbulent'].flatMap((regime, j) => {
    const count = Math.round((i === 3 ? 18 : 900 / (i + 1)) * [1, 0.5, 0.35, 0.15][j]);
    if (count === 0) return [];
    const hitRate = 0.47 + draw() * 0.06 + (i === 4 && j === 2 ? 0.14 : 0);
    const room = 1.96 * Math.sqrt((hitRate * (1 - hitRate)) / count);
    const pValue = i === 4 && j === 2 ? 0.00002 : 0.05 + draw() * 0.9;
    return [{ pattern, regime, count, hitRate, hitRateLow: Math.max(0, hitRate - room), hitRateHigh: Math.min(1, hitRate + room), payoff: 0.9 + draw() * 0.3, mean: i === 4 && j === 2 ? 0.21 : -0.04 + draw() * 0.06, pValue, correctedPValue: Math.min(1, pValue * 120), hasVote: i === 4 && j === 2 }];
  }));
  return { items, first: '2016-01-04T00:00:00Z', last: iso(now - 3_600_000), bars: 61_204, horizonBars: Number(query.get('horizon') ?? 8), meanCost: 0.00011, countMin: 30 };
}

const hour = 3_600_000;
function path(seed, from, to, at) {
  const draw = random(seed);
  let value = 0;
  const points = [];
  for (let time = from; time <= to; time += hour) points.push({ at: iso(time), change: (value += (draw() - 0.48) * 0.0008) });
  const origin = points.find((point) => point.at === iso(at)).change;
  return points.map((point) => ({ ...point, change: point.change - origin }));
}
export function situations() {
  const end = Math.floor(now / hour) * hour;
  const items = Array.from({ length: 10 }, (_, i) => {
    const at = end - (i * 97 + 130) * day;
    const knownAt = at + (3 + (i % 6)) * hour;
    const went = path(i + 5, at - 11 * hour, knownAt, at);
    const result = went.at(-1).change;
    return { from: iso(at - 11 * hour), at: iso(at), knownAt: iso(knownAt), distance: 0.41 + i * 0.037, isUp: result > 0, return: result, cost: 0.00011, path: went };
  });
  const ups = items.filter((item) => item.isUp).length / 10;
  return { items, from: iso(end - 11 * hour), at: iso(end), path: path(77, end - 11 * hour, end, end), situations: 58_112, unusual: 0.37, followed: { count: 10, upShare: ups, upShareLow: Math.max(0, ups - 0.26), upShareHigh: Math.min(1, ups + 0.26), meanReturn: 0.00021, longAfterCosts: 0.0001, shortAfterCosts: -0.00032 }, usually: { count: 58_112, upShare: 0.502, upShareLow: 0.498, upShareHigh: 0.506, meanReturn: 0.000004, longAfterCosts: -0.000106, shortAfterCosts: -0.000114 } };
}
