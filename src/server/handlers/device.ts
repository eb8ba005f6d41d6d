import { fail, ok } from '../../basis/result.ts';
import { deviceFrames, deviceHealth, giveCommand, readDevice, readRecall, setRecall } from '../../contract/device.ts';
import { setDeviceTerms } from '../../contract/device-key.ts';
import { recallRule, setRecallRule } from '../../flow/device-commands/recall.ts';
import { calibrationEdition, edition212Has, recallSpanMax } from '../../flow/device-commands/unfit-ask.ts';
import { healthOf } from '../../flow/device-health.ts';
import type { House } from '../../flow/house.ts';
import { machineViewer } from '../../flow/viewer.ts';
import type { Device } from '../../model/device.ts';
import { commandKinds, formOf, type CommandField } from '../../model/command-form.ts';
import { handle, type Handler } from '../handler.ts';
import { monthRates } from '../month-rates.ts';
import { mayCall } from '../permission.ts';
import { maySeeDevice } from '../rights.ts';
import type { Runtime } from '../runtime.ts';
import { deviceFrameView } from '../views/device-frame.ts';
import { deviceKeysView, deviceTermsView } from '../views/device-keys.ts';
import { deviceHealthView, healthBases } from '../views/device-health.ts';

/** 设备台: how loggers do, one of them whole, and what it sends. */
export function deviceHandlers(house: House, { commands }: Runtime): readonly Handler[] {
  const { directory } = house;
  const rates = monthRates(house);
  return [
    handle(deviceHealth, async ({ query }, { caller }) => {
      const limit = query.limit ?? 300;
      const seen = [...directory.devices.values()].filter((device) => maySeeDevice(house, caller.viewer, device) && fits(house, device, query.text)).sort((a, b) => (a.mn < b.mn ? -1 : 1));
      const page = seen.filter(({ mn }) => mn > (query.after ?? ''));
      const shown = page.slice(0, limit);
      const [health, month] = await Promise.all([healthOf(house, shown), rates(caller, shown.map(({ point }) => directory.points.get(point)))]);
      const last = shown.at(-1);
      return ok({
        rows: shown.flatMap((device) => {
          const own = health.get(device.mn);
          return own === undefined ? [] : [deviceHealthView(house, device, own, commands.doorOf(device.mn), month.get(device.point))];
        }),
        total: seen.length, bases: healthBases, at: house.clocks.world(), ...(page.length > limit && last !== undefined ? { next: last.mn } : {}),
      });
    }),
    handle(readDevice, async ({ params }, { caller }) => {
      const device = directory.devices.get(params.mn);
      const health = device === undefined || !maySeeDevice(house, caller.viewer, device) ? undefined : (await healthOf(house, [device])).get(device.mn);
      if (device === undefined || health === undefined) return fail('request.not-found', params.mn);
      const month = await rates(caller, [directory.points.get(device.point)]);
      const machine = house.records.read(machineViewer);
      const entries = await machine.entries('device', { ids: [device.mn] });
      const open = await machine.deviceCommands({ mn: device.mn, open: true, limit: 30 });
      const keys = deviceKeysView(house, device, open.some(({ ask }) => ask.kind === 'key-deliver'));
      return ok({
        health: deviceHealthView(house, device, health, commands.doorOf(device.mn), month.get(device.point)), bases: healthBases, at: house.clocks.world(),
        versions: entries.map((entry) => {
          const { edition, crc, keyHex, point } = entry.body as Device;
          return { from: entry.from, ...(entry.to === undefined ? {} : { to: entry.to }), edition, crc, encrypted: keyHex !== undefined, point };
        }).sort((a, b) => (a.from < b.from ? 1 : -1)),
        ...(keys === undefined ? {} : { keys }), terms: deviceTermsView(commands.terms, device, mayCall(setDeviceTerms.who, caller).ok),
        mayCommand: mayCall(giveCommand.who, caller).ok, commands: offered(house, device),
      });
    }),
    handle(deviceFrames, async ({ params, query }, { caller }) => {
      const device = directory.devices.get(params.mn);
      if (device === undefined || !maySeeDevice(house, caller.viewer, device)) return fail('request.not-found', params.mn);
      const frames = await house.observations.latestFrames(device.point, query.limit ?? 20);
      return ok(frames.filter(({ mn }) => mn === device.mn).map((frame) => deviceFrameView(house, device, frame)));
    }),
    handle(readRecall, async (_input, { caller }) => {
      const rule = await recallRule(house);
      return ok({ ...(rule === undefined ? {} : { rule }), maySet: mayCall(setRecall.who, caller).ok });
    }),
    handle(setRecall, async ({ body }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      await setRecallRule(house, body, caller.actor.says);
      const rule = await recallRule(house);
      return rule === undefined ? fail('request.not-found', 'recall') : ok(rule);
    }),
  ];
}

function fits({ directory }: House, { mn, point }: Device, text: string | undefined): boolean {
  const name = directory.points.get(point)?.name;
  return text === undefined || `${mn} ${name?.zh ?? ''} ${name?.en ?? ''}`.toLowerCase().includes(text.toLowerCase());
}

/** What the edition of this logger lets it be asked. */
const offered = ({ protocol }: House, { edition }: Device) => commandKinds.filter((kind) => edition212Has(protocol, kind, edition)).map((kind) => {
  const { code, grave = false, fields } = formOf(kind);
  const [span, own] = [recallSpanMax[kind], fields.filter((field) => field !== 'calibration?' || edition === calibrationEdition)];
  return {
    kind, code, says: protocol.commandOf(code, edition) ?? { zh: code, en: code }, grave, ...(span === undefined ? {} : { longest: span }),
    fields: own.map(bare), optional: own.filter((field) => field.endsWith('?')).map(bare),
  };
});

const bare = (field: string): CommandField => field.replace('?', '') as CommandField;
