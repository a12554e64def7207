// A stand-in for the server while pages are built: simulated, in memory, gone when it ends. Serves dist/ when it is there, so pictures need no second server.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { WebSocketServer } from 'ws';
import { drift, model, models, patterns, shadow, situations } from './evidence.mjs';
import { gather, indicator, instruments, iso, minutes } from './market.mjs';
import { account, agents, decide, makeSession, order, percentiles, text } from './session.mjs';

const port = Number(process.env.PORT ?? 8000);
const dist = new URL('../dist', import.meta.url).pathname;
const session = makeSession(7);
const clients = new Set();
const ring = [];
const backtests = new Map();
const kinds = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

const status = () => ({
  session: 'S7K2M4QX', phase: 'running', reason: '', strategy: 'consensus', instruments: instruments.map((instrument) => instrument.id), source: 'desk-1', venue: 'paper', state: session.state, stateReason: session.stateReason, startedAt: iso(session.started), now: iso(Date.now()), ticks: 812_344 + session.events, rejected: { DUPLICATE: 12, OUT_OF_ORDER: 3 }, decisions: session.decisions.length, orders: session.orders.length, lastTickAt: iso(Date.now() - 80), isSilent: false, journalBytes: 48_112_900 + session.events * 61,
  refusedReadings: { count: 0, reason: '', lastAt: null }, version: '0.3.0', uptimeSeconds: Math.round((Date.now() - session.started) / 1000),
});

const page = (list, query) => {
  const limit = Number(query.get('limit') ?? 100);
  const from = Number(query.get('after') ?? 0);
  return { items: list.slice(from, from + limit), next: from + limit < list.length ? String(from + limit) : null };
};

function barsFor(query) {
  const instrument = instruments.find((other) => other.id === query.get('instrument')) ?? instruments[0];
  const before = query.get('before') ? Date.parse(query.get('before')) : Infinity;
  const all = gather(session.bars[instrument.id], query.get('period')).filter((bar) => bar.openedAt < before);
  return { instrument, all, count: Number(query.get('count') ?? 300) };
}

const wireBar = (instrument, period, bar) => ({ openedAt: iso(bar.openedAt), closesAt: iso(bar.openedAt + minutes[period] * 60_000), open: text(instrument, bar.open), high: text(instrument, bar.high), low: text(instrument, bar.low), close: text(instrument, bar.close), spread: text(instrument, instrument.spread), volume: bar.volume, flags: 'none' });

const result = (id) => ({
  run: id, complete: true, strategy: 'consensus', symbol: 'EURUSD', resolution: 'Tick', simulatedBy: 'simulated market, seed 1', from: '2026-01-05T00:00:00Z', to: '2026-03-27T20:59:58Z', ticks: 2_412_887, gaps: 3, bars: 17_280, decisions: 17_233, orders: 412, fills: 405, trades: 201, startEquity: '100000.00', endEquity: (100_000 + 37 * id.length * (id.charCodeAt(4) % 9) - 900).toFixed(2), currency: 'USD', commission: '812.40', swap: '-64.11', spreadCost: '1904.22', slippageCost: '411.90',
  statistics: { sharpe: 0.42 + (id.charCodeAt(4) % 5) / 10, sortino: 0.61, maxDrawdown: 0.0312, profitFactor: 1.11, winRate: 0.487, expectancy: 3.21, cagr: 0.0512 },
  verdict: { result: 'UNPROVEN', reasons: [{ code: 'NO_WALK_FORWARD', finding: 'UNPROVEN', text: 'No walk-forward was run', value: null, limit: null }] },
  hash: 'b2c1f0d9e8a7', elapsedMs: 4211,
});

for (const [id, what, profit, verdict] of [['r-2f91ab', 'consensus on EURUSD, 5 Jan to 27 Mar 2026', 1182.4, 'UNPROVEN'], ['r-77c0de', 'ema-rsi on EURUSD, 5 Jan to 27 Mar 2026', -2210.09, 'REJECT'], ['r-9a3e10', 'consensus on XAUUSD, 5 Jan to 27 Mar 2026', 402.77, 'SUSPECT']]) {
  backtests.set(id, { id, what, state: 'done', progress: 1, startedAt: iso(Date.now() - 86_400_000), verdict: verdict.toLowerCase(), netProfit: { amount: profit.toFixed(2), currency: 'USD' }, hash: 'b2c1f0d9e8a7', run: id, error: null, hasReport: true });
}

