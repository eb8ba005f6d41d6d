import { faults, isFaultCode } from '../../basis/fault.ts';
import { fail, ok } from '../../basis/result.ts';
import {
  auditTrail, exportDevices, gatewayState, listDevices, putAccount, putDevice, refusedFrames,
} from '../../contract/admin.ts';
import { connectedWithinMs, isConnected } from '../../flow/connected.ts';
import type { House } from '../../flow/house.ts';
import { covered, readable } from '../../flow/frame-text.ts';
import { machineViewer } from '../../flow/viewer.ts';
import type { Device } from '../../model/device.ts';
import type { Words } from '../../model/words.ts';
import { hashPassword } from '../credentials.ts';
import { handle, handleFile, type Handler } from '../handler.ts';
import type { Runtime } from '../runtime.ts';
import { unitName } from '../views/names.ts';

const saidBy = (fault: string): Words => (isFaultCode(fault) ? { zh: faults[fault].zh, en: faults[fault].en } : { zh: fault, en: fault });

/** Devices, refusals, imports and the audit trail: what administrators and data people look at. */
export function adminHandlers(house: House, runtime: Runtime): readonly Handler[] {
  const machine = () => house.records.read(machineViewer);
  const today = (): number => house.clocks.machine();
  return [
    handle(gatewayState, async () => ok({
      links: runtime.gateway.links().open, counts: runtime.gateway.counts(), says: runtime.gateway.says(), acknowledging: runtime.gateway.acknowledging(),
      others: runtime.gateway.others().map(({ door, at, status, version, frames, links, rssMiB, fault }) => ({
        door, at, status, version, frames, links, rssMiB, says: fault === undefined ? { zh: '', en: '' } : saidBy(fault),
      })),
      refusals: (await house.observations.refusedByFault()).map((row) => ({ ...row, message: saidBy(row.fault) })),
    })),
    handle(refusedFrames, async ({ query }) => {
      const limit = query.limit ?? 100;
      const before = query.before === undefined || !/^\d{1,19}$/.test(query.before) ? undefined : BigInt(query.before);
      const rows = await house.observations.refused({ limit, ...(query.mn === undefined ? {} : { mn: query.mn }), ...(before === undefined ? {} : { before }) });
      const last = rows.at(-1);
      return ok({
        rows: rows.map((row) => ({ number: String(row.number), mn: row.mn, peer: row.peer, fault: row.fault, message: saidBy(row.fault), detail: row.detail, at: row.worldAt, text: readable(covered(row.bytes)) })),
        ...(rows.length === limit && last !== undefined ? { next: String(last.number) } : {}),
      });
    }),
    handle(listDevices, async ({ query }, { caller }) => {
      const limit = query.limit ?? 200;
      const all = [...house.directory.devices.values()]
        .filter((device) => device.mn > (query.after ?? '') && mayListDevice(house, caller.viewer.unit, caller.viewer.role, device) && matches(house, device, query.text))
        .sort((a, b) => (a.mn < b.mn ? -1 : 1));
      const page = all.slice(0, limit);
      const last = page.at(-1);
      const frames = await house.observations.latestFramesOf(page.map(({ point }) => point), 1, house.clocks.world() - connectedWithinMs);
      const lastOf = new Map(frames.map(({ mn, worldAt }) => [mn, worldAt]));
      return ok({ rows: page.map((device) => deviceRow(house, device, lastOf.get(device.mn))), total: all.length, ...(all.length > limit && last !== undefined ? { next: last.mn } : {}) });
    }),
    handleFile(exportDevices, async (_input, { caller }) => {
      const lines = [...house.directory.devices.values()].map((device) => JSON.stringify(device));
      await audit(house, caller.kind === 'signed-in' ? caller.actor.says : caller.kind, 'device.export', `${lines.length} devices`);
      return ok({ bytes: `${lines.join('\n')}\n`, type: 'application/x-ndjson; charset=utf-8', name: 'devices.ndjson' });
    }),
    handle(putDevice, async ({ body }, { caller }) => {
      if (!house.directory.points.has(body.point)) return fail('request.not-found', `point ${body.point}`);
      await house.records.write(machineViewer, (records) => records.putEntries([{ kind: 'device', id: body.mn, from: body.from, enteredAt: today(), body, ...(body.to === undefined ? {} : { to: body.to }) }]));
      await house.directory.reload(machine(), ['device']);
      await runtime.gateway.reloadDevices();
      await audit(house, caller.kind === 'signed-in' ? caller.actor.says : caller.kind, 'device.put', body.mn);
      return ok({ mn: body.mn });
    }),
    handle(putAccount, async ({ body }, { caller }) => {
      if (!house.directory.persons.has(body.person)) return fail('request.not-found', body.person);
      const held = await machine().account(body.login);
      if (held !== undefined && held.person !== body.person) return fail('request.conflict', body.login);
      const password = await hashPassword(body.password);
      await house.records.write(machineViewer, (records) => records.putAccount({ id: held?.id ?? house.newId(), person: body.person, login: body.login, password, disabled: body.disabled ?? false }));
      await audit(house, caller.kind === 'signed-in' ? caller.actor.says : caller.kind, 'account.put', body.login);
      return ok({ login: body.login });
    }),
    handle(auditTrail, async ({ query }) => {
      const limit = query.limit ?? 200;
      const rows = await machine().audit({ limit, ...(query.before === undefined ? {} : { before: query.before }) });
      const last = rows.at(-1);
      return ok({ rows: rows.map(({ detail: _detail, ...row }) => row), ...(rows.length === limit && last !== undefined ? { next: String(last.at) } : {}) });
    }),
  ];
}

async function audit(house: House, actor: string, action: string, subject: string): Promise<void> {
  const entry = { at: house.clocks.machine(), worldAt: house.clocks.world(), actor, action, subject, outcome: 'ok', detail: null };
  await house.records.write(machineViewer, (records) => records.putAudit([entry]));
}

/** A branch sees the loggers of its outlets, a contractor those that it keeps; the system administrator all. */
function mayListDevice(house: House, unit: string, role: string, device: Device): boolean {
  if (role === 'system-admin') return true;
  return role === 'contractor' ? device.contractor === unit : house.directory.points.get(device.point)?.branch === unit;
}

function matches(house: House, device: Device, text: string | undefined): boolean {
  if (text === undefined) return true;
  const name = house.directory.points.get(device.point)?.name;
  return `${device.mn} ${name?.zh ?? ''} ${name?.en ?? ''}`.toLowerCase().includes(text.toLowerCase());
}

function deviceRow(house: House, device: Device, lastFrameAt: number | undefined) {
  const name = house.directory.points.get(device.point)?.name ?? { zh: String(device.point), en: String(device.point) };
  return {
    mn: device.mn, edition: device.edition, crc: device.crc, encrypted: device.keyHex !== undefined, point: device.point, pointName: name,
    connected: isConnected(lastFrameAt, house.clocks.world()), ...(lastFrameAt === undefined ? {} : { lastFrameAt }),
    ...(device.contractor === undefined ? {} : { contractor: unitName(house, device.contractor) }),
  };
}
