import { fail, ok } from '../../basis/result.ts';
import { keptFrames, listUpperPlatforms, putUpperPlatform, readUpperPlatform, resendFrames } from '../../contract/upper-platform.ts';
import type { House } from '../../flow/house.ts';
import { handle, type Handler } from '../handler.ts';
import { mayCall } from '../permission.ts';
import type { Runtime } from '../runtime.ts';
import { keptFrameView, platformShown, platformView } from '../views/upper-platform.ts';

const basis = {
  zh: '口径:应转发=选中的报文;已接收=收到9014应答(文件为已写成,前置库为对方置为已读取);滞后=最新已接收报文的接收时刻至今,其后另有报文待发时计',
  en: 'Basis: selected = frames that the configuration selects; accepted = answered 9014 (files: written; exchange tables: set as read there); lag = from receipt of the newest accepted frame to now, while newer ones wait',
};

/** 转发状态: seen by the province, auditors and who keeps the lines; changed by the system administrator alone. */
export function upperPlatformHandlers(house: House, { forward }: Runtime): readonly Handler[] {
  return [
    handle(listUpperPlatforms, async (_input, { caller }) => {
      const versions = new Map(forward.platforms.map((version) => [version.platform.id, version]));
      const rows = (await forward.standings()).flatMap((standing) => {
        const version = versions.get(standing.platform.id);
        return version === undefined ? [] : [platformView(house, forward, standing, version)];
      });
      return ok({ rows, mayChange: mayCall(putUpperPlatform.who, caller).ok, at: house.clocks.world(), basis });
    }),
    handle(readUpperPlatform, async ({ params }, { caller }) => {
      const versions = (await house.records.read(caller.viewer).upperPlatforms()).filter(({ platform }) => platform.id === params.id);
      if (versions.length === 0) return fail('forward.unknown-platform', params.id);
      return ok(versions.toReversed().map(({ platform, by, enteredAt }) => ({ platform: platformShown(platform), by, enteredAt })));
    }),
    handle(putUpperPlatform, async ({ params, body }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      if (body.id !== params.id) return fail('forward.unfit', 'id');
      const put = await forward.put(body, caller.actor.says);
      return put.ok ? ok({ id: put.value.id }) : put;
    }),
    handle(keptFrames, async ({ params, query }, { caller }) => {
      const limit = query.limit ?? 50;
      const rows = await house.records.read(caller.viewer).forwardItems({
        platform: params.id, limit, ...(query.state === undefined ? {} : { states: [query.state] }), ...(query.before === undefined ? {} : { before: query.before }),
      });
      const last = rows.at(-1);
      return ok({ rows: rows.map((item) => keptFrameView(house, item)), ...(rows.length === limit && last !== undefined ? { next: last.frame } : {}) });
    }),
    handle(resendFrames, async ({ params, body }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const again = await forward.resend(params.id, body, caller.actor.says);
      return again.ok ? ok({ count: again.value }) : again;
    }),
  ];
}
