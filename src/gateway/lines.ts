import type { OwnLines } from '../flow/ports/device-line.ts';

type LineEnd = { readonly open: boolean; send(bytes: Uint8Array): boolean; left(mn: string): void };

/**
 * On which link each device delivered its last valid frame. There is no login in HJ 212: several devices may share a link, and one may
 * come back before its old socket is gone. Written only when a device moves, so that a frame costs nothing here.
 */
export class Lines implements OwnLines {
  readonly #byMn = new Map<string, LineEnd>();
  /** Devices that came over another link since they were last asked for. */
  readonly #news = new Set<string>();
  readonly #gone = new Set<string>();

  readonly #door: number;

  constructor(door: number) {
    this.#door = door;
  }

  moved(mn: string, link: LineEnd): void {
    if (mn === '') return;
    const before = this.#byMn.get(mn);
    if (before !== link) before?.left(mn);
    this.#byMn.set(mn, link);
    this.#news.add(mn);
    this.#gone.delete(mn);
  }

  /** Devices that came over another link since this was last called. */
  takeNews(): readonly string[] {
    const news = [...this.#news];
    this.#news.clear();
    return news;
  }

  /** Devices whose link has gone since this was last called. */
  takeGone(): readonly string[] {
    for (const mn of this.#byMn.keys()) this.#stands(mn);
    const gone = [...this.#gone];
    this.#gone.clear();
    return gone;
  }

  doorOf(mn: string): number | undefined {
    return this.#stands(mn) ? this.#door : undefined;
  }

  #stands(mn: string): boolean {
    const link = this.#byMn.get(mn);
    if (link === undefined || link.open) return link !== undefined;
    this.#byMn.delete(mn);
    this.#gone.add(mn);
    return false;
  }

  send(mn: string, bytes: Uint8Array): boolean {
    return this.#stands(mn) && (this.#byMn.get(mn)?.send(bytes) ?? false);
  }
}
