import { exact } from '../../basis/decimal.ts';
import { bandOf, bandsOf } from '../../rulebook/bands.ts';
import { editionOn } from '../../rulebook/choose-edition.ts';
import type { Edition } from '../../rulebook/edition.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { BandRow } from '../../rulebook/water-rows.ts';
import { waterClasses } from '../../rulebook/surface-water.ts';
import { assessBasin, statusOfClass } from '../basin-period.ts';
import { meansOverTime, type ItemMeans } from '../item-means.ts';
import { judgeSeaDay } from '../sea-day.ts';
import { judgeSectionClass } from '../section-class.ts';
import { sectionPollutants } from '../section-pollutants.ts';
import { assessMeans } from '../section-period.ts';
import { around } from './edge-probes.fixture.ts';
import { lineProbe, type Probe } from './probe.fixture.ts';

const day = '2026-04-01';
const items = ['pH', 'DO', 'CODMn', 'BOD5', 'NH3-N', 'oil', 'phenol', 'Hg', 'Pb', 'COD', 'TP', 'Cu', 'Zn', 'F', 'Se', 'As', 'Cd', 'Cr6',
  'CN', 'LAS', 'S2-', 'TN', 'fecal-coliform', 'temperature', 'turbidity', 'conductivity', 'chlorophyll-a', 'algae'];

const inEdition = (rulebook: Rulebook, family: string, of: (edition: Edition) => unknown): unknown => {
  const edition = editionOn(rulebook, family, day);
  return edition === undefined ? { fault: 'standard.not-in-force' } : of(edition);
};
const meansOf = (statistics: Edition, samples: readonly Readonly<Record<string, string>>[]): ItemMeans => {
  const means = meansOverTime(samples.map((values, at) => ({ at, values })), statistics, day);
  if (!means.ok) throw new TypeError(means.detail);
  return means.value;
};

export const waterProbes = (): readonly Probe[] =>
  [...items.flatMap(itemProbes), ...meansProbes(), ...basinProbes(), ...statusProbes(), ...saturationProbes(), ...seaProbes()];

/** Every item: far beyond class V alone; its mean in full and rounded; among four worse ones beyond class III. */
function itemProbes(item: string): readonly Probe[] {
  const beyond = item === 'DO' ? '0.1' : item === 'pH' ? '4' : '900000';
  return [
    { name: `section ${item} far beyond`, ask: (rulebook) => judgeSectionClass({ [item]: beyond, COD: '10' }, 'lake', rulebook, day) },
    { name: `mean of ${item}`, ask: (rulebook) => inEdition(rulebook, 'surface-water-statistics', (statistics) => {
      const period = assessMeans(meansOf(statistics, [{ [item]: '1.23456789' }, { [item]: '1.23456781' }, { COD: '1' }]),
        { waterbody: 'river', digits: 'rounded', day }, rulebook);
      return period.ok ? period.value.means.map(({ item: name, value }) => [name, value]) : { fault: period.fault };
    }) },
    { name: `main pollutants with ${item}`, ask: (rulebook) => inEdition(rulebook, 'surface-water-evaluation', (evaluation) => {
      const [water] = rulebook.surfaceWaters;
      const above = item === 'DO' ? '4.9' : item === 'pH' ? '5.9' : water?.items.river.get(item)?.limits[2]?.max?.times('1.01').toString();
      if (water === undefined || above === undefined) return { fault: 'standard.no-row' };
      const found = sectionPollutants(water, evaluation, day, { COD: '900', BOD5: '900', TP: '90', 'NH3-N': '90', [item]: above },
        'river', 3);
      return found.ok ? found.value.main : { fault: found.fault };
    }) },
  ];
}

function meansProbes(): readonly Probe[] {
  const of = (name: string, samples: readonly Readonly<Record<string, string>>[], waterbody: 'river' | 'lake' = 'river'): Probe => ({
    name, ask: (rulebook) => inEdition(rulebook, 'surface-water-statistics', (statistics) => {
      const period = assessMeans(meansOf(statistics, samples), { waterbody, digits: 'rounded', day }, rulebook);
      return period.ok ? [period.value.means.map(({ item, value }) => [item, value]), period.value.trophic, period.value.waterClass]
        : { fault: period.fault };
    }),
  });
  return [of('half of a detection limit', [{ Hg: '<0.00004', COD: '<15' }]), of('what would vanish', [{ Hg: '0.000004' }]),
    of('nothing to keep', [{ COD: '10' }]),
    of('a lake', [{ 'chlorophyll-a': '12', TP: '0.04', TN: '0.9', transparency: '1.2', CODMn: '3.5' }], 'lake')];
}

