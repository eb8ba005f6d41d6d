import { App, Button, Input, Select } from 'antd';
import type { Static } from 'typebox';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { giveDataMark } from '../../../contract/data-mark.ts';
import type { readEnterprise } from '../../../contract/point.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { moment } from '../../app/time-words.ts';
import { uploadOfMark } from '../../app/upload.ts';
import { useClauseWords } from '../../app/words/clause-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { FileUpload } from '../../kit/file-upload.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import '../../kit/step-form/step-form.css';
import { askedBy, begun, deadlineOf, type Filled, type Given, type Rules } from './marking.ts';

type Outlet = Static<typeof readEnterprise.reply>['outlets'][number];
type Props = { readonly rules: Rules; readonly outlets: readonly Outlet[]; readonly filled: Filled; readonly now: number; readonly onGiven: () => void };
type Part = { readonly given: Given; readonly put: (change: Partial<Given>) => void };

/** One mark: where, what, when, why, with the file that shows it, and what follows from it. */
export function MarkForm({ rules, outlets, filled, now, onGiven }: Props): ReactNode {
  const { t } = useTranslation('dataMarks');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const fresh = (): Given => begun(filled, outlets.map(({ point }) => point.number), now);
  const [given, setGiven] = useState<Given>(fresh);
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const put = (change: Partial<Given>): void => { setGiven({ ...given, ...change }); setTrouble(undefined); };
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const asked = askedBy(given);
    if (asked === undefined) return setTrouble(t('incomplete'));
    setBusy(true);
    try {
      const mark = await call(giveDataMark, { body: asked });
      message.success(t(mark.late ? 'sent-late' : 'sent'));
      setGiven(fresh());
      onGiven();
    } catch (error) {
      setTrouble(faultWords(error, language));
    }
    setBusy(false);
  };
  return (
    <form className="sheet mark-form" onSubmit={(event) => void send(event)} noValidate aria-label={t('form')}>
      <h2>{t('form')}</h2>
      <Where outlets={outlets} given={given} put={put} />
      <What rules={rules} given={given} put={put} />
      <When rules={rules} given={given} put={put} now={now} />
      <Why given={given} put={put} />
      <Consequence rules={rules} />
      {trouble === undefined ? null : <p role="alert" className="mark-trouble mark-wide">{trouble}</p>}
      <Button type="primary" htmlType="submit" loading={busy}>{t('send')}</Button>
    </form>
  );
}

function Where({ outlets, given, put }: Part & { readonly outlets: readonly Outlet[] }): ReactNode {
  const { t } = useTranslation('dataMarks');
  const say = useSay();
  const factors = outlets.find(({ point }) => point.number === given.point)?.factors ?? [];
  return (
    <>
      <div className="step-field"><label htmlFor="mark-outlet">{t('outlet')}</label>
        <Select
          id="mark-outlet" value={given.point ?? null} onChange={(point: number) => put({ point, factors: [] })}
          options={outlets.map(({ point }) => ({ value: point.number, label: say(point.name) }))}
        />
      </div>
      <div className="step-field"><label htmlFor="mark-factors">{t('factors')}</label>
        <Select
          id="mark-factors" mode="multiple" placeholder={t('factors-all')} value={[...given.factors]} optionFilterProp="label" maxTagCount="responsive"
          onChange={(chosen: string[]) => put({ factors: chosen })} options={factors.map(({ code, name }) => ({ value: code,
            label: say(name) }))}
        />
      </div>
    </>
  );
}

function What({ rules, given, put }: Part & { readonly rules: Rules }): ReactNode {
  const { t } = useTranslation('dataMarks');
  const say = useSay();
  const chosen = rules.types.find(({ code }) => code === given.type);
  const groups = [...Map.groupBy(rules.types, (type) => type.of)];
  return (
    <div className="step-field mark-wide"><label htmlFor="mark-type">{t('type')}</label>
      <Select
        id="mark-type" className="mark-type" placeholder={t('type-choose')} value={given.type ?? null} onChange={(type: string) => put({ type })}
        options={groups.map(([of, types]) => ({ label: t(`of-${of}`), options: types.map(({ code, name }) => ({ value: code,
          label: say(name) })) }))}
      />
      {chosen === undefined ? null : <p className="quiet">{t(`effect-${chosen.effect}`)} <Cite {...chosen.cite} /></p>}
    </div>
  );
}

function When({ rules, given, put, now }: Part & { readonly rules: Rules; readonly now: number }): ReactNode {
  const { t } = useTranslation('dataMarks');
  const { language } = usePreferences();
  const deadline = deadlineOf(rules, given.from, now);
  const late = rules.late.way === 'refused' ? 'deadline-refused' : 'deadline-late';
  const input = (id: 'from' | 'to'): ReactNode => (
    <div className="step-field"><label htmlFor={`mark-${id}`}>{t(id)}</label>
      <Input id={`mark-${id}`} type="datetime-local" step={3600} value={given[id]} aria-describedby="mark-when" onChange={({ target }) => put({ [id]: target.value })} />
    </div>
  );
  return (
    <>
      {input('from')}{input('to')}
      <p id="mark-when" className={deadline?.late === true ? 'mark-wide mark-late' : 'mark-wide quiet'}>
        {t('whole-hours')} {deadline === undefined ? null : t(deadline.late ? late : 'deadline', { at: moment(deadline.at,
          language) })} <Cite {...rules.deadline.cite} />
      </p>
    </>
  );
}

function Why({ given, put }: Part): ReactNode {
  const { t } = useTranslation('dataMarks');
  const held = given.evidence;
  return (
    <>
      <div className="step-field mark-wide"><label htmlFor="mark-reason">{t('reason')}</label>
        <Input.TextArea id="mark-reason" rows={2} maxLength={500} placeholder={t('reason-says')} value={given.reason} onChange={({ target }) => put({ reason: target.value })} />
      </div>
      <div className="step-field mark-wide"><span className="mark-label">{t('file')}</span>
        {held === undefined ? <FileUpload label={t('file')} send={async (file) => put({ evidence: await uploadOfMark(file) })} /> : (
          <Button size="small" onClick={() => put({ evidence: undefined })}>{t('file-drop', { name: held.name })}</Button>
        )}
      </div>
    </>
  );
}

function Consequence({ rules }: { readonly rules: Rules }): ReactNode {
  const { t } = useTranslation('dataMarks');
  return <p className="mark-wide mark-consequence">{t('consequence')} <Cite {...rules.falseMark} /></p>;
}

/** Where a rule is written; one that we hold from memory says so. */
function Cite({ standard, clause, confidence }: Rules['unmarked']): ReactNode {
  const { t } = useTranslation('dataMarks');
  const { t: k } = useTranslation('kit');
  const write = useClauseWords();
  return <span className="mark-cite">{t('cite', { standard, clause: write(clause) })}{confidence === 'low' ? <> <StatusTag tone="due">{k('low-confidence')}</StatusTag></> : null}</span>;
}
