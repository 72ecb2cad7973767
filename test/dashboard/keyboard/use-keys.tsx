import {expect, test} from 'vitest';
import {liveFeed, named} from '../../_helpers/rows.ts';
import {openScreen} from '../../_helpers/screen.tsx';

test('before the Services are there a filter can be typed; keys about them wait, in their order', async () => {
	const {promise, resolve} = Promise.withResolvers<void>();
	const screen = await openScreen({columns: 120, keysAfter: promise});
	await screen.press('/b\r\r?');
	expect(screen.text()).toContain('/b');
	await screen.dispatch(...liveFeed([named('a'), named('b')]));
	expect(screen.store.getState().overlay).toBeUndefined();
	resolve();
	await promise;
	await screen.drawn();
	expect(screen.store.getState().overlay).toMatchObject({kind: 'help', under: {kind: 'diagnosis'}});
});
