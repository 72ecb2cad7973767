import {expect, test} from 'vitest';
import {localPorts, proposedForward, readForward} from '../../../source/dashboard/forwards/forward-request.ts';
import {servicePort} from '../../_helpers/objects.ts';

const http = servicePort({name: 'http'});
const metrics = servicePort({name: 'metrics', port: 9090});
const dns = servicePort({name: 'dns', port: 53, protocol: 'UDP'});
const dnsTcp = servicePort({name: 'dns-tcp', port: 53});
const ports = [http, metrics, dns];

test.each([
	[http, [], '8080:http'],
	[http, [8080], '8081:http'],
	[metrics, [], '9090:metrics'],
	[metrics, [9090], '17090:metrics'],
	[servicePort({port: 443}), [], '8443:443'],
	[servicePort({port: 65_000}), [65_000], ':65000'],
] as const)('%o with %o taken is proposed as %s', (port, taken, text) => {
	expect(proposedForward(port, new Set<number>(taken))).toBe(text);
});

test('no port beyond the last is proposed', () => {
	expect(Math.max(...localPorts(57_500))).toBe(65_535);
});

test.each([
	['8080:80', {local: 8080, port: http}],
	['8080:http', {local: 8080, port: http}],
	[' 1:9090 ', {local: 1, port: metrics}],
	[':http', {local: 0, port: http}],
	['http', {local: 8080, port: http}],
	['9090', {local: 9090, port: metrics}],
])('%o is read', (text, expected) => {
	expect(readForward(text, ports)).toEqual(expected);
});

test.each([
	['', 'Write it as LOCAL:PORT; the ports of the Service are 80 (http), 9090 (metrics).'],
	['8080:', 'Write it as LOCAL:PORT; the ports of the Service are 80 (http), 9090 (metrics).'],
	['8080:81', 'The Service has no port 81; it has 80 (http), 9090 (metrics).'],
	['x:80', 'x is no port from 1 to 65535.'],
	['0:80', '0 is no port from 1 to 65535.'],
	['65536:80', '65536 is no port from 1 to 65535.'],
	['-1:80', '-1 is no port from 1 to 65535.'],
	['1:2:80', 'Write it as LOCAL:PORT; the ports of the Service are 80 (http), 9090 (metrics).'],
	['8053:53', 'Port 53 is UDP: Kubernetes forwards only TCP.'],
])('%o is refused', (text, problem) => {
	expect(readForward(text, ports)).toEqual({problem});
});

test('of one number for two protocols, TCP is meant', () => {
	expect(readForward('8053:53', [dns, dnsTcp])).toEqual({local: 8053, port: dnsTcp});
});
