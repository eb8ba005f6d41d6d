import { Input } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { pointLimits } from '../../../contract/standard.ts';
import { useSay } from '../../app/words/pick.ts';
import { useClauseWords } from '../../app/words/clause-words.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { boundOf } from './grounds.ts';

type Answer = Static<typeof pointLimits.reply>;
type Limit = Answer['limits'][number];

/** Every limit that applied to the outlet on a day: permit, province, nation; the strictest marked; the unknown said plainly. */
export function DayLimits({ answer, onDay }: { readonly answer: Answer; readonly onDay: (day: string) => void }): ReactNode {
  const { t } = useTranslation('enterprises');
  return (
    <>
      <div className="day-limits-head">
        <h2>{t('day-limits', { day: answer.on })}</h2>
        <label>{t('limits-day')} <Input key={answer.on} type="date" defaultValue={answer.on} onChange={({ target }) =>
          { if (target.value !== '') onDay(target.value); }} style={{ width: 160 }} /></label>
      </div>
      <section className="sheet"><LimitTable limits={answer.limits} label={t('day-limits', { day: answer.on })} /><NotHeld answer={answer} /></section>
    </>
  );
}

function LimitTable({ limits, label }: { readonly limits: readonly Limit[]; readonly label: string }): ReactNode {
  const { t } = useTranslation('enterprises');
  const say = useSay();
  const write = useClauseWords();
  const text = (id: string, title: string, of: (limit: Limit) =>
    string): Column<Limit> => ({ id, title, cell: (limit) => of(limit) || '—', value: of });
  const oxygen = ({ referenceO2 }: Limit): string => (referenceO2 === undefined ? '' : t('reference-o2', { value: referenceO2 }));
  const condition = (limit: Limit): string =>
    [oxygen(limit), limit.waterTemperature === undefined ? '' : t('water-temperature', { range: limit.waterTemperature }), limit.condition ?? ''].filter((part) => part !== '').join(' · ');
  const columns: readonly Column<Limit>[] = [
    {
      id: 'factor', title: t('factor'), names: true,
      cell: ({ factor }) => say(factor.name),
      value: ({ factor }) => say(factor.name),
    },
    text('averaging', t('averaging'), ({ averaging }) => t(`averaging-${averaging}`)),
    {
      id: 'limit', title: t('limit-value'), number: true,
      cell: (limit) => <b>{boundOf(limit)} {limit.unit}</b>,
      value: (limit) => `${boundOf(limit)} ${limit.unit}`,
    },
    {
      id: 'strictest', title: t('strictest'),
      cell: ({ strictest }) => (strictest ? <StatusTag tone="review">{t('is-strictest')}</StatusTag> : '—'),
      value: ({ strictest }) => (strictest ? t('is-strictest') : ''),
    },
    text('set-by', t('set-by'), ({ setBy }) => t(`set-by-${setBy}`)),
    text('ground', t('ground'), ({ standard, clause }) => `${standard} ${write(clause)}`),
    ...(limits.some((limit) => condition(limit) !== '') ? [text('condition', t('condition'), condition)] : []),
    text('from', t('from'), ({ from }) => from),
    {
      id: 'confidence', title: t('confidence'), value: ({ confidence }) => t(`${confidence}-confidence`),
      cell: ({ confidence }) =>
        (confidence === 'low' ? <StatusTag tone="due">{t('low-confidence')}</StatusTag> : <span className="faint">{t('high-confidence')}</span>),
    },
  ];
  return <DataTable label={label} columns={columns} rows={limits} rowKey={({ id, factor, averaging, condition: when, waterTemperature }) =>
    [id, factor.code, averaging, when, waterTemperature].join(' ')} empty={t('none-that-day')} />;
}

/** What the table cannot hold: figures that were not obtained, standards that are not held. */
function NotHeld({ answer: { notKnown, unheld } }: { readonly answer: Answer }): ReactNode {
  const { t } = useTranslation('enterprises');
  const say = useSay();
  const write = useClauseWords();
  if (notKnown.length === 0 && unheld.length === 0) return null;
  return (
    <div className="day-limits-open">
      {notKnown.length === 0 ? null : (
        <>
          <p>{t('not-known', { count: notKnown.length })}</p>
          <ul>{notKnown.map(({ standard, clause, pollutant, averaging }) =>
            <li key={`${standard} ${clause} ${pollutant.en} ${averaging}`}>{say(pollutant)} <span className="faint">{standard} {write(clause)}</span></li>)}</ul>
        </>
      )}
      {unheld.length === 0 ? null : <p>{t('unheld', { names: unheld.join(', ') })}</p>}
    </div>
  );
}
