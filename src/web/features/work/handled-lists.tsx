import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { workList } from '../../../contract/case.ts';
import { usePreferences } from '../../app/preferences.ts';
import { shortMoment } from '../../app/time-words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';

type Lists = Static<typeof workList.reply>;
type Held = { readonly case: Lists['rows'][number]['case'] };

/** 抄送我的: to know of; somebody else is at work. */
export function CopiedList({ copied }: { readonly copied: Lists['copied'] }): ReactNode {
  const { t } = useTranslation('work');
  const say = useSay();
  const { item, state, clock } = useSharedColumns();
  const names = ({ waiting }: Lists['copied'][number]): string => listed(say, waiting.map(({ name }) => say(name)));
  const waiting: Column<Lists['copied'][number]> = { id: 'waiting', title: t('column-waiting'), width: '22%', cell: names, value: names };
  return <DataTable label={t('copied')} columns={[item, waiting, state, clock]} rows={copied} rowKey={({ case: { id } }) => id} empty={t('empty-copied')} />;
}

/** 已办: the unit's last step on each item, newest first. */
export function DoneList({ done }: { readonly done: Lists['done'] }): ReactNode {
  const { t } = useTranslation('work');
  const { language } = usePreferences();
  const say = useSay();
  const { item, state } = useSharedColumns();
  const own: readonly Column<Lists['done'][number]>[] = [
    { id: 'did', title: t('column-did'), width: '18%', cell: ({ did }) => say(did), value: ({ did }) => say(did) },
    { id: 'at', title: t('column-at'), width: 130, cell: ({ at }) => shortMoment(at, language), value: ({ at }) => shortMoment(at, language) },
  ];
  return <DataTable label={t('done')} columns={[item, ...own, state]} rows={done} rowKey={({ case: { id } }) => id} empty={t('empty-done')} />;
}

/** Columns that every list of handled items shows. */
export function useSharedColumns(): { readonly item: Column<Held>; readonly state: Column<Held>; readonly clock: Column<Held> } {
  const { t } = useTranslation('work');
  const say = useSay();
  return {
    item: { id: 'item', title: t('column-item'), names: true, cell: ({ case: { id, title, number } }) => <><Link to="/case/$id" params={{ id }} className="work-title">{say(title)}</Link><br /><span className="quiet">{number}</span></>, value: ({ case: { title, number } }) => `${number} ${say(title)}` },
    state: { id: 'state', title: t('column-state'), width: 150, cell: ({ case: { tone, stateTitle } }) => <StatusTag tone={toneOf(tone)}>{say(stateTitle)}</StatusTag>, value: ({ case: { stateTitle } }) => say(stateTitle) },
    clock: { id: 'clock', title: t('column-clock'), width: 240, cell: ({ case: { clock } }) => (clock === undefined ? <span className="faint">—</span> : <ClockTag clock={clock} says={say(clock.says)} />), value: ({ case: { clock } }) => (clock === undefined ? undefined : say(clock.says)) },
  };
}
