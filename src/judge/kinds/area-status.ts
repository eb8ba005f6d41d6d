import { fail, ok } from '../../basis/result.ts';
import { shareStatusOf } from '../../rulebook/bands.ts';
import { ruleOn } from '../../rulebook/edition.ts';
import { seaClasses } from '../../rulebook/sea-water.ts';
import { waterClasses } from '../../rulebook/surface-water.ts';
import { exact } from '../../basis/decimal.ts';
import { basinStatusOf } from '../basin-status.ts';
import { confidenceOf, type Step } from '../verdict.ts';
import { countOf, editionFor, verdictOf, type Kind } from './request.ts';
import { groupOf, readShares } from './shares.ts';

/** `basin-status`: a river or basin of at least five sections by the shares of I–III and worse than V. */
export const basinStatus: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, ['surface-water-evaluation']);
  if (!chosen.ok) return chosen;
  const { edition, day } = chosen.value;
  const least = ruleOn(edition, 'basin-least-sections', day);
  if (!least.ok) return least;
  const shares = readShares(request.input, waterClasses);
  if (!shares.ok) return shares;
  const sections = shares.value.total ?? countOf(request.input, 'sections', 1e9);
  const counted: Step[] = sections === undefined ? [] : [{ name: 'valid', value: String(sections), row: least.value.id }];
  if (sections !== undefined && sections < Number(least.value.value)) {
    return ok(verdictOf(chosen.value, least.value, least.value.confidence, counted, { undeterminable: sections === 0 ? 'no-valid-value' : 'too-few-sections' }));
  }
  const good = shares.value.sum(0, 2);
  const bad = shares.value.sum(5, 5);
  const steps: Step[] = [...counted, ...(good === undefined ? [] : [{ name: 'share', of: 'I-III', value: good.toString() } as const]), ...(bad === undefined ? [] : [{ name: 'share', of: '>V', value: bad.toString() } as const])];
  const row = good === undefined ? undefined : basinStatusOf(edition, day, good, bad);
  if (row === undefined) return ok(verdictOf(chosen.value, least.value, least.value.confidence, steps, { undeterminable: 'missing-share' }));
  return ok(verdictOf(chosen.value, row, row.confidence, [...steps, { name: 'graded', value: row.name.zh, row: row.id }], { status: row.name.zh }));
};

/** `sea-area-status`: a near-shore area by the shares of the classes of sea water, tested in the order of the table. */
export const seaAreaStatus: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, ['sea-area-evaluation']);
  if (!chosen.ok) return chosen;
  const { edition, day } = chosen.value;
  const counting = ruleOn(edition, 'shares-of', day);
  if (!counting.ok) return counting;
  const shares = readShares(request.input, seaClasses);
  if (!shares.ok) return shares;
  const steps: Step[] = [];
  for (const name of ['1', '2', '>4']) {
    const place = groupOf(name, seaClasses);
    const share = place === undefined ? undefined : shares.value.sum(place.first, place.last);
    if (share === undefined || shares.value.total === 0) return ok(verdictOf(chosen.value, counting.value, counting.value.confidence, steps, { undeterminable: shares.value.total === 0 ? 'no-valid-value' : 'missing-share' }));
    steps.push({ name: 'share', of: name, value: share.toString() });
  }
  const row = shareStatusOf(edition, day, (name) => exact(steps.find((step) => step.of === name)?.value ?? 0));
  if (row === undefined) return fail('standard.no-row', `${edition.standard} shares`);
  return ok(verdictOf(chosen.value, row, confidenceOf([row, counting.value]), [...steps, { name: 'graded', value: row.name.zh, row: row.id }], { status: row.name.zh }));
};
