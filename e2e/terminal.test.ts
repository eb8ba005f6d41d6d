import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dropFolder, newFolder, qingshan } from './installation.ts';

const folder = newFolder();
const at = (name: string): string => join(folder, name);
afterAll(() => dropFolder(folder));
writeFileSync(at('file'), 'a file');
writeFileSync(at('half.json'), '{"half":');
chmodSync(at('file'), 0o644);

/** The words of a call, its exit code, and what it says: on standard error, and nothing on standard output. */
test.each([
  ['an unknown command         ', ['nonsense'], 2, 'unknown command "nonsense"'],
  ['an unknown flag            ', ['serve', '--prot', '1'], 2, "Unknown option '--prot'"],
  ['a port that is none        ', ['serve', '--port', '99999'], 2, '--port needs a whole number from 0 to 65535, got 99999'],
  ['a size that is none        ', ['serve', '--size', 'town'], 2, 'county|province|nation, got town'],
  ['a speed that is none       ', ['serve', '--speed', 'fast'], 2, '--speed'],
  ['a word too many            ', ['serve', 'now'], 2, 'now [system.bad-option]'],
  ['a data folder that is none ', ['serve', '--data', at('file')], 1, '[system.folder-not-writable]'],
  ['an address that is none    ', ['simulate', '--to', 'nowhere'], 2, '--to needs HOST:PORT, got nowhere'],
  ['an edition that is none    ', ['simulate', '--edition', '1999'], 2, '--edition 1999'],
  ['a fault that is none       ', ['simulate', '--fault', 'nonsense'], 2, '--fault nonsense: NAME[:SHARE[:VALUE]][@FROM-[TO]]'],
  ['a kind that is none        ', ['simulate', '--kinds', 'weekly'], 2, '--kinds weekly'],
  ['a system that is none      ', ['simulate', '--st', '99', '--links', '1'], 2, '--st 99'],
  ['a moment that is none      ', ['simulate', '--from', 'soon'], 2, '--from soon'],
  ['no end and nothing owed    ', ['simulate', '--seconds', '0'], 2, '--seconds 0 needs --backfill HOURS'],
  ['a list that is not there   ', ['simulate', '--devices', at('absent'), '--json'], 1, '[import.unreadable]'],
  ['a list that is no list     ', ['simulate', '--devices', at('half.json'), '--json'], 1, at('half.json')],
  ['no file to import          ', ['import', 'cnemc', '--json'], 2, 'PATH'],
  ['another kind to import     ', ['import', 'weather', at('file')], 2, 'import cnemc|surface-water|firms PATH…'],
  ['a file that is not there   ', ['import', 'cnemc', at('absent'), '--data', at('none'), '--json'], 1, '[file.missing]'],
  ['hj212 without its verb     ', ['hj212'], 2, 'hj212 decode'],
  ['judge with a word          ', ['judge', 'file'], 2, 'file [system.bad-option]'],
  ['judge again without days   ', ['judge', 'again'], 2, '--from DAY --to DAY'],
  ['judge again of another kind', ['judge', 'again', '--from', '2025-01-01', '--to', '2025-01-02', '--kind', 'moon'], 2, '--kind moon'],
  ['an edition to be kept      ', ['judge', 'again', '--from', '2025-01-01', '--to', '2025-01-02', '--edition', 'HJ 633-2026', '--record'], 2, '--edition --record'],
  ['judge again of no folder   ', ['judge', 'again', '--from', '2025-01-01', '--to', '2025-01-02', '--data', at('none')], 1, '[system.no-data-folder]'],
  ['verify without a key       ', ['verify', at('file')], 2, 'verify FILE --key K'],
  ['verify without its file    ', ['verify', at('absent'), '--key', at('file')], 1, '[file.missing]'],
  ['verify all of no folder     ', ['verify', '--all', '--data', at('none')], 1, '[system.no-data-folder]'],
  ['case without its verb       ', ['case'], 2, 'case list | show ID | step ID EVENT'],
  ['case of nobody              ', ['case', 'list', '--data', at('none')], 2, '--login LOGIN, QINGSHAN_PASSWORD'],
  ['a form that is none         ', ['case', 'step', 'x', 'accept', '--input', at('half.json')], 2, 'not a JSON object'],
  ['why without an identifier  ', ['why', '--json'], 2, 'why ID'],
  ['why in a folder that is not', ['why', 'F-1', '--data', at('none'), '--json'], 1, '[system.no-data-folder]'],
  ['the doctor of no folder    ', ['doctor', '--json', '--data', at('none')], 1, '[system.no-data-folder]'],
  ['trace river of nothing      ', ['trace', 'river', '--json'], 2, '--network FILE'],
  ['a network that is not there ', ['trace', 'river', '--network', at('absent'), '--from', 'a'], 1, '[file.missing]'],
  ['a network that is none      ', ['trace', 'river', '--network', at('half.json'), '--from', 'a'], 1, '[trace.unreadable]'],
  ['hours that are none         ', ['trace', 'river', '--network', at('file'), '--hours', 'long'], 2, '--hours'],
  ['trace outfall without tables', ['trace', 'outfall', '--network', at('file')], 2, '--outfalls FILE'],
  ['locate without its class   ', ['trace', 'locate', '--in', at('file'), '--wind-speed', 'ws', '--wind-direction', 'wd'], 2, '--stability is needed'],
  ['locate over another terrain', ['trace', 'locate', '--in', at('file'), '--wind-speed', 'ws', '--wind-direction', 'wd', '--stability', 'D', '--terrain', 'moon'], 2, '--terrain rural|urban'],
  ['fires without a file       ', ['trace', 'fires'], 2, '--in FILE is needed'],
  ['voc without its temperature', ['trace', 'voc', '--in', at('file'), '--unit', 'ppb'], 2, '--temperature is needed'],
  ['fires of another table     ', ['trace', 'fires', '--in', at('file')], 1, '[trace.unreadable]'],
] as const)('a wrong call is named, leaves nothing behind: %s', async (_name, words, code, says) => {
  const said = await qingshan(...words);
  expect([said.code, said.out]).toEqual([code, '']);
  expect(said.err).toContain(says);
  expect(said.err).not.toMatch(/^\s+at /m);
  expect(existsSync(at('none'))).toBe(false);
});

