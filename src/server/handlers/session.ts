import { fail, ok, type Result } from '../../basis/result.ts';
import { dayOf, instant } from '../../basis/time.ts';
import type { Reply } from '../../contract/endpoint.ts';
import { actAs, drillAccounts, readSession, setUpFirst, signIn, signOut, type SessionView } from '../../contract/session.ts';
import type { House } from '../../flow/house.ts';
import { setUpInstallation } from '../../flow/set-up-installation.ts';
import { machineViewer } from '../../flow/viewer.ts';
import type { Static } from 'typebox';
import type { Appointment } from '../../model/appointment.ts';
import type { SignedIn } from '../caller.ts';
import { hashPassword, newToken, passwordFits, tokenHash } from '../credentials.ts';
import { type Call, handle, type Handler } from '../handler.ts';
import { callerOf } from '../identify.ts';

const sessionMs = 12 * 3_600_000;
/** A hash that nothing fits: an unknown login takes as long as a wrong password. */
const nobodysPassword = hashPassword('no such account');

export type DrillAccount = Reply<typeof drillAccounts>[number];

export function sessionHandlers(house: House, accounts: readonly DrillAccount[]): readonly Handler[] {
  return [
    handle(signIn, async ({ body }, call) => {
      const account = await house.records.read(machineViewer).account(body.login);
      const fits = await passwordFits(body.password, account?.password ?? (await nobodysPassword));
      if (account === undefined || account.disabled || !fits) return fail('access.sign-in-failed');
      return begin(house, account.person, body.appointment, call);
    }),
    handle(readSession, async (_input, { caller }) => (caller.kind === 'signed-in' ? ok(viewOf(house, caller)) : fail('access.sign-in-needed'))),
    handle(signOut, async (_input, { caller, setSession }) => {
      if (caller.kind === 'signed-in') await house.records.write(machineViewer, (records) => records.endSession(caller.tokenHash));
      setSession(undefined);
      return ok({ ended: true });
    }),
    handle(actAs, async ({ body }, call) => {
      if (call.caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const { tokenHash: old, person } = call.caller;
      const begun = await begin(house, person.id, body.appointment, call);
      if (begun.ok) await house.records.write(machineViewer, (records) => records.endSession(old));
      return begun;
    }),
    handle(drillAccounts, async () => ok(house.mode === 'drill' ? [...accounts] : [])),
    handle(setUpFirst, async ({ body }, call) => {
      const made = await setUpInstallation(house, { ...body, password: await hashPassword(body.password) });
      return made.ok ? begin(house, made.value.person, undefined, call) : made;
    }),
  ];
}

/** A session acts as one appointment: the one asked for, else the first that the person holds today. */
async function begin(house: House, person: string, wanted: string | undefined, call: Call): Promise<Result<Static<typeof SessionView>>> {
  const day = dayOf(instant(house.clocks.world()));
  const offices = house.directory.officesOf(person, day);
  const acting = wanted === undefined ? offices[0] : offices.find((held) => held.id === wanted);
  if (acting === undefined) return fail('access.no-appointment');
  const token = newToken();
  const now = house.clocks.machine();
  const session = { tokenHash: tokenHash(token), person, appointment: acting.id, createdAt: now, expiresAt: now + sessionMs };
  await house.records.write(machineViewer, (records) => records.putSession(session));
  const caller = callerOf(house, session, call.caller.peer);
  if (caller?.kind !== 'signed-in') return fail('access.no-appointment');
  call.setSession(token);
  return ok(viewOf(house, caller));
}

function viewOf(house: House, caller: SignedIn): Static<typeof SessionView> {
  const day = dayOf(instant(house.clocks.world()));
  const withUnit = (appointment: Appointment) => ({ appointment, unit: nameOf(house, appointment.unit) });
  const region = house.directory.regions.get(caller.acting.region);
  return {
    person: { id: caller.person.id, name: caller.person.name },
    acting: caller.acting,
    unit: nameOf(house, caller.acting.unit),
    region: { code: caller.acting.region, name: region?.name ?? { zh: caller.acting.region, en: caller.acting.region } },
    offices: house.directory.officesOf(caller.person.id, day).map(withUnit),
  };
}

const nameOf = (house: House, unit: string) => ({ id: unit, name: house.directory.units.get(unit)?.name ?? { zh: unit, en: unit } });
