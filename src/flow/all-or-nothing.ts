import { fail, type Failure, type Result } from '../basis/result.ts';
import { CaseMoved } from './ports/case-moved.ts';
import type { Records, RecordWriter } from './ports/records.ts';
import { machineViewer } from './viewer.ts';

class RolledBack extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.fault);
    this.failure = failure;
  }
}

/** One transaction whose expected failure leaves nothing behind, gapless numbers included. Fault request.conflict: which case somebody else moved. */
export async function allOrNothing<T>(records: Records, work: (writer: RecordWriter) => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await records.write(machineViewer, async (writer) => {
      const done = await work(writer);
      if (!done.ok) throw new RolledBack(done);
      return done;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.failure;
    if (error instanceof CaseMoved) return fail('request.conflict', error.id);
    throw error;
  }
}
