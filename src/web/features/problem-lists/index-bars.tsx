import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../app/words/pick.ts';
import type { Reply } from './list-columns.tsx';

/** The index of each ranked place as a bar of its weighted parts; the table under it has the figures, the sentence says the ends. */
export function IndexBars({ reply }: { readonly reply: Reply }): ReactNode {
  const { t } = useTranslation('problemLists');
  const say = useSay();
  const ranked = reply.places.filter(({ index }) => index !== undefined);
  const [first, last] = [ranked[0], ranked.at(-1)];
  if (first === undefined || last === undefined) return <p className="lists-says" role="status">{t('bars-none', { count: reply.places.length })}</p>;
  const says = t('bars-say', { count: ranked.length, of: reply.places.length, best: say(first.region.name), most: first.index, worst: say(last.region.name), least: last.index });
  return (
    <figure className="lists-bars">
      <figcaption>
        <p className="lists-says">{says}</p>
        <ul aria-hidden="true">{reply.parts.map(({ part, title }) => <li key={part}><i className={`bar-${part}`} />{say(title)}</li>)}</ul>
      </figcaption>
      <ol aria-hidden="true">
        {ranked.map(({ region, index, parts }) => (
          <li key={region.code}>
            <span>{say(region.name)}</span>
            <div className="bar-ground">{parts.map(({ part, value = '0', weight }) => <i key={part} className={`bar-${part}`} style={{ width: `${Number(value) * Number(weight)}%` }} />)}</div>
            <b>{index}</b>
          </li>
        ))}
      </ol>
    </figure>
  );
}
