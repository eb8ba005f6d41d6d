import { fail, ok } from '../../basis/result.ts';
import { readCommandTerms, readKeyRule, setCommandTerms, setDeviceTerms, setKeyRule } from '../../contract/device-key.ts';
import { keyRule, setKeyRule as keepKeyRule } from '../../flow/device-commands/key-rotation.ts';
import type { House } from '../../flow/house.ts';
import { unsetKeyRule } from '../../model/key-rule.ts';
import { handle, type Handler } from '../handler.ts';
import { mayCall } from '../permission.ts';
import type { Runtime } from '../runtime.ts';

/** 密钥轮换, and how patient the centre is with loggers: set by the system administrator, said to all who see loggers. */
export function deviceKeyHandlers(house: House, { commands }: Runtime): readonly Handler[] {
  return [
    handle(readKeyRule, async (_input, { caller }) => {
      const [rule, term] = [await keyRule(house), house.protocol.termOf('key-age', '2025')];
      return ok({ ...(rule === undefined ? {} : { rule }), unset: unsetKeyRule, ...(term === undefined ? {} : { term }), maySet: mayCall(setKeyRule.who, caller).ok });
    }),
    handle(setKeyRule, async ({ body }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      await keepKeyRule(house, body, caller.actor.says);
      const rule = await keyRule(house);
      return rule === undefined ? fail('request.not-found', 'key-rotation') : ok(rule);
    }),
    handle(readCommandTerms, async (_input, { caller }) => {
      const own = commands.terms.place;
      return ok({ ...(own === undefined ? {} : { own }), maySet: mayCall(setCommandTerms.who, caller).ok });
    }),
    handle(setCommandTerms, async ({ body }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      await commands.terms.set(body, caller.actor.says);
      const held = commands.terms.place;
      return held === undefined ? fail('request.not-found', 'command-terms') : ok(held);
    }),
    handle(setDeviceTerms, async ({ params, body }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      if (!house.directory.devices.has(params.mn)) return fail('request.not-found', params.mn);
      await commands.terms.set(body, caller.actor.says, params.mn);
      const held = commands.terms.ownOf(params.mn);
      return held === undefined ? fail('request.not-found', params.mn) : ok(held);
    }),
  ];
}
