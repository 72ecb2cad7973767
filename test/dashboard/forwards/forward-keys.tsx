import {expect, test} from 'vitest';
import type {Action} from '../../../source/dashboard/state/action.ts';
import {forward, forwarded} from '../../_helpers/forwards.ts';
import {service, servicePort, slice, view} from '../../_helpers/objects.ts';
import {liveFeed, row} from '../../_helpers/rows.ts';
import {openScreen, type Screen} from '../../_helpers/screen.tsx';

const [esc, enter, backTab] = ['\u001B', '\r', '\u001B[Z'];

const open = (options: Parameters<typeof openScreen>[0] = {}) =>
	openScreen({columns: 120, rows: 30, feed: liveFeed(), ...options});

const last = (screen: Screen) => screen.lines().at(-1) ?? '';

const http = servicePort({name: 'http'});
const metrics = servicePort({name: 'metrics', port: 9090});
const dns = servicePort({name: 'dns', port: 53, protocol: 'UDP'});
const api = row(view({service: service({ports: [http, dns, metrics]})}));

const two = [forward(), forward({local: 9090, key: 'infra/redis', port: '6379', pod: 'redis-0'})];
const withTwo: readonly Action[] = [...liveFeed(), forwarded(...two)];

test('shift-f proposes a local port, and enter forwards it', async () => {
	const screen = await open({feed: liveFeed([api])});
	await screen.press('F');
	expect(last(screen)).toContain('forward 8080:http█  to shop/web · tab: 80 http, 9090 metrics');
	expect(screen.calls.at(-1)).toEqual(['proposeForward', http, '8080:http']);
	await screen.press(enter);
	expect(screen.calls.at(-1)).toEqual(['forward', {key: 'shop/web', only: undefined, local: 8080, port: http}]);
	expect(last(screen)).not.toContain('forward 8080');
});

test('tab goes through the ports that can be forwarded', async () => {
	const screen = await open({feed: liveFeed([api])});
	await screen.press('F', '\t');
	expect(last(screen)).toContain('forward 9090:metrics█');
	expect(screen.calls.at(-1)).toEqual(['proposeForward', metrics, '9090:metrics']);
	await screen.press('\t');
	expect(last(screen)).toContain('forward 8080:http█');
});

test('what cannot be forwarded stays to be corrected, and says why beside it', async () => {
	const screen = await open({feed: liveFeed([api])});
	await screen.press('F', '\u0015', '8053:dns', enter);
	expect(last(screen)).toContain('8053:dns█  Port dns is UDP: Kubernetes forwards only TCP.');
	await screen.press('\u0015', '70000:80', enter);
	expect(last(screen)).toContain('70000 is no port from 1 to 65535');
	await screen.press('\u0015', ':80', enter);
	expect(screen.calls.at(-1)).toEqual(['forward', {key: 'shop/web', only: undefined, local: 0, port: http}]);
});

test('ports that are forwarded already are not proposed again', async () => {
	const screen = await open({feed: [...liveFeed([api]), forwarded(forward(), forward({local: 9090}))]});
	await screen.press('F');
	expect(last(screen)).toContain('forward 8081:http█');
	await screen.press('\t');
	expect(last(screen)).toContain('forward 17090:metrics█');
});

test('a better proposal replaces the one it is for', async () => {
	const screen = await open({feed: liveFeed([api])});
	await screen.press('F');
	await screen.dispatch({type: 'prompt/forwardProposed', from: '8080:http', text: '8081:http'});
	expect(last(screen)).toContain('forward 8081:http█');
	await screen.press('\u007F');
	await screen.dispatch({type: 'prompt/forwardProposed', from: '8081:http', text: '8082:http'});
	expect(last(screen)).toContain('forward 8081:htt█');
});

test.each([
	['a pod', ['G', backTab, 'j', 'F'], 'web-2'],
	['an endpoint', ['G', '\t', 'F'], 'web-1'],
])('from %s, to that pod alone', async (_what, keys, only) => {
	const screen = await open();
	await screen.press(...keys);
	expect(last(screen)).toContain(`forward 8080:80█  to pod ${only}`);
	await screen.press(enter);
	expect(screen.calls.at(-1)).toEqual(['forward', expect.objectContaining({key: 'shop/web', only, local: 8080})]);
});

const noPorts = service({type: 'ClusterIP', ports: []});
const udp = service({ports: [dns]});
const external = service({type: 'ExternalName', ports: [], externalName: 'example.com'});
const byHand = slice({endpoints: [{...slice().endpoints[0]!, pod: '', podUid: ''}]});

