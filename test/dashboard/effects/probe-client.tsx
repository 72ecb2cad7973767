import {expect, test} from 'vitest';
import {pod} from '../../_helpers/objects.ts';
import {clients, liveFeed} from '../../_helpers/rows.ts';
import {openScreen} from '../../_helpers/screen.tsx';

const key = 'shop/checkout';
const [toolbox, web] = clients.map(({target}) => target);
const gone = {namespace: 'shop', pod: 'old', container: 'main'};
const enter = '\r';
const esc = '\u001B';

const open = async (chosen = gone, choices = clients) => {
	const screen = await openScreen({columns: 160, clients: choices, feed: liveFeed()});
	await screen.dispatch({type: 'client/chosen', namespace: 'shop', target: chosen});
	await screen.press('/', 'checkout', enter);
	return screen;
};

type Screen = Awaited<ReturnType<typeof open>>;
const last = (screen: Screen) => screen.lines().at(-1) ?? '';

test.each([
	['t', 'trace'],
	['n', 'nslookup'],
] as const)('%s asks from the default pod where the chosen one is gone, and says so once', async (pressed, kind) => {
	const screen = await open();
	await screen.press(pressed);
	expect(last(screen)).toContain(`Pod old is gone. Run ${kind} checkout.shop in pod toolbox`);
	await screen.press(esc, pressed);
	expect(last(screen)).toContain(`Run ${kind} checkout.shop in pod toolbox`);
	expect(last(screen)).not.toContain('old');
	await screen.press(enter);
	expect(screen.calls).toContainEqual([kind, key, toolbox]);
});

test('c says it beside the URL', async () => {
	const screen = await open();
	await screen.press('c');
	expect(last(screen)).toContain('Pod old is gone: the source pod is toolbox now.');
});

test('where nothing is asked before, it is said all the same', async () => {
	const screen = await open();
	await screen.dispatch({type: 'probes/allowed'});
	await screen.press('n');
	expect(last(screen)).toContain('Pod old is gone: the source pod is toolbox now.');
	expect(screen.calls).toContainEqual(['nslookup', key, toolbox]);
});

test('a chosen pod that is being deleted is as good as gone', async () => {
	const [first, second] = clients;
	const screen = await open(web, [first!, {...second!, pod: pod({deleted: 1})}]);
	await screen.press('t');
	expect(last(screen)).toContain('Pod web-1 is gone. Run trace checkout.shop in pod toolbox');
});

test('a chosen pod that is there is asked', async () => {
	const screen = await open(web);
	await screen.press('t', enter);
	expect(screen.calls).toContainEqual(['trace', key, web]);
});

test.each([
	['undefined, where it is watched', undefined, 'old', true],
	['another one, where it is not watched', 'shop', 'old', false],
] as const)('of a chosen pod of another namespace, with %s', async (_, namespace, name, isGone) => {
	const elsewhere = {namespace: 'front', pod: name, container: 'main'};
	const screen = await openScreen({
		...{columns: 160, clients, feed: liveFeed()},
		...(namespace !== undefined && {namespace}),
	});
	await screen.dispatch({type: 'client/chosen', namespace: 'shop', target: elsewhere});
	await screen.press('/', 'checkout', enter, 't');
	expect(last(screen).includes('Pod front/old is gone. Run trace checkout.shop in pod toolbox')).toBe(isGone);
	expect(last(screen).includes('Run trace checkout.shop in pod front/old')).toBe(!isGone);
});

test('what was requested by a short name is not asked from another namespace, where that is another Service', async () => {
	const elsewhere = {namespace: 'front', pod: 'web-1', container: 'api'};
	const screen = await open(web);
	await screen.press('c', '\u0015http://checkout:8080/cart', enter, esc);
	await screen.press('c');
	expect(last(screen)).toContain('curl http://checkout:8080/cart█  in pod web-1');
	await screen.press(esc);
	await screen.dispatch({type: 'client/chosen', namespace: 'shop', target: elsewhere});
	await screen.press('c');
	expect(last(screen)).not.toContain('cart');
	expect(last(screen)).toContain('in pod front/web-1');
});

test('the right to run commands is that of the namespace that is asked from', async () => {
	const screen = await open(web);
	const access = {exec: ['create'], 'port-forward': [], debug: [], logs: [], 'service-proxy': [], 'probe-pod': []};
	await screen.dispatch({type: 'client/chosen', namespace: 'shop', target: {...web!, namespace: 'front'}});
	await screen.dispatch({type: 'access/loaded', namespace: 'shop', access});
	await screen.press('t');
	expect(last(screen)).toContain('in pod front/web-1');
	await screen.dispatch({type: 'access/loaded', namespace: 'front', access});
	await screen.press(esc, 't');
	expect(last(screen)).toContain('it takes create on pods/exec in namespace front');
});
