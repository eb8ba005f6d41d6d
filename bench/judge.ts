import { createHash } from 'node:crypto';
import { seededRandom } from '../src/basis/random.ts';
import { judgeLine } from '../src/judge/line.ts';
import { loadRulebook } from '../src/roof/standards-folder.ts';
import { aqiLine, outletLine, sectionLine } from './judge-lines.ts';
import { floatIndex } from './float-index.ts';

export type JudgeInputs = { readonly lines: number; readonly seed: number };
export type JudgeFigures = {
  readonly aqiLinesPerMinute: number; readonly outletHourLinesPerMinute: number; readonly sectionLinesPerMinute: number;
  /** Plain floating point, AQI only, JSON both ways: no clause, no steps, no faults, no rounding rule. */
  readonly floatAqiLinesPerMinute: number;
  /** Lines for which floating point gives another AQI, or one where there is none. */
  readonly floatDiffers: number;
};

/** `qingshan judge` on one core, without the pipe: text line in, text line out; the float peer reads the same AQI lines. */
export function benchJudge({ lines, seed }: JudgeInputs): { figures: JudgeFigures; inputs: JudgeInputs; hash: string } {
  const rulebook = loadRulebook();
  const hash = createHash('sha256');
  const float = floatIndex(rulebook);
  const random = seededRandom(seed);
  const made = (of: (random: () => number, id: number) => string): readonly string[] => Array.from({ length: lines }, (_, id) => of(random, id));
  const judge = (line: string): string => judgeLine(line, rulebook);
  const aqi = made(aqiLine);
  const ours = timed(aqi, judge);
  const peer = timed(aqi, float);
  const outlets = timed(made(outletLine), judge);
  const sections = timed(made(sectionLine), judge);
  for (const { answers } of [ours, outlets, sections]) for (const answer of answers) hash.update(`${answer}\n`);
  return {
    figures: {
      aqiLinesPerMinute: ours.perMinute, outletHourLinesPerMinute: outlets.perMinute, sectionLinesPerMinute: sections.perMinute,
      floatAqiLinesPerMinute: peer.perMinute, floatDiffers: ours.answers.filter((answer, index) => aqiOf(answer) !== aqiOf(peer.answers[index] ?? '')).length,
    },
    inputs: { lines, seed },
    hash: hash.digest('hex').slice(0, 16),
  };
}

/** Once over a tenth for the compiler, then over all. */
function timed(lines: readonly string[], answer: (line: string) => string): { perMinute: number; answers: readonly string[] } {
  for (const line of lines.slice(0, Math.ceil(lines.length / 10))) answer(line);
  const started = performance.now();
  const answers = lines.map(answer);
  return { perMinute: Math.round(lines.length / (performance.now() - started) * 60_000), answers };
}

function aqiOf(answer: string): number | undefined {
  const { result }: { result?: { aqi?: number } } = JSON.parse(answer);
  return result?.aqi;
}
