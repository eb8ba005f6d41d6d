import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSay } from '../../app/words/pick.ts';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';
import type { PanelProps } from '../panel-props.ts';
import { leaderWords as words } from './words.ts';

/**
 * Of an item: who follows it, with the way to the leader's page; of the link itself that way alone. Items that nobody follows have
 * nothing.
 */
export function LeaderPanel({ view, type }: PanelProps): ReactNode {
  const say = useSay();
  const below = (type.children ?? []).filter(({ heldBy }) => heldBy !== undefined).map((rule) => rule.type);
  const links = view.children.map(({ case: of }) => of).filter((of) => below.includes(of.type));
  const shown = type.id === 'rectification/leader-link' ? [view.row] : links;
  if (shown.length === 0) return null;
  return (
    <section className="sheet case-block">
      <h2>{say(words.title)}</h2>
      {shown.map((of) => (
        <p key={of.id}><Link to="/leader-links/$id" params={{ id: of.id }}>{say(words.open)}</Link> <StatusTag tone={toneOf(of.tone)}>{say(of.stateTitle)}</StatusTag> <span className="quiet">{of.number}</span>{of.clock?.overdue === true ? <b className="clock-late"> {say(words.silent)}</b> : null}</p>
      ))}
    </section>
  );
}
