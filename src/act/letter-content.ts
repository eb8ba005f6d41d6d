import type { Json } from '../basis/canonical.ts';
import { dayOf, instant, isDay } from '../basis/time.ts';
import type { Case } from '../model/case.ts';
import type { CaseType, ClockUnit, FieldRule, LetterRule } from '../model/case-type.ts';
import type { LetterBlock, LetterContent, LetterPiece } from '../model/letter-content.ts';
import type { Words } from '../model/words.ts';
import { lengthOf } from './case-clocks.ts';
import type { LetterFacts } from './context.ts';

/** The letter as issued: by whom, when and until when; absent while it is a draft. */
export type Issuing = { readonly signer: string; readonly at: number; readonly due?: number };
type Language = keyof Words;
type Letter = {
  readonly type: CaseType; readonly rule: LetterRule; readonly of: Case; readonly facts: LetterFacts; readonly issued?: Issuing;
  readonly parameters: Readonly<Record<string, Json>>;
};

/** The paper that this letter is, filled from the record; nothing is typed in. In Chinese it is what goes out, in English it is for reading. */
export function letterContent(letter: Letter, language: Language = 'zh'): LetterContent {
  const { rule, of, facts, issued } = letter;
  const say = (words: Words): string => words[language];
  const kind = say(rule.kinds[String(of.fields[rule.kind])]?.title ?? { zh: '', en: '' });
  const filled = (template: Words): readonly LetterPiece[] | undefined => fill(letter, say(template), kind, language);
  const lines = (template: Words): readonly LetterBlock[] => blocksOf(filled(template));
  const sections = rule.sections.map(({ title, lines: all }) => ({ title: say(title),
    blocks: all.flatMap(lines) })).filter(({ blocks }) => blocks.length > 0);
  const copies = of.fields[rule.copies];
  return {
    form: 'gbt9704-letter-1', organ: say(facts.issuer), to: say(facts.to),
    title: language === 'zh' ? chineseMarks(`${facts.issuer.zh}关于${of.title.zh}的${kind}`) : `${kind}: ${of.title.en}`,
    body: [
      ...lines(rule.opening),
      ...sections.flatMap(({ title, blocks }, at): readonly LetterBlock[] => [{ kind: 'heading',
        pieces: [`${ordinal(at, language)}${language === 'zh' ? chineseMarks(title) : title}`] }, ...blocks]),
      ...lines(rule.closing),
    ],
    enclosures: of.evidence.map(({ name }) => name),
    ...(facts.mark !== undefined && { mark: say(facts.mark) }),
    ...(issued !== undefined && { date: dayWords(dayOf(instant(issued.at)), language) }),
      ...(facts.number !== undefined && { number: facts.number.number }),
    ...(typeof copies === 'string' && copies !== '' && { copies }),
  };
}

const marks: Readonly<Record<string, string>> = { ',': '\uff0c', ':': '\uff1a', ';': '\uff1b', '(': '\uff08', ')': '\uff09' };
/** Declarations write plain marks; on paper Chinese text has its own (GB/T 15834). What the record says verbatim stays as it is. */
const chineseMarks = (text: string): string => text.replaceAll(/[,:;()]/gu, (mark) => marks[mark] ?? mark);

/** 一、二、… of the first level (GB/T 9704 clause 7.3.3). */
const ordinal = (at: number, language: Language): string => (language === 'zh' ? `${'一二三四五六七八九'[at] ?? at + 1}、` : `${at + 1}. `);

/** A template with everything that it names; undefined where the record does not say one of them. */
function fill(letter: Letter, template: string, kind: string, language: Language): readonly LetterPiece[] | undefined {
  const pieces = template.split(/(\{[a-zA-Z]+\})/u).filter((part) => part !== '').map((part): LetterPiece | undefined => {
    const name = /^\{([a-zA-Z]+)\}$/u.exec(part)?.[1];
    return name === undefined ? (language === 'zh' ? chineseMarks(part) : part) : name === 'kind' ? kind : valueOf(letter, name, language);
  });
  return pieces.some((piece) => piece === undefined) ? undefined : pieces as readonly LetterPiece[];
}

function valueOf({ type, rule, of, issued, parameters }: Letter, name: string, language: Language): LetterPiece | undefined {
  const clock = type.clocks.find(({ id }) => id === rule.clock);
  if (name === 'term' && clock !== undefined) {
    return { text: termWords(lengthOf(type, clock, of.fields, parameters), clock.unit, language), source: `clocks.${rule.clock}` };
  }
  if (name === 'due') return { text: dueWords(issued, language), source: `clocks.${rule.clock}` };
  const field = [...type.fields, ...type.steps.flatMap(({ input }) => input)].find(({ id }) => id === name);
  const text = field === undefined ? undefined : fieldText(field, of.fields[name], language);
  return text === undefined ? undefined : { text, source: `fields.${name}` };
}

function dueWords(issued: Issuing | undefined, language: Language): string {
  if (issued?.due !== undefined) return dayWords(dayOf(instant(issued.due)), language);
  if (issued === undefined) return language === 'zh' ? chineseMarks('(签发后确定)') : '(set when it is issued)';
  return language === 'zh' ? chineseMarks('(放假安排公布后确定)') : '(set once the working days are published)';
}

function fieldText(rule: FieldRule, value: Json | undefined, language: Language): string | undefined {
  if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return undefined;
  if (rule.kind === 'choice') return rule.choices?.find(({ id }) => id === value)?.title[language] ?? String(value);
  return rule.kind === 'day' && isDay(String(value)) ? dayWords(String(value), language) : String(value);
}

/** A text of several lines is several paragraphs. */
function blocksOf(pieces: readonly LetterPiece[] | undefined): readonly LetterBlock[] {
  const [only, ...rest] = pieces ?? [];
  if (pieces === undefined || only === undefined) return [];
  if (rest.length > 0 || typeof only === 'string') return [{ kind: 'text', pieces }];
  return only.text.split(/\r?\n/u).filter((line) => line.trim() !== '').map((line) => ({ kind: 'text', pieces: [{ text: line.trim(),
    source: only.source }] }));
}

/** 成文日期 in Arabic numerals, neither month nor day filled up (clause 7.3.5.4). */
function dayWords(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return language === 'zh' ? `${year}年${Number(month)}月${Number(date)}日` : day;
}

const units: Readonly<Record<ClockUnit, Words>> = {
  'working-day': { zh: '个工作日', en: ' working days' }, 'natural-day': { zh: '日', en: ' days' }, hour: { zh: '小时', en: ' hours' },
  month: { zh: '个月', en: ' months' }, year: { zh: '年', en: ' years' },
};
const termWords = (length: number, unit: ClockUnit, language: Language): string => `${length}${units[unit][language]}`;
