// The shapes of the API, by the names the pages use. schema.d.ts is generated from the server's own description: npm run types.
import type { components } from './schema';

type Schemas = components['schemas'];
/** An answer has every one of its fields; the description marks those of plain values as optional. */
type Whole<T> = T extends (infer Item)[] ? Whole<Item>[] : T extends object ? { [Name in keyof T]-?: Whole<Exclude<T[Name], undefined>> } : T;
type Answer<Name extends keyof Schemas> = Whole<Schemas[Name]>;

export type Page<T> = { items: T[]; next: string | null };
export type Money = Answer<'Money'>;
export type Side = Answer<'Side'>;
export type TradingState = Answer<'TradingState'>;
export type ServerStatus = Answer<'StatusAnswer'>;
/** What the live connection tells of the session; the rest of the status is the server's. */
export type LiveStatus = Omit<ServerStatus, 'version' | 'serverStartedAt' | 'uptimeSeconds' | 'refusedReadings'>;
export type LiveAccount = Answer<'LiveAccount'>;
export type LiveEquity = Answer<'LiveEquity'>;
export type LivePosition = Answer<'LivePosition'>;
export type OrderKind = Answer<'OrderKind'>;
export type OrderState = Answer<'OrderState'>;
export type TimeInForce = Answer<'TimeInForce'>;
export type LiveOrder = Answer<'LiveOrder'>;
export type OrderRequest = Schemas['PlaceBody'];
export type OrderChange = Schemas['ModifyBody'];
export type ClosedTrade = Answer<'ClosedTrade'>;
export type LiveOpinion = Answer<'LiveOpinion'>;
export type NamedValue = Answer<'NamedValue'>;
export type DecisionOutcome = Answer<'DecisionOutcome'>;
export type LiveDecision = Answer<'LiveDecision'>;
export type OpinionEntry = Answer<'OpinionAnswer'>;
export type Agent = Answer<'AgentAnswer'>;
export type Catalog = Answer<'CatalogAnswer'>;
export type FeatureValue = Answer<'FeatureValueAnswer'>;
export type Feature = Answer<'FeatureInfo'>;
export type IndicatorEntry = Answer<'IndicatorInfo'>;
export type Model = Answer<'ModelAnswer'>;
export type ModelCard = Answer<'ModelCardAnswer'>;
export type ModelScores = Answer<'ModelScores'>;
export type ReliabilityBin = Answer<'ReliabilityBin'>;
export type ShadowEvidence = Answer<'ShadowEvidence'>;
/** A report as it was computed last; asking for it asks for a newer one. */
export type Report<T> = { report: T | null; at: string | null; isComputing: boolean; failure: string };
export type Shadow = Answer<'ShadowAnswer'>;
export type ShadowResult = Answer<'ShadowResultAnswer'>;
export type Drift = Answer<'DriftAnswer'>;
export type FeatureDrift = Answer<'FeatureDriftAnswer'>;
export type Pin = Answer<'PinAnswer'>;
export type PatternEvidence = Answer<'PatternsAnswer'>;
export type PatternScore = Answer<'PatternScore'>;
export type Situations = Answer<'SituationsAnswer'>;
export type PastSituation = Answer<'SituationAnswer'>;
export type SituationOutcome = Answer<'SituationOutcome'>;
export type LiveChain = Answer<'LiveChain'>;
export type HopPercentiles = Answer<'HopPercentiles'>;
export type OrderReceipt = Answer<'OrderReceipt'>;
export type Strategy = Answer<'StrategyAnswer'>;
export type Instrument = Answer<'Instrument'>;
export type Tick = Answer<'Tick'>;
export type LiveTick = { instrument: string; at: string; bid: string; ask: string };
export type StoredSeries = Answer<'StoredSeries'>;
export type DataGap = Answer<'DataGap'>;
export type Bar = Answer<'BarAnswer'>;
export type LiveBar = Bar & { instrument: string; period: string };
export type IndicatorSeries = Answer<'IndicatorAnswer'>;
export type ImportAnswer = Answer<'ImportAnswer'>;
export type Backtest = Omit<Answer<'BacktestAnswer'>, 'result'>;
export type BacktestRequest = Schemas['BacktestBody'];
export type BacktestStarted = Answer<'BacktestStarted'>;
/** What a finished backtest found, as its report has it; the description of the API leaves its form open. */
export type BacktestResult = {
  strategy: string;
  symbol: string;
  from: string | null;
  to: string | null;
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
};
/** One backtest; an earlier process's has no result, and its report says it. */
export type BacktestDetail = Backtest & { result?: BacktestResult | null };
export type TerminalStatus = Answer<'TerminalStatus'>;
export type TerminalKey = Answer<'TerminalKey'>;
export type TerminalKeyInfo = Answer<'TerminalKeyInfo'>;
export type AlertSeverity = Answer<'AlertSeverity'>;
export type LiveAlert = Answer<'LiveAlert'>;
export type HealthCheck = Answer<'CheckAnswer'>;
export type SystemInfo = Answer<'SystemAnswer'>;
export type SignedIn = Answer<'SignInAnswer'>;
export type Me = Answer<'MeAnswer'>;
export type Fault = Answer<'Fault'>;
/** What went wrong; a failure on the way here has a status of 0 and no more than a title. */
export type Problem = Pick<Schemas['Problem'], 'title' | 'status'> & Partial<Schemas['Problem']>;
