import type { DeviceLine } from '../flow/ports/device-line.ts';

type LineEnd = { readonly open: boolean; send(bytes: Uint8Array): boolean; left(mn: string): void };

/**
 * On which link each device delivered its last valid frame. There is no login in HJ 212: several devices may share a link, and one may
 * come back before its old socket is gone. Written only when a device moves, so that a frame costs nothing here.
 */
export class Lines implements DeviceLine {
  readonly #byMn = new Map<string, LineEnd>();

  moved(mn: string, link: LineEnd): void {
    if (mn === '') return;
    const before = this.#byMn.get(mn);
    if (before !== link) before?.left(mn);
    this.#byMn.set(mn, link);
  }

  stands(mn: string): boolean {
    const link = this.#byMn.get(mn);
    if (link === undefined || link.open) return link !== undefined;
    this.#byMn.delete(mn);
    return false;
  }

  send(mn: string, bytes: Uint8Array): boolean {
    return this.stands(mn) && (this.#byMn.get(mn)?.send(bytes) ?? false);
  }
}
