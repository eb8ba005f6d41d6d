import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { listTwoHigh } from '../../../contract/two-high.ts';
import { usePreferences } from '../../app/preferences.ts';
import type { TwoHighSearch } from './search.ts';

type Sum = Static<typeof listTwoHigh.reply>['sums'][number];
type Given = { readonly sums: readonly Sum[]; readonly search: TwoHighSearch };

/** What stands on the list by status, in words, figures that open their projects, and bars of energy. */
export function Sums({ sums, search }: Given): ReactNode {
  const { t } = useTranslation('twoHigh');
  const number = useNumber();
  const total = (of: (sum: Sum) => number): number => sums.reduce((all, sum) => all + of(sum), 0);
  const said = {
    count: total(({ count }) => count), flagged: total(({ flagged }) => flagged), energy: number(total(({ energy }) => energy)),
    carbon: number(total(({ carbon }) => carbon)), blank: total(({ energyBlank }) => energyBlank),
  };
  const most = Math.max(1, ...sums.map(({ energy }) => energy));
  return (
    <section className="sheet two-high-block">
      <p role="status" className="two-high-says">{t('sums-say', said)}</p>
      <div className="two-high-sums">
        {sums.map((sum) => (
          <div key={sum.status}>
            <h2>{t(`status-${sum.status}`)}</h2>
            <p className="two-high-count">
              <Link to="/two-high" search={{ ...search, status: sum.status }}>{t('count', { count: sum.count })}</Link>
              {sum.flagged === 0 ? null : (
                <Link className="two-high-flagged" to="/two-high" search={{ ...search, status: sum.status, flagged: true }}>
                  {t('flagged-count', { count: sum.flagged })}
                </Link>
              )}
            </p>
            <div className="two-high-bar" role="img" aria-label={`${t('energy')} ${number(sum.energy)} tce`}>
              <i style={{ width: `${(sum.energy / most) * 100}%` }} />
            </div>
            <dl>
              <dt>{t('energy')}</dt>
              <dd>{number(sum.energy)} tce{sum.energyBlank === 0 ? null : <small>{t('blank', { count: sum.energyBlank })}</small>}</dd>
              <dt>{t('carbon')}</dt>
              <dd>{number(sum.carbon)} t{sum.carbonBlank === 0 ? null : <small>{t('blank', { count: sum.carbonBlank })}</small>}</dd>
            </dl>
          </div>
        ))}
      </div>
    </section>
  );
}

export function useNumber(): (value: number) => string {
  const { language } = usePreferences();
  const format = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 1 });
  return (value) => format.format(value);
}
