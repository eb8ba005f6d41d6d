import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { dryRunImport } from '../../../contract/import.ts';
import { count } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { moment } from '../../app/time-words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { DataTable } from '../../kit/data-table.tsx';

export type Dry = Static<typeof dryRunImport.reply>;

/** What the import would come to: the balance, the span, the factors, new points, and the first refused rows of each fault. */
export function DryReport({ dry }: { readonly dry: Dry }): ReactNode {
  const { t } = useTranslation('imports');
  const say = useSay();
  const { language } = usePreferences();
  const number = (value: number): string => count(value, language);
  return (
    <section className="import-dry" aria-label={t('dry-report')}>
      <h3>{t('dry-report')}</h3>
      <p className="import-balance">{t('dry-balance', { rows: number(dry.rows), fresh: number(dry.good - dry.known),
        known: number(dry.known), refused: number(dry.refused) })}</p>
      <dl>
        {dry.from === undefined || dry.to === undefined ? null : <><dt>{t('span')}</dt><dd>{moment(dry.from, language)} – {moment(dry.to,
          language)}</dd></>}
        <dt>{t('factors')}</dt><dd>{dry.factors.length === 0 ? t('none') : listed(say,
          dry.factors.map(({ name, values, absent = 0 }) => `${say(name)} ${number(values)}${absent === 0 ? '' : t('absent', { count: absent })}`))}</dd>
        <dt>{t('points')}</dt><dd>{number(dry.points)}</dd>
        <dt>{t('new-points')}</dt><dd>{dry.newPoints.length === 0 ? t('none') : listed(say,
          dry.newPoints.slice(0, 20))}{dry.newPoints.length > 20 ? ` …${number(dry.newPoints.length)}` : ''}</dd>
        {dry.refusedBy.map(({ fault, message,
          count: times }) => <div key={fault} className="import-fault"><dt>{say(message)}</dt><dd>{number(times)}</dd></div>)}
      </dl>
      {dry.firstRefused.length === 0 ? null : (
        <DataTable
          label={t('first-refused')} rows={dry.firstRefused} rowKey={({ line, fault, row }) => `${line} ${fault} ${row}`}
          columns={[
            { id: 'line', title: t('line'), number: true, width: 90, cell: ({ line }) => line, value: ({ line }) => line },
            { id: 'fault', title: t('fault'), names: true, width: '30%',
              cell: ({ message, detail }) => <>{say(message)} <span className="faint">{detail}</span></>,
              value: ({ message, detail }) => `${say(message)} ${detail}` },
            { id: 'row', title: t('row'), cell: ({ row }) => <code className="import-text">{row}</code>, value: ({ row }) => row },
          ]}
        />
      )}
    </section>
  );
}
