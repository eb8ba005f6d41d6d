import { ok } from '../../basis/result.ts';
import { bandOf, bandsOf } from '../../rulebook/bands.ts';
import { holdsOn, ruleNeeded, type Edition } from '../../rulebook/edition.ts';
import type { BandRow } from '../../rulebook/water-rows.ts';
import { endsOf, type Measured } from '../measured.ts';
import { confidenceOf, type Confidence, type Step } from '../verdict.ts';
import { readItems, type Wanted } from './items.ts';
import { editionFor, verdictOf, type Kind } from './request.ts';

const grades = ['none', 'mild', 'severe'] as const;
const spellings: Readonly<Record<string, readonly string[]>> = {
  transparency: ['透明度', 'SD'], DO: ['溶解氧', 'dissolved oxygen'], ORP: ['氧化还原电位', 'oxidation-reduction potential'], 'NH3-N': ['氨氮', 'ammonia nitrogen'],
};

/**
 * `black-odorous`: none, mild or severe by the worst of four items. `none` needs all four; with an item missing a worse
 * grade than the one found stays possible, so only `severe` is final and `mild` says what is missing in its steps.
 */
export const blackOdorous: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, ['black-odorous']);
  if (!chosen.ok) return chosen;
  const { edition, day } = chosen.value;
  const worstItem = ruleNeeded(edition, 'worst-item');
  const wanted = itemsOf(edition, day);
  const items = readItems(request.input, wanted);
  if (!items.ok) return items;
  const steps: Step[] = [];
  const rows: { confidence: Confidence }[] = [worstItem];
  let [worst, open] = [0, 0];
  let deciding: BandRow | undefined;
  for (const { code } of wanted) {
    const measured = items.value.get(code);
    if (measured === undefined) { steps.push({ name: 'missing', of: code }); open = 2; continue; }
    const bands = bandsOf(edition, 'black-odorous', day, code);
    const { best, most, row } = gradesOf(bands, measured);
    steps.push({ name: measured.below ? 'below-detection' : 'graded', of: code, value: grades[most] ?? '', ...(row === undefined ? {} : { row: row.id }) });
    rows.push(...bands);
    if (best > worst || deciding === undefined) deciding = row ?? deciding;
    worst = Math.max(worst, best);
    open = Math.max(open, most);
  }
  const grade = grades[worst] ?? 'none';
  const row = deciding ?? worstItem;
  if (worst === 0 && open > 0) return ok(verdictOf(chosen.value, row, confidenceOf(rows), steps, { undeterminable: items.value.size < wanted.length ? 'missing-pollutant' : 'below-detection' }));
  return ok(verdictOf(chosen.value, row, grade === 'none' ? confidenceOf(rows) : confidenceOf([row, worstItem]), steps, { grade }));
};

/** Grade of one item at the ends between which its true value lies. */
function gradesOf(bands: readonly BandRow[], measured: Measured): { best: number; most: number; row: BandRow | undefined } {
  const found = endsOf(measured).map((value) => bandOf(bands, value));
  const places = found.map((band) => grades.findIndex((grade) => grade === band?.grade)).map((place) => Math.max(0, place));
  return { best: Math.min(...places), most: Math.max(...places), row: found.find((band) => band !== undefined) };
}

function itemsOf(edition: Edition, day: string): readonly Wanted[] {
  const units = new Map<string, string>();
  for (const row of edition.rows) if (row.kind === 'band' && row.item !== undefined && holdsOn(row, day)) units.set(row.item, row.unit ?? '');
  return [...units].map(([code, unit]) => ({ code, unit, names: spellings[code] ?? [], signed: code === 'ORP' }));
}
