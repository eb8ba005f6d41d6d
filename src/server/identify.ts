import { dayOf, instant } from '../basis/time.ts';
import { actorOf, machineViewer, publicViewer, viewerOf } from '../flow/viewer.ts';
import type { House } from '../flow/house.ts';
import type { Session } from '../flow/ports/records.ts';
import type { Caller } from './caller.ts';
import { tokenHash } from './credentials.ts';
import { bearerIn, keyIdentifier } from './identify-key.ts';

/** What a request brings to say who asks: a cookie, the terminal's token, or a key. */
export type Asking = { readonly token: string | undefined; readonly terminal: string | undefined; readonly authorization?: string | undefined; readonly peer: string };

/** Sessions live on the machine clock; offices on the world's. A person out of office is nobody from that day on. */
export function identifier(house: House, terminalToken: string) {
  const withKey = keyIdentifier(house);
  const seen = new Map<string, { readonly session: Session; readonly until: number }>();
  return async (request: Asking): Promise<Caller> => {
    const nobody: Caller = { kind: 'public', viewer: publicViewer, peer: request.peer };
    if (request.terminal !== undefined) return request.terminal === terminalToken ? { kind: 'terminal', viewer: machineViewer, peer: request.peer } : nobody;
    const key = bearerIn(request.authorization);
    if (key !== undefined) return withKey(key, request.peer);
    if (request.token === undefined) return nobody;
    const hash = tokenHash(request.token);
    const session = await sessionOf(house, seen, hash);
    return session === undefined ? nobody : callerOf(house, session, request.peer) ?? nobody;
  };
}

const rememberMs = 5_000;

async function sessionOf(house: House, seen: Map<string, { session: Session; until: number }>, hash: string): Promise<Session | undefined> {
  const now = house.clocks.machine();
  const held = seen.get(hash);
  if (held !== undefined && held.until > now) return held.session;
  seen.delete(hash);
  const session = await house.records.read(machineViewer).session(hash);
  if (session === undefined || session.expiresAt <= now) return undefined;
  if (seen.size > 10_000) seen.clear();
  seen.set(hash, { session, until: Math.min(now + rememberMs, session.expiresAt) });
  return session;
}

export function callerOf(house: House, session: Session, peer: string): Caller | undefined {
  const { directory, clocks } = house;
  const person = directory.persons.get(session.person);
  const acting = directory.appointments.get(session.appointment);
  if (person === undefined || acting === undefined || acting.person !== person.id) return undefined;
  const unit = directory.units.get(acting.unit);
  if (unit === undefined || !directory.inOffice(acting, dayOf(instant(clocks.world())))) return undefined;
  const principal = acting.deputyFor === undefined ? undefined : directory.persons.get(directory.appointments.get(acting.deputyFor)?.person ?? '');
  return { kind: 'signed-in', viewer: viewerOf(acting), peer, person, acting, unit, actor: actorOf(person, acting, unit, principal), tokenHash: session.tokenHash };
}
