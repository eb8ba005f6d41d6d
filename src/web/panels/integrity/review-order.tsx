import type { ReactNode } from 'react';
import type { Words } from '../../../model/words.ts';
import { useSay } from '../../app/words/pick.ts';
import type { PanelProps } from '../panel-props.ts';
import { reviewWords as words } from './words.ts';
import './review-order.css';

/** The order in which a lead is reviewed, with what is known of each step. */
export default function ReviewOrder({ view }: PanelProps): ReactNode {
  const say = useSay();
  const did = (event: string): boolean => view.events.some((one) => one.event === event);
  const rows: readonly (readonly [Words, Words, 'known' | 'open'])[] = [
    [words.mark, did('explain') ? words.given : words.awaited, did('explain') ? 'known' : 'open'],
    [words.log, words.unconnected, 'open'],
    [words.video, words.unconnected, 'open'],
    [words.power, words.unconnected, 'open'],
    [words.neighbours, words.unconnected, 'open'],
    [words.site, did('review-verify') ? words.started : words.later, did('review-verify') ? 'known' : 'open'],
  ];
  return (
    <section className="sheet case-block">
      <h2>{say(words.title)}</h2>
      <ol className="review-order">{rows.map(([title, state, known]) => <li key={title.en} className={known}><b>{say(title)}</b><span>{say(state)}</span></li>)}</ol>
    </section>
  );
}
