import { useCallback } from 'react';
import { api } from './api';

/** How many decimals prices of an instrument have; undefined while unknown. */
export function useDigits(): (instrument: string) => number | undefined {
  const { data } = api.useInstrumentsQuery();
  return useCallback((instrument: string) => data?.find((other) => other.id === instrument)?.digits, [data]);
}
