import { fail, ok } from '../../basis/result.ts';
import { changeWebhook, listDeliveries, listWebhooks, makeWebhook, renewWebhookSecret, resendDeliveries } from '../../contract/webhook.ts';
import { openingEvent } from '../../act/fold.ts';
import type { House } from '../../flow/house.ts';
import type { WebhookStanding } from '../../flow/outgoing/webhook-desk.ts';
import { machineViewer } from '../../flow/viewer.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { Caller } from '../caller.ts';
import { newWebhookSecret } from '../credentials.ts';
import { handle, type Handler } from '../handler.ts';
import type { Runtime } from '../runtime.ts';
import { deliveryView } from '../views/delivery.ts';
import { regionName, unitName } from '../views/names.ts';

const saysOf = (caller: Caller): string => (caller.kind === 'signed-in' ? caller.actor.says : caller.kind);
const pageUsual = 50;

/** 推送订阅, kept by the system administrator. */
export function webhookHandlers(house: House, { webhooks }: Runtime): readonly Handler[] {
  const idOf = (done: Awaited<ReturnType<typeof webhooks.change>>) => (done.ok ? ok({ id: done.value.id }) : done);
  return [
    handle(listWebhooks, async () => ok({
      rows: (await webhooks.standings()).map((standing) => rowOf(house, standing)), types: house.programmes.flatMap(({ cases }) => cases).map(choiceOf),
    })),
    handle(makeWebhook, async ({ body }, { caller }) => {
      const secret = newWebhookSecret();
      const made = await webhooks.make(body, secret, saysOf(caller));
      return made.ok ? ok({ id: made.value.id, secret }) : made;
    }),
    handle(changeWebhook, async ({ params, body }, { caller }) => idOf(await webhooks.change(params.id, body, saysOf(caller)))),
    handle(renewWebhookSecret, async ({ params }, { caller }) => {
      const secret = newWebhookSecret();
      const renewed = await webhooks.renew(params.id, secret, saysOf(caller));
      return renewed.ok ? ok({ id: renewed.value.id, secret }) : renewed;
    }),
    handle(listDeliveries, async ({ params, query: { state, after, limit = pageUsual } }) => {
      const records = house.records.read(machineViewer);
      if (!(await records.webhooks()).some(({ id }) => id === params.id)) return fail('request.not-found', params.id);
      const rows = await records.deliveries({
        channel: 'webhook', target: params.id, limit, ...(state === undefined ? {} : { states: [state] }), ...(after === undefined ? {} : { after }),
      });
      const last = rows.at(-1);
      return ok({ rows: rows.map((one) => deliveryView(house, one)), ...(rows.length === limit && last !== undefined ? { next: last.id } : {}) });
    }),
    handle(resendDeliveries, async ({ params, body: { delivery } }, { caller }) => {
      const again = await webhooks.resend(params.id, delivery, saysOf(caller));
      return again.ok ? ok({ count: again.value }) : again;
    }),
  ];
}

function rowOf(house: House, { webhook, counts }: WebhookStanding) {
  const { secret: _secret, madeAt: _madeAt, madeBy: _madeBy, unit, regions, ...shown } = webhook;
  return { ...shown, ...counts, unit: unitName(house, unit), regions: regions.map((code) => regionName(house, code)) };
}

/** Two steps may bear one event; it is one choice. */
function choiceOf({ id, title, steps }: CaseType) {
  const events = new Map([[openingEvent, { zh: '立案', en: 'opened' }], ...steps.map((step) => [step.event, step.title] as const)]);
  return { id, title, events: [...events].map(([event, words]) => ({ event, title: words })) };
}
