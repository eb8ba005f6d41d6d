import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../../model/words.ts';
import { measured, rounded } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { inkOn } from '../../kit/ink-on.ts';
import { flagWords, reasonWords } from '../../kit/reading-words.ts';
import { WhyButton } from '../../kit/why.tsx';
import { classWord, SeaClass } from './class-badge.tsx';
import { seaColours, type Buoy } from './sea.ts';

/** The class of the day in one field, with the sentence beneath it. */
export function ClassOfDay({ buoy }: { readonly buoy: Buoy }): ReactNode {
  const { t } = useTranslation('sea');
  const say = useSay();
  const { class: own, target, verdict, reason, hours, why, items } = buoy;
  const ground = seaColours[own ?? 0];
  const over = items.filter((item) => item.over).map(({ name }) => say(name)).join(t('comma'));
  const says = own === undefined ? t('not-determined', { reason: say(reasonWords(reason)) })
    : target === undefined ? t('no-target') : verdict === 'exceeds' ? t('worse-than', { target: t(classWord(target)), items: over }) : t('meets-target', { target: t(classWord(target)) });
  return (
    <section className={ground === undefined ? 'sea-big none' : 'sea-big'} style={ground === undefined ? undefined : { background: ground, color: inkOn(ground) }}>
      <h2>{t('class-of-day')}</h2>
      <strong>{own === undefined ? '—' : t(classWord(own))}</strong>
      <p>{says}</p>
      <p>{t('hours', { count: hours })}</p>
      {why === undefined ? null : <WhyButton id={why} />}
    </section>
  );
}

/** Items of the standard on that day, the worst first. */
export function ItemTable({ buoy, basis, day }: { readonly buoy: Buoy; readonly basis: Words; readonly day: string }): ReactNode {
  const { t } = useTranslation('sea');
  const say = useSay();
  return (
    <DataTable
      label={`${t('items')} ${say(buoy.name)} ${day}`} rows={buoy.items} rowKey={({ factor }) => factor} basis={basis} empty={t('items-empty')} csv
      rowTone={({ over }) => (over ? 'late' : undefined)}
      columns={[
        { id: 'item', title: t('item'), names: true, cell: ({ name, unit }) => <>{say(name)} <span className="faint">{unit}</span></>, value: ({ name, unit }) => `${say(name)} ${unit}`.trim() },
        { id: 'value', title: t('mean'), number: true, cell: ({ value, decimals }) => rounded(value, decimals, decimals), value: ({ value, decimals }) => Number(rounded(value, decimals)) },
        { id: 'class', title: t('item-class'), cell: (item) => <SeaClass of={item.class} />, value: (item) => (item.class === undefined ? undefined : t(classWord(item.class))) },
        { id: 'limit', title: t('limit'), cell: ({ limit }) => limit ?? '—', value: ({ limit }) => limit },
        { id: 'hours', title: t('hours-title'), number: true, cell: ({ hours }) => hours, value: ({ hours }) => hours },
        { id: 'why', title: t('ground'), width: 90, cell: ({ why }) => <WhyButton id={why} /> },
      ]}
    />
  );
}

/** The newest hour of everything that the buoy measures: water, waves, weather. */
export function NewestTable({ buoy, basis }: { readonly buoy: Buoy; readonly basis: Words }): ReactNode {
  const { t } = useTranslation('sea');
  const { language } = usePreferences();
  const say = useSay();
  const flagOf = (flag: string): string => say(flagWords[flag] ?? { zh: flag, en: flag });
  const newest = buoy.newest.reduce((most, { at }) => Math.max(most, at), -Infinity);
  return (
    <>
      <header><h2>{t('newest')}</h2><p className="quiet">{newest === -Infinity ? t('newest-none') : t('newest-says', { count: buoy.newest.length, at: moment(newest, language) })}</p></header>
      <DataTable
        label={`${t('newest')} ${say(buoy.name)}`} rows={buoy.newest} rowKey={({ factor }) => factor} basis={basis} empty={t('newest-none')} csv
        columns={[
          { id: 'item', title: t('item'), names: true, cell: ({ name, unit }) => <>{say(name)} <span className="faint">{unit}</span></>, value: ({ name, unit }) => `${say(name)} ${unit}`.trim() },
          { id: 'value', title: t('value'), number: true, cell: ({ value }) => (value === undefined ? '—' : measured(value)), value: ({ value }) => (value === undefined ? undefined : Number(value)) },
          {
            id: 'remark', title: t('remark'), cell: (row) => [...(row.at < newest ? [moment(row.at, language)] : []), ...(row.flag === 'N' ? [] : [flagOf(row.flag)])].join(' · ') || '—',
            value: ({ at, flag }) => `${moment(at, language)} ${flagOf(flag)}`,
          },
          { id: 'why', title: t('ground'), width: 90, cell: ({ why }) => <WhyButton id={why} /> },
        ]}
      />
    </>
  );
}
