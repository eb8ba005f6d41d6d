import type { TFunction } from 'i18next';
import type { Static } from 'typebox';
import type { SectionPeriodView } from '../../../contract/water.ts';
import type { Words } from '../../../model/words.ts';
import type { Language } from '../../app/preferences.ts';
import { listed } from '../../app/words/pick.ts';
import type { Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { classWords } from '../../kit/water-class.ts';

type View = Static<typeof SectionPeriodView>;

/** Main pollutants with their times over class III, as bulletins print them: 「总磷(0.40)」. */
export const mainWords = (view: View, say: (words: Words) => string): string => listed(say, view.main.map(({ item, name }) => {
  const times = view.means.find((mean) => mean.item === item)?.times;
  return times === undefined ? say(name) : `${say(name)}${say({ zh: `(${times})`, en: ` (${times})` })}`;
}));

/** Own target class and whether the class of the mean keeps it. */
export function targetColumn<Row>(t: TFunction<'water'>, language: Language, of: (row: Row) => View): Column<Row> {
  const says = (row: Row): string => {
    const { target, meetsTarget } = of(row);
    if (target === undefined) return t('no-target');
    return `${classWords(target, language)}${meetsTarget === undefined ? '' : ` ${t(meetsTarget ? 'target-kept' : 'target-missed')}`}`;
  };
  return {
    id: 'target', title: t('target'), value: says,
    cell: (row) => {
      const { target, meetsTarget } = of(row);
      if (target === undefined) return <span className="faint">{t('no-target')}</span>;
      return <span className="target">{classWords(target, language)} {meetsTarget === undefined ? null : <StatusTag tone={meetsTarget ? 'ok' : 'late'}>{t(meetsTarget ? 'target-kept' : 'target-missed')}</StatusTag>}</span>;
    },
  };
}
