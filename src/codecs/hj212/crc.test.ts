import { describe, expect, test } from 'vitest';
import { crcFits, crcHj212, crcModbus, crcOf, fittingProfile, printCrc, type CrcProfile } from './crc.ts';
import { utf8Bytes } from './text.ts';

const annexA = utf8Bytes('QN=20240601085857223;ST=32;CN=1011;PW=123456;MN=010000A8900016F000169DC0;Flag=9;CP=&&&&');

/** The same check by the bit, as annex A of HJ 212-2017 writes it: the oracle of the table form. */
function bitwise(bytes: Uint8Array): number {
  let register = 0xffff;
  for (const byte of bytes) {
    register = (register >> 8) ^ byte;
    for (let bit = 0; bit < 8; bit += 1) register = register & 1 ? (register >> 1) ^ 0xa001 : register >> 1;
  }
  return register;
}

describe('the check of HJ 212', () => {
  test.each([
    ['annex A of 2017', 'QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&', '1C80', '0759'],
    ['annex A of 2025', 'QN=20240601085857223;ST=32;CN=1011;PW=123456;MN=010000A8900016F000169DC0;Flag=9;CP=&&&&', '2200', 'CCF4'],
  ])('%s', (_name, segment, hj212, modbus) => {
    const bytes = utf8Bytes(segment);
    expect(printCrc('hj212', crcHj212(bytes))).toBe(hj212);
    expect(printCrc('modbus', crcModbus(bytes))).toBe(modbus);
    expect(crcHj212(bytes)).toBe(bitwise(bytes));
  });

  test('MODBUS by its catalogue value', () => expect(crcModbus(utf8Bytes('123456789'))).toBe(0x4b37));
  test('empty input gives FFFF', () => expect(crcHj212(new Uint8Array(0))).toBe(0xffff));

  test('only 256 values occur, with eight endings', () => {
    const values = new Set(Array.from({ length: 65_536 }, (_, pair) => crcHj212(Uint8Array.of(pair >> 8, pair & 0xff))));
    const endings = new Set([...values].map((value) => printCrc('hj212', value).slice(2)));
    expect(values.size).toBe(256);
    expect([...endings].sort()).toEqual(['00', '01', '40', '41', '80', '81', 'C0', 'C1']);
  });
});

test.each(['hj212', 'modbus', 'modbus-le', 'hj212-swapped'] as const)('a wrong check names %s when that fits', (profile: CrcProfile) => {
  const given = printCrc(profile, crcOf(profile, annexA));
  expect(crcFits(profile, annexA, given.toLowerCase())).toBe(true);
  expect(fittingProfile(annexA, given)).toBe(profile);
});

test('a short check fits only the unpadded profile', () => {
  const padded = Array.from({ length: 9000 }, (_, at) => utf8Bytes(`${at}`)).find((bytes) => crcHj212(bytes) < 0x1000 && crcHj212(bytes) > 0xff) ?? annexA;
  const given = printCrc('crc-unpadded', crcHj212(padded));
  expect(given).toHaveLength(3);
  expect(crcFits('hj212', padded, given)).toBe(false);
  expect(fittingProfile(padded, given)).toBe('crc-unpadded');
});
