import {expect, test} from 'vitest';
import {statusMessage} from '../../../source/kubernetes/connection/status-message.ts';

/** What an API server 1.36 answers to a list that is asked for in protobuf and forbidden. */
const forbidden = Buffer.from(
	'azhzAAoMCgJ2MRIGU3RhdHVzEuABCgYKABIAGgASB0ZhaWx1cmUakwFpbmdyZXNzY2xhc3Nlcy5uZXR3b3JraW5nLms4cy5pbyBpcyBmb3JiaWRkZW46IFVzZXIgInUiIGNhbm5vdCBsaXN0IHJlc291cmNlICJpbmdyZXNzY2xhc3NlcyIgaW4gQVBJIGdyb3VwICJuZXR3b3JraW5nLms4cy5pbyIgYXQgdGhlIGNsdXN0ZXIgc2NvcGUiCUZvcmJpZGRlbiopCgASEW5ldHdvcmtpbmcuazhzLmlvGg5pbmdyZXNzY2xhc3NlcygAMgAwkwMaACIA',
	'base64',
);

test('a Status in protobuf is read', () => {
	expect(statusMessage(forbidden)).toBe(
		'ingressclasses.networking.k8s.io is forbidden: User "u" cannot list resource "ingressclasses" in API group "networking.k8s.io" at the cluster scope',
	);
});

test.each<[string, Buffer, string]>([
	[
		'a Status in JSON',
		Buffer.from('{"kind": "Status", "message": "etcdserver: leader changed"}'),
		'etcdserver: leader changed',
	],
	['protobuf that was cut', forbidden.subarray(0, 60), ''],
	['nothing', Buffer.alloc(0), ''],
	['a page', Buffer.from('<html>Sign in</html>'), ''],
	['plain text, cut', Buffer.from(`404 page not found\n${'x'.repeat(300)}`), `404 page not found␊${'x'.repeat(181)}`],
	['what a terminal would obey', Buffer.from('{"message": "\\u001b[2J"}'), '␛[2J'],
])('%s', (_name, body, expected) => {
	expect(statusMessage(body)).toBe(expected);
});
