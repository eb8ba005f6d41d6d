import { civil, dayMs, dayOf, hourMs, instant } from '../../basis/time.ts';
import { judgeReport } from '../../judge/air-index.ts';
import { judgeOutletHour } from '../../judge/outlet-hour.ts';
import { classify } from '../../judge/section-class.ts';
import type { Step } from '../../judge/verdict.ts';
import { ambientPollutants, sectionItems } from '../../model/ambient.ts';
import type { Determination } from '../../model/determination.ts';
import type { Factor } from '../../model/factor.ts';
import type { ExplainStep, Finding } from '../../model/finding.ts';
import { determinationId } from '../../model/identifier.ts';
import type { Reading } from '../../model/reading.ts';
import type { Words } from '../../model/words.ts';
import { inForce } from '../../rulebook/edition.ts';
import { hourFields, hoursOf, minuteFields, validValues, type HourReadings } from '../determine/hour-readings.ts';
import { determineDay } from '../determine/outlet-days.ts';
import { outletHour } from '../determine/outlet.ts';
import { marksAbout } from '../determine/marked.ts';
import { termsOf } from '../determine/terms.ts';
import { explained, shortened } from '../explain.ts';
import { factorAt } from '../factor-at.ts';
import type { House } from '../house.ts';
import { step, type ChainLink } from './chain.ts';
import { citeOf, citeSea, limitFrom } from './citations.ts';
import { earlierVerdicts } from './earlier-verdicts.ts';
import { readingLink } from './frame-links.ts';
import { dayMarkSteps, markSteps } from './mark-steps.ts';
import { noiseGround } from './noise-links.ts';
import { seaGround } from './sea-links.ts';
import { outcome } from './outcome.ts';

type Asked = { readonly point: number; readonly factor: string; readonly period: 'hour' | 'day'; readonly at: number };

/** A determination explained anew from what is stored (same inputs, same digits), its readings and their frames. */
export async function determinationLinks(house: House, asked: Asked, until: number): Promise<ChainLink[]> {
  const rows = await house.observations.determinations({ points: [asked.point], factors: [asked.factor], period: asked.period, window: { from: asked.at, to: until } });
  const row = rows[0];
  if (row === undefined) return [];
  const point = house.directory.pointAt(asked.point, asked.at);
  const noise = point?.kind === 'noise-station' ? await noiseGround(house, point, row) : undefined;
  const sea = point?.kind === 'sea-buoy' ? await seaGround(house, point, row) : undefined;
  const ground = noise ?? sea;
  if (ground === undefined && asked.period === 'day') return dayLinks(house, row);
  const hour = ground === undefined ? await hourOf(house, asked.point, asked.at) : undefined;
  const factor = factorAt(house, asked.point, asked.factor);
  const cite = sea?.verdict === undefined ? citeOf(house, row, noise?.verdict) : citeSea(sea.verdict);
  const link: ChainLink = {
    ...headOf(row, factor.name), id: determinationId(row), at: row.at,
    steps: [
      ...(hour === undefined ? [] : inWords(explained(stepsOf(house, hour, row)), factor)), ...inWords(explained(ground?.steps ?? []), factor),
      ...markSteps(house, hour?.factors.get(row.factor)?.mark ?? ground?.mark), ...outcome(row), ...(await earlierVerdicts(house, row)),
    ],
    ...(cite === undefined ? {} : { cite }), versions: { edition: row.edition, code: house.version },
  };
  if (ground !== undefined) return [link, ...(await linksOf(house, ground.readings))];
  return [link, ...(hour === undefined ? [] : await readingsOf(house, hour, asked.factor))];
}

/** A day explained anew from its hours; each hour's own "why?" goes on from its determination. */
async function dayLinks(house: House, row: Determination): Promise<ChainLink[]> {
  const hours = await hoursOfDay(house, row.point, row.at);
  const point = house.directory.pointAt(row.point, row.at);
  const judged = point === undefined ? [] : determineDay(house, point, row.at, hours, termsOf(house));
  const steps = judged.find((one) => one.row.factor === row.factor)?.steps ?? [];
  const factor = factorAt(house, row.point, row.factor);
  const day = dayOf(instant(row.at));
  const cite = citeOf(house, row, undefined);
  const link: ChainLink = {
    kind: 'determination', id: determinationId(row), at: row.at, title: { zh: `${factor.name.zh} ${day} 日均值判定`, en: `determination of the daily mean of ${factor.name.en} on ${day}` },
    steps: [...explained(steps), ...dayMarkSteps(house, hours, row.factor), ...outcome(row), ...(await earlierVerdicts(house, row))], ...(cite === undefined ? {} : { cite }), versions: { edition: row.edition, code: house.version },
  };
  const readings = hours.flatMap((hour) => {
    const fields = hour.factors.get(row.factor)?.fields;
    return fields?.Avg ?? fields?.Rtd ?? [];
  });
  const links = await Promise.all(readings.map((reading) => readingLink(house, reading)));
  return [link, ...links.flat().sort((a, b) => Number(a.kind === 'frame') - Number(b.kind === 'frame'))];
}

