import { fail, ok, type Result } from '../basis/result.ts';
import { holdsOn, inForce, type Edition } from './edition.ts';
import { plainName, type Rulebook } from './rulebook.ts';
import type { StandardRow } from './standard-file.ts';

/** A row on one side of a comparison, with the edition that holds it. */
export type CitedRow = { readonly standard: string; readonly row: StandardRow };
/** One difference. `what` says in words what the row is about: pollutant, averaging, what it applies to. */
export type Change = {
  readonly change: 'added' | 'removed' | 'changed';
  readonly family: string;
  readonly kind: StandardRow['kind'];
  readonly what: string;
  readonly before?: CitedRow;
  readonly after?: CitedRow;
};

/** What changes from one edition to another, each as a whole. Faults: standard.unknown, standard.wrong-kind for two that regulate different things. */
export function compareEditions(rulebook: Rulebook, before: string, after: string): Result<readonly Change[]> {
  const [a, b] = [rulebook.byName.get(plainName(before)), rulebook.byName.get(plainName(after))];
  if (a === undefined || b === undefined) return fail('standard.unknown', a === undefined ? before : after);
  if (a.family !== b.family) return fail('standard.wrong-kind', `${a.standard} (${a.family}), ${b.standard} (${b.family})`);
  // Each on its own day nearest to the other, so that later steps inside an edition are not counted as its beginning.
  const [dayA, dayB] = a.from <= b.from ? [a.to ?? a.from, b.from] : [a.from, b.to ?? b.from];
  return ok(changes(a.family, side(a, dayA), side(b, dayB)));
}

/** What changes between two days, over all families: editions that follow each other, rows that begin or end. */
export function compareDays(rulebook: Rulebook, from: string, to: string): readonly Change[] {
  return [...rulebook.families].flatMap(([family, editions]) => changes(family, side(inForce(editions, from), from), side(inForce(editions, to), to)));
}

type Side = ReadonlyMap<string, CitedRow>;

function side(edition: Edition | undefined, day: string): Side {
  const rows = new Map<string, CitedRow>();
  for (const row of edition?.rows ?? []) {
    if (edition === undefined || !holdsOn(row, day)) continue;
    const key = keyOf(row);
    // Two rows about the same thing (two tables of one standard) are told apart by where they are written, then by their ids.
    const free = [key, `${key} (${row.clause})`].find((one) => !rows.has(one)) ?? `${key} (${row.id})`;
    rows.set(free, { standard: edition.standard, row });
  }
  return rows;
}

function changes(family: string, before: Side, after: Side): readonly Change[] {
  const found: Change[] = [];
  for (const what of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [a, b] = [before.get(what), after.get(what)];
    const kind = (b ?? a)?.row.kind;
    if (kind === undefined || (a !== undefined && b !== undefined && saySame(a.row, b.row))) continue;
    found.push({
      change: a === undefined ? 'added' : b === undefined ? 'removed' : 'changed', family, kind, what,
      ...(a === undefined ? {} : { before: a }), ...(b === undefined ? {} : { after: b }),
    });
  }
  return found;
}

/** What a row is about, whatever it says of it. */
function keyOf(row: StandardRow): string {
  switch (row.kind) {
    case 'limit': return ['limit', row.pollutant, row.averaging, ...Object.entries(row.applies).sort().map(([name, value]) => `${name}=${value}`)].join(' ');
    case 'break-points': return `break-points ${row.pollutant} ${row.averaging}`;
    case 'report': return `report ${row.report}`;
    case 'rule': return row.pollutant === undefined ? `rule ${row.key}` : `rule ${row.key} ${row.pollutant}`;
    case 'statistic': return `statistic ${row.pollutant} ${row.averaging} ${row.statistic}`;
    case 'level': return `level ${row.level}`;
    case 'flag': return `flag ${row.flag}`;
    default: return `${row.kind} ${row.id.split('/')[1] ?? row.id}`;
  }
}

/** What a row says, without where it stands, since when, and how sure we are: those differ between editions that say the same. */
function sayingOf(row: StandardRow): readonly (readonly [string, unknown])[] {
  const { id: _id, from: _from, to: _to, clause: _clause, confidence: _confidence, basis: _basis, note: _note, ...says } = row;
  return Object.entries(says).filter(([name]) => name !== 'aliases' && name !== 'name').sort();
}

const saySame = (one: StandardRow, other: StandardRow): boolean => JSON.stringify(sayingOf(one)) === JSON.stringify(sayingOf(other));

const signs = { '<=': '≤', '>=': '≥', '>': '>' } as const;

/** Rows of their own shape: whatever plain figures they hold, by name. */
const figuresOf = (row: StandardRow): string => sayingOf(row)
  .flatMap(([name, value]) => (name !== 'kind' && (typeof value === 'string' || typeof value === 'number') ? [`${name} ${value}`] : [])).join(', ');

/** A row's figure as people write it: `≤ 60 µg/m³`, `6–9`, a rule's value; what a table prints for one side of a change. */
export function figureOf(row: StandardRow): string {
  switch (row.kind) {
    case 'limit': {
      if (row.op === 'between') return `${row.low ?? ''}–${row.high ?? ''} ${row.unit}`;
      if (row.op === 'not-known') return 'a limit exists, figure not obtained';
      if (row.op === 'absent' || row.op === 'not-detected') return row.op;
      const oxygen = row.referenceO2 === undefined ? '' : ` at ${row.referenceO2} % O2`;
      return `${signs[row.op]} ${row.value ?? ''} ${row.unit}${oxygen}`;
    }
    case 'rule': return [row.value, row.unit ?? '', row.pollutants?.join(', ') ?? ''].filter((part) => part !== '').join(' ');
    case 'break-points': return `${row.concentration.join('/')} ${row.unit}${row.aboveTop === undefined ? ', no index above' : `, above ${row.aboveTop}`}`;
    case 'report': return row.items.map((item) => `${item.pollutant} ${item.averaging}`).join(', ');
    case 'level': return `${row.low}–${row.high} ${row.name.zh}`;
    case 'flag': return `${row.use} ${row.name.zh}`;
    case 'statistic': return `${row.statistic}${row.percent === undefined ? '' : ` ${row.percent}`} against ${row.against}`;
    case 'grade-band': return `${row.above ?? ''}..${row.upTo ?? ''} ${row.name.zh}`;
    default: return 'name' in row ? row.name.zh : figuresOf(row);
  }
}
