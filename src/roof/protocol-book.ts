import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edition } from '../model/device.ts';
import type { ProtocolBook, ProtocolTerm, ProtocolTermName } from '../model/protocol.ts';

type Row = {
  readonly code: string | number; readonly flag: string; readonly field: string; readonly zh: string; readonly en: string;
  readonly editions: readonly Edition[];
};

const listOf = <T = Row>(list: string): { readonly rows: readonly T[] } =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../standards/hj212/${list}.json`), 'utf8')) as { readonly rows: readonly T[] };
const rowsOf = (list: string): readonly Row[] => listOf(list).rows;

type TermRow = Omit<ProtocolTerm, 'standard'> & { readonly code: ProtocolTermName; readonly editions: readonly Edition[] };

/** `standards/hj212/*.json` as words for screens, and which edition has which command. */
export function loadProtocolBook(): ProtocolBook {
  const words = ({ zh, en }: Row) => ({ zh, en });
  const commands = new Map(rowsOf('commands').flatMap((row) => row.editions.map((edition) => [`${edition} ${row.code}`, words(row)])));
  const flags = new Map(rowsOf('data-flags').map((row) => [row.flag, words(row)]));
  const returns = new Map(rowsOf('return-codes').map((row) => [`${row.field} ${row.code}`, words(row)]));
  const systems = new Map(rowsOf('systems').map((row) => [String(row.code), words(row)]));
  const terms = new Map(listOf<TermRow>('terms').rows.flatMap(({ code, editions, value, unit, clause, confidence }) =>
    editions.map((edition): [string, ProtocolTerm] => [`${edition} ${code}`, { value, unit, clause, confidence, standard: `HJ${edition === '2005' ? '/T' : ''} 212-${edition}` }])));
  return {
    commandOf: (code, edition) => commands.get(`${edition} ${code}`), flagOf: (flag) => flags.get(flag),
    returnOf: (field, code) => returns.get(`${field} ${code}`), systemOf: (st) => systems.get(st),
    termOf: (term, edition) => terms.get(`${edition} ${term}`),
  };
}