const routes = [
  ['GET', /^\/auth\/me$/, () => ({ name: 'owner', tenant: 'local', expiresAt: iso(Date.now() + 43_200_000) })],
  ['POST', /^\/auth\/(sign-in|code)$/, ({ body }) => (body.password === 'wrong' ? [401, { title: 'Not signed in', status: 401 }] : { token: 'mock', expiresAt: iso(Date.now() + 43_200_000) })],
  ['POST', /^\/auth\/sign-out$/, () => [204]],
  ['GET', /^\/status$/, status],
  ['GET', /^\/account$/, () => account(session)],
  ['GET', /^\/account\/equity$/, () => ({ items: session.equity })],
  ['GET', /^\/positions$/, () => ({ items: session.positions })],
  ['POST', /^\/positions\/(\w+)\/close$/, ({ match }) => { session.positions = session.positions.filter((position) => position.position !== match[1]); send('positions', session.positions); return { order: null }; }],
  ['PUT', /^\/positions\/(\w+)\/protection$/, ({ match, body }) => { Object.assign(session.positions.find((position) => position.position === match[1]) ?? {}, body); send('positions', session.positions); return [204]; }],
  ['GET', /^\/orders$/, ({ query }) => page(query.get('open') ? session.orders.filter((other) => ['working', 'accepted', 'submitted'].includes(other.state)) : session.orders, query)],
  ['GET', /^\/orders\/(\w+)$/, ({ match }) => session.orders.find((other) => other.order === match[1]) ?? [404, { title: 'There is no such order', status: 404 }]],
  ['POST', /^\/orders$/, ({ body }) => {
    if (!body.stopLoss && !body.reduceOnly) return [422, { title: 'The order was denied', status: 422, code: 'UNPROTECTED', faults: [{ code: 'UNPROTECTED', where: 'stopLoss', what: 'an opening order has no protective stop', expected: 'a price below the market' }] }];
    const instrument = instruments.find((other) => other.id === body.instrument);
    const made = order(session, instrument, { number: 0, at: iso(Date.now()) }, body.side, body.quantity, session.bars[instrument.id].at(-1).close, Date.now(), Boolean(body.reduceOnly));
    Object.assign(made, { stopLoss: body.stopLoss ?? null, takeProfit: body.takeProfit ?? null });
    numbered('order', made);
    return [201, made];
  }],
  ['DELETE', /^\/orders\/(\w+)$/, ({ match }) => { const found = session.orders.find((other) => other.order === match[1]); found.state = 'cancelled'; numbered('order', found); return { order: found.order }; }],
  ['GET', /^\/trades$/, ({ query }) => page(session.trades, query)],
  ['GET', /^\/decisions$/, ({ query }) => page(query.get('changes') ? session.decisions.filter((decision) => decision.outcome !== 'hold') : session.decisions, query)],
  ['GET', /^\/decisions\/(\d+)$/, ({ match }) => session.decisions.find((decision) => decision.number === Number(match[1])) ?? [404, { title: 'There is no such decision', status: 404 }]],
  ['GET', /^\/opinions$/, ({ query }) => page(session.decisions.slice(0, 200).flatMap((decision) => decision.opinions.filter((opinion) => opinion.agent === query.get('agent')).map((opinion) => ({ decision: decision.number, at: decision.at, instrument: decision.instrument, opinion }))), query)],
  ['GET', /^\/agents$/, () => ({ items: agents(session) })],
  ['GET', /^\/features$/, () => ({ items: [], features: [{ name: 'ret1', group: 'priceAction', formula: 'log(close / close[1])', source: 'Textbook.', warmUp: 1, unit: 'log return', range: 'about ±0.1', periods: [] }] })],
  ['GET', /^\/features\/(\w+)$/, () => ({ items: session.decisions[0].features.map((one) => ({ ...one, period: 'm5', indicator: one.name.replace(/\d+.*$/, ''), feature: null })) })],
  ['GET', /^\/models$/, () => ({ items: models })],
  ['GET', /^\/models\/([\w-]+)\/(\d+)$/, ({ match }) => model(match[1], Number(match[2])) ?? [404, { title: 'There is no such version', status: 404 }]],
  ['GET', /^\/models\/([\w-]+)\/shadow$/, ({ match, query }) => shadow(match[1], query.get('source'))],
  ['GET', /^\/models\/([\w-]+)\/drift$/, ({ match, query }) => drift(match[1], query.get('source'))],
  ['GET', /^\/patterns$/, ({ query }) => patterns(query)],
  ['GET', /^\/situations$/, () => situations()],
  ['GET', /^\/pins\/(\w+)$/, () => ({ items: [{ name: 'agents.forecast.versions', value: models.map((one) => `${one.number}@${one.id}`).join(',') }] })],
  ['GET', /^\/chains$/, ({ query }) => page(query.get('slowest') ? [...session.chains].sort((a, b) => b.totalNanos - a.totalNanos) : session.chains, query)],
  ['GET', /^\/chains\/percentiles$/, () => ({ items: percentiles(session) })],
  ['GET', /^\/receipts\/(\w+)$/, ({ match }) => ({ order: match[1], ledger: 'sessions/S7K2M4QX/ledger.jsonl', hops: [
    { hop: 'tick', record: 812_311, text: 'EURUSD 1.08412 / 1.08420 at 14:05:00.123', nanos: 0, json: '{"bid":"1.08412","ask":"1.08420"}' },
    { hop: 'features', record: 812_311, text: 'ema20 1.08401, ema50 1.08377, rsi14 58.2', nanos: 46_000, json: '{"ema20":1.08401,"ema50":1.08377,"rsi14":58.2}' },
    { hop: 'decision', record: 812_312, text: 'From flat to long 38 %: consensus above the entry level', nanos: 121_000, json: '{"target":38}' },
    { hop: 'risk', record: 812_313, text: 'Approved: exposure 0.41 of at most 30', nanos: 125_000, json: '{"code":"none"}' },
    { hop: 'fill', record: 812_314, text: 'Bought 38,000 at 1.08420', nanos: 290_000, json: '{"price":"1.08420","quantity":"38000"}' },
  ] })],
  ['GET', /^\/strategies$/, () => ({ items: [{ id: 'consensus', description: 'Four agents vote, scale, delay and veto at every M5 close.' }, { id: 'ema-rsi', description: 'EMA cross with an RSI filter.' }] })],
  ['GET', /^\/instruments$/, () => ({ items: instruments })],
  ['GET', /^\/quotes$/, () => ({ items: quotes().map((quote) => ({ instrument: quote.instrument, bid: quote.bid, ask: quote.ask, venueTime: quote.at, receivedAt: quote.at, flags: 'none' })) })],
  ['GET', /^\/sources$/, () => ({ items: [...session.imports, ['desk-1', 'EURUSD', 'tick', 812_344, 41_220_100], ['desk-1', 'XAUUSD', 'tick', 1_204_551, 60_110_000], ['histdata', 'EURUSD', 'M1', 374_400, 9_120_000]].map(([source, instrument, resolution, rows, size], i) => ({ source, instrument, resolution, rows, first: iso(session.started - i * 9e9), last: iso(Date.now() - i * 8e9), bytes: size })) })],
  ['GET', /^\/gaps$/, ({ query }) => ({ items: [0, 1, 2].map((i) => ({ instrument: query.get('instrument'), from: iso(Date.now() - (i + 1) * 7.1e7), to: iso(Date.now() - (i + 1) * 7.1e7 + 4.2e6 / (i + 1)), isWeekend: i === 2 })) })],
  ['GET', /^\/bars$/, ({ query }) => { const { instrument, all, count } = barsFor(query); return { items: all.slice(-count).map((bar) => wireBar(instrument, query.get('period'), bar)) }; }],
  ['GET', /^\/bars\/indicators$/, ({ query }) => {
    const { all, count } = barsFor(query);
    const settings = Object.fromEntries(new URLSearchParams((query.get('settings') ?? '').replaceAll(',', '&')));
    const { outputs, rows } = indicator(query.get('indicator'), all, settings);
    return { outputs, items: all.map((bar, i) => ({ openedAt: iso(bar.openedAt), values: rows[i] })).slice(-count) };
  }],
  ['POST', /^\/imports$/, ({ query, raw }) => (query.get('dryRun') || session.imports.push([/name="source"\s+(\S+)/.exec(raw)?.[1], 'EURUSD', 'M1', 1438, 90_000]), [query.get('dryRun') ? 200 : 201, { stored: query.get('dryRun') ? 0 : 1438, alreadyStored: 0, summary: { instrument: 'EURUSD', resolution: 'M1', detected: [{ file: 'EURUSD_M1.csv', format: 'mt5', columns: 'date, time, open, high, low, close, tickvol, vol, spread', delimiter: 'tab', decimalSign: '.', scale: '1', timeZone: 'EET with New York changes', isZoneMeasured: true }], quality: { rows: 1440, rejected: { DUPLICATE: 2 }, flagged: {}, gaps: [], first: '2026-03-02T22:00:00Z', last: '2026-03-03T21:59:00Z' }, stored: 1438, evidence: ['The weekly close falls on Friday 17:00 New York when times are read as EET.'] } }])],
  ['GET', /^\/backtests$/, () => ({ items: [...backtests.values()].reverse() })],
  ['POST', /^\/backtests$/, ({ body }) => { const id = `r-${Math.random().toString(16).slice(2, 8)}`; backtests.set(id, { id, what: `${body.strategy} on ${body.instrument}`, state: 'running', progress: 0, startedAt: iso(Date.now()), verdict: null, netProfit: null, hash: null, run: null, error: null, hasReport: false }); return [202, { id }]; }],
  ['GET', /^\/backtests\/([\w-]+)$/, ({ match }) => { const found = backtests.get(match[1]); return found ? { ...found, result: found.state === 'done' ? result(found.id) : null } : [404, { title: 'There is no such run', status: 404 }]; }],
  ['GET', /^\/backtests\/([\w-]+)\/report$/, () => [200, '<!doctype html><title>Report</title><body style="font:15px system-ui;margin:40px"><h1>Simulated report</h1><p>The real one comes from the server.</p>', 'text/html']],
  ['DELETE', /^\/backtests\/([\w-]+)$/, ({ match }) => { const found = backtests.get(match[1]); found.state = 'cancelled'; return found; }],
  ['POST', /^\/(halt|reduce|resume)$/, ({ match, body }) => { session.state = { halt: 'halted', reduce: 'reducing', resume: 'active' }[match[1]]; session.stateReason = match[1] === 'resume' ? '' : body.reason; send('status', status()); return { state: session.state }; }],
  ['GET', /^\/terminals$/, () => ({ items: [{ source: 'desk-1', state: 'connected', login: 51_042_218, server: 'Simulated-Demo', company: 'Simulated Broker', isReal: false, symbols: 2, ticks: 812_344, session: 'T9', sequence: 81_222, roundTripMicroseconds: 412, connects: 2, connectedAt: iso(Date.now() - 40_000_000), lastError: '' }, { source: 'desk-2', state: 'lost', login: 77_120, server: 'Other-Demo', company: 'Other Broker', isReal: false, symbols: 1, ticks: 4412, session: 'T3', sequence: 318, roundTripMicroseconds: null, connects: 1, connectedAt: null, lastError: 'E_CRC' }] })],
  ['GET', /^\/terminals\/keys$/, () => ({ items: [{ name: 'desk-1', id: 'AK7Q2M', createdAt: iso(session.started), boundTo: '51042218@Simulated-Demo', isRevoked: false }, { name: 'desk-2', id: 'AK91PX', createdAt: iso(session.started), boundTo: null, isRevoked: false }, ...session.keys] })],
  ['POST', /^\/terminals$/, ({ body }) => { session.keys.push({ name: body.name, id: 'AK55ZZ', createdAt: iso(Date.now()), boundTo: null, isRevoked: false }); return [201, { name: body.name, id: 'AK55ZZ', secret: 'simulated-secret-4f8d2c1b7e9a' }]; }],
  ['DELETE', /^\/terminals\/([\w-]+)$/, ({ match }) => { session.keys = session.keys.filter((key) => key.name !== match[1]); return [204]; }],
  ['GET', /^\/alerts$/, ({ query }) => page(session.alerts, query)],
  ['GET', /^\/system$/, () => ({ version: '0.3.0', runtime: '.NET 10.0.1', startedAt: iso(session.started), dataDirectory: 'data', dataBytes: 112_450_000, diskFreeBytes: 182_000_000_000, memoryBytes: 214_000_000, roles: ['engine', 'bridge', 'gateway', 'research'], durability: 'process', checks: [{ name: 'journal', status: 'healthy', detail: 'last append 40 ms ago' }, { name: 'disk', status: 'healthy', detail: '182 GB free' }, { name: 'feed', status: 'healthy', detail: 'desk-1, newest quote 80 ms ago' }, { name: 'terminal desk-2', status: 'degraded', detail: 'lost for 3 h' }, { name: 'engine loop', status: 'healthy', detail: 'idle 97 %' }] })],
];

