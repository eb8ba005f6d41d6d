import { numberParameter } from '../act/parameters.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import type { Case, CaseEvent } from '../model/case.ts';
import type { CaseType, CopiedFrom } from '../model/case-type.ts';
import type { StatedFigure } from '../model/stated-figure.ts';
import { sharedPassages } from '../trace/shared-passages.ts';
import { textMeasure } from '../trace/text-likeness.ts';
import { declaredType } from './cases/case-types.ts';
import { figuresOf } from './cases/figures-of.ts';
import { parametersOf } from './cases/parameters-of.ts';
import type { House } from './house.ts';
import type { Viewer } from './ports/records.ts';
import { machineViewer } from './viewer.ts';

/** A case beside the item from which it comes. */
export type GoodCase = { readonly of: Case; readonly item: Case; readonly alike?: Likeness };
export type Likeness = { readonly share: number; readonly words: readonly string[]; readonly passages: readonly string[] };
export type Reuse = { readonly at: number; readonly item: Case; readonly seen: boolean };
export type GoodCaseFile = GoodCase & {
  readonly figures: readonly StatedFigure[]; readonly checked?: CaseEvent; readonly reuses: readonly Reuse[]; readonly itemSeen: boolean;
};
export type GoodCaseQuery = { readonly text?: string | undefined; readonly kind?: string | undefined; readonly for?: string | undefined };

const casesMax = 2_000;
const [suggestedMax, wordsMax, passageLeast] = [5, 6, 6] as const;

/** What a declaration's copied measures come from; a house without such a programme has no good cases. */
export function copiedType(house: House): { readonly type: CaseType; readonly from: CopiedFrom } | undefined {
  for (const { effects } of house.programmes.flatMap(({ cases }) => cases).flatMap(({ steps }) => steps)) {
    const effect = effects.find((one) => one.effect === 'copy-measures');
    if (effect !== undefined) return { type: declaredType(house.programmes, effect.from.type), from: effect.from };
  }
  return undefined;
}

/**
 * 典型案例库: published ones are open to every office, whoever's items they come from. With `for`: those that read like this item,
 * most alike first, with reasons. Fault request.not-found: an item that the viewer may not see.
 */
export async function goodCases(house: House, viewer: Viewer, { text, kind, for: wanted }: GoodCaseQuery): Promise<Result<readonly GoodCase[]>> {
  const held = await published(house);
  const asked = text?.trim() ?? '';
  const found = held.filter(({ of }) => (kind === undefined || of.fields['problemType'] === kind) && (asked === '' || [of.number, of.title.zh, of.title.en, wordsOf(of)].some((said) => said.includes(asked))));
  if (wanted === undefined) return ok(found);
  const item = await house.records.read(viewer).case(wanted);
  if (item === undefined) return fail('request.not-found', wanted);
  return ok(suggested(house, item, found));
}

function suggested(house: House, item: Case, found: readonly GoodCase[]): readonly GoodCase[] {
  const declared = copiedType(house);
  if (declared === undefined) return [];
  const least = numberParameter(declared.type, 'suggested-least', parametersOf(house, declared.type.id));
  const own = problemOf(item);
  const measure = textMeasure([own, ...found.map(({ of }) => problemOf(of))], [...house.directory.regions.values()].map(({ name }) => name.zh));
  return found
    .filter((one) => one.item.id !== item.id)
    .map((one): GoodCase & { readonly alike: Likeness } => {
      const { share, words } = measure(own, problemOf(one.of));
      const known = words.filter((word) => word.known);
      return { ...one, alike: { share, words: known.slice(0, wordsMax).map(({ word }) => word), passages: sharedPassages(own, problemOf(one.of)).filter((said) => said.length >= passageLeast) } };
    })
    .filter(({ alike }) => alike.share >= least)
    .sort((a, b) => b.alike.share - a.alike.share)
    .slice(0, suggestedMax);
}

const problemOf = ({ title, fields }: Case): string => `${title.zh} ${String(fields['problem'] ?? '')}`;
const wordsOf = ({ fields }: Case): string => Object.values(fields).filter((value) => typeof value === 'string').join('\n');

async function published(house: House): Promise<readonly GoodCase[]> {
  const declared = copiedType(house);
  if (declared === undefined) return [];
  const records = house.records.read(machineViewer);
  const held = await records.cases({ types: [declared.type.id], states: declared.from.states, limit: casesMax });
  const items = await records.cases({ ids: held.flatMap(({ parent }) => parent ?? []), limit: casesMax });
  return held.flatMap((of) => {
    const item = items.find(({ id }) => id === of.parent);
    return item === undefined ? [] : [{ of, item }];
  });
}

/** One case with every stated number beside the ledger, as it was checked or else as it stands now, and where its measures went. */
export async function goodCaseFile(house: House, viewer: Viewer, id: string): Promise<Result<GoodCaseFile>> {
  const declared = copiedType(house);
  const records = house.records.read(machineViewer);
  const of = await records.case(id);
  const item = of?.parent === undefined ? undefined : await records.case(of.parent);
  if (declared === undefined || of?.type !== declared.type.id || item === undefined) return fail('request.not-found', id);
  const mine = house.records.read(viewer);
  if (declared.type.publication?.states.includes(of.state) !== true && await mine.case(id) === undefined) return fail('request.not-found', id);
  const events = await records.caseEvents(id);
  const checked = events.findLast(({ data }) => data['$figures'] !== undefined);
  const reuses: Reuse[] = [];
  for (const { at, data } of events.filter(({ event }) => event === declared.from.tells)) {
    const where = await records.case(String(data['reusedIn']));
    if (where !== undefined) reuses.push({ at, item: where, seen: await mine.case(where.id) !== undefined });
  }
  const stated = checked?.data['$figures'] as readonly StatedFigure[] | undefined;
  return ok({
    of, item, figures: stated ?? await figuresOf(declared.type, of, records) ?? [], reuses, itemSeen: await mine.case(item.id) !== undefined,
    ...(checked !== undefined && stated !== undefined && { checked }),
  });
}

/** What the public site may list: ids of cases whose state is a public one. */
export async function shownGoodCases(house: House): Promise<readonly Case[]> {
  const declared = copiedType(house);
  const states = declared?.type.publication?.states ?? [];
  return declared === undefined ? [] : house.records.read(machineViewer).cases({ types: [declared.type.id], states, limit: casesMax });
}