test.each([
  ['a key that is none ', 'file', 'file'],
  ['a file that is none', 'half.json', 'file'],
] as const)('verify says the first place that does not hold: %s', async (_name, file, key) => {
  const said = await qingshan('verify', at(file), '--key', at(key));
  expect(said.code).toBe(1);
  expect(said.out).toMatch(/^\S+: .+\n.+ \[[a-z.-]+\]\n$/);
});

test('a gateway that is not there: the summary is the last line all the same, and the exit code says it', async () => {
  const said = await qingshan('simulate', '--to', '127.0.0.1:1', '--seconds', '1', '--links', '1', '--json');
  expect([said.code, JSON.parse(said.out.trim().split('\n').at(-1) ?? '')]).toMatchObject([1, { acknowledged: 0, connectErrors: 1 }]);
});

test.skipIf(process.platform === 'win32')('more links than file handles: said before the first is opened, with what to set', () => {
  const main = join(import.meta.dirname, '..', 'src', 'main.ts');
  const words = ['-c', 'ulimit -n 300; exec "$0" "$@"', process.execPath, main, 'simulate', '--links', '1000', '--fault', 'half-open:10%'];
  const said = spawnSync('sh', words, { encoding: 'utf8' });
  expect([said.status, said.stdout]).toEqual([1, '']);
  expect(said.stderr).toContain('1000 links need 1164 file handles, this process may have 300: ulimit -n 1164 [system.too-many-files]');
});