function quotes() {
  return instruments.map((instrument) => {
    const close = session.bars[instrument.id].at(-1).close;
    return { instrument: instrument.id, at: iso(Date.now()), bid: text(instrument, close), ask: text(instrument, close + instrument.spread) };
  });
}

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  if (!url.pathname.startsWith('/api/v1')) {
    const file = join(dist, url.pathname);
    const found = existsSync(file) && statSync(file).isFile() ? file : join(dist, 'index.html');
    if (!existsSync(found)) return void response.writeHead(404).end('Run npm run build, or npm run dev beside this.');
    return void createReadStream(found).pipe(response.writeHead(200, { 'Content-Type': kinds[extname(found)] ?? 'application/octet-stream' }));
  }
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const path = url.pathname.slice('/api/v1'.length);
    const isSignedIn = /(^|; )arus=/.test(request.headers.cookie ?? '');
    const isOpen = /^\/auth\/(sign-in|code)$/.test(path);
    if (!isSignedIn && !isOpen) return void response.writeHead(401, { 'Content-Type': 'application/problem+json' }).end(JSON.stringify({ title: 'Not signed in', status: 401 }));
    if (isOpen) response.setHeader('Set-Cookie', 'arus=simulated; HttpOnly; SameSite=Strict; Path=/');
    const route = routes.find(([method, pattern]) => method === request.method && pattern.test(path));
    const json = /json/.test(request.headers['content-type'] ?? '');
    const answer = route ? route[2]({ match: path.match(route[1]), query: url.searchParams, body: json ? JSON.parse(Buffer.concat(chunks).toString()) : {}, raw: json ? '' : Buffer.concat(chunks).toString('latin1') }) : [404, { title: 'There is no such path', status: 404 }];
    const [code, body, type] = Array.isArray(answer) ? answer : [200, answer];
    response.writeHead(code, { 'Content-Type': type ?? (code >= 400 ? 'application/problem+json' : 'application/json') });
    response.end(body === undefined ? undefined : type ? body : JSON.stringify(body));
  });
});

