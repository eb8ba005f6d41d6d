import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, inkOn } from './ink-on.ts';
import { classColours } from './water-class.ts';

/** HJ 633 levels 1…6. */
const levels = ['#00E400', '#FFFF00', '#FF7E00', '#FF0000', '#99004C', '#7E0023'];

test.each([...levels, ...Object.values(classColours)])('text on %s meets WCAG AA', (ground) => {
  expect(contrast(ground, inkOn(ground))).toBeGreaterThanOrEqual(4.5);
});

test('yellow needs dark text, maroon light text', () => {
  expect([inkOn('#FFFF00'), inkOn('#7E0023')]).toEqual(['#000000', '#ffffff']);
});

test('any ground gets a text that meets AA', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
    const ground = `#${value.toString(16).padStart(6, '0')}`;
    return contrast(ground, inkOn(ground)) >= 4.5 && Math.abs(contrast(ground, '#ffffff') * contrast(ground, '#000000') - 21) < 1e-9;
  }));
});