test.each([
	['no port', row(view({service: noPorts})), ['F'], 'shop/web has no ports to forward.'],
	['UDP alone', row(view({service: udp})), ['F'], 'shop/web has UDP ports alone: Kubernetes forwards TCP'],
	['an ExternalName', row(view({service: external, pods: []})), ['F'], 'is an ExternalName: there is no pod'],
	['an address without a pod', row(view({slices: [byHand]})), ['\t', 'F'], 'No pod is behind this address'],
])('%s is declined with the reason', async (_what, only, keys, reason) => {
	const screen = await open({feed: liveFeed([only])});
	await screen.press(...keys);
	expect(last(screen)).toContain(reason);
	expect(screen.store.getState().prompt).toBeUndefined();
});

test('--readonly and a missing right are told', async () => {
	const readonly = await open({isReadonly: true});
	await readonly.press('F');
	expect(last(readonly)).toContain('svctop was started with --readonly: no port is forwarded.');

	const screen = await open();
	const access = {exec: [], 'port-forward': ['create'], debug: [], logs: [], 'service-proxy': [], 'probe-pod': []};
	await screen.dispatch({type: 'access/loaded', namespace: 'shop', access});
	await screen.press('F');
	expect(last(screen)).toContain('it takes create on pods/portforward in namespace shop');
	expect(screen.calls).toEqual([]);
});

test.each(['x', enter])('%o in the list copies the address', async key => {
	const screen = await open({feed: withTwo});
	await screen.press('f', 'j', key);
	expect(screen.calls).toEqual([['copy', 'http://127.0.0.1:9090']]);
	expect(last(screen)).toContain('Sent to the terminal: http://127.0.0.1:9090');
});

test.each(['d', '\u0004', ':stop\r'])('%o in the list stops the selected one', async key => {
	const screen = await open({feed: withTwo});
	await screen.press('f', 'j', key);
	expect(screen.calls).toEqual([['stopForward', 9090]]);
});

test('where nothing is forwarded there is nothing to stop', async () => {
	const screen = await open();
	await screen.press('f', 'd');
	expect(last(screen)).toContain('No port is forwarded. shift-f on a Service forwards one.');
	await screen.press('x');
	expect(screen.calls).toEqual([]);
});

test('one that goes leaves the selection on another', async () => {
	const screen = await open({feed: withTwo});
	await screen.press('f', 'j');
	await screen.dispatch(forwarded(two[0]!));
	await screen.press('x');
	expect(screen.calls).toEqual([['copy', 'http://127.0.0.1:8080']]);
});

test.each([esc, 'q'])('%o goes back from the list', async key => {
	const screen = await open({feed: withTwo});
	await screen.press('f', key);
	expect(screen.text()).toContain('SERVICES 5');
	expect(screen.store.getState().prompt).toBeUndefined();
});

test('the list moves, has help, and takes commands', async () => {
	const screen = await open({feed: withTwo});
	await screen.press('f', 'G');
	expect(screen.store.getState().overlay).toMatchObject({selected: '9090'});
	await screen.press('g');
	expect(screen.store.getState().overlay).toMatchObject({selected: '8080'});
	await screen.press('?');
	expect(screen.text()).toContain('HELP');
	await screen.press('q', ':svc', enter);
	expect(screen.text()).toContain('SERVICES 5');
});

test.each([
	['q', ['q']],
	['ctrl-c', ['\u0003']],
	['ctrl-c in the list of them', ['f', '\u0003']],
	[':q', [':q\r']],
])('%s asks before it quits while ports are forwarded', async (_what, keys) => {
	const screen = await open({feed: withTwo});
	await screen.press(...keys);
	expect(last(screen)).toContain('2 ports are forwarded. Quit, and close them?');
	expect(last(screen)).toContain('<enter> quit  <esc> stay');
	await screen.press(esc);
	expect(screen.store.getState().prompt).toBeUndefined();
	expect(screen.calls).toEqual([]);
});

test.each([enter, 'q', '\u0003'])('%o then quits, and other keys do nothing', async key => {
	const screen = await open({feed: [...liveFeed(), forwarded(forward())]});
	await screen.press('q', 'n');
	expect(last(screen)).toContain('1 port is forwarded. Quit, and close it?');
	expect(screen.calls).toEqual([]);
	await screen.press(key);
	expect(screen.calls).toEqual([['quit']]);
});

test(':q! quits unasked', async () => {
	const screen = await open({feed: withTwo});
	await screen.press(':q!\r');
	expect(screen.calls).toEqual([['quit']]);
});

test('another context has none of them, another namespace all', async () => {
	const screen = await open({feed: [{type: 'scope/opened', context: 'prod-eu', namespace: undefined}, ...withTwo]});
	await screen.dispatch({type: 'scope/opened', context: 'prod-eu', namespace: 'shop'});
	expect(screen.store.getState().forwards.size).toBe(2);
	await screen.dispatch({type: 'scope/opened', context: 'staging', namespace: 'shop'});
	expect(screen.store.getState().forwards.size).toBe(0);
});
