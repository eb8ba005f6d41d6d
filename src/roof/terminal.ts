import { fail, ok, type Result } from '../basis/result.ts';
import { isFaultCode } from '../basis/fault.ts';
import { readRun } from '../stores/data-folder.ts';

/** Asks the server that holds this data folder. Fault system.not-running when none does. */
export async function askServer(dataFolder: string, method: 'GET' | 'POST', path: string, body?: object): Promise<Result<unknown>> {
  const running = readRun(dataFolder);
  if (!running.ok) return running;
  const answer = await fetch(`http://127.0.0.1:${running.value.port}${path}`, {
    method, headers: { 'x-qingshan-terminal': running.value.terminalToken, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const value: unknown = await answer.json();
  if (answer.ok) return ok(value);
  const { fault, detail } = value as { fault?: string; detail?: string };
  return fail(fault !== undefined && isFaultCode(fault) ? fault : 'system.internal', detail ?? '');
}

/** A terminal command either asks the running server or, where none runs, opens the folder itself. */
export const isRunning = (dataFolder: string): boolean => readRun(dataFolder).ok;
