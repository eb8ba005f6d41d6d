import { Input, Segmented } from 'antd';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { noiseOfDay } from '../../../contract/noise.ts';
import { useDoor } from '../../app/door.ts';
import { usePreferences } from '../../app/preferences.ts';
import { share } from '../../app/number-words.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { Attainment } from './attainment.tsx';
import { worstFirst, type NoiseReply } from './noise.ts';
import { StationList } from './station-list.tsx';
import { StationMap } from './station-map.tsx';
import './page.css';

const spans = [1, 7, 30] as const;

/** Function-zone noise: one day by station, attainment over days. */
export function NoisePage(): ReactNode {
  const { t } = useTranslation('noise');
  const door = useDoor();
  const navigate = useNavigate();
  const { day, span: asked = 7 } = useSearch({ strict: false });
  const span = spans.find((one) => one === asked) ?? 7;
  const answer = useRead(noiseOfDay, { query: { span, ...(day === undefined ? {} : { day }) } }, { everyMs: 60_000 });
  const { data } = answer;
  const stations = useMemo(() => (data?.stations ?? []).toSorted(worstFirst), [data]);
  const go = (search: { day?: string; span?: number }): void => void navigate({ to: `${door}/noise`, search: { span, ...(day === undefined ? {} : { day }), ...search }, replace: true });
  return (
    <>
      <header className="page-head">
        <div><h1>{t('title')}</h1><p>{t('says')}</p></div>
        <label className="noise-day">{t('day')} <Input type="date" size="small" value={data?.day ?? day ?? ''} onChange={({ target }) => { if (target.value !== '') go({ day: target.value }); }} style={{ width: 150 }} /></label>
      </header>
      {answer.isPending ? <Waiting rows={10} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {data === undefined ? null : data.stations.length === 0 ? <div className="sheet"><Nothing says={t('empty')} /></div> : (
        <>
          <DaySays reply={data} />
          <div className="sheet noise-list"><StationList stations={stations} basis={data.basis} day={data.day} /></div>
          <section className="sheet noise-attainment">
            <header>
              <div><h2>{t('attainment')}</h2><AttainmentSays reply={data} /></div>
              <Segmented size="small" aria-label={t('span')} value={span} onChange={(next) => go({ span: Number(next) })} options={spans.map((value) => ({ value, label: t(`span-${value}`) }))} />
            </header>
            <Attainment groups={data.groups} basis={data.basis} label={`${t('attainment')} ${data.day} ${t(`span-${span}`)}`} />
          </section>
          <StationMap stations={stations} />
        </>
      )}
    </>
  );
}

/** The day in one sentence, with how many stations meet by day and by night. */
function DaySays({ reply }: { readonly reply: NoiseReply }): ReactNode {
  const { t } = useTranslation('noise');
  const judged = (of: 'day' | 'night') => reply.stations.filter((station) => station[of].verdict === 'meets' || station[of].verdict === 'exceeds');
  const meets = (of: 'day' | 'night'): number => judged(of).filter((station) => station[of].verdict === 'meets').length;
  return (
    <section className="noise-sums" aria-label={reply.day}>
      {(['day', 'night'] as const).map((of) => (
        <div key={of} className="sheet">
          <h2>{t(`of-${of}`)}</h2>
          <p className="noise-sum">{judged(of).length === 0 ? <b>—</b> : <><b>{meets(of)}</b><span>/ {judged(of).length}</span></>}</p>
          <p>{judged(of).length === 0 ? t('none-judged') : t('meets-of', { count: judged(of).length, meets: meets(of) })}{judged(of).length > 0 && judged(of).length < reply.stations.length ? ` ${t('undetermined', { count: reply.stations.length - judged(of).length })}` : ''}</p>
        </div>
      ))}
    </section>
  );
}

function AttainmentSays({ reply }: { readonly reply: NoiseReply }): ReactNode {
  const { t } = useTranslation('noise');
  const { language } = usePreferences();
  const all = reply.groups.find(({ kind }) => kind === 'all');
  if (all === undefined || all.day.valid + all.night.valid === 0) return <p className="quiet">{t('attainment-none')}</p>;
  return <p className="quiet">{t('attainment-says', { day: share(all.day.meets, all.day.valid, language), night: share(all.night.meets, all.night.valid, language), dayOf: `${all.day.meets}/${all.day.valid}`, nightOf: `${all.night.meets}/${all.night.valid}` })}</p>;
}
