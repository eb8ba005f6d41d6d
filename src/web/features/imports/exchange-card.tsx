import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dryRunExchange, putExchangeSource, type listExchangeSources } from '../../../contract/exchange.ts';
import type { Words } from '../../../model/words.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { count } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { moment } from '../../app/time-words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, type Tone } from '../../kit/status-tag.tsx';
import { DryReport, type Dry } from './dry-report.tsx';
import { ExchangeForm } from './exchange-form.tsx';

export type SourceRow = Static<typeof listExchangeSources.reply>['rows'][number];
type Batch = SourceRow['batches'][number];
type Told = { readonly row: SourceRow; readonly mayChange: boolean; readonly basis: Words; readonly onChanged: () => void };

/** One source: where it is, how reading stands, what was refused and why, the newest batches. */
export function ExchangeCard({ row, mayChange, basis, onChanged }: Told): ReactNode {
  const { t } = useTranslation('imports');
  const say = useSay();
  const [editing, setEditing] = useState(false);
  const [dry, setDry] = useState<Dry>();
  const { source, by } = row;
  const { host, port, tls, database, schema, user } = source.end;
  const place = `${host}:${port}${tls ? ' TLS' : ''}/${database}`;
  return (
    <section className="exchange-card" aria-label={say(source.name)}>
      <header>
        <div>
          <h3>{say(source.name)} <State row={row} /></h3>
          <p className="quiet exchange-place">{t('exchange-at', { place, schema, user, seconds: source.everySeconds, by })}</p>
        </div>
        {mayChange ? <Buttons row={row} editing={editing} onEdit={() => setEditing(!editing)} onDry={setDry} onChanged={onChanged} /> : null}
      </header>
      {editing ? <ExchangeForm held={row} onSaved={() => { setEditing(false); onChanged(); }} /> : null}
      <Trouble row={row} />
      <Figures row={row} />
      <p className="quiet exchange-basis">{say(basis)}</p>
      {dry === undefined ? null : <DryReport dry={dry} />}
      <Batches rows={row.batches} />
    </section>
  );
}

function State({ row: { source, standing } }: { readonly row: SourceRow }): ReactNode {
  const { t } = useTranslation('imports');
  const [word, tone]: ['paused' | 'trouble' | 'new' | 'ok', Tone] = source.paused ? ['paused', 'neutral'] : standing.trouble !== undefined ? ['trouble', 'late']
    : standing.lookedAt === undefined ? ['new', 'neutral'] : ['ok', 'ok'];
  return <StatusTag tone={tone}>{t(`exchange-state-${word}`)}</StatusTag>;
}

type Does = { readonly row: SourceRow; readonly editing: boolean; readonly onEdit: () => void; readonly onDry: (dry: Dry) => void; readonly onChanged: () => void };
function Buttons({ row: { source }, editing, onEdit, onDry, onChanged }: Does): ReactNode {
  const { t } = useTranslation('imports');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const doing = (work: () => Promise<void>) => (): void => void work().catch((error: unknown) => message.error(faultWords(error, language)));
  const turn = async (): Promise<void> => {
    await call(putExchangeSource, { params: { id: source.id }, body: { ...source, paused: !source.paused } });
    onChanged();
  };
  return (
    <div className="exchange-buttons no-print">
      <Button size="small" onClick={doing(async () => onDry(await call(dryRunExchange, { params: { id: source.id } })))}>{t('exchange-try')}</Button>
      <Button size="small" onClick={doing(turn)}>{t(source.paused ? 'exchange-resume' : 'exchange-pause')}</Button>
      <Button size="small" aria-expanded={editing} onClick={onEdit}>{t(editing ? 'exchange-close' : 'exchange-edit')}</Button>
    </div>
  );
}

function Trouble({ row: { standing: { trouble } } }: { readonly row: SourceRow }): ReactNode {
  const { t } = useTranslation('imports');
  const say = useSay();
  if (trouble === undefined) return null;
  return (
    <p className="exchange-trouble" role="status">
      {t('exchange-trouble', { says: say(trouble.message) })}{trouble.detail === '' ? null : <span className="mono"> {trouble.detail}</span>}
    </p>
  );
}

function Figures({ row: { standing, totals } }: { readonly row: SourceRow }): ReactNode {
  const { t } = useTranslation('imports');
  const { language } = usePreferences();
  const say = useSay();
  const { waiting, lagMs, lookedAt } = standing;
  const number = (value: number): string => count(value, language);
  const lag = lagMs === undefined ? t('exchange-unknown') : lagMs < 60_000 ? t('exchange-lag-none') : t('exchange-lag-minutes', { n: number(Math.floor(lagMs / 60_000)) });
  const refused = listed(say, totals.refusedBy.map(({ message, count: times }) => `${say(message)} ${number(times)}`));
  return (
    <>
      <dl className="exchange-figures">
        {(['rows', 'stored', 'already', 'refused'] as const).map((word) => <div key={word}><dt>{t(word)}</dt><dd>{number(totals[word])}</dd></div>)}
        <div><dt>{t('exchange-waiting')}</dt><dd>{waiting === undefined ? t('exchange-unknown') : number(waiting)}</dd></div>
        <div><dt>{t('exchange-lag')}</dt><dd>{lag}</dd></div>
      </dl>
      <p className="exchange-refused">
        {totals.refused === 0 ? t('exchange-refused-none') : t('exchange-refused-by', { list: refused })}
        {lookedAt === undefined ? null : <span className="quiet"> · {t('exchange-looked', { at: moment(lookedAt, language) })}</span>}
      </p>
    </>
  );
}

function Batches({ rows }: { readonly rows: readonly Batch[] }): ReactNode {
  const { t } = useTranslation('imports');
  const { language } = usePreferences();
  const figure = (name: 'rows' | 'stored' | 'already' | 'refused'): Column<Batch> =>
    ({ id: name, title: t(name), number: true, cell: (row) => count(row[name], language), value: (row) => row[name] });
  return (
    <DataTable
      label={t('exchange-batches')} rows={rows} rowKey={({ id }) => id} empty={t('exchange-batches-none')}
      columns={[
        { id: 'started', title: t('started'), names: true, cell: ({ startedAt }) => moment(startedAt, language), value: ({ startedAt }) => moment(startedAt, language) },
        { id: 'state', title: t('state'), cell: ({ state }) => t(`state-${state}`), value: ({ state }) => t(`state-${state}`) },
        figure('rows'), figure('stored'), figure('already'), figure('refused'),
        { id: 'batch', title: t('exchange-batch'), fileOnly: true, cell: () => null, value: ({ id }) => id },
        { id: 'do', title: '', cell: ({ id, refused }) => (refused === 0 ? null : <Link to="/admin/imports" search={{ id }}>{t('see-refused')}</Link>) },
      ]}
    />
  );
}
