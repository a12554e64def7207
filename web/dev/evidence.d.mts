import type { Drift, Model, ModelCard, Report, Shadow } from '../src/api/types';

export const models: Model[];
export function model(slot: string, number: number): ModelCard | undefined;
export function shadow(slot: string, source: string): Report<Shadow>;
export function drift(slot: string, source: string): Report<Drift>;
