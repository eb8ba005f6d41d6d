import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandStates, isOpenCommand, type CommandState, type DeviceCommand } from '../model/device-command.ts';
import { stepCommand, type CommandHappens } from './device-command.ts';

const given: DeviceCommand = {
  id: 'c', mn: 'MN1', point: 7, ask: { kind: 'clock-set' }, cause: 'person', by: '某分局某人', reason: '校时', givenAt: 0, state: 'queued', seq: 1, attempts: 0, records: 0,
};
const terms = { answerMs: 10_000, resends: 3, resultMs: 10_000, linkMs: 600_000 };
const { answerMs, resends, resultMs, linkMs } = terms;
const turn = (line = true): CommandHappens => ({ kind: 'turn', qn: '20260302120000000', line });
const time: CommandHappens = { kind: 'time', line: true };
const answer = (qnRtn = 1): CommandHappens => ({ kind: 'answer', qnRtn });
const result = (exeRtn = 1): CommandHappens => ({ kind: 'result', exeRtn });
const record: CommandHappens = { kind: 'record' };

/** The states that a walk of (moment, what happens) leaves in the history, and how often it was put on the line. */
function walk(...happened: readonly (readonly [number, CommandHappens])[]): { says: string; sends: number; command: DeviceCommand } {
  let command = given;
  let sends = 0;
  const says: string[] = [];
  for (const [at, happens] of happened) {
    const step = stepCommand(command, happens, at, terms);
    if (step === undefined) continue;
    command = step.command;
    if (step.said !== undefined) says.push(step.said.detail === '' ? step.said.state : `${step.said.state}:${step.said.detail}`);
    if (step.send === true) sends += 1;
  }
  return { says: says.join(' '), sends, command };
}

test.each([
  ['a request without data            ', [[0, turn()], [5, answer()], [9, result()]], 'sent:1 answered:1 done:1', 1],
  ['QnRtn other than 1 ends it at once', [[0, turn()], [5, answer(3)], [9, result()]], 'sent:1 refused:3', 1],
  ['a result other than 1 is a failure', [[0, turn()], [5, answer()], [9, result(100)]], 'sent:1 answered:1 failed:100', 1],
  ['a logger that skips 9011          ', [[0, turn()], [9, result()]], 'sent:1 done:1', 1],
  ['one ms before patience ends       ', [[0, turn()], [answerMs - 1, time]], 'sent:1', 1],
  ['no answer: three resends, then end', [[0, turn()], [answerMs, time], [2 * answerMs, time], [3 * answerMs, time], [4 * answerMs, time], [5 * answerMs, time]],
    'sent:1 sent:2 sent:3 sent:4 timed-out:answer', 1 + resends],
  ['no answer over a lost line        ', [[0, turn()], [answerMs, time], [2 * answerMs, time], [3 * answerMs, time], [4 * answerMs, { kind: 'time', line: false }]],
    'sent:1 sent:2 sent:3 sent:4 timed-out:line', 1 + resends],
  ['no result: failed, no resend      ', [[0, turn()], [5, answer()], [5 + resultMs, time]], 'sent:1 answered:1 timed-out:result', 1],
  ['each record renews the patience   ', [[0, turn()], [0, answer()], [resultMs - 1, record], [resultMs, time], [2 * resultMs - 2, time], [2 * resultMs - 1, time]],
    'sent:1 answered:1 timed-out:result', 1],
  ['a late result corrects a time-out ', [[0, turn()], [5, answer()], [5 + resultMs, time], [6 + resultMs, result()]], 'sent:1 answered:1 timed-out:result done:1', 1],
  ['without a line it waits           ', [[0, turn(false)], [linkMs - 1, turn(false)], [linkMs - 1, turn()]], 'sent:1', 1],
  ['and is given up after its time    ', [[0, turn(false)], [linkMs, turn(false)], [linkMs + 1, turn()]], 'not-connected', 0],
  ['a restart leaves the queue        ', [[0, turn(false)], [1, { kind: 'restart' }], [linkMs, turn(false)], [linkMs + 1, turn()]], 'sent:1', 1],
  ['a restart while it was on the line', [[0, turn()], [1, { kind: 'restart' }], [2, turn()]], 'sent:1 unknown:sent', 1],
  ['and the answer comes after all    ', [[0, turn()], [1, { kind: 'restart' }], [2, answer()], [3, result()]], 'sent:1 unknown:sent done:1', 1],
  ['taken back while it waits         ', [[0, { kind: 'cancel', says: '某人' }], [1, turn()]], 'cancelled:某人', 0],
  ['not taken back once it is out     ', [[0, turn()], [1, { kind: 'cancel', says: '某人' }], [2, answer()], [3, result()]], 'sent:1 answered:1 done:1', 1],
  ['a second answer changes nothing   ', [[0, turn()], [1, answer()], [2, answer()], [3, result()], [4, result(2)]], 'sent:1 answered:1 done:1', 1],
] as const satisfies readonly (readonly [string, readonly (readonly [number, CommandHappens])[], string, number])[])('%s', (_name, happened, says, sends) => {
  expect([walk(...happened).says, walk(...happened).sends]).toEqual([says, sends]);
});

test('whatever happens in whatever order: it ends, is sent at most once and three times more, and what ended is not sent again', () => {
  const anything = fc.oneof(
    fc.boolean().map(turn), fc.boolean().map((line): CommandHappens => ({ kind: 'time', line })), fc.integer({ min: 0, max: 101 }).map(answer),
    fc.integer({ min: 0, max: 101 }).map(result), fc.constant(record), fc.constant<CommandHappens>({ kind: 'cancel', says: '' }), fc.constant<CommandHappens>({ kind: 'restart' }),
  );
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 30_000 }), anything), { maxLength: 40 }), (happened) => {
    let [command, at, sends] = [given, 0, 0];
    for (const [later, happens] of happened) {
      at += later;
      const before: CommandState = command.state;
      const step = stepCommand(command, happens, at, terms);
      if (step?.send === true) {
        sends += 1;
        expect(['queued', 'sent']).toContain(before);
      }
      command = step?.command ?? command;
      expect(commandStates).toContain(command.state);
      expect(command.attempts).toBe(sends);
      if (command.state === 'sent' || command.state === 'answered') expect(command.dueAt).toBeDefined();
    }
    expect(sends).toBeLessThanOrEqual(1 + resends);
    for (let tick = 0; tick < 8; tick += 1) {
      at += linkMs;
      command = stepCommand(command, command.state === 'queued' ? turn(false) : time, at, terms)?.command ?? command;
    }
    expect(isOpenCommand(command)).toBe(false);
  }));
});