function basinProbes(): readonly Probe[] {
  const basin = (...oxygen: readonly string[]): Probe => ({
    name: `basin of ${oxygen.join()}`, ask: (rulebook) => inEdition(rulebook, 'surface-water-statistics', (statistics) => {
      const terms = { waterbody: 'river', digits: 'rounded', day } as const;
      const sections = oxygen.flatMap((value) => {
        const means = meansOf(statistics,
          [{ DO: value, COD: value === '1' ? '90' : '10', BOD5: value === '1' ? '90' : '1', TP: value === '1' ? '9'
          : '0.01', 'NH3-N': value === '1' ? '9' : '0.1' }]);
        const period = assessMeans(means, terms, rulebook);
        return period.ok ? [{ means, period: period.value }] : [];
      });
      const found = assessBasin(sections, terms, rulebook);
      return found.ok ? [found.value.way, found.value.status, found.value.main] : { fault: found.fault };
    }),
  });
  return [basin('8', '8', '8', '1'), basin('8', '8', '8', '8', '1'), basin('8', '8', '8', '8', '8', '1')];
}

const statusProbes = (): readonly Probe[] => waterClasses.map((name) => ({
  name: `status of class ${name}`, ask: (rulebook) =>
    inEdition(rulebook, 'surface-water-evaluation', (evaluation) => statusOfClass(evaluation, day, name) ?? { fault: 'standard.no-row' }),
}));

/** Below the detection limit, in the sum of nitrogen at the end of class 1 and in the index. */
const seaProbes = (): readonly Probe[] => [
  lineProbe('sea-water-class', day, { values: { 'NO3-N': '0.1', 'NO2-N': '0', 'NH4-N': '<0.2' } }),
  lineProbe('sea-eutrophication', day, { values: { COD: '<4', DIN: '0.5', SRP: '0.05' } }),
  ...['1', '2', '3', '4'].flatMap((zone) => ['1', '3', '3.5', '4.5', '6'].map((COD) => buoyDay(24, COD, zone))),
  ...[11, 12, 13, 14].map((hours) => buoyDay(hours, '1', undefined)),
];

/** A day of a buoy with so many hours of one value, in a function zone. */
const buoyDay = (count: number, COD: string, zone: string | undefined): Probe => ({
  name: `buoy, ${count} hours of COD ${COD} in zone ${zone}`, ask: (rulebook) => {
    const judged = judgeSeaDay(Array.from({ length: count }, (_one, at) => ({ at, values: { COD } })), zone, rulebook, day);
    return judged.ok ? [judged.value.verdict, judged.value.reason, judged.value.class] : { fault: judged.fault };
  },
});

/** Oxygen of class II by itself and of class I by saturation: the temperature decides. 7.2 mg/L is 90 % of 8 mg/L at 26.9 °C. */
const saturationProbes = (): readonly Probe[] => ['26.8', '26.9', '27.0', '2', '40'].map((temperature) => ({
  name: `saturation at ${temperature}`, ask: (rulebook) => judgeSectionClass({ DO: '7.2', temperature }, 'river', rulebook, day),
}));

const chlorophyll = (value: string): object => ({ chla_mg_m3: value, TP: '0.04', TN: '0.9', SD: '1.2', CODMn: '3.5' });
/** Good and bad water so that the change of the one less that of the other is `change` points. */
const halves = (change: string): object =>
  ({ shares_percent: { 'I-III': exact(50).plus(exact(change).dividedBy(2)).toString(), 'IV-V': '0',
  '>V': exact(50).minus(exact(change).dividedBy(2)).toString() } });
/** Bands of a scale at their ends, by the assessment that uses the scale. */
export function bandProbes(row: BandRow): readonly Probe[] {
  const edges = [row.least, row.above, row.most, row.below].flatMap(around);
  switch (row.scale) {
    case 'black-odorous': return edges.map((value) =>
      lineProbe('black-odorous', day, { values: { transparency: 200, DO: 9, ORP: 400, 'NH3-N': '0.1', [row.item ?? '']: value } }));
    case 'trend': return edges.flatMap((change) => (exact(change).lessThanOrEqualTo(90) ? [change, exact(change).negated().toString()] : []))
      .map((change) => lineProbe('water-trend', day, { before: halves('0'), after: halves(change) }));
    case 'trend-of-section': return ['II', 'III', 'IV', 'V', '>V'].map((after) => lineProbe('water-trend', day, { before: 'II', after }));
    case 'eutrophication': return edges.map((index) =>
      lineProbe('sea-eutrophication', day, { values: { COD: '45', DIN: '0.0001', SRP: index } }));
    default: return edges.map((value) =>
      ({ name: `${row.scale} ${value}`, ask: (rulebook) =>
      rulebook.editions.filter(({ rows }) => rows.some((one) => one.kind === 'band' && one.scale === row.scale)).map((edition) =>
      bandOf(bandsOf(edition, row.scale, day, row.item), exact(value))?.grade) }));
  }
}

/** Terms of an index, each value in turn another. */
const manyValues = Array.from({ length: 60 }, (_one, at) => String(Math.round(1.17 ** at * 10) / 100));
export const termProbes = (): readonly Probe[] =>
  manyValues.flatMap((value) =>
  ['chla_mg_m3', 'TP', 'TN', 'SD', 'CODMn'].map((name) => lineProbe('tli', day, { ...chlorophyll('12'), [name]: value })));
