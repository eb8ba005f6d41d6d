import type { Json } from '../../basis/canonical.ts';
import { fail, ok } from '../../basis/result.ts';
import {
  disclosedSeries, near, notFixed, objectTo, publicCheckpoints, publicFile, publicItem, publicItems, publicKey, publicPicture,
  reportPhoto,
} from '../../contract/public.ts';
import { publicFileOf } from '../../flow/checkpoints.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import type { Publication } from '../../flow/ports/records.ts';
import { addReportPhoto, hearPublic, photosMost } from '../../flow/public-voice.ts';
import { publicViewer } from '../../flow/viewer.ts';
import type { PublicPicture } from '../../model/public-picture.ts';
import { handle, handleFile, type Handler } from '../handler.ts';
import { regionName } from '../views/names.ts';
import { pictureReply } from '../picture-reply.ts';
import { shownOutlets } from '../views/disclosed.ts';
import { reportsOn } from '../views/public-reports.ts';
import { takesObjections } from '../views/public-state.ts';
import { nearSentences } from '../views/near.ts';

const itemsMax = 500;

/** The public site reads publications only: what a projection did not put there cannot leak from here. */
export function publicHandlers(house: House, rootRegion: () => string): readonly Handler[] {
  const read = () => house.records.read(publicViewer);
  return [
    handle(publicItems, async ({ query }) => ok((await read().publications({ limit: itemsMax, ...(query.region === undefined ? {} : { region: query.region }) })).map((row) => publicRow(house, row)))),
    handle(publicItem, async ({ params }) => {
      const row = await read().publication(params.id);
      if (row === undefined) return fail('request.not-found', params.id);
      const points = row.points.flatMap((number) => {
        const point = house.directory.points.get(number);
        return point === undefined ? [] : [{ number, name: point.name }];
      });
      const most = photosMost(house, declaredType(house.programmes, row.kind));
      return ok({ row: publicRow(house, row), content: row.content, points, reports: await reportsOn(house, row.id), ...(most !== undefined && { photosMost: most }) });
    }),
    handle(disclosedSeries, async ({ params }) => {
      const row = await read().publication(params.id);
      return row === undefined ? fail('request.not-found', params.id) : ok({ outlets: [...await shownOutlets(house, row)] });
    }),
    handleFile(publicPicture, async ({ params: { id, hash }, query: { size } }) => {
      const content = (await read().publication(id))?.content as Content | undefined;
      const picture = content?.pictures?.find((shown) => shown.hash === hash);
      if (picture !== undefined && size !== undefined) return pictureReply(house, hash, size, 'public, max-age=300');
      const bytes = picture === undefined ? undefined : await house.files.get(hash);
      if (picture === undefined || bytes === undefined) return fail('request.not-found', hash);
      return ok({ bytes, type: picture.type, name: `${hash.slice(0, 12)}.${picture.type === 'image/png' ? 'png' : 'jpg'}` });
    }),
    handleFile(publicFile, async ({ params }) => {
      const file = await publicFileOf(house, params.id);
      return file.ok ? ok({ bytes: file.value, type: 'application/json; charset=utf-8', name: `${params.id}.json` }) : file;
    }),
    handleFile(publicKey, async () => ok({ bytes: `${house.signer.key}\n`, type: 'text/plain; charset=utf-8', name: 'qingshan.key' })),
    handle(publicCheckpoints, async () => ok([...(await read().checkpoints())])),
    handle(objectTo, async ({ params, body }) => hearPublic(house, { kind: 'objection', item: params.id, ...body })),
    handle(notFixed, async ({ params, body }) => hearPublic(house, { kind: 'report', item: params.id, ...body })),
    handle(reportPhoto, async ({ params }, { upload }) => {
      return upload === undefined ? fail('file.empty') : addReportPhoto(house, params.receipt, upload);
    }),
    handle(near, async ({ query }) => {
      const region = query.region ?? rootRegion();
      return ok({ region: regionName(house, region), sentences: await nearSentences(house, region) });
    }),
  ];
}

type Notice = { readonly from: number; readonly to: number; readonly objections: readonly { readonly answer: string | null }[] };
type Content = {
  readonly case?: { readonly number?: string; readonly title?: Publication['title'] }; readonly notice?: Notice | null; readonly rebounds?: number; readonly pictures?: readonly PublicPicture[];
} | null;

function publicRow(house: House, row: Publication) {
  const content = row.content as Content & Json;
  const notice = content?.notice ?? undefined;
  const type = declaredType(house.programmes, row.kind);
  return {
    id: row.id, number: content?.case?.number ?? '', title: content?.case?.title ?? row.title, region: regionName(house, row.region), state: row.state,
    stateTitle: type.states[row.state]?.title ?? { zh: row.state, en: row.state }, publishedAt: row.publishedAt, rebounds: content?.rebounds ?? 0,
    ...(notice === undefined ? {} : { notice: {
      from: notice.from, to: notice.to, open: house.clocks.world() <= notice.to && takesObjections(type, row.state),
      objections: notice.objections.length, answered: notice.objections.filter((objection) => objection.answer !== null).length,
    } }),
  };
}
