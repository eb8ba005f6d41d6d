import { Select } from 'antd';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, instant } from '../../../basis/time.ts';
import { waterOfPeriod } from '../../../contract/water.ts';
import { useDoor } from '../../app/door.ts';
import { useRead } from '../../app/query.ts';
import { useWorldMinute } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { HeededNote } from '../../kit/heeded-note.tsx';
import { periodChoices } from '../../kit/period-choices.ts';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { GroupTable } from './group-table.tsx';
import { LakeCards } from './lake-cards.tsx';
import { Classes } from './page.tsx';
import { PeriodTable } from './period-table.tsx';
import { asSection, type PeriodReply } from './period.ts';
import { worstFirst } from './section.ts';
import { SectionMap } from './section-map.tsx';
import './page.css';
import './period.css';

/** Water over a month, quarter or year: whole, regions, rivers and lakes, every section, all beside the year before. */
export function WaterPeriodPage(): ReactNode {
  const { t } = useTranslation('water');
  const door = useDoor();
  const navigate = useNavigate();
  const now = useWorldMinute();
  const today = dayOf(instant(Math.floor(now)));
  const { period = today.slice(0, 7) } = useSearch({ strict: false });
  const answer = useRead(waterOfPeriod, { query: { period } }, { enabled: now > 0 });
  const choices = periodChoices(today, period).map((value) => ({ value, label: value }));
  return (
    <>
      <header className="page-head">
        <div>
          <Link to={`${door}/water`} className="back-link">{t('to-newest')}</Link>
          <h1>{t('period-title')}</h1>
          <p>{t('period-says')}</p>
        </div>
        <label className="quiet">{t('period')} <Select size="small" value={period} options={choices} onChange={(next) => void navigate({ to: `${door}/water/period`, search: { period: next }, replace: true })} style={{ width: 120 }} /></label>
      </header>
      {answer.isPending ? <Waiting rows={12} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : answer.data.sections.length === 0 ? <div className="sheet"><Nothing says={t('empty')} /></div> : <PeriodView reply={answer.data} />}
    </>
  );
}

function PeriodView({ reply }: { readonly reply: PeriodReply }): ReactNode {
  const { t } = useTranslation('water');
  const [only, setOnly] = useState<string>();
  const sections = useMemo(() => reply.sections.map(asSection).toSorted(worstFirst), [reply]);
  const shown = useMemo(() => new Set(sections.filter((section) => only === undefined || section.class === only).map(({ number }) => number)), [sections, only]);
  const rows = sections.flatMap(({ number }) => (shown.has(number) ? (reply.sections.find((one) => one.number === number) ?? []) : []));
  return (
    <>
      <section className="sheet water-groups"><GroupTable reply={reply} /></section>
      {reply.lakes.length === 0 ? null : <LakeCards lakes={reply.lakes} basis={reply.basis} />}
      <h2 className="water-head">{t('sections-of-period')}</h2>
      <Classes sections={sections} only={only} onOnly={setOnly} />
      <SectionMap sections={sections.filter(({ number }) => shown.has(number))} />
      <div className="sheet section-list water-sections">
        <PeriodTable sections={rows} span={reply} basis={reply.basis} label={`${t('sections-of-period')} ${reply.period}`} />
        <HeededNote heeded={reply.heeded} />
      </div>
    </>
  );
}
