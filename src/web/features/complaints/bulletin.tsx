import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulletinView } from '../../../contract/complaint.ts';
import { useSay } from '../../app/words/pick.ts';
import { BasisLine } from '../../kit/basis-line.tsx';

type View = Static<typeof BulletinView>;

/** The daily bulletin: the sentence first, then what it counts; of one batch beside all up to it where one is chosen. */
export function Bulletin({ cumulative, own }: { readonly cumulative: View; readonly own: View | undefined }): ReactNode {
  const { t } = useTranslation('complaints');
  const say = useSay();
  const counts = (['byCompletion', 'byVerdict', 'byKind', 'byRegion'] as const).map((id) => ({
    id,
    rows: cumulative[id]
      .filter(({ count }) => count > 0)
      .map((one) => ({ ...one, own: own?.[id].find((other) => other.id === one.id)?.count })),
  }));
  const figures = cumulative.figures.filter(({ value }) => value !== '0');
  return (
    <section className="sheet">
      <h2>{t('bulletin')}</h2>
      <p>
        <strong>{say(cumulative.says)}</strong>
      </p>
      <div className="complaint-bulletin">
        {counts.map(({ id, rows }) => (
          <div key={id}>
            <h3>{t(id)}</h3>
            <ul>
              {rows.map((row) => (
                <li key={row.id}>
                  <span>{say(row.title)}</span>
                  <b>{row.own === undefined ? row.count : t('own-of', { own: row.own, all: row.count })}</b>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <div>
          <h3>{t('acted')}</h3>
          <ul>
            {figures.map(({ id, title, unit, value }) => (
              <li key={id}>
                <span>{say(title)}</span>
                <b>
                  {value} {say(unit)}
                </b>
              </li>
            ))}
          </ul>
        </div>
      </div>
      <BasisLine basis={cumulative.basis} />
    </section>
  );
}
