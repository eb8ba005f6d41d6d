import { canonical, type Json } from '../src/basis/canonical.ts';
import { commit } from '../src/basis/commitment.ts';
import type { Signer } from '../src/flow/house.ts';
import { eventHash } from '../src/model/history.ts';
import { sealedContent, type PublicFile } from '../src/publish/public-file.ts';

type Event = PublicFile['events'][number];

/**
 * What a dishonest installation could hand out: another measured completion, every commitment and hash after it made anew, the
 * whole file sealed with its own key. Only the checkpoints of the days in between say that it is not what was there.
 */
export function rewriteHistory(text: string, signer: Signer): string {
  const { seal: _seal, ...file } = JSON.parse(text) as PublicFile;
  const field = 'data.completion';
  const events: Event[] = [];
  for (const event of file.events) {
    const shown = event.disclosed[field];
    const value = '提前完成';
    const changed = shown === undefined ? event : {
      ...event, disclosed: { ...event.disclosed, [field]: { ...shown, value } }, commitments: { ...event.commitments, [field]: commit(field, shown.salt, value) },
    };
    const linked = { ...changed, previous: events.at(-1)?.hash ?? '' };
    events.push({ ...linked, hash: eventHash({ case: file.case.id, ...linked }) });
  }
  const told = { ...file, events, case: { ...file.case, fields: { ...file.case.fields, completion: '提前完成' } } };
  return canonical({ ...told, seal: { algorithm: 'ed25519', signature: signer.sign(sealedContent(told)) } } satisfies Json);
}
