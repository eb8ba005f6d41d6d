import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedCalendar } from '../act/published-calendar.ts';
import type { Json } from '../basis/canonical.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import type { Clocks } from '../flow/ports/clock.ts';
import type { Records } from '../flow/ports/records.ts';
import { Directory } from '../flow/directory.ts';
import { Doors } from '../flow/settled-frames.ts';
import { houseDoor } from '../flow/other-gateways.ts';
import type { House } from '../flow/house.ts';
import { ThingRegister } from '../flow/things/thing-register.ts';
import { sensePushed } from '../flow/push/sense-pushed.ts';
import { withLocalChoices } from '../flow/local-choices.ts';
import { machineViewer } from '../flow/viewer.ts';
import { deviceDirectory, type DeviceDirectory } from '../gateway/devices.ts';
import { recoverWith } from '../gateway/recover.ts';
import { sm4 } from '../gateway/sm4.ts';
import { programmes } from '../programmes/index.ts';
import type { DataFolder } from '../stores/data-folder.ts';
import { openFiles } from '../stores/files/open-files.ts';
import { openObservations } from '../stores/observations/open.ts';
import { pictures } from '../stores/pictures/pictures.ts';
import { paperPress } from '../stores/papers/paper-press.ts';
import { openScanner } from '../stores/scanners/open-scanner.ts';
import { softwareSeal } from '../stores/seals/software-seal.ts';
import { openEmbeddedRecords } from '../stores/records/embedded/embedded-records.ts';
import type { Leases } from '../stores/records/postgres/leases.ts';
import { openServerRecords } from '../stores/records/postgres/server.ts';
import { loadTwoHighRules } from './two-high-rules.ts';
import { loadCheckRows } from './check-rows.ts';
import { loadFactorBook } from './factor-book.ts';
import { holdDoor } from './hold-door.ts';
import { newId, newKey, newSeed, sha256 } from './identifiers.ts';
import { installationKey } from './installation-key.ts';
import { loadPaperForm } from './paper-form.ts';
import { loadProtocolBook } from './protocol-book.ts';
import { loadRulebook } from './standards-folder.ts';

export type Environment = Readonly<Record<string, string | undefined>>;
export type OpenHouse = {
  readonly house: House; readonly devices: DeviceDirectory;
  /** What this process holds of engines that others may use too; absent where the engines are its own. */
  readonly leases: Leases | undefined;
  /** Where the records are a server. */
  readonly recordsUrl: string | undefined;
  close(): Promise<void>;
};

export const productVersion = (JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string }).version;

/**
 * Opens the stores of a data folder and everything that use cases need. `clocksOf` is asked once the records are open,
 * because the drill's clock goes on from what they hold.
 */
export async function openHouse(folder: DataFolder, env: Environment, clocksOf: (records: Records) => Promise<Clocks>): Promise<Result<OpenHouse>> {
  const [url, observationsUrl] = [urlOf(env, 'QINGSHAN_RECORDS_URL'), urlOf(env, 'QINGSHAN_OBSERVATIONS_URL')];
  if (folder.moved && (url === undefined || observationsUrl === undefined)) return fail('system.moved', 'QINGSHAN_RECORDS_URL, QINGSHAN_OBSERVATIONS_URL');
  const held = url === undefined || observationsUrl === undefined ? ok(undefined) : await holdDoor(url, [houseDoor, houseDoor]);
  if (!held.ok) return held;
  const leases = held.value?.leases;
  const records = url === undefined ? await openEmbeddedRecords(folder.records) : await openServerRecords(url);
  if (!records.ok) {
    await leases?.close();
    return records;
  }
  const scanner = openScanner(env['QINGSHAN_SCANNER_URL']);
  const files = !scanner.ok ? scanner : await openFiles(folder.files, env['QINGSHAN_FILES_URL']);
  if (!files.ok || !scanner.ok) {
    await records.value.close();
    await leases?.close();
    return files.ok ? fail('system.bad-option', 'QINGSHAN_SCANNER_URL') : files;
  }
  const machine = records.value.read(machineViewer);
  const directory = await Directory.load(machine);
  const factors = new Map(loadFactorBook());
  const things = new ThingRegister(factors);
  await things.refresh(machine);
  const observations = await openObservations({
    folder: folder.observations, recover: recoverWith(({ mn, receivedAt }) => directory.keys.senderThen(directory.devices.get(mn), receivedAt), sensePushed), ...(observationsUrl === undefined ? {} : { url: observationsUrl }),
    ...(leases === undefined ? {} : { alone: (work) => leases.alone(work) }),
  });
  const clocks = await clocksOf(records.value);
  const devices = deviceDirectory([...directory.devices.values()], (device) => directory.keys.senderNow(device, clocks.world()));
  const parameters = await localParameters(records.value);
  const house: House = {
    mode: folder.mode, version: productVersion, records: records.value, observations, files: files.value, pictures, papers: paperPress(loadPaperForm(), env['QINGSHAN_PAPER_FONT']),
      ...(scanner.value !== undefined && { scanner: scanner.value }), clocks, directory,
    rulebook: loadRulebook(), calendar: publishedCalendar, programmes: withLocalChoices(programmes, parameters), factors, things, protocol: loadProtocolBook(),
    parameters, checkRows: loadCheckRows(), twoHighRules: loadTwoHighRules(),
    signer: installationKey(folder.folder), seal: softwareSeal, sm4, doors: new Doors(), newId, newSeed, hash: sha256, newKey,
  };
  return ok({
    house, devices, leases, recordsUrl: url,
    close: async () => {
      await observations.close();
      await records.value.close();
      await leases?.close();
    },
  });
}

const urlOf = (env: Environment, name: string): string | undefined => (env[name] === '' ? undefined : env[name]);

/** What this place has set for declared parameters: the record setting `parameters`. */
async function localParameters(records: Records): Promise<House['parameters']> {
  const held = await records.read(machineViewer).setting('parameters');
  return (held ?? {}) as Readonly<Record<string, Readonly<Record<string, Json>>>>;
}
