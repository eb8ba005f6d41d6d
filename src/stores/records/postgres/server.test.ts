import { afterAll, describe, expect, test } from 'vitest';
import { postgresql } from '../../../../tools/need.ts';
import type { Records } from '../../../flow/ports/records.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import { nextOf, open, someCase, someEvent, someFinding } from '../laws/fixture.ts';
import { recordLaws } from '../laws/record-laws.ts';
import { relayLaws } from '../../../flow/gateway-relay/relay-laws.fixture.ts';
import { copyRecords } from './copy-records.ts';
import { migrations } from './migrate.ts';
import { PostgresRelay } from './relay.ts';
import { openServerRecords } from './server.ts';
import { openTestServer, query, type TestServer } from './test-server.ts';

let server: Promise<TestServer> | undefined;

const freshUrl = async (): Promise<string> => (await (server ??= openTestServer())).freshDatabase();

async function opened(url: string): Promise<Records> {
  const records = await openServerRecords(url);
  if (!records.ok) throw new Error(`${records.fault}: ${records.detail}`);
  return records.value;
}

describe.skipIf(postgresql.skip)(postgresql.named('a server by URL'), () => {
  afterAll(async () => (await server)?.close(), 60_000);

  recordLaws('PostgreSQL by URL', async () => opened(await freshUrl()));

  describe('letters between gateways', () => {
    const relays: PostgresRelay[] = [];
    afterAll(async () => { for (const relay of relays) await relay.close(); });
    relayLaws(async () => {
      const url = await freshUrl();
      await (await opened(url)).close();
      const relay = await PostgresRelay.open(url);
      if (!relay.ok) throw new Error(`${relay.fault}: ${relay.detail}`);
      relays.push(relay.value);
      return relay.value;
    });

    test('no record: the application does not see them, a move leaves them behind', async () => {
      const [from, to] = [await freshUrl(), await freshUrl()];
      await (await opened(from)).close();
      const relay = await PostgresRelay.open(from);
      if (!relay.ok) throw new Error(relay.fault);
      relays.push(relay.value);
      await relay.value.announce(1, 5, ['MN1'], []);
      expect(await relay.value.awaited()).toEqual([]);
      await expect(query(from, `begin; set local role qingshan_app; select * from qingshan.gateway_lines`)).rejects.toThrow('permission denied');
      const moved = await copyRecords({ url: from }, { url: to }, () => undefined);
      expect(moved.ok && moved.value.map(({ table }) => table).filter((table) => table.startsWith('gateway'))).toEqual([]);
    }, 60_000);
  });

  test('two processes that start at once migrate once; the next start finds nothing to do', async () => {
    const url = await freshUrl();
    const stores = await Promise.all([opened(url), opened(url), opened(url)]);
    expect((await stores[0].about()).migrations).toBe(migrations().length);
    await Promise.all(stores.map((store) => store.close()));
    const again = await opened(url);
    expect((await again.about()).migrations).toBe(migrations().length);
    await again.close();
  }, 60_000);

  test('a move to another server takes the keys of loggers along, though only the machine sees them', async () => {
    const [from, to] = [await freshUrl(), await freshUrl()];
    const records = await opened(from);
    const key = { mn: 'MN1', createdAt: 5, madeAt: 6, keyHex: 'ab'.repeat(16), fingerprint: 'abcdef01', heardAt: 7 };
    await records.write(machineViewer, (store) => store.putDeviceKey(key));
    await records.close();
    expect((await copyRecords({ url: from }, { url: to }, () => undefined)).ok).toBe(true);
    const moved = await opened(to);
    expect(await moved.read(machineViewer).deviceKeys()).toEqual([key]);
    await moved.close();
  }, 60_000);

  test('after a move cases are counted, listed by unit and found by their words as before', async () => {
    const [from, to] = [await freshUrl(), await freshUrl()];
    const records = await opened(from);
    for (const id of ['one', 'two']) await open(records, someCase(id));
    await records.write(machineViewer, (store) => store.putCase(nextOf(someCase('one')), [someEvent('one', 2)], [], 1));
    const { region, parties: [unit = ''] } = { region: someCase('one').region, parties: Object.values(someCase('one').parties) };
    const seen = async (of: Records) => {
      const [machine, own] = [of.read(machineViewer), of.read({ scope: 'unit', unit, region, role: 'branch' })];
      return [await machine.caseCounts({}), await own.caseHeads({ limit: 9 }), await own.caseHeads({ text: someCase('one').number.slice(0, 3), limit: 9 })];
    };
    const before = await seen(records);
    expect(before.map((some) => some.length > 0)).toEqual([true, true, true]);
    await records.close();
    expect(await copyRecords({ url: from }, { url: to }, () => undefined)).toMatchObject({ ok: true });
    const moved = await opened(to);
    expect(await seen(moved)).toEqual(before);
    await moved.close();
  }, 60_000);

  test('a database whose history is not ours is refused', async () => {
    const url = await freshUrl();
    await (await opened(url)).close();
    await query(url, `update qingshan.migrations set hash = 'edited' where number = 2`);
    await expect(openServerRecords(url)).rejects.toThrow('0002-row-rules.sql differs');
  }, 60_000);

  test('history cannot be changed, not by the application and not by the owner', async () => {
    const url = await freshUrl();
    const records = await opened(url);
    await open(records, someCase('kept'));
    await records.write(machineViewer, (store) =>
      store.putAudit([{ at: 1, worldAt: 1, actor: 'p', action: 'a', subject: 's', outcome: 'ok', detail: {} }]));
    for (const change of ['update %t set at = 0', 'delete from %t', 'truncate %t']) {
      for (const table of ['case_events', 'audit']) {
        const text = change.replace('%t', `qingshan.${table}`);
        const asApplication = `begin; set local role qingshan_app; select set_config('qs.scope', 'all', true); ${text}`;
        await expect(query(url, asApplication)).rejects.toThrow('permission denied');
        await query(url, text).catch(() => {});
      }
    }
    await expect(query(url, 'truncate qingshan.audit')).rejects.toThrow('append-only');
    await expect(query(url, 'delete from qingshan.audit')).rejects.toThrow('append-only');
    expect(await records.read(machineViewer).caseEvents('kept')).toEqual([someEvent('kept', 1)]);
    expect(await records.read(machineViewer).audit({ limit: 5 })).toHaveLength(1);
    await records.close();
  }, 60_000);

  test('the application\'s role has no bypass, and without a viewer it sees nothing', async () => {
    const url = await freshUrl();
    const records = await opened(url);
    await open(records, someCase('hidden', { findings: [someFinding(1).id] }));
    await records.write(machineViewer, (store) => store.putFindings([someFinding(1)]));
    await records.write(machineViewer, (store) => store.putCase(nextOf(someCase('hidden')), [someEvent('hidden', 2)], [], 1));
    expect(await query(url, `select rolsuper or rolbypassrls or rolcanlogin as strong from pg_roles where rolname = 'qingshan_app'`)).toEqual([[{ strong: false }]]);
    for (const table of ['cases', 'case_events', 'case_tasks', 'case_findings', 'findings']) {
      const said = await query(url, `begin; set local role qingshan_app; select count(*)::int as count from qingshan.${table}; rollback`);
      expect(said[2]).toEqual([{ count: 0 }]);
    }
    const [guarded = []] = await query(url, `select relname from pg_class where relnamespace = 'qingshan'::regnamespace and relrowsecurity and relforcerowsecurity order by 1`);
    expect(guarded.map((row) => row['relname'])).toEqual([
      'api_keys', 'calendar_feeds', 'case_count_changes', 'case_counts', 'case_events', 'case_findings', 'case_measures', 'case_tasks',
      'case_units', 'case_words', 'cases', 'check_spans',
      'data_marks', 'deduction_appeals', 'deliveries', 'device_command_events', 'device_commands', 'device_keys',
      'exchange_sources', 'file_renditions', 'file_scans', 'findings', 'forward_items', 'forward_states', 'message_reads', 'messages',
      'preferences', 'public_tables',
      'publications', 'reporter_looks', 'reporters', 'sheet_openings', 'signing_credentials', 'thing_versions', 'upper_platforms', 'webhooks',
    ]);
    await records.close();
  }, 60_000);

  test('a word of two Chinese letters is found through the index of pairs', async () => {
    const url = await freshUrl();
    await (await opened(url)).close();
    const plan = await query(url, `set enable_seqscan = off; set search_path = qingshan; explain select case_id from case_words where letter_pairs(words) @> letter_pairs('氨氮')`);
    expect(JSON.stringify(plan[2])).toContain('case_words_pairs');
    const [pairs = []] = await query(url, `select qingshan.letter_pairs('氨氮超标') as pairs`);
    expect(pairs[0]?.['pairs']).toEqual(['氨氮', '氮超', '超标']);
  }, 60_000);

  test('a server that is not there is a fault, not a crash', async () => {
    expect(await openServerRecords('postgresql://nobody@127.0.0.1:1/none')).toMatchObject({ ok: false, fault: 'system.engine-unreachable' });
    expect(await openServerRecords('not a url')).toMatchObject({ ok: false, fault: 'system.bad-option' });
  });
});
