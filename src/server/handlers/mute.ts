import { fail, ok } from '../../basis/result.ts';
import { dayOf, instant } from '../../basis/time.ts';
import { endMute as endEndpoint, giveMute as giveEndpoint, listMutes } from '../../contract/mute.ts';
import { caseTypeOf } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import { endMute, giveMute, lastDay, runningMutes, silencedBy } from '../../flow/mutes.ts';
import { limitsOfOutlet } from '../../flow/outlet-limits.ts';
import type { CaseType } from '../../model/case-type.ts';
import { factorOf } from '../../model/factor.ts';
import { handle, type Handler } from '../handler.ts';
import { maySeePoint } from '../rights.ts';

/** 暂停预警 of outlets: given and ended by the unit that handles their leads, seen by everybody above it. */
export function muteHandlers(house: House): readonly Handler[] {
  const { directory } = house;
  return [
    handle(listMutes, async ({ query }, { caller }) => {
      const type = caseTypeOf(house.programmes, query.type);
      if (type === undefined) return fail('case.unknown-type', query.type);
      const records = house.records.read(caller.viewer);
      const rows = [];
      for (const mute of runningMutes(house, type.id)) {
        const point = directory.points.get(mute.point);
        if (point === undefined || !maySeePoint(house, caller.viewer, point)) continue;
        const { id, from, to, reason, by } = mute;
        rows.push({
          id, from, to, reason, by, point: { number: point.number, name: point.name }, factor: { code: mute.factor, name: factorOf(house.factors, mute.factor).name },
          silenced: await silencedBy(records, mute), mayEnd: mutes(type, caller.viewer.role) && point.branch === caller.viewer.unit,
        });
      }
      const last = mutes(type, caller.viewer.role) ? lastDay(house, type) : undefined;
      return ok({ rows, ...(last === undefined ? {} : { lastDay: last }) });
    }),
    handle(giveEndpoint, async ({ body }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const type = caseTypeOf(house.programmes, body.type);
      if (type === undefined || !mutes(type, caller.viewer.role)) return fail('case.unknown-type', body.type);
      const point = directory.points.get(body.point);
      if (point === undefined || point.branch !== caller.viewer.unit) return fail('access.foreign-region', String(body.point));
      const { limits } = limitsOfOutlet(house, point, dayOf(instant(house.clocks.world())), house.clocks.machine());
      if (!limits.some(({ factor }) => factor === body.factor)) return fail('request.invalid', 'factor');
      const given = await giveMute(house, { type, point, factor: body.factor, to: body.to, reason: body.reason, says: caller.actor.says });
      return given.ok ? ok({ id: given.value.id }) : given;
    }),
    handle(endEndpoint, async ({ params }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const mute = directory.mutes.get(params.id);
      if (mute === undefined || directory.points.get(mute.point)?.branch !== caller.viewer.unit) return fail('request.not-found', params.id);
      return ok({ id: (await endMute(house, mute, caller.actor.says)).id });
    }),
  ];
}

const mutes = (type: CaseType, role: string): boolean =>
  type.mute !== undefined && (type.parties[type.mute.party]?.roles.some((held) => held === role) ?? false);
