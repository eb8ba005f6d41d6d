import { keepPreviousData, QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Static, TSchema } from 'typebox';
import type { Endpoint } from '../../contract/endpoint.ts';
import { call, FaultError, type CallInput } from './client.ts';

/** The one cache of server data. Refusals are answers, so they are not tried again; a lost server is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) => error instanceof FaultError && error.fault === 'system.not-running' && failures < 2,
    },
  },
});

/** `keep`: until the answer to another input has come, the last one stays (`isPlaceholderData`). */
export type ReadOptions = { readonly everyMs?: number; readonly enabled?: boolean; readonly keep?: true };

/** Reads one endpoint through the cache; the key is the endpoint's id and its input. */
export function useRead<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(
  endpoint: Endpoint<P, Q, B, R>, input: CallInput<P, Q, B>, options: ReadOptions = {},
): UseQueryResult<Static<R>, Error> {
  return useQuery({
    queryKey: [endpoint.id, input],
    queryFn: ({ signal }) => call(endpoint, input, signal),
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
    ...(options.everyMs === undefined ? {} : { refetchInterval: options.everyMs }),
  });
}
