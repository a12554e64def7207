export type Money = { amount: string; currency: string };
export type Page<T> = { items: T[]; next: string | null };

export type LivePhase = 'recovering' | 'running' | 'refused' | 'failed' | 'stopped';
export type TradingState = 'active' | 'reducing' | 'halted';
export type Side = 'buy' | 'sell';

export type LiveStatus = {
  session: string;
  phase: LivePhase;
  reason: string;
  strategy: string;
  instruments: string[];
  source: string;
  venue: 'paper' | 'terminal';
  state: TradingState;
  stateReason: string;
  startedAt: string;
  now: string;
  ticks: number;
  rejected: Record<string, number>;
  decisions: number;
  orders: number;
  lastTickAt: string | null;
  isSilent: boolean;
  journalBytes: number;
};
export type ServerStatus = LiveStatus & { version: string; uptimeSeconds: number };

export type LiveAccount = {
  tenant: string;
  account: string;
  balance: Money;
  equity: Money;
  marginUsed: Money;
  exposure: Money;
  openRisk: Money | null;
  dayProfit: Money;
  dayLossLimit: Money;
  equityHigh: Money;
  drawdown: string;
  openPositions: number;
};
export type LiveEquity = { at: string; equity: string; balance: string };

export type LivePosition = {
  position: string;
  instrument: string;
  side: Side;
  quantity: string;
  entry: string;
  current: string | null;
  stopLoss: string | null;
  takeProfit: string | null;
  profit: Money;
  swap: Money;
  openedAt: string;
  isAdopted: boolean;
};

export type OrderKind = 'market' | 'limit' | 'stop' | 'stopLimit';
export type TimeInForce = 'goodTillCancelled' | 'immediateOrCancel' | 'fillOrKill' | 'day';
export type OrderState =
  | 'draft'
  | 'denied'
  | 'submitted'
  | 'accepted'
  | 'working'
  | 'partlyFilled'
  | 'filled'
  | 'cancelPending'
  | 'cancelled'
  | 'rejected'
  | 'expired'
  | 'unknown';
export type LiveOrderEvent = { kind: string; at: string; quantity: string; price: string | null };
export type LiveOrder = {
  order: string;
  decision: number;
  tenant: string;
  account: string;
  instrument: string;
  side: Side;
  kind: OrderKind;
  quantity: string;
  filled: string;
  averagePrice: string | null;
  limitPrice: string | null;
  stopPrice: string | null;
  stopLoss: string | null;
  takeProfit: string | null;
  timeInForce: TimeInForce;
  reduceOnly: boolean;
  state: OrderState;
  denial: string;
  denialValue: string;
  denialLimit: string;
  createdAt: string;
  updatedAt: string;
  events: LiveOrderEvent[];
};
export type OrderRequest = {
  instrument: string;
  side: Side;
  quantity: string;
  kind: OrderKind;
  limitPrice?: string;
  stopPrice?: string;
  stopLoss?: string;
  takeProfit?: string;
  timeInForce?: TimeInForce;
  reduceOnly?: boolean;
};

export type OrderChange = { quantity?: string; limitPrice?: string; stopPrice?: string; stopLoss?: string; takeProfit?: string };

export type ClosedTrade = {
  position: string;
  openedBy: string;
  closedBy: string;
  instrument: string;
  side: Side;
  quantity: string;
  entry: string;
  exit: string;
  openedAt: string;
  closedAt: string;
  profit: Money;
  commission: Money;
  swap: Money;
  best: Money;
  worst: Money;
  risked: Money;
  cause: 'order' | 'stopLoss' | 'takeProfit' | 'stopOut';
};

export type OpinionKind = 'direction' | 'condition' | 'oversight';
export type OpinionEffect = 'none' | 'scale' | 'delay' | 'veto' | 'alert' | 'throttle';
export type Reason = { text: string; value: number | null; against: number | null };
export type LiveOpinion = {
  agent: string;
  kind: OpinionKind;
  event: string;
  probability: number | null;
  confidence: number | null;
  weight: number | null;
  ageMilliseconds: number | null;
  effect: OpinionEffect;
  scale: number | null;
  reasons: Reason[];
};
export type NamedValue = { name: string; value: number | null };
export type DecisionOutcome = 'hold' | 'change' | 'delayed' | 'vetoed';
export type LiveDecision = {
  number: number;
  strategy: string;
  instrument: string;
  at: string;
  outcome: DecisionOutcome;
  because: string;
  previousTarget: number;
  target: number;
  probabilityUp: number | null;
  confidence: number | null;
  bid: string | null;
  ask: string | null;
  stopDistance: string | null;
  takeDistance: string | null;
  features: NamedValue[];
  opinions: LiveOpinion[];
  orders: string[];
};
export type OpinionEntry = { decision: number; at: string; instrument: string; opinion: LiveOpinion };

