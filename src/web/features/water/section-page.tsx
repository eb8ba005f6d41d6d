import { hourMs } from '../../../basis/time.ts';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { waterNow } from '../../../contract/point.ts';
import { useDoor } from '../../app/door.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { useWorldMinute } from '../../app/session.ts';
import { NotFound, Refused } from '../../app/shell/dead-ends.tsx';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { inkOn } from '../../kit/ink-on.ts';
import { reasonWords } from '../../kit/reading-words.ts';
import { Waiting } from '../../kit/waiting.tsx';
import { classColours, classMark } from '../../kit/water-class.ts';
import { WhyButton } from '../../kit/why.tsx';
import { ClassBadge } from './class-badge.tsx';
import type { Section } from './section.ts';
import { SectionPeriods } from './section-periods.tsx';
import { SectionCurve } from './section-curve.tsx';
import './page.css';


/** One section: its class, its items with theirs, its curve. */
export function SectionPage(): ReactNode {
  const { t } = useTranslation('water');
  const say = useSay();
  const door = useDoor();
  const navigate = useNavigate();
  const now = useWorldMinute();
  const number = Number(useParams({ strict: false }).number);
  const { factor } = useSearch({ strict: false });
  const answer = useRead(waterNow, {}, { everyMs: 60_000 });
  if (answer.isPending) return <Waiting rows={12} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const section = answer.data.sections.find((one) => one.number === number);
  if (section === undefined) return <NotFound />;
  const to = (section.at ?? Math.floor(now / hourMs) * hourMs) + hourMs;
  return (
    <>
      <header className="page-head">
        <div>
          <Link to={`${door}/water`} className="back-link">{t('back')}</Link>
          <h1>{say(section.name)}</h1>
          <p>{[section.river === undefined ? '' : say(section.river), say(section.region.name), section.id].filter(Boolean).join(' · ')}</p>
        </div>
      </header>
      <div className="section-now">
        <ClassNow section={section} />
        <section className="sheet">
          <DataTable
            label={t('items')} rows={section.items} rowKey={(item) => item.factor} basis={answer.data.basis}
            columns={[
              { id: 'item', title: t('item'), names: true, cell: ({ name }) => say(name), value: ({ name }) => say(name) },
              { id: 'value', title: t('value'), number: true, cell: ({ value }) => value, value: ({ value }) => Number(value) },
              { id: 'unit', title: t('item-unit'), cell: ({ unit }) => unit || '—', value: ({ unit }) => unit },
              { id: 'class', title: t('item-class'), cell: (item) => (item.class === '' ? '—' : <ClassBadge of={item.class} />), value: (item) => item.class },
              { id: 'why', title: t('ground'), width: 90, cell: ({ why }) => <WhyButton id={why} /> },
            ]}
          />
        </section>
      </div>
      <section className="sheet section-curve">
        <SectionCurve number={number} to={to} factor={factor ?? section.items[0]?.factor ?? 'class'} onFactor={(next) => void navigate({ to: `${door}/water/$number`, params: { number: String(number) }, search: { factor: next }, replace: true })} />
      </section>
      <SectionPeriods number={number} />
    </>
  );
}

function ClassNow({ section }: { readonly section: Section }): ReactNode {
  const { t } = useTranslation('water');
  const { language } = usePreferences();
  const say = useSay();
  const ground = section.class === undefined ? undefined : classColours[section.class];
  return (
    <section className={ground === undefined ? 'class-now none' : 'class-now'} style={ground === undefined ? undefined : { background: ground, color: inkOn(ground) }}>
      <p>{t('class-now')}{section.at === undefined ? '' : ` · ${moment(section.at, language)}`}</p>
      <strong>{section.class === undefined ? '—' : classMark(section.class, language)}</strong>
      <p>{section.status === undefined ? t('not-determined', { reason: say(reasonWords(section.reason)) }) : say(section.status)}</p>
      {section.why === undefined ? null : <div><WhyButton id={section.why} /></div>}
    </section>
  );
}
