import { exact } from '../../basis/decimal.ts';
import { editionOn } from '../../rulebook/choose-edition.ts';
import type { Edition } from '../../rulebook/edition.ts';
import type { AppliedLimit } from '../../rulebook/limits.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { quarterCapture, substituteForTotals, transmissionEffectiveness } from '../data-capture.ts';
import { judgeNoiseDay, judgeNoiseHour } from '../noise-zone.ts';
import { judgeOutletDay, type DayHour } from '../outlet-day.ts';
import { judgeOutletHour, type OutletHour } from '../outlet-hour.ts';
import { faultDues, faultRuns } from '../valid-transmission/faults.ts';
import { hourFates } from '../valid-transmission/hour-fates.ts';
import { transmissionRules } from '../valid-transmission/rules.ts';
import type { Probe } from './probe.fixture.ts';

const day = '2026-04-01';
const limit = (averaging: 'hour' | 'day', change: Partial<AppliedLimit> = {}): AppliedLimit =>
  ({ id: 'l', averaging, max: '50', unit: 'mg/m³', standard: 'permit', clause: '1', from: '2026-01-01', confidence: 'high', ...change });

export const emissionProbes = (): readonly Probe[] => [
  ...['N', 'F', 'M', 'S', 'D', 'C', 'T', 'B', 'O', 'P', 'R', 'U', 'A', 'Q'].flatMap((flag) =>
    [hour({ value: 60, flag }), hour({ value: 40, flag }), hour({ value: 40, o2: '6', o2Flag: flag }, { referenceO2: '6' })]),
  ...[44, 45, 46].map((minutes) => hour({ value: 60, minutes })),
  ...['18.9', '19', '19.1', '20.9', '6'].map((o2) => hour({ value: '30.55', o2 }, { referenceO2: '6' })),
  ...['w01001', 'w01009', 'pH', 'DO', 'w01018', 'a21002'].flatMap((factor) => [hour({ factor, value: '67.777' }), dayOf(factor, 24, 60)]),
  ...[19, 20, 21].map((count) => dayOf('w01018', count, 60)), weighted('w00000'), weighted('w00001'), ...captureProbes(),
];

function hour(of: Partial<OutletHour>, change: Partial<AppliedLimit> = {}): Probe {
  return { name: `hour ${JSON.stringify(of)}`, ask: (rulebook) => {
    const judged = judgeOutletHour({ factor: 'a21002', value: 40, ...of }, [limit('hour', change)], rulebook, day);
    return judged.ok ? [judged.value.verdict, judged.value.reason, judged.value.converted, judged.value.timesOver]
      : { fault: judged.fault };
  } };
}

function judgedDay(rulebook: Rulebook, factor: string, hours: readonly DayHour[]): unknown {
  const judged = judgeOutletDay({ factor, medium: 'water', hours }, [limit('day')], rulebook, day);
  return judged.ok ? [judged.value.verdict, judged.value.reason, judged.value.compared] : { fault: judged.fault };
}

const dayOf = (factor: string, count: number, value: number): Probe =>
  ({ name: `day of ${count} h ${factor}`, ask: (rulebook) =>
    judgedDay(rulebook, factor, Array.from({ length: count }, () => ({ factor, value }))) });

/** The flow of each hour as flow finds it: by the factors that the rules name. */
const weighted = (code: string): Probe => ({
  name: `day weighted by ${code}`, ask: (rulebook) => {
    const flow = rulebook.emissionData.some(({ flowFactors }) => flowFactors.has(code));
    return judgedDay(rulebook, 'w01018',
      Array.from({ length: 24 }, (_one, at) =>
      ({ factor: 'w01018', value: at < 12 ? 20 : 90, ...(flow ? { flow: at < 12 ? 1 : 9 } : {}) })));
  },
});

function captureProbes(): readonly Probe[] {
  const before = Array.from({ length: 3000 }, (_one, at) => exact(3000 - at));
  const inEdition = (name: string, of: (edition: Edition) => unknown): Probe => ({ name, ask: (rulebook) => {
    const edition = editionOn(rulebook, 'emission-data', day);
    return edition === undefined ? { fault: 'standard.not-in-force' } : of(edition);
  } });
  return [
    ...[539, 540, 541, 519, 562].map((invalid) =>
      inEdition(`capture ${invalid}`, (edition) => answer(quarterCapture(edition, day, 2160, invalid, 0)))),
    ...['74', '75', '76', '89', '90', '91'].flatMap((percent) =>
      [23, 24, 25].flatMap((gap) =>
      [inEdition(`substitute ${percent} ${gap}`, (edition) => answer(substituteForTotals(edition, day, before, exact(percent), gap)))])),
    ...['w01018', 'w21001', 'w21003', 'w21011', 'a21026'].flatMap((factor) => ['', 'N', 'C', 'B', 'D', 'F', 'P', 'T', 'M', 'S'].flatMap((flag) =>
      [undefined, 'monitor-calibration', 'production-stopped', 'monitor-fault', 'monitor-line', 'monitor-stopped'].map((mark) =>
        inEdition(`fate of ${factor} ${flag} ${mark ?? ''}`, (edition) => fates(edition, factor, flag, mark))))),
    inEdition('targets', (edition) => { const rules = transmissionRules(edition, day); return rules.ok ? [rules.value.targets.percents, faultDues(rules.value, 0)] : { fault: rules.fault }; }),
    inEdition('transmission', (edition) => answer(transmissionEffectiveness(edition, day, 24, 20, 18))),
  ];
}

/** Three hours of a day: one that counts, and two alike. */
function fates(edition: Edition, factor: string, flag: string, type: string | undefined): unknown {
  const rules = transmissionRules(edition, day);
  if (!rules.ok) return { fault: rules.fault };
  const mark = type === undefined ? undefined : { type, effect: 'not-valid' as const };
  const code = flag === '' ? 0 : flag.charCodeAt(0);
  const found = hourFates({
    factor, from: 0, flags: Uint8Array.of(78, code, code), deciding: (at) => (at === 0 ? undefined : mark), explained: () => undefined,
    short: () => false, appealed: () => false,
  }, rules.value);
  return [found, faultRuns([found], 0, rules.value)];
}

type Judged = ReturnType<typeof quarterCapture> | ReturnType<typeof substituteForTotals> | ReturnType<typeof transmissionEffectiveness>;
const answer = (judged: Judged): unknown => (judged.ok ? judged.value.result : { fault: judged.fault });

/** Levels at the turn of day and night, at the ends of the range of a sound level, and a day of them. */
export const noiseProbes = (): readonly Probe[] => [
  ...[5, 6, 7, 21, 22, 23].map((at): Probe =>
    ({ name: `hour ${at}`, ask: (rulebook) => told(judgeNoiseHour('Leq', 55, at, '2', rulebook, day)) })),
  ...[-1, 0, 1, 199, 200, 201].map((level): Probe =>
    ({ name: `level ${level}`, ask: (rulebook) => told(judgeNoiseHour('Leq', level, 12, '2', rulebook, day)) })),
  { name: 'day', ask: (rulebook) => {
    const judged = judgeNoiseDay(Array.from({ length: 24 }, (_one, at) => 40 + at), '2', rulebook, day);
    return judged.ok ? [judged.value.Ld, judged.value.Ln, judged.value.Ldn].map(({ verdict, value }) => [verdict, value?.toFixed(3)])
      : { fault: judged.fault };
  } },
];
const told = (judged: ReturnType<typeof judgeNoiseHour>): unknown =>
  (judged.ok ? [judged.value.verdict, judged.value.reason] : { fault: judged.fault });
