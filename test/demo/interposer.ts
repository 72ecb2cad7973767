import {expect, test} from 'vitest';
import {openExec, podOf, read, request, startDemo, watch} from '../_helpers/demo-api.ts';
import type {Trouble} from '../_helpers/demo-troubles.ts';

const pods = '/api/v1/pods';

test.each([401, 403, 404, 410, 429, 500, 503])('status %i, for the next request only', async code => {
	const server = await startDemo();
	server.faults.add({trouble: {kind: 'status', code, retryAfter: 3}, verb: 'list', resource: 'pods', times: 1});
	const response = await request(server, pods);
	expect(response.status).toBe(code);
	expect(response.headers.get('retry-after')).toBe('3');
	expect(await response.json()).toMatchObject({kind: 'Status', status: 'Failure', code});
	expect((await request(server, pods)).status).toBe(200);
});

test('a right that is missing is named, and known to access reviews', async () => {
	const server = await startDemo();
	const remove = server.faults.add({trouble: {kind: 'status', code: 403}, resource: 'pods', namespace: ''});
	const {message} = await read(server, pods);
	expect(message).toBe(
		'pods is forbidden: User "demo" cannot list resource "pods" in API group "" at the cluster scope',
	);

	const review = async (namespace: string) => {
		const resourceAttributes = {verb: 'list', resource: 'pods', namespace};
		const {status} = await read(server, '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', {
			method: 'POST',
			body: JSON.stringify({spec: {resourceAttributes}}),
		});

		return status.allowed;
	};

	expect(await review('')).toBe(false);
	expect(await review('shop')).toBe(true);
	remove();
	expect(await review('')).toBe(true);
});

test('a request that hangs is not answered until the server goes down', async () => {
	const server = await startDemo({faults: [{trouble: {kind: 'hang'}, resource: 'pods'}]});
	const hanging = request(server, pods).then(
		() => 'answered',
		() => 'lost',
	);
	expect((await request(server, '/api/v1/services')).status).toBe(200);
	await server.stop();
	expect(await hanging).toBe('lost');
});

test.each<Trouble>([{kind: 'reset'}, {kind: 'cut'}])('a list that ends in $kind', async trouble => {
	const server = await startDemo({faults: [{trouble, times: 1}]});
	await expect(read(server, pods)).rejects.toThrow();
	expect((await read(server, pods)).kind).toBe('PodList');
});

test('a continue token that expires between two pages', async () => {
	const server = await startDemo({faults: [{trouble: {kind: 'expired-continue'}, times: 1}]});
	const {metadata} = await read(server, `${pods}?limit=5`);
	expect((await request(server, `${pods}?limit=5&continue=${metadata.continue}`)).status).toBe(410);
});

const openWatch = async (trouble: Trouble) => {
	const server = await startDemo();
	const stream = await watch(server, `/api/v1/services?resourceVersion=${server.store.version()}`);
	server.faults.add({trouble, verb: 'watch', resource: 'services', times: 1});

	return {server, stream, change: () => server.store.delete('services', 'shop', 'web')};
};

test('an open watch that is closed', async () => {
	const {stream} = await openWatch({kind: 'close'});
	expect(await stream.next()).toBeUndefined();
});

test('an open watch that is reset', async () => {
	const {stream} = await openWatch({kind: 'reset'});
	await expect(stream.next()).rejects.toThrow();
});

test('an open watch that expires', async () => {
	const {stream} = await openWatch({kind: 'expired'});
	expect(await stream.next()).toMatchObject({type: 'ERROR', object: {code: 410}});
	expect(await stream.next()).toBeUndefined();
});

test('an open watch that says nothing any more', async () => {
	const {server, stream, change} = await openWatch({kind: 'stall'});
	change();
	const other = await watch(server, '/api/v1/namespaces/shop/services');
	expect(await other.next()).toMatchObject({type: 'ADDED'});
	await server.stop();
	await expect(stream.next()).rejects.toThrow();
});

test('half a frame and the rest', async () => {
	const {stream, change} = await openWatch({kind: 'half-frame', ending: 'rest'});
	change();
	expect(await stream.next()).toMatchObject({type: 'DELETED', object: {metadata: {name: 'web'}}});
});

test('half a frame and the end', async () => {
	const {stream, change} = await openWatch({kind: 'half-frame', ending: 'end'});
	change();
	expect((await stream.next()).incomplete).toMatch(/^\{"type":"DELETED"/);
	expect(await stream.next()).toBeUndefined();
});

const execWith = async (trouble: Trouble) => {
	const server = await startDemo({faults: [{trouble, verb: 'exec'}]});

	return openExec(server, {namespace: 'shop', pod: podOf(server, 'shop', 'toolbox')}, ['true']);
};

test('an exec that hangs opens and says nothing', async () => {
	const {socket, opened, ended} = await execWith({kind: 'exec-hang'});
	await opened;
	socket.close(1000);
	expect(await ended).toMatchObject({stdout: '', status: undefined});
});

test('an exec that prints megabytes', async () => {
	const {ended} = await execWith({kind: 'exec-flood', bytes: 3_000_000});
	const {stdout, status} = await ended;
	expect(stdout).toHaveLength(3_000_000);
	expect(status.status).toBe('Success');
});

test('an exec that prints control sequences', async () => {
	const {ended} = await execWith({kind: 'exec-control-sequences'});
	expect((await ended).stdout).toContain('\u001B[2J');
});

test('an exec that loses its socket', async () => {
	const {ended} = await execWith({kind: 'exec-socket-loss'});
	expect(await ended).toMatchObject({stdout: 'one line\n', status: undefined, closeCode: 1006});
});

test('an exec that is forbidden', async () => {
	const {refusal} = await execWith({kind: 'status', code: 403});
	const {code, body} = await refusal;
	expect(code).toBe(403);
	expect(body.message).toContain('cannot create resource "pods/exec" in API group "" in the namespace "shop"');
});
