import { fail, ok, type Result } from '../../basis/result.ts';
import type { ImportMapping } from '../../model/import-mapping.ts';
import type { House } from '../house.ts';
import type { ImportedFile } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';
import type { AskedDoor, ImportDesk } from './import-desk.ts';
import { isPublishedKind } from './open-files.ts';
import { rememberMapping } from './remember-mapping.ts';

/** What a terminal asks for, whether a server holds the folder or not. `mapping`: its name or id; `unsaved`: remembered first. */
export type TerminalImport = {
  readonly kind?: string; readonly mapping?: string; readonly unsaved?: ImportMapping; readonly dryRun?: boolean; readonly resume?: string;
};

/** A new run, the one that goes on, or what a dry run found. Faults: system.bad-option, import.no-mapping and those of the desk. */
export async function terminalImport(house: House, desk: ImportDesk, asked: TerminalImport,
  files: readonly ImportedFile[]): Promise<Result<object>> {
  if (asked.resume !== undefined) return desk.resume(asked.resume);
  if (asked.dryRun === true && asked.unsaved !== undefined) return desk.dryRun({ mapping: asked.unsaved, edition: '' }, files);
  const door = await doorOf(house, asked);
  if (!door.ok) return door;
  return asked.dryRun === true ? desk.dryRun(door.value, files) : desk.start(door.value, files, 'terminal');
}

async function doorOf(house: House, { kind, mapping, unsaved }: TerminalImport): Promise<Result<AskedDoor>> {
  if (kind !== undefined) return isPublishedKind(kind) ? ok({ kind }) : fail('system.bad-option', kind);
  if (unsaved !== undefined) {
    const kept = await rememberMapping(house, unsaved, 'terminal');
    return kept.ok ? ok({ mapping: kept.value.id }) : kept;
  }
  const held = (await house.records.read(machineViewer).mappings()).find((one) => one.id === mapping || one.mapping.name === mapping);
  return held === undefined ? fail('import.no-mapping', mapping ?? '') : ok({ mapping: held.id });
}
