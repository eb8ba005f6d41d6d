import { terminalDoctor, terminalVerify } from '../../contract/admin.ts';
import { terminalImport as importEndpoint, terminalImportState } from '../../contract/import.ts';
import { fail, ok } from '../../basis/result.ts';
import type { House } from '../../flow/house.ts';
import { terminalImport } from '../../flow/imports/terminal-import.ts';
import { machineViewer } from '../../flow/viewer.ts';
import { handle, type Handler } from '../handler.ts';
import type { Runtime } from '../runtime.ts';

/** What the terminal of this machine asks while the folder is locked by this process. */
export function terminalHandlers(house: House, runtime: Runtime): readonly Handler[] {
  return [
    handle(importEndpoint, async ({ body: { paths, ...asked } }) => {
      const files = await runtime.takeFiles(paths);
      return files.ok ? terminalImport(house, runtime.imports, asked, files.value) : files;
    }),
    handle(terminalImportState, async ({ params }) => {
      const run = await house.records.read(machineViewer).importRun(params.id);
      return run === undefined ? fail('request.not-found', params.id) : ok(run);
    }),
    handle(terminalDoctor, async () => ok(await runtime.doctor())),
    handle(terminalVerify, async () => ok(await runtime.verifyHistories())),
  ];
}
