import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayMs } from '../../../basis/time.ts';
import type { TreeNode } from '../../../contract/case.ts';
import type { Words } from '../../../model/words.ts';
import { share } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useWorldMinute } from '../../app/session.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';

export type Node = Static<typeof TreeNode>;
type TableProps = { readonly label: string; readonly nodes: readonly Node[]; readonly basis: Words };

/** Each line after its parent: two progresses, state, deadline with the days that stood before, days left, time since the last move. */
export function TreeTable({ label, nodes, basis }: TableProps): ReactNode {
  const { t } = useTranslation('itemTree');
  const { language } = usePreferences();
  const say = useSay();
  const now = useWorldMinute();
  const idle = ({ movedAt }: Node): number | undefined => (now === 0 ? undefined : Math.max(0, Math.floor((now - movedAt) / dayMs)));
  const left = ({ daysLeft, case: of }: Node): string => {
    if (daysLeft === undefined || of.closedAt !== undefined) return '';
    return daysLeft < 0 ? t('late', { days: -daysLeft }) : daysLeft === 0 ? t('due-today') : t('left', { days: daysLeft });
  };
  const moved = (node: Node): string => {
    const days = idle(node);
    return days === undefined || node.case.closedAt !== undefined ? '' : days === 0 ? t('moved-today') : t('moved-days', { days });
  };
  const shared = (id: 'verified' | 'reported'): Column<Node> => ({
    id, title: t(id), width: 150, value: ({ shares }) => shares[id],
    cell: ({ shares }) => <span className="tree-share"><Bar share={shares[id]} kind={id} />{share(shares[id], 1, language)}</span>,
  });
  const columns: readonly Column<Node>[] = [
    { id: 'item', title: t('item'), names: true, width: '26%', value: ({ case: of, depth }) => `${'　'.repeat(depth)}${say(of.title)}`, cell: (node) => <Name node={node} /> },
    { id: 'number', title: t('number'), fileOnly: true, cell: () => null, value: ({ case: of }) => of.number },
    { id: 'unit', title: t('unit'), width: 150, cell: ({ unit }) => (unit === undefined ? null : say(unit.name)), value: ({ unit }) => (unit === undefined ? '' : say(unit.name)) },
    { id: 'state', title: t('state'), width: 130, cell: ({ case: of }) => <StatusTag tone={toneOf(of.tone)}>{say(of.stateTitle)}</StatusTag>, value: ({ case: of }) => say(of.stateTitle) },
    shared('verified'), shared('reported'),
    { id: 'colour', title: t('colour'), width: 190, value: ({ colour }) => (colour === undefined ? '' : t(`colour-${colour.colour}`)), cell: ({ colour }) => (colour === undefined ? null : <Colour of={colour} />) },
    { id: 'colour-why', title: t('colour-why'), fileOnly: true, cell: () => null, value: ({ colour }) => (colour === undefined ? '' : say(colour.why)) },
    { id: 'deadline', title: t('deadline'), width: 170, cell: (node) => <Deadline node={node} />, value: ({ deadline }) => deadline ?? '' },
    { id: 'left', title: t('days-left'), width: 110, cell: (node) => (left(node) === '' ? null : <span className={(node.daysLeft ?? 0) < 0 ? 'tree-late' : undefined}>{left(node)}</span>), value: left },
    { id: 'moved', title: t('moved'), width: 110, cell: (node) => moved(node) || null, value: moved },
  ];
  return <DataTable label={label} columns={columns} rows={nodes} rowKey={({ case: of }) => of.id} rowTone={({ daysLeft, case: of }) => (of.closedAt === undefined && (daysLeft ?? 0) < 0 ? 'late' : undefined)} basis={basis} empty={t('empty')} />;
}

function Name({ node: { case: of, depth } }: { readonly node: Node }): ReactNode {
  const say = useSay();
  return <span className={depth === 0 ? 'tree-name' : 'tree-name below'} style={{ '--depth': depth } as CSSProperties}><Link to="/case/$id" params={{ id: of.id }}>{say(of.title)}</Link><small>{say(of.region.name)} · {of.number}</small></span>;
}

const tones = { green: 'ok', yellow: 'due', red: 'late', grey: 'neutral' } as const;

/** 红黄绿灰 in a word, and why. */
function Colour({ of: { colour, why } }: { readonly of: NonNullable<Node['colour']> }): ReactNode {
  const { t } = useTranslation('itemTree');
  const say = useSay();
  return <span className="tree-colour"><StatusTag tone={tones[colour]}>{t(`colour-${colour}`)}</StatusTag><small>{say(why)}</small></span>;
}

function Deadline({ node: { deadline, earlierDeadlines } }: { readonly node: Node }): ReactNode {
  const { t } = useTranslation('itemTree');
  if (deadline === undefined) return null;
  return <span className="tree-day">{earlierDeadlines.map((day) => <del key={day} title={t('was')}>{day}</del>)}{deadline}{earlierDeadlines.length === 0 ? null : <small> {t('times', { count: earlierDeadlines.length })}</small>}</span>;
}

/** A bar says the same as the figure beside it; reported progress is hatched, so that colour does not speak alone. */
export const Bar = ({ share: of, kind }: { readonly share: number; readonly kind: 'verified' | 'reported' }): ReactNode =>
  <span className={`tree-bar ${kind}`} aria-hidden="true"><i style={{ width: `${of * 100}%` }} /></span>;
