import type { ObservationStore } from '../../flow/ports/observations.ts';
import type { SqlEngine } from './engine.ts';

export type Factors = {
  readonly factorNumbers: ObservationStore['factorNumbers'];
  readonly port: Pick<ObservationStore, 'factorNumbers'>;
  codeOf(number: number): string;
  /** Numbers of the codes that are known; an unknown code has no readings. */
  known(codes: readonly string[]): readonly number[];
};

const factorNumberMax = 65_535;

/** Code ↔ number, kept in memory, written before first use. One process gives new numbers. A full table gives no more. */
export async function factorsOver(engine: SqlEngine): Promise<Factors> {
  const rows = await engine.rows(`SELECT code, number FROM ${engine.database}.factors FINAL`);
  const numbers = new Map(rows.map(([code, number]) => [String(code), Number(number)]));
  const codes = new Map([...numbers].map(([code, number]) => [number, code]));
  let tail: Promise<unknown> = Promise.resolve();

  async function give(wanted: readonly string[]): Promise<void> {
    let next = codes.size === 0 ? 1 : Math.max(...codes.keys()) + 1;
    const fresh = [...new Set(wanted)].filter((code) => !numbers.has(code)).slice(0, Math.max(0, factorNumberMax + 1 - next));
    if (fresh.length === 0) return;
    const given = fresh.map((code) => [code, next++] as const);
    await engine.insert('factors', [
      { name: 'code', kind: 'text', data: fresh },
      { name: 'number', kind: 'u16', data: Uint16Array.from(given, ([, number]) => number) },
    ]);
    for (const [code, number] of given) {
      numbers.set(code, number);
      codes.set(number, code);
    }
  }

  const factorNumbers: ObservationStore['factorNumbers'] = async (wanted) => {
    if (wanted.some((code) => !numbers.has(code))) {
      const given = tail.then(() => give(wanted));
      tail = given.catch(() => undefined);
      await given;
    }
    return new Map(wanted.flatMap((code) => {
      const number = numbers.get(code);
      return number === undefined ? [] : [[code, number] as const];
    }));
  };
  return {
    factorNumbers,
    port: { factorNumbers },
    codeOf: (number) => codes.get(number) ?? '',
    known: (wanted) => wanted.flatMap((code) => numbers.get(code) ?? []),
  };
}
