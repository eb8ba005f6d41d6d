import { runImport as importEndpoint, terminalDoctor } from '../../contract/admin.ts';
import { ok } from '../../basis/result.ts';
import type { House } from '../../flow/house.ts';
import { runImport } from '../../flow/imports/run-import.ts';
import { handle, type Handler } from '../handler.ts';
import type { Runtime } from '../runtime.ts';

/** What the terminal of this machine asks while the folder is locked by this process. */
export function terminalHandlers(house: House, runtime: Runtime): readonly Handler[] {
  return [
    handle(importEndpoint, async ({ body }) => {
      const files = await runtime.readPublished(body.paths);
      return files.ok ? runImport(house, body.kind, files.value, () => undefined) : files;
    }),
    handle(terminalDoctor, async () => ok(await runtime.doctor())),
  ];
}