export type AgentInfo = {
  requirement: string;
  name: string;
  title: string;
  group: 'research' | 'decision' | 'learning' | 'monitoring';
  kind: OpinionKind;
  event: string;
  status: 'working' | 'absent';
};
export type AgentScore = {
  agent: string;
  kind: OpinionKind;
  opinions: number;
  abstentions: number;
  brier: number | null;
  skill: number | null;
  weight: number | null;
};
export type Agent = { info: AgentInfo; score: AgentScore | null };

export type LiveHop = { name: string; nanos: number };
export type LiveChain = { order: string; decision: number; at: string; instrument: string; totalNanos: number; hops: LiveHop[] };
export type HopPercentiles = { name: string; count: number; p50: number; p95: number; p99: number; max: number };
export type ReceiptHop = { hop: string; record: number; text: string; nanos: number | null; json: string };
export type OrderReceipt = { order: string; ledger: string; hops: ReceiptHop[] };

export type Strategy = { id: string; description: string };
export type Instrument = {
  id: string;
  description: string;
  kind: string;
  base: string;
  quote: string;
  digits: number;
  tickSize: string;
  contractSize: string;
  volumeMin: string;
  volumeStep: string;
  volumeMax: string;
};
export type Tick = { instrument: string; bid: string; ask: string; venueTime: string; receivedAt: string; flags: string };
export type LiveTick = { instrument: string; at: string; bid: string; ask: string };
export type StoredSeries = {
  source: string;
  instrument: string;
  resolution: string;
  rows: number;
  first: string;
  last: string;
  bytes: number;
};
export type DataGap = { instrument: string; from: string; to: string; isWeekend: boolean };
export type Bar = {
  openedAt: string;
  closesAt: string;
  open: string;
  high: string;
  low: string;
  close: string;
  spread: string;
  volume: number;
  flags: string;
};
export type LiveBar = Bar & { instrument: string; period: string };
export type IndicatorRow = { openedAt: string; values: (number | null)[] };
export type IndicatorSeries = { items: IndicatorRow[]; outputs: string[] };

export type DetectedFormat = {
  file: string;
  format: string;
  columns: string;
  delimiter: string;
  decimalSign: string;
  scale: string;
  timeZone: string;
  isZoneMeasured: boolean;
};
export type ImportAnswer = {
  stored: number;
  alreadyStored?: number;
  summary: {
    instrument: string;
    resolution: string;
    detected: DetectedFormat[];
    quality: {
      rows: number;
      rejected: Record<string, number>;
      flagged: Record<string, number>;
      gaps: DataGap[];
      first: string | null;
      last: string | null;
    };
    stored: number;
    evidence: string[];
  };
};

export type Backtest = {
  id: string;
  what: string;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  progress: number | null;
  startedAt: string;
  verdict: string | null;
  netProfit: Money | null;
  hash: string | null;
  error?: string | null;
};
export type BacktestResult = {
  run: string;
  complete: boolean;
  strategy: string;
  symbol: string;
  resolution: string;
  simulatedBy: string | null;
  from: string | null;
  to: string | null;
  ticks: number;
  gaps: number;
  bars: number;
  decisions: number;
  orders: number;
  fills: number;
  trades: number;
  startEquity: string;
  endEquity: string;
  currency: string;
  commission: string;
  swap: string;
  spreadCost: string;
  slippageCost: string;
  statistics: Record<string, number | null>;
  verdict: { result: string; reasons: { code: string; finding: string; text: string }[] };
  hash: string;
  elapsedMs: number;
};
export type BacktestDetail = Backtest & { result?: BacktestResult | null };
export type BacktestRequest = {
  strategy: string;
  settings?: Record<string, string>;
  instrument: string;
  source: string;
  from?: string;
  to?: string;
  cash?: string;
};

export type TerminalStatus = {
  source: string;
  state: 'offline' | 'connected' | 'stale' | 'lost';
  login: number;
  server: string;
  company: string;
  isReal: boolean;
  symbols: number;
  ticks: number;
  session: string;
  sequence: number;
  roundTripMicroseconds: number | null;
  connects: number;
  connectedAt: string | null;
  lastError: string;
};
export type TerminalKey = { name: string; id: string; secret: string };
export type TerminalKeyInfo = { name: string; id: string; createdAt: string; boundTo: string | null; isRevoked: boolean };
export type AlertSeverity = 'notice' | 'warning' | 'critical';
export type LiveAlert = { number: number; at: string; severity: AlertSeverity; code: string; text: string };
export type HealthCheck = { name: string; status: 'healthy' | 'degraded' | 'unhealthy'; detail: string };
export type SystemInfo = {
  version: string;
  runtime: string;
  startedAt: string;
  dataDirectory: string;
  dataBytes: number;
  diskFreeBytes: number;
  memoryBytes: number;
  roles: string[];
  durability: string;
  checks: HealthCheck[];
};
export type Me = { name: string; tenant: string; expiresAt: string };
export type Fault = { code: string; where: string; what: string; expected: string };
export type Problem = { type?: string; title: string; status: number; detail?: string; code?: string; faults?: Fault[]; traceId?: string };
