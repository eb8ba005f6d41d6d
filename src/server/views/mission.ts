import type { Static } from 'typebox';
import { numberParameter } from '../../act/parameters.ts';
import { civil, instant } from '../../basis/time.ts';
import type { FirmVisits, missionFigures, ThemeFigures } from '../../contract/mission.ts';
import { parametersOf } from '../../flow/cases/parameters-of.ts';
import { countsIn, visitsGuard, wasVisited, yearOf } from '../../flow/cases/visits-of-year.ts';
import type { House } from '../../flow/house.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { Words } from '../../model/words.ts';
import { regionName, unitName } from './names.ts';

type Known = { readonly house: House; readonly visitType: CaseType; readonly helpType: CaseType; readonly visits: readonly Case[]; readonly help: readonly Case[] };

/** The type whose visits are bounded by the year, and of what stands below it the one that others may open themselves. */
export function missionTypes(house: House): Pick<Known, 'visitType' | 'helpType'> | undefined {
  const all = house.programmes.flatMap(({ cases }) => cases);
  const visitType = all.find((type) => visitsGuard(type) !== undefined);
  const helpType = all.find((type) => type.openedBy.length > 0 && visitType?.children?.some((rule) => rule.type === type.id) === true
    && type.openedBy.includes('enterprise'));
  return visitType === undefined || helpType === undefined ? undefined : { visitType, helpType };
}

export function figuresOf(known: Known): Static<typeof missionFigures.reply> {
  const { house, visits, help, visitType, helpType } = known;
  const year = yearOf(house);
  const made = visits.filter((of) => wasVisited(of, year));
  const problems = made.flatMap(({ children = [] }) => children.filter(({ type }) => type !== helpType.id));
  return {
    year, firms: firmsOf(known, year), themes: themesOf(known, year), basis: basisOf(house, visitType),
    totals: { visits: made.length, problems: problems.length, settled: problems.filter(({ ended }) => ended === true).length,
      asked: help.length, open: help.filter(({ closedAt }) => closedAt === undefined).length },
  };
}

function firmsOf({ house, visitType, visits }: Known, year: string): Static<typeof FirmVisits>[] {
  const guard = visitsGuard(visitType);
  if (guard === undefined) return [];
  const most = numberParameter(visitType, guard.most, parametersOf(house, visitType.id));
  const byFirm = Map.groupBy(visits.filter((of) => of.parties[guard.party] !== undefined), (of) => of.parties[guard.party] ?? '');
  const rows = [...byFirm].map(([unit, all]): Static<typeof FirmVisits> => {
    const made = all.filter((of) => wasVisited(of, year));
    const counted = made.filter((of) => countsIn(guard, of, year)).length;
    const last = made.flatMap((of) => (of.visits ?? []).map(({ day }) => day)).toSorted().at(-1);
    return {
      unit: unitName(house, unit), region: regionName(house, house.directory.units.get(unit)?.region ?? ''), counted,
        excepted: made.length - counted, most,
      toCome: all.filter(({ closedAt, visits: been = [] }) => closedAt === undefined && been.length === 0).length,
        ...(last === undefined ? {} : { last }),
    };
  });
  return rows.toSorted((a, b) => b.counted - a.counted || (a.unit.id < b.unit.id ? -1 : 1));
}

function themesOf({ house, visitType, visits, help }: Known, year: string): Static<typeof ThemeFigures>[] {
  const now = house.clocks.world();
  const choices = visitType.fields.find(({ kind }) => kind === 'choices')?.choices ?? [];
  return choices.map(({ id, title }) => {
    const asked = help.filter(({ fields }) => fields['topic'] === id);
    const rated = asked.filter(({ fields }) => fields['satisfaction'] !== undefined);
    return {
      id, title, visits: visits.filter((of) => wasVisited(of, year) && [of.fields['themes']].flat().includes(id)).length,
        asked: asked.length,
      answered: asked.filter(({ fields }) => fields['answer'] !== undefined).length, rated: rated.length,
        satisfied: rated.filter(({ fields }) => fields['satisfaction'] !== 'not').length,
      late: asked.filter(({ closedAt, clocks }) => closedAt === undefined
        && clocks.some(({ stoppedAt, party, due }) => stoppedAt === undefined && party === 'helper' && (due ?? now) < now)).length,
    };
  });
}

function basisOf(house: House, type: CaseType): Words {
  const [year, at] = [yearOf(house), civil(instant(house.clocks.world()))];
  const cite = type.parameters[visitsGuard(type)?.most ?? '']?.cite ?? '';
  return {
    zh: `本职务可见的督导帮扶|入企次数为${year}年已到场的次数,一次多主题计一次,因案入企不计|上限为地方参数(${cite})|满意=满意和基本满意|截至${at}`,
    en: `missions that this office may see | visits made in ${year}, one for several themes counts once, those asked for by a case do not count | the most is a local parameter | satisfied: also fairly satisfied | as of ${at}`,
  };
}
