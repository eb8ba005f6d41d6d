import { fail, ok, type Result } from '../../basis/result.ts';
import type { Scanner } from '../../flow/ports/scanner.ts';
import { clamd } from './clamd.ts';

/** The scanner that QINGSHAN_SCANNER_URL names; none without it. Fault system.bad-option for an address of another kind. */
export function openScanner(url: string | undefined): Result<Scanner | undefined> {
  if (url === undefined || url === '') return ok(undefined);
  const path = /^unix:(?:\/\/)?(\/.+)$/.exec(url)?.[1];
  if (path !== undefined) return ok(clamd({ path }));
  const [, host, port] = /^tcp:\/\/(\[[0-9a-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(url) ?? [];
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) return fail('system.bad-option', 'QINGSHAN_SCANNER_URL');
  return ok(clamd({ host: host.replace(/^\[|\]$/g, ''), port: Number(port) }));
}