const frame = (target, ...args) => `${JSON.stringify({ type: 1, target, arguments: args })}\x1e`;
const send = (target, data) => clients.forEach((socket) => socket.send(frame(target, data)));
function numbered(target, data) {
  const event = { number: ++session.events, data };
  ring.push([target, event]);
  send(target, event);
}

const sockets = new WebSocketServer({ server, path: '/live' });
sockets.on('connection', (socket) => {
  socket.on('close', () => clients.delete(socket));
  socket.on('message', (message) => {
    for (const part of message.toString().split('\x1e').filter(Boolean)) {
      const call = JSON.parse(part);
      if (call.protocol) socket.send('{}\x1e');
      if (call.target === 'subscribe') {
        socket.send(`${JSON.stringify({ type: 3, invocationId: call.invocationId, result: null })}\x1e`);
        const after = call.arguments[0].after;
        if (after !== null) ring.filter(([, event]) => event.number > after).forEach(([target, event]) => socket.send(frame(target, event)));
        clients.add(socket);
        socket.send(frame('ticks', quotes()));
      }
    }
  });
});

setInterval(() => clients.forEach((socket) => socket.send('{"type":6}\x1e')), 5000);
setInterval(() => {
  for (const instrument of instruments) {
    const bars = session.bars[instrument.id];
    let bar = bars.at(-1);
    const openedAt = Math.floor(Date.now() / 60_000) * 60_000;
    if (bar.openedAt < openedAt) {
      send('bar', { instrument: instrument.id, period: 'M1', ...wireBar(instrument, 'M1', bar) });
      bar = { openedAt, open: bar.close, high: bar.close, low: bar.close, close: bar.close, volume: 0 };
      bars.push(bar);
    }
    bar.close += (session.draw() - 0.5) * instrument.step * 0.6;
    bar.high = Math.max(bar.high, bar.close);
    bar.low = Math.min(bar.low, bar.close);
    bar.volume++;
  }
  send('ticks', quotes());
}, 200);
setInterval(() => {
  for (const position of session.positions) {
    const instrument = instruments.find((other) => other.id === position.instrument);
    const close = session.bars[instrument.id].at(-1).close;
    position.current = text(instrument, close);
    position.profit = { amount: ((close - Number(position.entry)) * Number(position.quantity) * (position.side === 'buy' ? 1 : -1)).toFixed(2), currency: 'USD' };
  }
  send('positions', session.positions);
  send('account', account(session));
  for (const run of backtests.values()) {
    if (run.state === 'running') {
      run.progress = Math.min(1, run.progress + 0.09);
      if (run.progress === 1) Object.assign(run, { state: 'done', verdict: 'unproven', netProfit: { amount: '812.10', currency: 'USD' }, hash: 'c0ffee', run: run.id, hasReport: true });
    }
  }
}, 500);
setInterval(() => send('status', status()), 1000);
setInterval(() => numbered('decision', decide(session, instruments[0], Date.now(), session.bars.EURUSD.at(-1).close, session.decisions[0].target)), 15_000);

server.listen(port, () => console.log(`Simulated server on http://localhost:${port}`));
