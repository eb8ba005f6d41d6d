import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

/** Ends a run with each skip's reason and one line `N passed, N failed, N skipped`; fails on a skip where QINGSHAN_FORBID_SKIPS=1. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const closing = close(modules.map(countModule), unhandled.length, process.env['QINGSHAN_FORBID_SKIPS'] === '1');
    for (const line of closing.lines) console.log(line);
    if (closing.failed) process.exitCode = 1;
  }
}

export type Skip = { readonly name: string; readonly why: string | undefined };
export type ModuleCount = { readonly passed: number; readonly failed: number; readonly skips: readonly Skip[] };

/** The last lines of a run. A module that could not be loaded and an error outside every test each count as one failure. */
export function close(modules: readonly ModuleCount[], unhandled: number, forbid: boolean): { lines: string[]; failed: boolean } {
  const skips = modules.flatMap((module) => module.skips);
  const forbidden = forbid ? skips.filter((skip) => !isAllowed(skip)) : [];
  const passed = modules.reduce((sum, module) => sum + module.passed, 0);
  const failed = modules.reduce((sum, module) => sum + module.failed, 0) + unhandled;
  return {
    lines: [
      ...skips.map((skip) => `skipped: ${skip.name}: ${skip.why ?? 'no reason given'}`),
      ...(forbidden.length === 0 ? [] : [`${forbidden.length} of these skips are forbidden here (QINGSHAN_FORBID_SKIPS=1)`]),
      `${passed} passed, ${failed + forbidden.length} failed, ${skips.length - forbidden.length} skipped`,
    ],
    failed: failed + forbidden.length > 0,
  };
}

/** Real data belong to others and cannot be installed, so no machine can be told to have them. */
function isAllowed(skip: Skip): boolean {
  return skip.why?.includes('QINGSHAN_REAL_DATA') === true;
}

function countModule(module: TestModule): ModuleCount {
  const tests = [...module.children.allTests()];
  const failed = tests.filter((test) => test.result().state === 'failed').length;
  return {
    passed: tests.filter((test) => test.result().state === 'passed').length,
    failed: failed === 0 && !module.ok() ? 1 : failed,
    skips: tests.filter((test) => test.result().state === 'skipped').map(skipOf),
  };
}

const reason = /\s*\(skipped: (.+)\)$/;

/** The reason stands in the title of the test or of a group around it (tools/need.ts), or was given to `context.skip(why)`. */
function skipOf(test: TestCase): Skip {
  const names: string[] = [];
  let why = noteOf(test);
  for (let at: TestCase | TestSuite | TestModule = test; at.type !== 'module'; at = at.parent) {
    why ??= reason.exec(at.name)?.[1];
    names.unshift(at.name.replace(reason, ''));
  }
  return { name: names.join(' > '), why };
}

function noteOf(test: TestCase): string | undefined {
  const result = test.result();
  return result.state === 'skipped' ? result.note : undefined;
}
