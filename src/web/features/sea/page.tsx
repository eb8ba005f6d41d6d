import { Input, Segmented } from 'antd';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { seaOfDay } from '../../../contract/sea.ts';
import { useDoor } from '../../app/door.ts';
import { share } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { BuoyList } from './buoy-list.tsx';
import { BuoyMap } from './buoy-map.tsx';
import { bySea, type SeaReply } from './sea.ts';
import { SeaTable } from './sea-table.tsx';
import './page.css';

const spans = [7, 30, 90] as const;

/** Sea buoys: their class on one day against the target of the zone, and how often it was met. */
export function SeaPage(): ReactNode {
  const { t } = useTranslation('sea');
  const door = useDoor();
  const navigate = useNavigate();
  const { day, span: asked = 7 } = useSearch({ strict: false });
  const span = spans.find((one) => one === asked) ?? 7;
  const answer = useRead(seaOfDay, { query: { span, ...(day === undefined ? {} : { day }) } }, { everyMs: 60_000 });
  const { data } = answer;
  const buoys = useMemo(() => [...bySea(data?.buoys ?? []).values()].flat(), [data]);
  const go = (search: { day?: string; span?: number }): void => void navigate({ to: `${door}/sea`, search: { span, ...(day === undefined ? {} : { day }), ...search }, replace: true });
  return (
    <>
      <header className="page-head">
        <div><h1>{t('title')}</h1><p>{t('says')}</p></div>
        <label className="sea-day">{t('day')} <Input type="date" size="small" value={data?.day ?? day ?? ''} onChange={({ target }) => { if (target.value !== '') go({ day: target.value }); }} style={{ width: 150 }} /></label>
      </header>
      {answer.isPending ? <Waiting rows={10} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {data === undefined ? null : data.buoys.length === 0 ? <div className="sheet"><Nothing says={t('empty')} /></div> : (
        <>
          <DaySays reply={data} />
          <div className="sheet sea-list"><BuoyList buoys={buoys} basis={data.basis} day={data.day} /></div>
          <BuoyMap buoys={buoys} />
          <section className="sheet sea-shares">
            <header>
              <div><h2>{t('shares')}</h2><SharesSay reply={data} /></div>
              <Segmented size="small" aria-label={t('span')} value={span} onChange={(next) => go({ span: Number(next) })} options={spans.map((value) => ({ value, label: t(`span-${value}`) }))} />
            </header>
            <SeaTable seas={data.seas} basis={data.basis} label={`${t('shares')} ${data.day} ${t(`span-${span}`)}`} />
          </section>
        </>
      )}
    </>
  );
}

/** The day in one sentence: how many met, which did not. */
function DaySays({ reply: { buoys } }: { readonly reply: SeaReply }): ReactNode {
  const { t } = useTranslation('sea');
  const say = useSay();
  const judged = buoys.filter(({ verdict }) => verdict === 'meets' || verdict === 'exceeds');
  const over = judged.filter(({ verdict }) => verdict === 'exceeds');
  return (
    <p className="sea-says" role="status">
      {judged.length === 0 ? t('none-judged') : t('meets-of', { count: judged.length, meets: judged.length - over.length })}
      {over.length === 0 ? '' : ` ${t('worse-are', { count: over.length, names: over.map(({ name }) => say(name)).join(t('comma')) })}`}
      {judged.length > 0 && judged.length < buoys.length ? ` ${t('undetermined', { count: buoys.length - judged.length })}` : ''}
    </p>
  );
}

function SharesSay({ reply }: { readonly reply: SeaReply }): ReactNode {
  const { t } = useTranslation('sea');
  const { language } = usePreferences();
  const all = reply.seas.find(({ key }) => key === '');
  if (all === undefined || all.judged === 0) return <p className="quiet">{t('shares-none')}</p>;
  return <p className="quiet">{t('shares-say', { share: share(all.meets, all.judged, language), of: `${all.meets}/${all.judged}` })}</p>;
}
