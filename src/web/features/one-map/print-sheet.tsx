import { PrinterOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useMapGround } from '../../app/map-ground.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useWorldMinute } from '../../app/session.ts';
import { moment as momentWords, shortMoment } from '../../app/time-words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { useBasis } from './basis.ts';
import { ChangeSays, useChangeWords } from './change-table.tsx';
import { changesOf, type Change } from './changes.ts';
import type { Search } from './chosen.ts';
import { useDayWords } from './moment-words.ts';
import { PrintDrawing } from './print-drawing.tsx';
import { fills, tones, type Mark, type Moment } from './work.ts';
import { useShownMarks } from './work-marks.ts';

export type PaperSize = 'a3' | 'a0';
const papers: readonly PaperSize[] = ['a3', 'a0'];
/** The page box of each sheet, landscape; it holds for the whole document, because the drill's mark is printed above. */
const pages: Readonly<Record<PaperSize, string>> = {
  a3: '@media print { @page { size: 420mm 297mm; margin: 12mm; } }', a0: '@media print { @page { size: 1189mm 841mm; margin: 34mm; } }',
};
/** As many lines of two rows each as stand beside the map on the sheet. */
const listedMax = 26;

/** Chooses the sheet, then opens the browser's own print dialog with it. */
export function PrintPick({ onPrint }: { readonly onPrint: (paper: PaperSize) => void }): ReactNode {
  const { t } = useTranslation('oneMap');
  const print = (paper: PaperSize): void => {
    flushSync(() => onPrint(paper));
    window.print();
  };
  const items = papers.map((key) => ({ key, label: t(`print-${key}`), onClick: () => print(key) }));
  return <Dropdown menu={{ items }} trigger={['click']}><Button icon={<PrinterOutlined />}>{t('print')}</Button></Dropdown>;
}

type Given = { readonly moments: readonly [Moment] | readonly [Moment, Moment]; readonly chosen: Search; readonly paper: PaperSize };

/** What the printer gets, landscape and vector: title, days, drawing with review number, numbered list or the change, legend, 口径. */
export function PrintSheet({ moments, chosen, paper }: Given): ReactNode {
  const { t } = useTranslation('oneMap');
  const { language } = usePreferences();
  const dayWords = useDayWords();
  const say = useSay();
  const printed = momentWords(useWorldMinute(), language);
  const basis = say(useBasis(moments));
  const [before, after] = moments;
  const days = moments.map(({ day, work }) => dayWords(day, work.at));
  const compared = after === undefined ? undefined : changesOf(before.work.regions, after.work.regions);
  return (
    <section className={`map-print map-print-${paper}`} aria-hidden="true">
      <style>{pages[paper]}</style>
      <header>
        <h1>{t(after === undefined ? 'print-title' : 'print-title-compared')}</h1>
        <p>{t(after === undefined ? 'print-as-of' : 'print-between', { before: days[0], after: days[1] })}<br />{t('print-date', { at: printed })}</p>
      </header>
      {after === undefined || compared === undefined ? <OneMoment moment={before} chosen={chosen} /> : (
        <>
          <div className="map-print-pair">{moments.map((moment, at) => <figure key={at === 0 ? 'before' : 'after'}><figcaption>{t(at === 0 ? 'before-day' : 'after-day', { day: days[at] })}</figcaption><Drawn moment={moment} chosen={chosen} /></figure>)}</div>
          <p className="map-print-says"><ChangeSays changes={compared} before={before} after={after} /></p>
        </>
      )}
      <footer>
        <ul>{tones.map((tone) => <li key={tone}><i style={{ background: fills.light[tone] }} />{t(`tone-${tone}`)} {moments.map(({ work }) => work.regions.filter((row) => row.tone === tone).length).join(' → ')}</li>)}</ul>
        <p>{basis}</p>
      </footer>
      {compared === undefined ? null : <PrintedChanges changes={compared} />}
    </section>
  );
}

function OneMoment({ moment, chosen }: { readonly moment: Moment; readonly chosen: Search }): ReactNode {
  const { t } = useTranslation('oneMap');
  const { shown } = useShownMarks(moment.work, chosen);
  const rest = shown.length - listedMax;
  return (
    <div className="map-print-body">
      <Drawn moment={moment} chosen={chosen} numbered />
      <div>
        <ol>{shown.slice(0, listedMax).map((mark) => <Line key={mark.id} mark={mark} />)}</ol>
        {rest > 0 ? <p>{t('print-rest', { count: rest })}</p> : null}
      </div>
    </div>
  );
}

function Line({ mark: { title, state, due, officer } }: { readonly mark: Mark }): ReactNode {
  const { language } = usePreferences();
  const say = useSay();
  return (
    <li>
      <b>{say(title)}</b> {say(state)}{due === undefined ? '' : ` · ${shortMoment(due, language)}`}
      {officer === undefined ? '' : ` · ${say(officer.name)} ${officer.phone ?? ''}`}
    </li>
  );
}

function Drawn({ moment: { work }, chosen, numbered }: { readonly moment: Moment; readonly chosen: Search; readonly numbered?: true }): ReactNode {
  const { t: k } = useTranslation('kit');
  const ground = useMapGround();
  const { shown } = useShownMarks(work, chosen);
  if (ground === undefined) return null;
  return (
    <div className="map-print-draw">
      <PrintDrawing ground={ground} marks={shown} regions={work.regions} numbersTo={numbered === true ? listedMax : 0} />
      <p>{k('map-review', { number: ground.reviewNumber })}</p>
    </div>
  );
}

/** The counties in figures on the sheets after the maps. */
function PrintedChanges({ changes }: { readonly changes: readonly Change[] }): ReactNode {
  const { t } = useTranslation('oneMap');
  const words = useChangeWords();
  const say = useSay();
  return (
    <table className="map-print-changes">
      <thead><tr>{(['region', 'open-count', 'done', 'closed-out', 'overdue', 'change', 'state'] as const).map((key) => <th key={key}>{t(key)}</th>)}</tr></thead>
      <tbody>
        {changes.map((row) => (
          <tr key={row.region.code}>
            <td>{say(row.region.name)}</td>
            {(['open', 'done', 'closedOut', 'overdue'] as const).map((key) => <td key={key}>{row.before[key]} → {row.after[key]}</td>)}
            <td>{listed(say, words(row).map(({ says }) => says))}</td>
            <td>{t(`tone-${row.before.tone}`)} → {t(`tone-${row.after.tone}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
