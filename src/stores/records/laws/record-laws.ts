import { describe } from 'vitest';
import { apiKeyLaws } from './api-key-laws.ts';
import { complaintLaws } from './complaint-laws.ts';
import { calendarFeedLaws } from './calendar-feed-laws.ts';
import { caseLaws } from './case-laws.ts';
import { checkSpanLaws } from './check-span-laws.ts';
import { dataMarkLaws } from './data-mark-laws.ts';
import { deductionAppealLaws } from './deduction-appeal-laws.ts';
import { deviceKeyLaws } from './device-key-laws.ts';
import { deviceCommandLaws } from './device-command-laws.ts';
import type { Fresh } from './fixture.ts';
import { markLaws } from './mark-laws.ts';
import { memoryRecords } from '../memory/memory-records.ts';
import { measureLaws } from './measure-laws.ts';
import { messageLaws } from './message-laws.ts';
import { deliveryLaws } from './delivery-laws.ts';
import { preferenceLaws } from './preference-laws.ts';
import { registerLaws } from './register-laws.ts';
import { rowRuleLaws } from './row-rule-laws.ts';
import { exchangeSourceLaws } from './exchange-source-laws.ts';
import { taskLaws } from './task-laws.ts';
import { keptFileLaws } from './kept-file-laws.ts';
import { signingLaws } from './signing-laws.ts';
import { thingLaws } from './thing-laws.ts';
import { upperPlatformLaws } from './upper-platform-laws.ts';
import { writeLaws } from './write-laws.ts';

/** What every records store keeps, whatever stands behind it. `fresh` gives a new empty store at each call. */
export function recordLaws(name: string, fresh: Fresh): void {
  describe(name, () => {
    rowRuleLaws(fresh);
    caseLaws(fresh);
    taskLaws(fresh);
    registerLaws(fresh);
    markLaws(fresh);
    writeLaws(fresh);
    deviceCommandLaws(fresh);
    checkSpanLaws(fresh);
    dataMarkLaws(fresh);
    deductionAppealLaws(fresh);
    apiKeyLaws(fresh);
    upperPlatformLaws(fresh);
    exchangeSourceLaws(fresh);
    thingLaws(fresh);
    deviceKeyLaws(fresh);
    calendarFeedLaws(fresh);
    complaintLaws(fresh);
    messageLaws(fresh);
    deliveryLaws(fresh);
    signingLaws(fresh);
    keptFileLaws(fresh);
    measureLaws(fresh, memoryRecords);
    preferenceLaws(fresh);
  });
}
