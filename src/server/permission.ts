import { fail, ok, type Result } from '../basis/result.ts';
import type { Who } from '../contract/endpoint.ts';
import { mayWrite } from '../model/api-key.ts';
import type { Caller } from './caller.ts';

/** The first of two locks: may this caller call this endpoint at all? The second lock is the store's row rules. */
export function mayCall(who: Who, caller: Caller): Result<true> {
  if (caller.kind === 'bad-key') return fail(caller.fault);
  if (who === 'anyone') return ok(true);
  if (who === 'writing-key') return caller.kind === 'key' && mayWrite(caller.key.scopes) ? ok(true) : fail('key.needed');
  if (who === 'terminal') return caller.kind === 'terminal' ? ok(true) : fail('access.no-right', 'terminal only');
  if (caller.kind === 'key') return fail('access.no-right', 'application');
  if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
  if (who === 'signed-in' || who.includes(caller.acting.role)) return ok(true);
  return fail('access.no-right', caller.acting.role);
}
