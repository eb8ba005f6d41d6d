import { useQuery } from '@tanstack/react-query';
import type { Static } from 'typebox';
import { useEffect, useState } from 'react';
import type { Endpoint } from '../../contract/endpoint.ts';
import { readSession, type SessionView } from '../../contract/session.ts';
import { status, type StatusView } from '../../contract/status.ts';
import { roles, type Role } from '../../model/role.ts';
import { call, FaultError } from './client.ts';
import { queryClient, useRead } from './query.ts';

export type Session = Static<typeof SessionView>;
export type Status = Static<typeof StatusView>;

const sessionKey = [readSession.id, {}] as const;

/** The session of this browser; null when nobody is signed in. */
export const sessionNow = (): Promise<Session | null> =>
  queryClient.fetchQuery({ queryKey: sessionKey, queryFn: fetchSession, staleTime: 30_000 });

export const useSession = (): Session | null => useQuery({ queryKey: sessionKey, queryFn: fetchSession, staleTime: 30_000 }).data ?? null;

/** What the installation says of itself before any page stands. */
export const statusNow = (): Promise<Status> =>
  queryClient.fetchQuery({ queryKey: [status.id, {}], queryFn: () => call(status, {}), staleTime: 10_000 });

/** After sign-in, sign-out or a change of office: what was read for the other office is forgotten. */
export function holdSession(session: Session | null): void {
  forgetFieldCases(session);
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== status.id && queryKey[0] !== readSession.id });
  queryClient.setQueryData(sessionKey, session);
}

/** Cases kept on the phone for 现场取证, and for whom. Captures outlive a sign-out, what the office may see does not. */
export const fieldCasesKey = 'qingshan.field-cases';

function forgetFieldCases(session: Session | null): void {
  try {
    if (session === null) localStorage.removeItem(fieldCasesKey);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

async function fetchSession(): Promise<Session | null> {
  try {
    return await call(readSession, {});
  } catch (error) {
    if (error instanceof FaultError && error.fault === 'access.sign-in-needed') return null;
    throw error;
  }
}

/** Whether a session may call an endpoint: read from the contract, so that navigation and rights never differ. */
export function mayCall(endpoint: Endpoint, session: Session | null): boolean {
  if (endpoint.who === 'anyone') return true;
  if (session === null || endpoint.who === 'terminal' || endpoint.who === 'writing-key') return false;
  return endpoint.who === 'signed-in' || endpoint.who.includes(session.acting.role);
}

/** Offices with no casework (administrators) have no work list. */
export const hasCasework = (role: Role): boolean => roles[role].scope !== 'none';

export const useStatus = (): Status | undefined => useRead(status, {}, { everyMs: 10_000 }).data;

/** World time in ms, running at the drill's speed between two answers of the server; undefined before the first. */
export function useWorldNow(): number | undefined {
  const answer = useRead(status, {}, { everyMs: 10_000 });
  const [at, tick] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => tick(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (answer.data === undefined) return undefined;
  const { now, speed, running } = answer.data.world;
  return running ? now + Math.max(0, at - answer.dataUpdatedAt) * speed : now;
}

/** World time for clocks on a page: moves with the server's answers only, so that lists do not flicker. 0 before the first. */
export function useWorldMinute(): number {
  return useStatus()?.world.now ?? 0;
}
