import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseType } from '../../../model/case-type.ts';
import type { Json } from '../../../basis/canonical.ts';
import { readFile } from '../../../contract/case.ts';
import { pathOf } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useKeptAs } from '../../app/kept-as.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { laterWords } from '../../app/words/start.ts';
import { caseOf, inputOf, uploadStepOf, type Step, type View } from '../../casework/case-view.ts';
import type { Doing } from '../../casework/use-case.ts';
import { keptUnder } from '../../kit/step-form/kept-form.ts';
import { StepForm } from '../../kit/step-form/later.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import type { StepData } from '../../kit/step-form/check.ts';
import type { FieldSurroundings } from '../../kit/step-form/surroundings.ts';
import { itemsOf } from './items.ts';
import { namedInCase } from './named-in-case.ts';
import { UnsentForms } from './unsent.tsx';

/** One step in a hundred picks an outlet: its lists weigh more than the rest of the page. */
const OutletPicker = lazy(() => import('../../casework/outlet-picker.tsx').then(({ OutletPicker: part }) => ({ default: part })));

type StepsProps = { readonly view: View; readonly type: CaseType; readonly doing: Doing };

/** What this office may do now: the main step's form is open, the others are one click away; signing happens on the sheet. */
export function Steps({ view, type, doing }: StepsProps): ReactNode {
  const { t } = useTranslation('caseFile');
  const say = useSay();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const steps = view.steps.toSorted((a, b) => rank(a) - rank(b));
  const due = steps.filter(({ event }) => !type.steps.some((rule) => rule.event === event && rule.aside === true));
  const begun = useBegun(view.row.id);
  const step = steps.find(({ event }) => event === chosen) ?? steps.find(({ event, signs }) => event === begun && !signs)
    ?? steps.find(({ main }) => main) ?? (due.length === 1 ? due[0] : undefined);
  const nothing = due.length === 0 ? <NothingToDo view={view} type={type} /> : null;
  const unsent = <UnsentForms key={view.events.length} view={view} type={type} open={steps.map(({ event }) => event)} />;
  if (view.steps.length === 0) return <>{unsent}{nothing}</>;
  return (
    <>
      {unsent}
      {nothing}
      <section className="sheet case-block case-do" id="do">
        <header>
          {due.length === 0 ? null : <h2>{t('do')}</h2>}
          <div className="case-steps" role="tablist" aria-label={t('do')}>
            {steps.map((one) => (
              <Button key={one.event} role="tab" aria-selected={one === step} size="small" type={one === step ? 'primary' : 'default'} ghost={one === step} danger={one.returns} data-event={one.event} onClick={() => setChosen(one.event)}>{say(one.title)}</Button>
            ))}
          </div>
        </header>
        {step === undefined ? null : step.signs ? <GoSign id={view.row.id} /> : <OneStep key={step.event} step={step} view={view} type={type} doing={doing} />}
      </section>
    </>
  );
}

/** The step whose form this office had begun when the page was opened, and not sent. */
function useBegun(id: string): string | undefined {
  const { keepAs } = useKeptAs(`case/${id}/`);
  const [kept] = useState(() => (keepAs === undefined ? [] : keptUnder(localStorage, keepAs, Date.now())));
  return kept.toSorted((a, b) => b.at - a.at)[0]?.rest;
}

/** The main step first, steps back last. */
const rank = (step: Step): number => (step.main ? 0 : step.returns ? 2 : 1);

function OneStep({ step, view, type, doing }: StepsProps & { readonly step: Step }): ReactNode {
  const { t } = useTranslation('caseFile');
  const { language } = usePreferences();
  const say = useSay();
  const of = caseOf(view);
  const uploads = uploadStepOf(view);
  const fields = useMemo(() => fieldsOf(step, uploads), [step, uploads]);
  const keepAs = useKeptAs(`case/${view.row.id}/${step.event}`);
  const named = namedInCase(view, type, say, (lack) => t(`lack-${lack}`));
  const persons = view.parties.flatMap(({ party, officers }) => officers.map((officer, at) => ({ id: `${party} ${at}`, name: say(officer.name) })));
  return (
    <StepForm
      fields={fields} title={step.title} danger={step.returns} busy={doing.busy} start={startOf(step, view)} {...keepAs}
      surroundings={{ evidence: of.evidence ?? [], measures: of.measures ?? [], checklist: itemsOf(type, of.fields ?? {}), persons,
        pictureAt: (hash) => pathOf(readFile.path, { id: view.row.id, hash }, { size: 'thumb' }), ...breakDownOf(step, view, type),
        pickPoint: (given) => <Suspense fallback={<Waiting rows={2} />}><OutletPicker region={view.row.region.code} taken={view.row.points} {...given} /></Suspense>, ...(uploads === undefined ? {} : { upload: doing.upload }) }}
      blockedBy={step.blockedBy.map(({ fault, message, detail }) => (fault === 'case.measures-unverified'
        ? { says: message[language], each: detail.split(',').map(named), where: <a href="#measures">{t('see-measures')}</a> }
        : { says: detail === '' ? message[language] : `${message[language]}:${listed(say, detail.split(',').map(named))}` }))}
      onSend={(data, password) => doing.step(step.event, step.title, data, password)}
    />
  );
}

const BreakDown = lazy(async () => {
  const [{ BreakDownField: part }] = await Promise.all([import('../../casework/break-down-field.tsx'), laterWords()]);
  return { default: part };
});

/** A step that opens children asks for their rows by the declaration of what stands below. */
function breakDownOf({ event }: Step, view: View, type: CaseType): Pick<FieldSurroundings, 'breakDown'> {
  const opens = type.steps.find((rule) => rule.event === event)?.effects.find((effect) => effect.effect === 'open-children');
  const rule = opens === undefined ? undefined : type.children?.find(({ id }) => id === opens.child);
  if (rule === undefined) return {};
  const taken = rule.many === true ? [] : (caseOf(view).children ?? []).filter(({ child }) => child === rule.id).map(({ region }) => region);
  return { breakDown: (given) => <Suspense fallback={null}><BreakDown {...given} rule={rule} region={view.row.region.code} taken={taken} /></Suspense> };
}

/** Files go up at their place in the checklist; a step whose whole purpose that is asks for them nowhere else. */
const fieldsOf = (step: Step, uploads: Step | undefined): ReturnType<typeof inputOf> => inputOf(step).filter(({ kind }) => kind !== 'files' || step !== uploads);

/** Measures are edited as they stand; every other field starts blank. */
function startOf(step: Step, view: View): StepData {
  const measures = caseOf(view).measures ?? [];
  const start: Record<string, Json> = {};
  for (const { id, kind } of inputOf(step)) if (kind === 'measures' && measures.length > 0) start[id] = measures.map((measure) => ({ ...measure }));
  return start;
}

function GoSign({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('caseFile');
  const navigate = useNavigate();
  return <Button type="primary" onClick={() => void navigate({ to: '/case/$id/approval', params: { id } })}>{t('go-sign')}</Button>;
}

function NothingToDo({ view, type }: { readonly view: View; readonly type: CaseType }): ReactNode {
  const { t } = useTranslation('caseFile');
  const say = useSay();
  const ended = type.states[view.row.state]?.end === true;
  return (
    <section className="sheet case-block case-waiting">
      <p>{ended ? t('ended') : t('do-none')}</p>
      {ended ? null : view.waiting.map((one) => <p key={`${one.party} ${one.event}`} className="quiet">{t('waiting', { unit: say(one.unit.name), step: say(one.title) })}</p>)}
    </section>
  );
}
