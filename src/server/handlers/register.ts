import { Check, Errors } from 'typebox/value';
import type { Json } from '../../basis/canonical.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { isDay } from '../../basis/time.ts';
import { listRegister, putRegister } from '../../contract/admin.ts';
import { checkExclusion, checkTarget } from '../../flow/air-register.ts';
import { checkFirmRecord, checkPermittedAmount } from '../../flow/firm-register.ts';
import { firstRegistered } from '../../flow/things/thing-register.ts';
import type { House } from '../../flow/house.ts';
import type { RegisterEntry } from '../../flow/ports/records.ts';
import { machineViewer } from '../../flow/viewer.ts';
import { AirExclusion } from '../../model/air-exclusion.ts';
import { AirTarget } from '../../model/air-target.ts';
import { Appointment, Person } from '../../model/appointment.ts';
import { Enterprise } from '../../model/enterprise.ts';
import { FirmRecord } from '../../model/firm-record.ts';
import { OutletLimit } from '../../model/limit.ts';
import { PermittedAmount } from '../../model/permitted-amount.ts';
import { Point } from '../../model/point.ts';
import { Region, regionContains } from '../../model/region.ts';
import { Unit } from '../../model/unit.ts';
import { handle, type Handler } from '../handler.ts';

const schemas = {
  region: Region, unit: Unit, person: Person, appointment: Appointment, point: Point, enterprise: Enterprise, 'outlet-limit': OutletLimit,
  'air-target': AirTarget, 'air-exclusion': AirExclusion, 'firm-record': FirmRecord, 'permitted-amount': PermittedAmount,
} as const;

/** People and offices are entered by the security administrator, things and places by the system administrator: two locks. */
const enteredBy = {
  region: 'system-admin', unit: 'system-admin', point: 'system-admin', enterprise: 'system-admin', 'outlet-limit': 'system-admin',
  'air-target': 'system-admin', 'air-exclusion': 'system-admin', 'firm-record': 'system-admin', 'permitted-amount': 'system-admin',
  person: 'security-admin', appointment: 'security-admin',
} as const;

async function noteLook(house: House, actor: string, text: string, rows: number): Promise<void> {
  const [at, worldAt] = [house.clocks.machine(), house.clocks.world()];
  const entry = { at, worldAt, actor, action: 'register.look', subject: `person ${text}`.trimEnd(), outcome: 'ok', detail: { rows } };
  await house.records.write(machineViewer, (records) => records.putAudit([entry]));
}

export function registerHandlers(house: House): readonly Handler[] {
  return [
    handle(listRegister, async ({ params, query }, { caller }) => {
      if (query.on !== undefined && !isDay(query.on)) return fail('request.invalid', 'on');
      const entries = await house.records.read(machineViewer).entries(params.kind, query.on === undefined ? {} : { on: query.on });
      const text = query.text?.toLowerCase();
      const wanted = entries.filter((entry) => (text === undefined || JSON.stringify(entry.body).toLowerCase().includes(text)) && withinReach(house, caller.viewer, entry.body));
      const shown = wanted.slice(0, query.limit ?? 200);
      // 个人信息: names and telephone numbers of people; who looked for whom is on record.
      if (params.kind === 'person' && caller.kind === 'signed-in') await noteLook(house, caller.actor.says, query.text ?? '', shown.length);
      return ok({
        total: wanted.length,
        rows: shown.map(({ id, from, enteredAt, body, to }) => ({ id, from, enteredAt, body, ...(to === undefined ? {} : { to }) })),
      });
    }),
    handle(putRegister, async ({ params, body }, { caller }) => {
      if (caller.viewer.role !== enteredBy[params.kind]) return fail('access.no-right', enteredBy[params.kind]);
      const content = params.kind === 'outlet-limit' && isObject(body.body) ? { ...body.body, enteredAt: house.clocks.machine() } : body.body;
      if (!Check(schemas[params.kind], content)) return fail('request.invalid', [params.kind, ...misfits(params.kind, content)].join(' '));
      if (!isDay(body.from) || (body.to !== undefined && (!isDay(body.to) || body.to < body.from))) return fail('request.invalid', 'from, to');
      const disagreement = disagreeing(body, content);
      if (disagreement !== undefined) return fail('register.days-disagree', disagreement);
      const entry = { kind: params.kind, id: body.id, from: body.from, enteredAt: house.clocks.machine(), body: content as Json, ...(body.to === undefined ? {} : { to: body.to }) } satisfies RegisterEntry;
      const fits = checked(house, entry);
      if (!fits.ok) return fits;
      await house.records.write(machineViewer, (records) => records.putEntries([entry]));
      await house.directory.reload(house.records.read(machineViewer), [params.kind]);
      return ok({ id: body.id });
    }),
  ];
}

/** Paths of what does not fit, so that the one who entered it knows which field to mend. */
const misfits = (kind: keyof typeof schemas, content: unknown): readonly string[] =>
  [...new Set(Errors(schemas[kind], content).map((error) => error.instancePath).filter((path) => path !== ''))];

/** What only other registers or the rules can tell. */
function checked(house: House, entry: RegisterEntry): Result<undefined> {
  switch (entry.kind) {
    case 'air-target': return checkTarget(house, entry);
    case 'air-exclusion': return checkExclusion(house, entry);
    case 'firm-record': return checkFirmRecord(house, entry);
    case 'permitted-amount': return checkPermittedAmount(house, entry);
    case 'point': return Number((entry.body as Point).number) < firstRegistered ? ok(undefined) : fail('register.reserved-number', entry.id);
    default: return ok(undefined);
  }
}

/** The day of an entry that its body repeats otherwise; a body without days of its own repeats nothing. */
function disagreeing(entry: { readonly from: string; readonly to?: string | undefined }, body: object): string | undefined {
  if (!('from' in body)) return undefined;
  const to = 'to' in body ? body.to : undefined;
  return body.from === entry.from && to === entry.to ? undefined : `${entry.from}..${entry.to ?? ''} ${String(body.from)}..${String(to ?? '')}`;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Registers of a region are for the offices of that region and above, those of a unit for its region's; administrators see all of theirs. */
function withinReach(house: House, viewer: { scope: string; region: string }, body: Json): boolean {
  if (viewer.scope !== 'region' || typeof body !== 'object' || body === null) return true;
  const { region, unit } = body as { readonly region?: Json; readonly unit?: Json };
  const of = region ?? (typeof unit === 'string' ? house.directory.units.get(unit)?.region : undefined);
  return typeof of !== 'string' || regionContains(viewer.region, of);
}
