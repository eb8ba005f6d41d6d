import type { ObservationStore } from '../../flow/ports/observations.ts';
import type { SqlEngine } from './engine.ts';

export type Factors = {
  readonly factorNumbers: ObservationStore['factorNumbers'];
  readonly port: Pick<ObservationStore, 'factorNumbers'>;
  codeOf(number: number): string;
  /** Takes in what other processes gave, where one of these numbers is not known here. */
  meet(numbers: readonly number[]): Promise<void>;
  /** Numbers of the codes that are known; an unknown code has no readings. A code that another process met first is known with its first reading. */
  known(codes: readonly string[]): readonly number[];
};

const factorNumberMax = 65_535;

/** Work that one process at a time may do on these stores. */
export type Alone = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Code ↔ number, kept in memory, written before first use. One process at a time gives new numbers, after it has read what the others
 * gave. A full table gives no more.
 */
export async function factorsOver(engine: SqlEngine, alone: Alone): Promise<Factors> {
  const numbers = new Map<string, number>();
  const codes = new Map<number, string>();
  let tail: Promise<unknown> = Promise.resolve();

  async function read(): Promise<void> {
    for (const [code, number] of await engine.rows(`SELECT code, number FROM ${engine.database}.factors FINAL`)) {
      numbers.set(String(code), Number(number));
      codes.set(Number(number), String(code));
    }
  }
  await read();

  async function give(wanted: readonly string[]): Promise<void> {
    await read();
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
      const given = tail.then(() => alone(() => give(wanted)));
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
    async meet(given) {
      if (given.some((number) => !codes.has(number))) await read();
    },
    codeOf: (number) => codes.get(number) ?? '',
    known: (wanted) => wanted.flatMap((code) => numbers.get(code) ?? []),
  };
}
