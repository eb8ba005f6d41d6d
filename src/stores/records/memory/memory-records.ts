import type { RecordReader, Records, RecordWriter } from '../../../flow/ports/records.ts';
import { accountReads, accountWrites } from './accounts.ts';
import { keyReads, keyWrites } from './api-keys.ts';
import { complaintReads, complaintWrites } from './complaints.ts';
import { feedReads, feedWrites } from './calendar-feeds.ts';
import { messageReads, messageWrites } from './messages.ts';
import { deliveryReads, deliveryWrites } from './deliveries.ts';
import { caseReads, caseWrites } from './cases.ts';
import { spanReads, spanWrites } from './check-spans.ts';
import { dataMarkReads, dataMarkWrites } from './data-marks.ts';
import { appealReads, appealWrites } from './deduction-appeals.ts';
import { commandReads, commandWrites } from './device-commands.ts';
import { deviceKeyReads, deviceKeyWrites } from './device-keys.ts';
import { importReads, importWrites } from './imports.ts';
import { findingReads, findingWrites } from './findings.ts';
import { measureReads, measureWrites } from './measures.ts';
import { preferenceReads, preferenceWrites } from './preferences.ts';
import { publicationReads, publicationWrites } from './publications.ts';
import { markReads, markWrites } from './rejudge-marks.ts';
import { registerReads, registerWrites } from './registers.ts';
import { settingReads, settingWrites } from './settings.ts';
import { type Look, State } from './state.ts';
import { exchangeSourceReads, exchangeSourceWrites } from './exchange-sources.ts';
import { keptFileReads, keptFileWrites } from './kept-files.ts';
import { signingReads, signingWrites } from './signing.ts';
import { thingReads, thingWrites } from './things.ts';
import { upperPlatformReads, upperPlatformWrites } from './upper-platforms.ts';

/** 业务库 in memory for fast tests, under the same row rules and laws. Writes run one after another. */
export function memoryRecords(): Records {
  let committed = new State();
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: (viewer) => reader({ viewer, state: () => committed }),
    write(viewer, work) {
      const run = last.then(async () => {
        const own = new State(committed);
        const result = await work(writer({ viewer, state: () => own }));
        committed = own;
        return result;
      });
      last = run.catch(() => {});
      return run;
    },
    about: async () => ({ engine: 'memory', version: '', migrations: 0, bytes: 0 }),
    close: async () => {},
  };
}

const reader = (look: Look): RecordReader => ({
  ...registerReads(look), ...markReads(look), ...caseReads(look), ...findingReads(look), ...settingReads(look), ...accountReads(look), ...publicationReads(look),
  ...commandReads(look), ...dataMarkReads(look),
  ...spanReads(look), ...appealReads(look), ...importReads(look), ...keyReads(look), ...upperPlatformReads(look), ...thingReads(look),
  ...exchangeSourceReads(look), ...deviceKeyReads(look), ...feedReads(look), ...messageReads(look), ...signingReads(look), ...complaintReads(look), ...deliveryReads(look),
  ...keptFileReads(look), ...measureReads(look), ...preferenceReads(look),
});

const writer = (look: Look): RecordWriter => ({
  ...reader(look), ...registerWrites(look), ...markWrites(look), ...caseWrites(look), ...findingWrites(look), ...settingWrites(look),
  ...accountWrites(look), ...publicationWrites(look), ...commandWrites(look), ...dataMarkWrites(look),
  ...spanWrites(look), ...appealWrites(look), ...importWrites(look), ...keyWrites(look), ...upperPlatformWrites(look), ...thingWrites(look),
  ...exchangeSourceWrites(look), ...deviceKeyWrites(look), ...feedWrites(look), ...messageWrites(look), ...signingWrites(look), ...complaintWrites(look),
  ...keptFileWrites(look), ...preferenceWrites(look),
  ...deliveryWrites(look),
  ...measureWrites(look),
});
