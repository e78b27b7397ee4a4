import { memberOf } from '../engine/answer.ts';
import { recordOf } from '../engine/caller.ts';
import { checks } from '../engine/check.ts';
import { everyOf, expect, NotExamined, need } from '../engine/violation.ts';
import { stationCallerOf } from './errors.ts';
import { addressesOf } from './places-scene.ts';
import { expectStatus } from './refusal.ts';

const levels = ['number', 'building', 'unit', 'floor', 'room'] as const;
type Level = (typeof levels)[number];

/** Letters, digits and signs in their full width. */
function wide(text: string): string {
  return text.replaceAll(/[!-~]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0));
}

export const addressesChecks = checks([
  {
    requirement: 'WK-ADR-01',
    title: 'addresses tell their own level and nothing below it, and each part of it stands in the line',
    needs: { operations: ['places.listAddresses'] },
    async run(context) {
      const addresses = await addressesOf(context);
      if (addresses.length === 0) throw new NotExamined('the register has no addresses');
      for (const address of addresses) {
        const own = levels.indexOf(address.level as Level);
        if (own === -1) continue;
        expect(address[levels[own] as Level] !== null, `a ${address.level} where it is the level`, 'none');
        const below = levels.slice(own + 1).filter((level) => address[level] !== null);
        expect(below.length === 0, `nothing below the level ${address.level}`, below.join(', '));
        const line = address.text.replaceAll(' ', '');
        const parts = [address.road, address.number, address.unit, address.room];
        const isWhole = parts.every((part) => part === null || line.includes(part.replaceAll(' ', '')));
        expect(isWhole, 'a line with road, number, unit and room', 'one that lacks a part');
      }
    },
  },
  {
    requirement: 'WK-ADR-02',
    title: 'an address is found by its beginning, middle and end, narrow and wide, and by nothing that it lacks',
    needs: { operations: ['places.listAddresses'] },
    async run(context) {
      const all = await addressesOf(context);
      const address = need(
        all.find(({ text }) => /\d/.test(text) && text.length >= 6),
        'no address of the register has a digit in its line',
      );
      const { text } = address;
      const middle = Math.floor(text.length / 2);
      const parts = [text, text.slice(0, 3), text.slice(middle - 2, middle + 2), text.slice(-4)].filter(
        (part) => part.trim().length > 1,
      );
      const asked = [...parts, wide(text), wide(text).toUpperCase(), text.toLowerCase()];
      await everyOf(
        asked,
        () => 'a part of a line',
        async (part) => {
          // The rest of the pages may hold it where the part is common: the community narrows them.
          const found = await addressesOf(context, { text: part, community: address.divisionCode });
          const isThere = found.some(({ id }) => id === address.id) || found.length === 200;
          expect(isThere, 'the address whose line holds the part', `${found.length} others`);
        },
      );
      const none = await addressesOf(context, { text: '绝无此路' });
      expect(none.length === 0, 'nothing for a text that no line holds', `${none.length} addresses`);
    },
  },
  {
    requirement: 'WK-ADR-03',
    title: 'a withdrawn address is told as such, with an address that took its place',
    needs: { operations: ['places.listAddresses', 'places.getAddress'] },
    async run(context) {
      const withdrawn = await addressesOf(context, { state: 'withdrawn' });
      const replaced = need(
        withdrawn.find(({ replacedById }) => replacedById !== null),
        'no address of the register was replaced',
      );
      const strays = withdrawn.filter(({ state }) => state !== 'withdrawn').length;
      expect(strays === 0, 'withdrawn addresses only', `${strays} others`);
      const caller = stationCallerOf(context, recordOf('places.getAddress'));
      const read = (addressId: string) => caller.call('places.getAddress', { parameters: { addressId } });
      const one = await read(replaced.id);
      expectStatus(one, 200);
      expect(memberOf(one.body, 'state') === 'withdrawn', 'the state withdrawn', 'another');
      expect(memberOf(one.body, 'replacedById') === replaced.replacedById, 'what took its place', 'another');
      expectStatus(await read(String(replaced.replacedById)), 200);
    },
  },
]);
