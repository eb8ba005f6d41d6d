import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { enterpriseEmission } from '../../../contract/emission.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortMoment } from '../../app/time-words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { EmissionMonths } from './emission-months.tsx';
import { EmissionTable } from './emission-table.tsx';
import { outletsOver, rowsOf, statesOf, type EmissionReply } from './emission.ts';
import './emission.css';

/** 年排放量 against 许可量: the year so far of every factor, its outlets, and one of them by month. */
export function EmissionPart({ unit }: { readonly unit: string }): ReactNode {
  const { t } = useTranslation('enterprises');
  const navigate = useNavigate();
  const search = useSearch({ from: '/workbench/enterprises/$unit' });
  const { year, emission } = search;
  const answer = useRead(enterpriseEmission, { params: { unit }, query: year === undefined ? {} : { year } });
  const go = (next: { readonly year?: string; readonly emission?: string }): void =>
    void navigate({ to: '/enterprises/$unit', params: { unit }, search: { ...search, ...next }, replace: true, resetScroll: false });
  const { data } = answer;
  return (
    <>
      <div className="emission-head">
        <h2 id="emission">{t('emission')} <small className="quiet">{t('emission-of-permit')}</small></h2>
        {data === undefined ? null : (
          <label className="no-print">{t('emission-year')} <Select size="small" value={data.year} options={data.years.map((value) => ({ value, label: value }))} onChange={(next) => go({ year: next })} style={{ minWidth: 90 }} /></label>
        )}
      </div>
      {answer.isPending ? <section className="sheet"><Waiting rows={8} /></section> : null}
      {answer.isError ? <section className="sheet"><Refused error={answer.error} retry={() => void answer.refetch()} /></section> : null}
      {data === undefined ? null : <Answer reply={data} chosen={emission} onChoose={(id) => go({ emission: id })} />}
    </>
  );
}

type AnswerProps = { readonly reply: EmissionReply; readonly chosen: string | undefined; readonly onChoose: (id: string) => void };

function Answer({ reply, chosen, onChoose }: AnswerProps): ReactNode {
  const { t } = useTranslation('enterprises');
  const rows = rowsOf(reply);
  const row = rows.find(({ id }) => id === chosen) ?? rows[0];
  if (row === undefined) return <section className="sheet"><Nothing says={t('emission-none')} /></section>;
  return (
    <>
      <section className="sheet emission-sheet">
        <p className="emission-says"><Sentence reply={reply} /></p>
        <EmissionTable reply={reply} rows={rows} onChoose={onChoose} />
      </section>
      <EmissionMonths reply={reply} rows={rows} row={row} onChoose={onChoose} />
    </>
  );
}

/** How far the year is, and which factors stand where. */
function Sentence({ reply }: { readonly reply: EmissionReply }): ReactNode {
  const { t } = useTranslation('enterprises');
  const { language } = usePreferences();
  const say = useSay();
  const states = statesOf(reply).map(({ state, names }) => t('emission-where', { names: listed(say, names.map(say)), state: t(`emission-${state}`) }));
  const over = outletsOver(reply).map(({ factor, outlet }) => `${outlet} ${say(factor)}`);
  if (over.length > 0) states.unshift(t('emission-where', { names: listed(say, over), state: t('emission-over') }));
  const until = reply.running
    ? t('emission-until', { year: reply.year, to: shortMoment(reply.to, language), elapsed: reply.elapsed }) : t('emission-whole', { year: reply.year });
  const hidden = reply.hiddenOutlets === 0 ? '' : ` ${t('emission-hidden', { count: reply.hiddenOutlets })}`;
  return <>{until}{states.join(language === 'zh' ? ';' : '; ')}{language === 'zh' ? '。' : '.'}{hidden}</>;
}
