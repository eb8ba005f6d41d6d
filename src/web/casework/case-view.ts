import type { Static } from 'typebox';
import type { CaseView, EventView, MachineCheck, OpenStep } from '../../contract/case.ts';
import type { Case } from '../../model/case.ts';
import type { FieldRule } from '../../model/case-type.ts';

export type View = Static<typeof CaseView>;
export type Step = Static<typeof OpenStep>;
export type Check = Static<typeof MachineCheck>;
export type Event = Static<typeof EventView>;

/** The case inside a view; its shape is src/model/case.ts, with what the viewer may not see left out. */
export const caseOf = (view: View): Partial<Case> => view.case as Partial<Case>;

/** The declared fields of an open step. */
export const inputOf = (step: Step): readonly FieldRule[] => step.input as readonly FieldRule[];

/** The open step that takes files and needs nothing else: without one, nobody can upload now. */
export const uploadStepOf = (view: View): Step | undefined =>
  view.steps.find((step) => inputOf(step).some(({ kind }) => kind === 'files') && inputOf(step).every(({ kind, required }) => kind === 'files' || !required));
