import { hashAlgorithm } from '../basis/hash.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { addDays, dayOf, instant, startOfDay } from '../basis/time.ts';
import type { Frozen, Notice, Objection } from '../model/case.ts';
import type { Effect } from '../model/case-type.ts';
import { contentHash, frozenContent } from '../model/frozen-content.ts';
import { noteChild, openChild, openChildren, openHits } from './children.ts';
import { checkFigures } from './check-figures.ts';
import { addMonths, dueOf } from './clock.ts';
import { copyMeasures } from './copy-measures.ts';
import { readFigure } from './read-figure.ts';
import { setDeadline } from './deadline.ts';
import { issueDocument } from './issue-document.ts';
import { linkCause, unlinkCause } from './link-cause.ts';
import { noteMeasure } from './note-measure.ts';
import { noteStage } from './note-stage.ts';
import { noteVisit } from './note-visit.ts';
import { numberParameter } from './parameters.ts';
import { confirmPaper, handInPaper } from './paper.ts';
import { signatureFor } from './sign.ts';
import type { Consequences, Trial } from './trial.ts';

export function consequencesOf(trial: Trial): Result<Consequences> {
  const all: Consequences[] = [];
  for (const effect of trial.rule.effects) {
    const follows = decide(effect, trial);
    if (!follows.ok) return follows;
    all.push(follows.value);
  }
  return ok(Object.fromEntries(all.flatMap((one) => Object.entries(one))));
}

/** The closed table of effects. Attaching and reopening need nothing beyond the input: the fold does them; clocks: changed-clocks.ts. */
function decide(effect: Effect, trial: Trial): Result<Consequences> {
  switch (effect.effect) {
    case 'freeze': return ok({ $frozen: freeze(trial) });
    case 'void-signatures': return ok({ $void: trial.rule.event });
    case 'sign': return signatureFor(effect, trial);
    case 'hand-in-paper': return handInPaper(trial);
    case 'confirm-paper': return confirmPaper(effect, trial);
    case 'open-notice': return noticeFor(effect.length, trial);
    case 'close-notice': return ok({ $noticeClosed: trial.context.now });
    case 'record-objection': return objectionFor(trial);
    case 'answer-objection': return answerFor(trial);
    case 'start-look-back': return ok({ $lookBackUntil: lookBackEnd(effect.length, trial) });
    case 'attach-finding': case 'attach-point': case 'publish': case 'extend-clock': case 'settle-clocks': return ok({});
    case 'reopen': return ok({ $reopened: true, ...(trial.of.measures.some(({ verified }) => verified !== undefined) && { $measuresAnew: true }) });
    case 'open-children': return openChildren(effect.child, trial);
    case 'open-child': return openChild(effect.child, trial);
    case 'note-measure': return noteMeasure(effect.as, trial);
    case 'note-stage': return noteStage(trial);
    case 'note-visit': return noteVisit(trial);
    case 'screen': return openHits(effect.child, trial);
    case 'note-child': return noteChild(trial);
    case 'link-cause': return linkCause(effect.open, trial);
    case 'unlink-cause': return unlinkCause(trial);
    case 'copy-measures': return copyMeasures(effect.input, trial);
    case 'check-figures': return checkFigures(effect.explained, trial);
    case 'read-figure': return readFigure(effect, trial);
    case 'issue-document': return issueDocument(trial);
    case 'set-deadline': return setDeadline(effect.field, effect.clock, trial);
  }
}

function freeze({ type, of, context }: Trial): Frozen {
  const content = frozenContent(type, of);
  return { hash: contentHash(content), algorithm: hashAlgorithm, version: of.freezings + 1, at: context.now, content };
}

function noticeFor(length: string, { type, context }: Trial): Result<Consequences> {
  const term = { length: numberParameter(type, length, context.parameters), unit: 'working-day' } as const;
  const due = dueOf(instant(context.now), term, context.calendar);
  if (!due.ok) return due;
  const notice: Notice = { from: context.now, to: due.value.due, objections: [] };
  return ok({ $notice: notice });
}

function objectionFor({ of, input, context }: Trial): Result<Consequences> {
  if (of.notice === undefined || context.now > of.notice.to) return fail('case.step-refused', 'notice');
  const objection: Objection = { id: context.newId(), at: context.now, text: String(input['objection']) };
  return ok({ $objection: objection });
}

function answerFor({ of, input, context }: Trial): Result<Consequences> {
  const open = of.notice?.objections.find((objection) => objection.id === input['objection'] && objection.answer === undefined);
  if (open === undefined) return fail('case.field-invalid', 'objection');
  return ok({ $answered: { ...open, answer: String(input['answer']), answeredAt: context.now } });
}

/** Last moment of the last day of the look-back. */
function lookBackEnd(length: string, { type, context }: Trial): number {
  const last = addMonths(dayOf(instant(context.now)), numberParameter(type, length, context.parameters));
  return startOfDay(addDays(last, 1)) - 1;
}
