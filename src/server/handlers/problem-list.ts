import type { Static } from 'typebox';
import { fail, ok, type Result } from '../../basis/result.ts';
import { civil, dayOf, instant, isDay } from '../../basis/time.ts';
import {
  indexWeights, listedProblems as listEndpoint, problemLists, setIndexWeights, weightSetters, type WeightEdition as EditionShape,
} from '../../contract/problem-list.ts';
import type { House } from '../../flow/house.ts';
import { countedIn, inPeriod, isOverdue, type Period } from '../../flow/problem-lists/counted.ts';
import { declaredLists } from '../../flow/problem-lists/declared.ts';
import { setWeights, weightEditions, weightsOn, type WeightEdition } from '../../flow/problem-lists/index-weights.ts';
import { listedProblems, type Listed } from '../../flow/problem-lists/listed-problems.ts';
import { listFigures, rankedPlaces } from '../../flow/problem-lists/overview.ts';
import { indexParts } from '../../model/problem-lists.ts';
import { levelOf, regionContains } from '../../model/region.ts';
import type { Caller } from '../caller.ts';
import { handle, type Handler } from '../handler.ts';
import { listBasis, indexBasis } from '../views/problem-list-basis.ts';
import { listedRow, listIds, listView, placeView } from '../views/problem-list.ts';

const rowsMax = 5_000;
type Span = { readonly from?: string | undefined; readonly to?: string | undefined };
type Asked = Span & {
  readonly region?: string | undefined; readonly list?: string | undefined; readonly origin?: string | undefined; readonly state?: string | undefined; readonly text?: string | undefined;
};

/** 七张问题清单 (M23): the lists, the index and its weights. */
export function problemListHandlers(house: House): readonly Handler[] {
  return [
    handle(problemLists, async ({ query }, { caller }) => {
      const [declared, period] = [declaredLists(house), periodOf(house, query)];
      if (!declared.ok) return declared;
      if (!period.ok) return period;
      const { rule, type } = declared.value;
      const held = await listedProblems(house, caller.viewer, declared.value);
      const here = held.filter(({ of }) => inside(query.region, of.region));
      const edition = weightsOn(await weightEditions(house, declared.value), period.value.to);
      const places = rankedPlaces(house, caller.viewer, query.level ?? 'county', query.region, here, period.value, edition.weights);
      const at = civil(instant(house.clocks.world()));
      const names = type.parameters[rule.lists];
      return ok({
        from: period.value.from, to: period.value.to, lists: listFigures(here, listIds(declared.value), period.value).map((one) => listView(declared.value, one)),
        places: places.map((one) => placeView(house, one)), parts: indexParts.map((part) => ({ part, title: rule.index.parts[part] })), edition: editionView(edition),
        names: { cite: names?.cite ?? '', confidence: names?.confidence ?? 'low' },
        basis: listBasis(period.value, at), indexBasis: indexBasis(edition, period.value, at), maySet: maySet(caller),
      });
    }),
    handle(listEndpoint, async ({ query }, { caller }) => {
      const [declared, period] = [declaredLists(house), periodOf(house, query)];
      if (!declared.ok) return declared;
      if (!period.ok) return period;
      const { part, side, limit = 500 } = query;
      const wanted = (await listedProblems(house, caller.viewer, declared.value)).filter((one) => fits(one, query, period.value)).flatMap((one) => {
        const own = part === undefined ? undefined : countedIn(part, one, period.value);
        if (part === undefined) return inPeriod(one, period.value) ? [{ one, own }] : [];
        return own === undefined || (side !== undefined && own !== side) ? [] : [{ one, own }];
      });
      wanted.sort(({ one: a }, { one: b }) => urgency(a, period.value) - urgency(b, period.value) || ((a.deadline ?? '~') < (b.deadline ?? '~') ? -1 : 1));
      return ok({
        rows: wanted.slice(0, Math.min(limit, rowsMax)).map(({ one, own }) => listedRow(house, declared.value, one, period.value, own)), total: wanted.length,
        basis: listBasis(period.value, civil(instant(house.clocks.world()))),
      });
    }),
    ...weightHandlers(house),
  ];
}

function weightHandlers(house: House): readonly Handler[] {
  return [
    handle(indexWeights, async () => {
      const declared = declaredLists(house);
      if (!declared.ok) return declared;
      const { cite, confidence } = declared.value.rule.index.weights;
      return ok({ editions: (await weightEditions(house, declared.value)).map(editionView), cite, confidence });
    }),
    handle(setIndexWeights, async ({ body }, { caller }) => {
      if (caller.kind !== 'signed-in' || !maySet(caller)) return fail('access.no-right');
      const set = await setWeights(house, body, caller.actor.says);
      return set.ok ? ok(editionView(set.value)) : set;
    }),
  ];
}

/** The weights are those of the whole province: a county's own office of that kind does not set them. */
const maySet = (caller: Caller): boolean =>
  caller.kind === 'signed-in' && weightSetters.some((role) => role === caller.actor.role) && levelOf(caller.actor.region) === 'province';

const inside = (region: string | undefined, of: string): boolean => region === undefined || regionContains(region, of);

function fits(one: Listed, { region, list, origin, state, text }: Asked, period: Period): boolean {
  if (!inside(region, one.of.region) || (list !== undefined && one.list !== list)) return false;
  if (origin !== undefined && one.selfFound !== (origin === 'self-found')) return false;
  if (text !== undefined && !`${one.of.number} ${one.of.title.zh} ${one.of.title.en}`.includes(text)) return false;
  if (state === undefined) return true;
  return state === 'overdue' ? isOverdue(one, period) : one.solved === (state === 'solved');
}

/** Overdue ones first, then open ones by their day, then those that are solved. */
const urgency = (one: Listed, period: Period): number => (isOverdue(one, period) ? 0 : one.solved ? 2 : 1);

/** Without days: from the first of January until today. Fault: value.out-of-range. */
function periodOf(house: House, { from, to }: Span): Result<Period> {
  const today = dayOf(instant(house.clocks.world()));
  const period = { from: from ?? `${today.slice(0, 4)}-01-01`, to: to ?? today, today };
  return isDay(period.from) && isDay(period.to) && period.from <= period.to ? ok(period) : fail('value.out-of-range', `${period.from} ${period.to}`);
}

const editionView = ({ from, weights, reason, by, at }: WeightEdition): Static<typeof EditionShape> =>
  ({ from, weights: { ...weights }, reason, ...(by === undefined ? {} : { by }), ...(at === undefined ? {} : { at }) });
