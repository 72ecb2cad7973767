import {expect, test} from 'vitest';
import {ClusterError, fromSocket, fromStatus} from '../../source/kubernetes/errors.ts';

const server = 'https://192.0.2.1:6443';

const withCode = (code: string, message = code) => Object.assign(new Error(message), {code});

test.each([
	['CERT_HAS_EXPIRED', 'certificate', /certificate of \S+ has expired\. Renew it/],
	['CERT_NOT_YET_VALID', 'certificate', /not valid yet\. Check this machine's clock/],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate', /is for another name\. Correct the server/],
	[
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'certificate',
		/an authority the kubeconfig does not name\. Correct certificate-authority-data/,
	],
	['ECONNREFUSED', 'unreachable', /refuses the connection\. Check that it runs/],
	['ENOTFOUND', 'unreachable', /has a name that does not resolve/],
	['EHOSTUNREACH', 'unreachable', /cannot be reached/],
	['ECONNRESET', 'unreachable', /closed the connection/],
	['EWHATEVER', 'unreachable', /cannot be used \(EWHATEVER\)/],
])('%s', (code, kind, sentence) => {
	const failure = fromSocket(withCode(code), server) as ClusterError;
	expect(failure).toBeInstanceOf(ClusterError);
	expect(failure.kind).toBe(kind);
	expect(failure.message).toMatch(sentence);
});

test('a client certificate that the server refuses', () => {
	const alert = withCode('ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED', 'ssl3_read_bytes:sslv3 alert certificate expired');
	expect(fromSocket(alert, server)).toMatchObject({
		kind: 'unauthorized',
		message: expect.stringContaining('client certificate'),
	});
});

test('what is cancelled stays what it is', () => {
	const {reason} = AbortSignal.abort();
	expect(fromSocket(reason, server)).toBe(reason);
});

test('control sequences in what a server says arrive as marks', () => {
	expect(fromSocket(withCode('X', 'a\u001b[2Jb'), server).message).toContain('a␛[2Jb');
});

test.each([
	[401, 'unauthorized', /does not know who you are \(why\)\. Log in again/],
	[
		403,
		'forbidden',
		/^Listing pods in namespace shop is forbidden\. Ask for the verb list on pods, or name another namespace with -n\.$/,
	],
	[404, 'absent', /does not serve pods/],
	[410, 'gone', /has to start again/],
	[429, 'busy', /asks to wait/],
	[500, 'server', /failed with status 500 \(why\)/],
	[504, 'timeout', /too long \(why\)/],
])('status %i', (status, kind, sentence) => {
	const failure = fromStatus(
		status,
		'why',
		{verb: 'list', resource: 'pods', namespace: 'shop'},
		{server, retryAfter: 3},
	);
	expect(failure.kind).toBe(kind);
	expect(failure.message).toMatch(sentence);
});

test('Retry-After is kept, in milliseconds', () => {
	const failure = fromStatus(429, '', {verb: 'list', resource: 'pods', namespace: undefined}, {server, retryAfter: 3});
	expect(failure.retryAfter).toBe(3000);
});

test('what lies outside of namespaces takes a ClusterRole, whichever namespace was looked at', () => {
	const said = 'nodes is forbidden: User "u" cannot list resource "nodes" in API group "" at the cluster scope';
	const action = {verb: 'list', resource: 'nodes', namespace: 'shop'};
	expect(fromStatus(403, said, action, {server}).message).toBe(
		'Listing nodes is forbidden. Ask for the verb list on nodes, in a ClusterRole.',
	);
});