async function hoursOfDay(house: House, point: number, at: number): Promise<readonly HourReadings[]> {
  const asked = Array.from({ length: dayMs / hourMs }, (_one, hour) => ({ point, at: at + hour * hourMs }));
  const [marked, hourly, byMinute] = await Promise.all([marksAbout(house, asked), house.observations.readingsOfHours(asked, 'hour', hourFields), house.observations.readingsOfHours(asked, 'minute', minuteFields)]);
  return hoursOf(house.directory, hourly, byMinute, marked);
}

/** The judge speaks in factor codes; people read names. */
const inWords = (steps: readonly ExplainStep[], { code, name }: Factor): ExplainStep[] =>
  steps.map((one) => (one.zh.endsWith(` ${code}`) ? { ...one, zh: one.zh.replace(code, name.zh), en: one.en.replace(code, name.en) } : one));

/** 判定 against a limit, or 评价 of an index or a class: the head of the link says which. */
function headOf(row: Determination, name: Words): Pick<ChainLink, 'kind' | 'title'> {
  const at = civil(instant(row.at));
  return row.verdict === 'assessed'
    ? { kind: 'assessment', title: { zh: `${name.zh} ${at} 评价`, en: `assessment of ${name.en} at ${at}` } }
    : { kind: 'determination', title: { zh: `${name.zh} ${at} 判定`, en: `determination of ${name.en} at ${at}` } };
}

/** A finding as it was kept, then the determination beneath it as it stands today. */
export async function findingLinks(house: House, finding: Finding): Promise<ChainLink[]> {
  const link: ChainLink = {
    kind: 'finding', id: finding.id, at: finding.at, title: { zh: `超标线索依据 ${shortened(finding.value)} ${finding.unit},限值${finding.limit}`, en: `exceedance ${shortened(finding.value)} ${finding.unit}, limit ${finding.limit}` },
    steps: [...inWords(finding.steps, factorAt(house, finding.point, finding.factor)), ...(finding.withdrawnAt === undefined ? [] : [step('withdrawn', '已撤回', 'withdrawn', civil(instant(finding.withdrawnAt)))])],
    cite: { standard: finding.standard, clause: finding.clause, effectiveFrom: limitFrom(house, finding) ?? '', confidence: finding.confidence },
    versions: { edition: finding.edition, method: finding.method, code: house.version },
  };
  return [link, ...(await determinationLinks(house, { point: finding.point, factor: finding.factor, period: finding.period, at: finding.at }, finding.at + 1))];
}

async function hourOf(house: House, point: number, at: number): Promise<HourReadings | undefined> {
  const asked = [{ point, at }];
  const [marked, hourly, byMinute] = await Promise.all([marksAbout(house, asked), house.observations.readingsOfHours(asked, 'hour', hourFields), house.observations.readingsOfHours(asked, 'minute', minuteFields)]);
  return hoursOf(house.directory, hourly, byMinute, marked)[0];
}

function stepsOf(house: House, hour: HourReadings, row: Determination): readonly Step[] {
  const steps: Step[] = [];
  const day = dayOf(instant(row.at));
  if (hour.point.kind === 'air-station') {
    const index = inForce(house.rulebook.airIndexes, day);
    if (index !== undefined) judgeReport(index, 'station-hour', validValues(hour, ambientPollutants), steps);
  } else if (hour.point.kind === 'water-section') {
    const water = inForce(house.rulebook.surfaceWaters, day);
    if (water !== undefined) classify(water, validValues(hour, sectionItems), hour.point.waterbody ?? 'river', steps);
  } else if (hour.point.kind !== 'noise-station' && hour.point.kind !== 'sea-buoy') {
    const held = hour.factors.get(row.factor);
    const given = held === undefined ? undefined : outletHour(hour, row.factor, held);
    if (given !== undefined) judgeOutletHour(given, termsOf(house).limitsOf.of(row.point, day, row.factor), house.rulebook, day, steps);
  }
  return steps;
}

/** The readings that entered it: one factor's, or all of them for an index; each frame once. */
async function readingsOf(house: House, hour: HourReadings, factor: string): Promise<ChainLink[]> {
  const wanted = hour.factors.has(factor) ? [factor, 'a19001'] : [...hour.factors.keys()];
  const readings = wanted.flatMap((code) => {
    const fields = hour.factors.get(code)?.fields;
    const reading: Reading | undefined = fields?.Avg ?? fields?.Rtd;
    return reading === undefined ? [] : [reading];
  });
  return linksOf(house, readings);
}

/** Readings with their frames, frames last and each once. */
export async function linksOf(house: House, readings: readonly Reading[]): Promise<ChainLink[]> {
  const links = await Promise.all(readings.map((reading) => readingLink(house, reading)));
  const seen = new Set<string>();
  return links.flat().sort((a, b) => Number(a.kind === 'frame') - Number(b.kind === 'frame')).filter((link) => !seen.has(link.id) && seen.add(link.id));
}
