import { formOf } from '../model/command-form.ts';
import type { CommandState, DeviceCommand } from '../model/device-command.ts';

/**
 * How long is waited, by the machine clock: `standards/hj212/terms.json`, or what this place or this logger has of its own. Resends carry the
 * same QN. `linkMs`: how long a command waits for a logger that has no line; loggers on mobile lines come back within minutes.
 */
export type CommandTerms = { readonly answerMs: number; readonly resends: number; readonly resultMs: number; readonly linkMs: number };

export type CommandHappens =
  /** Its turn has come: the line to the logger stands or not. */
  | { readonly kind: 'turn'; readonly qn: string; readonly line: boolean }
  | { readonly kind: 'time'; readonly line: boolean }
  /** 9011, a record that was asked for, 9012. */
  | { readonly kind: 'answer'; readonly qnRtn: number }
  | { readonly kind: 'record'; readonly reply?: Readonly<Record<string, string>> }
  | { readonly kind: 'result'; readonly exeRtn: number }
  /** 9013: what only notifies ends with it. */
  | { readonly kind: 'noticed' }
  | { readonly kind: 'cancel'; readonly says: string }
  /** The server starts: what was on the line then may have been carried out or not. */
  | { readonly kind: 'restart' };

/** `said`: what the history keeps; undefined: nothing that it should know. `send`: put it on the line once the change is kept. */
export type CommandStep = { readonly command: DeviceCommand; readonly said?: { readonly state: CommandState; readonly detail: string }; readonly send?: true };

/** One step of a command: what happened at a moment of the machine clock, and what follows. Pure; undefined: it changes nothing. */
export function stepCommand(command: DeviceCommand, happens: CommandHappens, at: number, terms: CommandTerms): CommandStep | undefined {
  switch (happens.kind) {
    case 'turn': return command.state === 'queued' ? onTurn(command, happens, at, terms) : undefined;
    case 'time': return onTime(command, happens.line, at, terms);
    case 'answer': return onAnswer(command, happens.qnRtn, at, terms);
    case 'record': return onRecord(command, happens.reply, at, terms);
    case 'result': return onResult(command, happens.exeRtn);
    case 'noticed': return formOf(command.ask.kind).ends === 'notice' && (command.state === 'answered' || hears.includes(command.state)) ? ended(command, 'done', '') : undefined;
    case 'cancel': return command.state === 'queued' ? ended(command, 'cancelled', happens.says) : undefined;
    case 'restart': return onRestart(command);
  }
}

/** Without a line it waits for one, and is then given up rather than sent when nobody expects it any more. */
function onTurn(command: DeviceCommand, { qn, line }: { readonly qn: string; readonly line: boolean }, at: number, terms: CommandTerms): CommandStep | undefined {
  if (line) return onLine({ ...command, qn, attempts: 1 }, at, terms);
  if (command.dueAt === undefined) return { command: { ...command, dueAt: at + terms.linkMs } };
  return at < command.dueAt ? undefined : ended(command, 'not-connected', '');
}

const onLine = (command: DeviceCommand, at: number, terms: CommandTerms): CommandStep => ({
  command: { ...command, state: 'sent', dueAt: at + terms.answerMs }, said: { state: 'sent', detail: String(command.attempts) }, send: true,
});

/** No answer: the same QN again, so often; no result: the command has failed and is not sent again (clause 5). */
function onTime(command: DeviceCommand, line: boolean, at: number, terms: CommandTerms): CommandStep | undefined {
  if (command.dueAt === undefined || at < command.dueAt) return undefined;
  if (command.state === 'answered') return ended(command, 'timed-out', 'result');
  if (command.state !== 'sent') return undefined;
  if (command.attempts <= terms.resends) return onLine({ ...command, attempts: command.attempts + 1 }, at, terms);
  return ended(command, 'timed-out', line ? 'answer' : 'line');
}

/** A refusal or a result that comes late corrects what was given up: the logger did hear it. */
const hears: readonly CommandState[] = ['sent', 'timed-out', 'unknown'];

function onAnswer(command: DeviceCommand, qnRtn: number, at: number, terms: CommandTerms): CommandStep | undefined {
  if (!hears.includes(command.state) || command.qnRtn !== undefined) return undefined;
  if (qnRtn !== 1) return ended({ ...command, qnRtn }, 'refused', String(qnRtn));
  if (command.state !== 'sent') return undefined;
  return { command: { ...command, state: 'answered', qnRtn, dueAt: at + terms.resultMs }, said: { state: 'answered', detail: String(qnRtn) } };
}

function onRecord(command: DeviceCommand, reply: Readonly<Record<string, string>> | undefined, at: number, terms: CommandTerms): CommandStep | undefined {
  if (command.state !== 'sent' && command.state !== 'answered') return undefined;
  const due = command.state === 'answered' ? { dueAt: at + terms.resultMs } : {};
  return { command: { ...command, ...due, records: command.records + 1, ...(reply === undefined ? {} : { reply }) } };
}

function onResult(command: DeviceCommand, exeRtn: number): CommandStep | undefined {
  if (command.state !== 'answered' && !hears.includes(command.state)) return undefined;
  if (command.exeRtn !== undefined) return undefined;
  return ended({ ...command, exeRtn }, exeRtn === 1 ? 'done' : 'failed', String(exeRtn));
}

function onRestart(command: DeviceCommand): CommandStep | undefined {
  if (command.state === 'sent' || command.state === 'answered') return ended(command, 'unknown', command.state);
  if (command.state !== 'queued' || command.dueAt === undefined) return undefined;
  const { dueAt: _waited, ...waiting } = command;
  return { command: waiting };
}

function ended(command: DeviceCommand, state: CommandState, detail: string): CommandStep {
  const { dueAt: _over, ...over } = command;
  return { command: { ...over, state }, said: { state, detail } };
}
