import { fail, ok, type Result } from '../../basis/result.ts';
import {
  dryRunImport, importRefusals, importRefusalsFile, listFactors, listImports, listMappings, pauseImport, putMapping, readImport,
    resumeImport, startImport,
  uploadImportFile,
} from '../../contract/import.ts';
import type { House } from '../../flow/house.ts';
import type { ImportDesk } from '../../flow/imports/import-desk.ts';
import { lookAtFile } from '../../flow/imports/look-at-file.ts';
import { rememberMapping } from '../../flow/imports/remember-mapping.ts';
import { refusedKeptMax } from '../../flow/imports/run-import.ts';
import { keepUpload, uploadsOf } from '../../flow/imports/uploaded.ts';
import type { ImportRun } from '../../flow/ports/records.ts';
import { machineViewer } from '../../flow/viewer.ts';
import { ambientUnit } from '../../model/ambient.ts';
import type { Caller } from '../caller.ts';
import { handle, handleFile, type Handler } from '../handler.ts';
import { dryRunView, importView, mappingView, refusedCsv, refusedLine } from '../views/import.ts';

const nameOf = (caller: Caller): string => (caller.kind === 'signed-in' ? caller.actor.says : caller.kind);

/** 数据接入: files come up, are looked at, tried, run, stopped and gone on with. */
export function importHandlers(house: House, desk: ImportDesk): readonly Handler[] {
  return [...importReadHandlers(house), ...importMappingHandlers(house), ...importRunHandlers(house, desk)];
}

function importReadHandlers(house: House): readonly Handler[] {
  const machine = () => house.records.read(machineViewer);
  return [
    handle(listImports, async () => {
      const runs = await machine().imports(100);
      return ok(await Promise.all(runs.map((run) => viewOf(house, run))));
    }),
    handle(readImport, async ({ params }) => {
      const run = await machine().importRun(params.id);
      return run === undefined ? fail('request.not-found', params.id) : ok(await viewOf(house, run));
    }),
    handle(importRefusals, async ({ params, query }) => {
      const [limit, after] = [query.limit ?? 200, query.after ?? 0];
      const run = await machine().importRun(params.id);
      if (run === undefined) return fail('request.not-found', params.id);
      const rows = await machine().refusedRows(params.id, limit, after);
      return ok({ rows: rows.map(refusedLine), total: run.refused, ...(rows.length === limit ? { next: String(after + limit) } : {}) });
    }),
    handleFile(importRefusalsFile, async ({ params }) => {
      const run = await machine().importRun(params.id);
      if (run === undefined) return fail('request.not-found', params.id);
      return ok({ bytes: refusedCsv(await machine().refusedRows(params.id, refusedKeptMax)), type: 'text/csv; charset=utf-8',
        name: `${run.file.slice(0, 60)}-refused.csv` });
    }),
    handle(listFactors, async () => ok([...house.factors.values()].map(({ code, name, unit }) => ({ code, name, unit,
      stationUnit: ambientUnit(code) ?? unit })))),
  ];
}

function importMappingHandlers(house: House): readonly Handler[] {
  return [
    handle(listMappings, async () => ok((await house.records.read(machineViewer).mappings()).map(mappingView))),
    handle(putMapping, async ({ body }, { caller }) => {
      const kept = await rememberMapping(house, body, nameOf(caller));
      return kept.ok ? ok(mappingView(kept.value)) : kept;
    }),
  ];
}

function importRunHandlers(house: House, desk: ImportDesk): readonly Handler[] {
  const seen = async (run: Result<ImportRun>) => (run.ok ? ok(await viewOf(house, run.value)) : run);
  return [
    handle(uploadImportFile, async (_input, { stream }) => {
      if (stream === undefined) return fail('file.empty');
      const file = await keepUpload(house, stream.name, stream.bytes);
      if (file.size === 0) return fail('file.empty', file.name);
      const bytes = await house.files.open(file.hash);
      if (bytes === undefined) return fail('file.missing', file.name);
      const look = await lookAtFile(house, bytes);
      return look.ok ? ok({ ...file, ...look.value, columns: [...look.value.columns], sample: look.value.sample.map((row) => [...row]),
        remembered: look.value.remembered.map(mappingView) }) : look;
    }),
    handle(dryRunImport, async ({ body: { files, door } }) => {
      const held = await uploadsOf(house, files);
      if (!held.ok) return held;
      const dry = await desk.dryRun('unsaved' in door ? { mapping: door.unsaved, edition: '' } : door, held.value);
      return dry.ok ? ok(dryRunView(house.factors, dry.value)) : dry;
    }),
    handle(startImport, async ({ body: { files, door, expected } }, { caller }) => {
      const held = await uploadsOf(house, files);
      return held.ok ? seen(await desk.start(door, held.value, nameOf(caller), expected)) : held;
    }),
    handle(pauseImport, async ({ params }) => seen(await desk.pause(params.id))),
    handle(resumeImport, async ({ params }) => seen(await desk.resume(params.id))),
  ];
}

async function viewOf(house: House, run: ImportRun) {
  const mapping = run.mapping === undefined ? undefined : await house.records.read(machineViewer).mapping(run.mapping.id,
    run.mapping.version);
  return importView(run, mapping);
}
