import { dayOf, instant } from '../../../basis/time.ts';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorldMinute } from '../../app/session.ts';
import { useSay } from '../../app/words/pick.ts';
import { ruleName, useStandardWords } from '../../app/words/standard-words.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { placeWords } from './field-words.ts';
import { plainSubject, type ShownRow } from './rows.ts';

/** The day that the address asks for, else the day of business; undefined before the server said what day it is. */
export function useDay(asked: string | undefined): string | undefined {
  const now = useWorldMinute();
  return asked ?? (now === 0 ? undefined : dayOf(instant(now)));
}

/** A day to choose; an emptied field changes nothing. */
export const DayInput = ({ label, day, onDay }: { readonly label: string; readonly day: string | undefined; readonly onDay: (day: string) =>
  void }): ReactNode => (
  <label className="day-input">{label} <Input key={day} type="date" defaultValue={day} onChange={({ target }) =>
    { if (target.value !== '') onDay(target.value); }} style={{ width: 160 }} /></label>
);

/** How sure the row is, in words: colour never says it alone. */
export function Confidence({ low }: { readonly low: boolean }): ReactNode {
  const { t } = useTranslation('standards');
  return low ? <StatusTag tone="due">{t('low')}</StatusTag> : <span className="faint standards-whole">{t('high')}</span>;
}

export type RowWords = { readonly subject: (row: ShownRow) =>
  string; readonly figure: (row: ShownRow) => string; readonly applies: (row: ShownRow) => string };

/** What a row says, in the language that is on. */
export function useRowWords(): RowWords {
  const { t } = useTranslation('standards');
  const say = useSay();
  const write = useStandardWords();
  return {
    subject: (row) => {
      const words = row.name ?? (row.pollutant === '' ? ruleName(plainSubject(row)) : undefined);
      return words === undefined ? plainSubject(row) : say(words);
    },
    figure: (row) => {
      if (row.op === 'not-known' || row.op === 'absent' || row.op === 'not-detected') return t(row.op);
      return row.referenceO2 === '' ? write(row.figure, 'figures') : t('at-oxygen', { figure: row.figure.replace(/ at \S+ % O2$/u, ''), value: row.referenceO2 });
    },
    applies: (row) => row.applies.map(([name, value]) => `${say(placeWords(name))} ${write(value)}`).join(' · '),
  };
}
