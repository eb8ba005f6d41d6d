import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../app/words/pick.ts';
import { useStandardWords } from '../../app/words/standard-words.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Nothing } from '../../kit/waiting.tsx';
import { averagingWords, familyWords } from './field-words.ts';
import { Confidence, useRowWords } from './parts.tsx';
import { byFamily, isLow, namesOf, shownRow, tally, type Change } from './rows.ts';

const toneOf = { added: 'ok', changed: 'review', removed: 'neutral' } as const;

/** Differences, counted and then family by family: before → after, with the clause that says it. */
export function Changes({ changes }: { readonly changes: readonly Change[] }): ReactNode {
  const { t } = useTranslation('standards');
  const say = useSay();
  if (changes.length === 0) return <div className="sheet"><Nothing says={t('no-change')} /></div>;
  return (
    <>
      <p className="standards-sum">{t('tally', tally(changes))}</p>
      {byFamily(changes).map(([family, held]) => (
        <section key={family} className="standards-part">
          <h2>{say(familyWords(family))} <small className="faint">{namesOf(held)}</small></h2>
          <div className="sheet"><ChangeTable changes={held} label={`${t('changes-title')} ${say(familyWords(family))}`} /></div>
        </section>
      ))}
    </>
  );
}

function ChangeTable({ changes, label }: { readonly changes: readonly Change[]; readonly label: string }): ReactNode {
  const { t } = useTranslation('standards');
  const say = useSay();
  const words = useRowWords();
  const write = useStandardWords();
  const figure = (side: Change['before']): string => (side === undefined ? '—' : words.figure(shownRow(side)) || '—');
  const subject = ({ before, after }: Change): string => {
    const side = after ?? before;
    if (side === undefined) return '';
    const row = shownRow(side);
    return [words.subject(row), row.averaging === '' ? '' : say(averagingWords(row.averaging)), words.applies(row)].filter((part) =>
      part !== '').join(' · ');
  };
  const clause = ({ before, after }: Change): string => write((after ?? before)?.clause ?? '');
  const columns: readonly Column<Change>[] = [
    { id: 'subject', title: t('subject'), names: true, cell: subject, value: subject },
    {
      id: 'change', title: t('change'),
      cell: ({ change }) => <StatusTag tone={toneOf[change]}>{t(change)}</StatusTag>,
      value: ({ change }) => t(change),
    },
    { id: 'before', title: t('before'), cell: ({ before }) => figure(before), value: ({ before }) => figure(before) },
    {
      id: 'after', title: t('after'),
      cell: ({ after }) => <b className="standards-figure">{figure(after)}</b>,
      value: ({ after }) => figure(after),
    },
    { id: 'clause', title: t('clause'), cell: clause, value: clause },
    {
      id: 'confidence', title: t('confidence'),
      cell: (change) => <Confidence low={isLow(change)} />,
      value: (change) => t(isLow(change) ? 'low' : 'high'),
    },
  ];
  return <DataTable label={label} columns={columns} rows={changes} rowKey={({ what }) => what} csv />;
}
